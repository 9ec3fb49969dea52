import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.string().optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.unknown().optional(),
  privileged: z.unknown().optional(),
  restart: z.string(),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()),
});
const compose = z
  .object({
    services: z.object({ bot: service, postgres: service, redis: service }).strict(),
    networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read('docker-compose.yml'), { merge: true }));
const { bot, postgres, redis } = compose.services;

/** The instructions of the Dockerfile, continued lines joined, by build stage. */
const stages = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ word: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
  .reduce<{ word: string; rest: string }[][]>((all, line) => {
    if (line.word === 'FROM') all.push([]);
    all.at(-1)?.push(line);
    return all;
  }, []);
const image = stages.at(-1) ?? [];
const said = (word: string): string[] => image.filter((line) => line.word === word).map(({ rest }) => rest);

test('the bot runs as a number that is nobody on the host', () => {
  const [user, ...more] = said('USER');
  expect(more).toEqual([]);
  const [uid, gid] = (user ?? '').split(':').map(Number);
  expect(uid).toBeGreaterThanOrEqual(10_000);
  expect(gid).toBeGreaterThanOrEqual(10_000);
  expect(image.findIndex(({ word }) => word === 'USER')).toBeLessThan(image.findIndex(({ word }) => word === 'CMD'));
});

test('the image starts what `npm start` starts, without npm between the signals and the bot', () => {
  const start = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(read('package.json')));
  expect(JSON.parse(said('CMD')[0] ?? '')).toEqual(start.scripts.start.split(' '));
});

test('the image carries neither the tools that built it nor the embedded Postgres', () => {
  const installs = stages.flat().filter(({ word, rest }) => word === 'RUN' && rest.startsWith('npm install'));
  expect(installs).toHaveLength(2);
  for (const { rest } of installs) expect(rest).toContain('--ignore-scripts --omit=optional');
  const dependencies = stages.find(([from]) => from?.rest.endsWith(' AS dependencies')) ?? [];
  expect(dependencies.some(({ rest }) => rest.includes('--omit=dev'))).toBe(true);
  expect(said('COPY')).toContain('--from=dependencies /grove/node_modules ./node_modules');
  expect(said('RUN')).toEqual([]);
});

test('what is copied by name exists, and secrets cannot be copied', () => {
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  expect(allowed[0]).toBe('*');
  expect(allowed.slice(1).every((line) => line.startsWith('!'))).toBe(true);
  expect(allowed.some((line) => /env|data|node_modules/.test(line))).toBe(false);
  const copied = stages
    .flat()
    .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from') && rest !== '. .')
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
  for (const name of copied) {
    expect(existsSync(join(root, name))).toBe(true);
    expect(allowed).toContain(`!${name}`);
  }
});

test('a bot that has stopped turning is seen as unwell', () => {
  expect(said('HEALTHCHECK')[0]).toContain('$GROVE_ALIVE_FILE');
  const alive = /GROVE_ALIVE_FILE=(\S+)/.exec(said('ENV').join(' '))?.[1];
  expect(alive?.startsWith(`${bot.tmpfs[0] ?? '?'}/`)).toBe(true);
});

test('the bot waits until both databases are well, and each says whether it is', () => {
  expect(bot.depends_on).toEqual({
    postgres: { condition: 'service_healthy' },
    redis: { condition: 'service_healthy' },
  });
  expect(postgres.healthcheck?.test).toContain('pg_isready');
  expect(redis.healthcheck?.test.join(' ')).toContain('redis-cli ping');
});

test('the queue forgets nothing: append-only file, no eviction, a volume', () => {
  const setting = (name: string): string | undefined => redis.command[redis.command.indexOf(name) + 1];
  expect(setting('--appendonly')).toBe('yes');
  expect(setting('--maxmemory-policy')).toBe('noeviction');
  expect(redis.volumes).toEqual(['redis:/data']);
  expect(postgres.volumes).toEqual(['postgres:/var/lib/postgresql/data']);
  expect(Object.keys(compose.volumes).sort()).toEqual(['backups', 'postgres', 'redis']);
});

test('the bot can write backups, and nothing else, to a volume of its own', () => {
  const folder = /GROVE_BACKUPS=(\S+)/.exec(said('ENV').join(' '))?.[1];
  expect(bot.volumes).toEqual([`backups:${folder ?? '?'}`]);
  expect(said('COPY')).toContain(`--from=build --chown=${said('USER')[0] ?? '?'} /grove/backups ${folder ?? '?'}`);
});

test('nothing is reachable from outside, and the databases cannot reach outside', () => {
  for (const each of [bot, postgres, redis]) expect(each.ports).toBeUndefined();
  expect(compose.networks.inside?.internal).toBe(true);
  expect(postgres.networks).toEqual(['inside']);
  expect(redis.networks).toEqual(['inside']);
  expect(bot.networks).toContain('outside');
});

test('every service gives up its privileges, the bot even the right to write', () => {
  for (const each of [bot, postgres, redis]) {
    expect(each.cap_drop).toEqual(['ALL']);
    expect(each.security_opt).toContain('no-new-privileges:true');
    expect(each.privileged).toBeUndefined();
    expect(each.restart).toBe('unless-stopped');
  }
  expect(bot.cap_add).toEqual([]);
  expect(bot.read_only).toBe(true);
  expect(bot.tmpfs).toEqual(['/tmp']);
});

test('the bot is told where its databases are, and no password stands in the file', () => {
  expect(bot.env_file).toBe('.env');
  expect(bot.environment.DATABASE_URL).toMatch(
    /^postgres:\/\/grove:\$\{POSTGRES_PASSWORD:\?[^}]+\}@postgres:5432\/grove$/,
  );
  expect(bot.environment.REDIS_URL).toBe('redis://redis:6379');
  expect(postgres.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  expect(JSON.stringify(bot.environment)).not.toMatch(/token/i);
});
