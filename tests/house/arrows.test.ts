import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageOf, placesIn, root, sourceFrom, sourcesOf, type Arrow, type Source } from './sources';

/** What may import what. Each list of what was found must be empty; what stands in it says where to look. */

const program = sourcesOf('bot', 'entities', 'migrations');
const everything = [...program, ...sourcesOf('sandbox', 'demo', 'bench', 'scripts', 'tests')];
const byPath = new Map(everything.map((source) => [source.path, source]));
const arrowsOf = (sources: readonly Source[]): Arrow[] => sources.flatMap(({ arrows }) => arrows);
const said = (arrows: readonly Arrow[]): string[] =>
  arrows.map(({ from, to, typeOnly }) => `${from} -> ${to}${typeOnly ? ' (type)' : ''}`);
const within = (...folders: string[]) => {
  return (path: string): boolean => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
};

/** Doors and what is common; every other folder of bot/ is a room. */
const notRooms = ['common', 'locales', 'interactions', 'scheduler', 'discord', 'store', 'cli'];
/** Beside the matching, and no rule: the thread that it runs in when a search takes its time. */
const ofThread = within('bot/matching/worker.ts', 'bot/matching/inWorker.ts');
const roomOf = (path: string): string | undefined => {
  if (ofThread(path)) return undefined;
  const [, folder] = /^bot\/([^/]+)\//.exec(path) ?? [];
  return folder && !notRooms.includes(folder) ? folder : undefined;
};
const rooms = program.filter(({ path }) => roomOf(path) !== undefined);
const isRule = (path: string): boolean => /^bot\/[^/]+\/rules\//.test(path) || within('bot/matching')(path);
const rules = rooms.filter(({ path }) => isRule(path));

/** All that is loaded when one of these files is. */
function reachedBy(sources: readonly Source[]): Source[] {
  const reached = new Set(sources);
  for (const source of reached) {
    for (const { to, typeOnly } of source.arrows) {
      const next = typeOnly ? undefined : byPath.get(to);
      if (next) reached.add(next);
    }
  }
  return [...reached];
}

const isCall = (node: ts.Node, ...names: string[]): boolean =>
  ts.isCallExpression(node) && names.includes(node.expression.getText().replace(/^(globalThis|global)\./, ''));

