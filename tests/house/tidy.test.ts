import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import * as rows from '../../entities';
import { routes } from '../../bot/interactions/registry';
import { jobs } from '../../bot/scheduler/jobs';
import { migrations } from '../../migrations';
import { filesOf, packageOf, placesIn, root, sourceFrom, sourcesOf } from './sources';

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
interface Package {
  readonly license: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const ownPackage = JSON.parse(textOf('package.json')) as Package;
const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Package & { resolved?: string }> };

/** What a file hands out, by name. */
const handsOut = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
  (await import(join(root, path))) as Readonly<Record<string, unknown>>;

describe('files', () => {
  test('are short enough to be read in one sitting', () => {
    const long = filesOf('bot')
      .map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  test('of tests leave no test out and run none alone', () => {
    const left = (node: ts.Node): string | undefined => {
      if (!ts.isPropertyAccessExpression(node) && !ts.isCallExpression(node)) return undefined;
      const said = ts.isCallExpression(node) ? node.expression.getText() : node.getText();
      const aside = /^(test|it|describe)(\.\w+)*\.(only|skip|todo|failing)$/.test(said);
      return (aside && !ts.isCallExpression(node)) || /^([xf](it|test|describe))$/.test(said) ? said : undefined;
    };
    const sample = sourceFrom(
      'a.ts',
      `test.only('a', f); describe.skip.each([]); it.todo('b'); xit('c'); test('it.skip');`,
    );
    expect(placesIn(sample, left)).toHaveLength(4);
    const suspects = sourcesOf('tests').filter(({ text }) =>
      /\.(only|skip|todo|failing)\b|\b[xf](it|test|describe)\b/.test(text),
    );
    expect(suspects.flatMap((source) => placesIn(source, left))).toEqual([]);
  });
});

describe('lists by hand', () => {
  test('every button, form and command stands in the registry, once', async () => {
    const files = filesOf('bot/interactions').filter((path) => path.split('/').length > 3);
    const doors = await Promise.all(files.map(async (path) => (await handsOut(path)).default));
    expect(files.filter((_, index) => !(routes as readonly unknown[]).includes(doors[index]))).toEqual([]);
    expect(routes).toHaveLength(files.length);
  });

  test('every file of a door says in its ending what kind it is', () => {
    const files = filesOf('bot/interactions').filter((path) => path.split('/').length > 3);
    expect(files.filter((path) => !/\.(command|button|form|select|modal|menu)\.ts$/.test(path))).toEqual([]);
  });

  test('no two doors answer to the same name', () => {
    const names = routes.map((route) => ('path' in route ? route.path : `${route.id.name}.${route.id.version}`));
    expect([...new Set(names)]).toEqual(names);
  });

  test('every job stands in the list of jobs, once, under a name of its own', async () => {
    const files = filesOf('bot/scheduler/jobs', '.job.ts');
    const kept = await Promise.all(files.map(async (path) => (await handsOut(path)).default));
    expect(files.filter((_, index) => !(jobs as readonly unknown[]).includes(kept[index]))).toEqual([]);
    expect(jobs).toHaveLength(files.length);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  });

  test('every entity stands in the list of entities', async () => {
    const files = filesOf('entities', '.entity.ts');
    const classes = (await Promise.all(files.map(handsOut))).flatMap((file) => Object.values(file));
    expect(new Set<unknown>(rows.entities)).toEqual(new Set(classes.filter((one) => typeof one === 'function')));
  });

  test('every migration stands in the list of migrations, oldest first, and its class carries the instant of its file', async () => {
    const files = filesOf('migrations').filter((path) => basename(path) !== 'index.ts');
    const classes = (await Promise.all(files.map(handsOut))).flatMap((file) => Object.values(file));
    expect(migrations as readonly unknown[]).toEqual(classes);
    const instants = files.map((path) => /^(\d{13})-\w+\.ts$/.exec(basename(path))?.[1] ?? `${path} has no instant`);
    expect(migrations.map(({ name }) => name.slice(-13))).toEqual(instants);
  });
});

describe('the package', () => {
  test('names every dependency by one exact version', () => {
    const { dependencies, devDependencies, optionalDependencies = {} } = ownPackage;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('is locked to just these versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = ownPackage;
    expect(lock.packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
  });

  test('can be installed from any registry: the lock names none', () => {
    const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(addressed.map(([name]) => name)).toEqual([]);
  });

  test('is free: MIT, in the file and in the package', () => {
    expect(ownPackage.license).toBe('MIT');
    expect(textOf('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} /);
    expect(textOf('LICENSE')).toContain(
      'The above copyright notice and this permission notice shall be included in all',
    );
    expect(textOf('LICENSE')).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  });
});

describe('the local Discord, taken along', () => {
  const itsPackage = JSON.parse(textOf('sandbox/package.json')) as Package;
  const named = { ...itsPackage.dependencies, ...itsPackage.devDependencies };

  test('names the packages it imports and the tools it is run with, in the versions that are tested here', () => {
    const styles = filesOf('sandbox', '.css').flatMap((path) =>
      [...textOf(path).matchAll(/@import '((?:@[\w-]+\/)?\w[\w-]*)/g)].map(([, name = '']) => name),
    );
    const imported = sourcesOf('sandbox').flatMap(({ arrows }) => arrows.map((arrow) => packageOf(arrow) ?? 'node:'));
    const tools = ['@types/node', '@types/ws', 'tsx', 'typescript', 'vite'];
    const needed = new Set([...styles, ...imported.filter((name) => !name.startsWith('node:')), ...tools]);
    expect(Object.keys(named).sort()).toEqual([...needed].sort());
    expect({ ...ownPackage.dependencies, ...ownPackage.devDependencies }).toMatchObject(named);
  });

  test('says in its README which they are, and which of its scripts to run', () => {
    const text = textOf('sandbox/README.md').replace(/\s+/g, ' ');
    const unsaid = Object.entries(named).filter(([name, version]) => !text.includes(`\`${name}\` ${version}`));
    expect(unsaid).toEqual([]);
    const scripts = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !(name in itsPackage.scripts))).toEqual([]);
  });

  test('is as free as all of it', () => {
    expect(itsPackage.license).toBe(ownPackage.license);
    expect(textOf('sandbox/LICENSE')).toBe(textOf('LICENSE'));
  });

  test('is CommonJS wherever it stands: it looks for its own files by __dirname', () => {
    expect(itsPackage).toMatchObject({ type: 'commonjs' });
  });
});

describe('the README', () => {
  const fromNpm = ['install', 'ci', 'audit', 'outdated', 'version'];
  /** The scripts a text tells people to run. */
  const scriptsIn = (text: string): string[] =>
    [...text.matchAll(/\bnpm (?:run(?:-script)? )?(?:-+[\w-]+ )*([a-z][\w:-]*)/g)].map(([, name = '']) => name);

  test('is read rightly', () => {
    expect(scriptsIn('`npm test`, `npm run -s bench:ack`, then npm run demo. With npm ci')).toEqual([
      ...['test', 'bench:ack', 'demo', 'ci'],
    ]);
  });

  test.each(['README.md', 'docs/install.md'])('names only scripts that exist: %s', (path) => {
    const text = existsSync(join(root, path)) ? textOf(path) : '';
    const lacking = scriptsIn(text).filter((name) => !(name in ownPackage.scripts) && !fromNpm.includes(name));
    expect(lacking).toEqual([]);
  });
});
