import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A clone with a package-lock, and an npm that notes its calls and puts one package in place, or fails when told to. */
let clone: string;
const placed = () => join(clone, 'node_modules', 'oak', 'package.json');

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'grove-clone-'));
  mkdirSync(join(clone, 'scripts'));
  copyFileSync(join(__dirname, '..', '..', 'scripts', 'ensure.cjs'), join(clone, 'scripts', 'ensure.cjs'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  writeFileSync(
    join(clone, 'npm-cli.js'),
    `const fs = require('node:fs');
    fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
    if (fs.existsSync('no-network')) process.exit(1);
    setTimeout(() => {
      fs.mkdirSync('node_modules/oak', { recursive: true });
      fs.writeFileSync('node_modules/oak/package.json', '{}');
      fs.writeFileSync('node_modules/.package-lock.json', '{"packages":{"node_modules/oak":{}}}');
    }, 300);`,
  );
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function ensure(...before: string[]): Promise<{ code: number | null; said: string }> {
  return run([...before, join(clone, 'scripts', 'ensure.cjs')]);
}

function run(words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, npm_execpath: join(clone, 'npm-cli.js') };
  const child = spawn(process.execPath, words, { env, cwd: clone });
  let said = '';
  child.stderr.on('data', (words: Buffer) => (said += words.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

function calls(): number {
  return existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n').length : 0;
}

test('a fresh clone installs once, and again when the lock changes or a package has gone missing', async () => {
  expect(await ensure()).toMatchObject({ code: 0 });
  expect(await ensure()).toMatchObject({ code: 0, said: '' });
  expect(calls()).toBe(1);
  writeFileSync(join(clone, 'package-lock.json'), '{ }');
  await ensure();
  expect(calls()).toBe(2);
  rmSync(placed());
  await ensure();
  expect(calls()).toBe(3);
  expect(existsSync(placed())).toBe(true);
});

test('of three commands at once on a fresh clone one installs and the others wait for it', async () => {
  const ends = await Promise.all([ensure(), ensure(), ensure()]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(calls()).toBe(1);
});

test('a lock left behind by a command that was killed does not stop the next', async () => {
  mkdirSync(join(clone, 'node_modules'));
  writeFileSync(join(clone, 'node_modules', '.grove-ensure.lock'), `4194305@${hostname()}`);
  expect(await ensure()).toMatchObject({ code: 0 });
  expect(calls()).toBe(1);
});

test('without a network it says so in a sentence, and the next time it tries again', async () => {
  writeFileSync(join(clone, 'no-network'), '');
  const failed = await ensure();
  expect(failed.code).toBe(1);
  expect(failed.said).toContain('check the network and run the same command again');
  rmSync(join(clone, 'no-network'));
  expect(await ensure()).toMatchObject({ code: 0 });
});

test('a Node that is too old is told which one it takes', async () => {
  const older = join(clone, 'older.cjs');
  writeFileSync(older, `Object.defineProperty(process.versions, 'node', { value: '18.20.1' });`);
  expect(await ensure('--require', older)).toEqual({
    code: 1,
    said: '\nGrove needs Node 20.19 or newer, and this is 18.20.1: see https://nodejs.org.\n',
  });
  expect(calls()).toBe(0);
});

test('the page of the local Discord is built once, and again when one of its sources has changed', async () => {
  const source = join(clone, 'sandbox', 'page', 'app', 'main.tsx');
  const vite = join(clone, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const file of [source, vite]) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(source, '1');
  writeFileSync(
    vite,
    `const fs = require('node:fs');
    fs.mkdirSync('sandbox/page/built', { recursive: true });
    fs.appendFileSync('builds', '.');
    fs.writeFileSync('sandbox/page/built/index.html', fs.readFileSync('sandbox/page/app/main.tsx'));`,
  );
  const build = () => run([join(clone, 'scripts', 'ensure.cjs'), '--page']);
  expect((await build()).said).toContain('Building the page');
  expect(await build()).toEqual({ code: 0, said: '' });
  writeFileSync(source, '2');
  await build();
  expect(readFileSync(join(clone, 'builds'), 'utf8')).toBe('..');
  expect(readFileSync(join(clone, 'sandbox', 'page', 'built', 'index.html'), 'utf8')).toBe('2');
});