function wallClock(node: ts.Node): string | undefined {
  const bareDate =
    (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
    isCall(node, 'Date');
  const asked = isCall(
    node,
    'Date.now',
    'performance.now',
    'process.hrtime',
    'process.hrtime.bigint',
    'process.uptime',
  );
  const temporal = ts.isPropertyAccessExpression(node) && node.getText() === 'Temporal.Now';
  return bareDate || asked || temporal ? node.getText() : undefined;
}
const waiting = (node: ts.Node): string | undefined =>
  isCall(node, 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask') ? node.getText() : undefined;
const chance = (node: ts.Node): string | undefined =>
  (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') ||
  isCall(node, 'randomBytes', 'randomUUID', 'randomInt', 'crypto.randomUUID', 'crypto.getRandomValues')
    ? node.getText()
    : undefined;
const promised = (node: ts.Node): string | undefined =>
  node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node) || node.getText() === 'Promise'
    ? node.getText()
    : undefined;
const environment = (node: ts.Node): string | undefined =>
  (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) &&
  /^(globalThis\.)?process(\.env|\[['"]env['"]\])$/.test(node.getText())
    ? 'process.env'
    : undefined;

describe('the house is read rightly', () => {
  test('there are rooms, rules and doors to look at', () => {
    expect(rules.map(({ path }) => path)).toContain('bot/sessions/rules/round.ts');
    expect(rules.map(({ path }) => path)).toContain('bot/matching/groups.ts');
    const all = new Set(rooms.map(({ path }) => roomOf(path)));
    for (const room of ['sessions', 'cohorts', 'intake', 'home', 'matching']) expect(all).toContain(room);
  });

  test('every arrow inside leads to a file', () => {
    // Some folders are absent in some copies of the house.
    const standing = ({ to }: Arrow): boolean => existsSync(join(root, to.split('/')[0] ?? ''));
    const lost = arrowsOf(everything)
      .filter(({ to, inside }) => inside && !/\.\w+$/.test(to))
      .filter(standing);
    expect(said(lost)).toEqual([]);
  });

  test('every way of importing is seen', () => {
    const text = `
      import 'a'; import b from 'b'; import * as c from 'c'; import { d } from 'd'; import e = require('e');
      import type { f } from 'f'; import { type g } from 'g'; import { h, type i } from 'h'; import type j from 'j';
      export * from 'k'; export { l } from 'l'; export type { m } from 'm'; export { type n } from 'n';
      const o = require('o'); const p = await import('p'); type Q = import('q').Q; import {} from 'r';`;
    const found = sourceFrom('bot/some.ts', text).arrows;
    const letters = (arrows: readonly Arrow[]): string =>
      arrows
        .map(({ to }) => to)
        .sort()
        .join('');
    expect(letters(found)).toBe('abcdefghjklmnopqr');
    expect(letters(found.filter(({ typeOnly }) => typeOnly))).toBe('fgjmnqr');
  });

  test('clocks, waiting and chance are seen', () => {
    const text = `Date.now(); new Date(); new Date; Date(); performance.now(); Temporal.Now.instant(); setTimeout(f, 1);
      Math.random(); async () => { await f(); }; process.env.A; process['env']; new Date(1); Date.parse(''); x.Date.now;`;
    const source = sourceFrom('bot/some.ts', text);
    expect(placesIn(source, wallClock)).toHaveLength(6);
    expect(placesIn(source, waiting)).toHaveLength(1);
    expect(placesIn(source, chance)).toHaveLength(1);
    expect(placesIn(source, promised)).toHaveLength(2);
    expect(placesIn(source, environment)).toHaveLength(2);
  });
});

describe('rules', () => {
  test('load nothing but rules, plain parts of rooms, and what is common', () => {
    const plain = (path: string): boolean =>
      within('bot/common')(path) ||
      (roomOf(path) !== undefined && !/\/(useCases|store|views|ids|programme)\.ts$/.test(path));
    expect(
      reachedBy(rules)
        .map(({ path }) => path)
        .filter((path) => !plain(path)),
    ).toEqual([]);
  });

  test('load no package but Discord’s numbers and the calendar', () => {
    const allowed = ['discord-api-types', 'temporal-polyfill'];
    const loaded = arrowsOf(reachedBy(rules)).filter(({ inside, typeOnly }) => !inside && !typeOnly);
    expect(said(loaded.filter((arrow) => !allowed.includes(packageOf(arrow) ?? '')))).toEqual([]);
  });

  test('know of the rest of the house only the shape of its plain data', () => {
    const shapes = ['bot/discord/port.ts'];
    const types = arrowsOf(rules).filter(({ inside, typeOnly }) => inside && typeOnly);
    const plain = ({ to }: Arrow): boolean =>
      within('bot/common')(to) ||
      (roomOf(to) !== undefined && !/\/(useCases|store)\.ts$/.test(to)) ||
      shapes.includes(to);
    expect(said(types.filter((arrow) => !plain(arrow)))).toEqual([]);
  });

  test('are handed the time, and take no clock', () => {
    const fromClock = arrowsOf(rules).filter(({ to }) => to === 'bot/common/clock.ts');
    expect(
      fromClock.flatMap(({ from, names }) =>
        names.filter((name) => name !== 'minutesAfter').map((name) => `${from} ${name}`),
      ),
    ).toEqual([]);
    expect(rules.flatMap((source) => placesIn(source, wallClock))).toEqual([]);
  });

  test('wait for nothing', () => {
    expect(rules.flatMap((source) => [...placesIn(source, promised), ...placesIn(source, waiting)])).toEqual([]);
  });
});

describe('rooms', () => {
  test('do not know by which door they were entered', () => {
    const doors = within(
      'bot/interactions',
      'bot/scheduler',
      'bot/discord',
      'bot/app.ts',
      'bot/main.ts',
      'bot/start.ts',
      'bot/config.ts',
    );
    const known = arrowsOf(rooms).filter(
      ({ to, typeOnly }) => doors(to) && !(typeOnly && to === 'bot/discord/port.ts'),
    );
    expect(said(known)).toEqual([]);
  });

  test('speak to the database through what they are handed', () => {
    const loaded = arrowsOf(rooms).filter(({ to, typeOnly }) => within('bot/store', 'migrations')(to) && !typeOnly);
    expect(said(loaded)).toEqual([]);
  });

  test('load typeorm in their store only; use cases may name its types', () => {
    const typeorm = arrowsOf(rooms).filter((arrow) => packageOf(arrow) === 'typeorm');
    const allowed = ({ from, typeOnly }: Arrow): boolean =>
      from.endsWith('/store.ts') || (typeOnly && from.endsWith('/useCases.ts'));
    expect(said(typeorm.filter((arrow) => !allowed(arrow)))).toEqual([]);
  });

  test('use no driver, queue, socket or log of their own', () => {
    const drivers = ['discord.js', '@discordjs/rest', 'bullmq', 'ioredis', 'pg', 'ws', 'pino', 'reflect-metadata'];
    const used = arrowsOf(rooms).filter((arrow) => drivers.includes(packageOf(arrow) ?? ''));
    expect(said(used)).toEqual([]);
  });

  test('touch rows only in use cases and store; views and the rest may name their shape', () => {
    const rows = arrowsOf(rooms).filter(({ to, typeOnly }) => within('entities')(to) && !typeOnly);
    expect(said(rows.filter(({ from }) => !/\/(useCases|store)\.ts$/.test(from)))).toEqual([]);
  });

  test('ask the clock they are handed, never the wall', () => {
    expect(rooms.flatMap((source) => [...placesIn(source, wallClock), ...placesIn(source, waiting)])).toEqual([]);
  });

  test('stand on what is common, which knows no room and no door', () => {
    const common = arrowsOf(program.filter(({ path }) => within('bot/common')(path)));
    const allowed = ({ to, inside, typeOnly }: Arrow): boolean =>
      !inside || within('bot/common')(to) || (typeOnly && within('bot/locales')(to));
    expect(said(common.filter((arrow) => !allowed(arrow)))).toEqual([]);
  });
});

describe('doors', () => {
  const importersOf = (...packages: string[]) =>
    arrowsOf(program).filter((arrow) => packages.includes(packageOf(arrow) ?? ''));

  test('only the live door speaks to Discord', () => {
    const outside = importersOf('discord.js', '@discordjs/rest', '@discordjs/ws', '@discordjs/core', 'ws');
    expect(said(outside.filter(({ from }) => !within('bot/discord/live')(from)))).toEqual([]);
    expect(outside).not.toEqual([]);
  });

  test('only the door of time knows the queue', () => {
    const outside = importersOf('bullmq', 'ioredis');
    expect(said(outside.filter(({ from }) => !within('bot/scheduler')(from)))).toEqual([]);
    expect(outside).not.toEqual([]);
  });

  test('only the store speaks to Postgres itself', () => {
    expect(said(importersOf('pg').filter(({ from }) => !within('bot/store')(from)))).toEqual([]);
  });

  test('only the settings are read from the environment, in one place', () => {
    const readers = program
      .filter(({ path }) => path !== 'bot/config.ts')
      .flatMap((source) => placesIn(source, environment));
    const byName = arrowsOf(program).filter(
      ({ to, names }) => /^(node:)?process$/.test(to) && names.some((name) => ['env', 'default', '*'].includes(name)),
    );
    expect([...readers, ...said(byName)]).toEqual([]);
  });

  test('only the start of Grove and its invitation open the live door', () => {
    const users = arrowsOf(program).filter(
      ({ to, from }) => within('bot/discord/live')(to) && !within('bot/discord/live')(from),
    );
    const openers = within('bot/start.ts', 'bot/cli/invite.ts');
    expect(said(users.filter(({ from, typeOnly }) => !openers(from) && !typeOnly))).toEqual([]);
  });

  test('nothing opens the door of the command line from inside, and its matcher asks the matcher and nothing else', () => {
    expect(said(arrowsOf(program).filter(({ from, to }) => within('bot/cli')(to) && !within('bot/cli')(from)))).toEqual(
      [],
    );
    const reached = reachedBy(program.filter(({ path }) => path === 'bot/cli/match.ts'));
    const arrows = arrowsOf(reached.filter(({ path }) => within('bot/cli')(path))).filter(({ inside }) => inside);
    expect(said(arrows.filter(({ to }) => !within('bot/cli', 'bot/matching')(to)))).toEqual([]);
    expect(arrows).not.toEqual([]);
  });

  test('rows know nothing but rows, and migrations nothing but SQL', () => {
    const allowed = (folder: string, { to, inside }: Arrow): boolean =>
      inside ? within(folder)(to) : to === 'typeorm';
    for (const folder of ['entities', 'migrations']) {
      const arrows = arrowsOf(program.filter(({ path }) => within(folder)(path)));
      expect(said(arrows.filter((arrow) => !allowed(folder, arrow)))).toEqual([]);
    }
  });
});

describe('the whole house', () => {
  test('the local Discord knows nothing of Grove, and Grove nothing of it', () => {
    const ofSandbox = arrowsOf(everything.filter(({ path }) => within('sandbox')(path)));
    const ofProgram = arrowsOf(program);
    expect(said(ofSandbox.filter(({ to, inside }) => inside && !within('sandbox')(to)))).toEqual([]);
    expect(said(ofProgram.filter(({ to, inside }) => inside && !within('bot', 'entities', 'migrations')(to)))).toEqual(
      [],
    );
  });

  test('nothing is imported in a circle', () => {
    const circles: string[] = [];
    const settled = new Set<string>();
    const walk = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      if (settled.has(path) || way.includes(path)) return;
      for (const { to, typeOnly } of byPath.get(path)?.arrows ?? []) if (!typeOnly) walk(to, [...way, path]);
      settled.add(path);
    };
    for (const path of byPath.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });

  test('chance is handed in with a seed; only secrets and references are drawn', () => {
    const drawing = program.flatMap((source) => placesIn(source, chance));
    expect(
      drawing.filter(
        (place) => !/^bot\/(store\/embedded|interactions\/router|nominations\/secret)\b.*randomBytes/.test(place),
      ),
    ).toEqual([]);
  });
});
