import { join } from 'node:path';
import { ConfigFault, readConfig } from '../../bot/config';

const token = 'not.a.real.token.but.long.enough';
const read = (env: Record<string, string | undefined> = {}) => readConfig({ DISCORD_TOKEN: token, ...env });

/** What Grove says about settings it cannot start with. */
function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults;
    throw fault;
  }
  return [];
}

describe('starting Grove', () => {
  test('needs a token and nothing else', () => {
    expect(read()).toEqual({
      token,
      discordApi: 'https://discord.com/api',
      databaseUrl: undefined,
      redisUrl: undefined,
      dataFolder: 'data',
      backupFolder: join('data', 'backups'),
      logLevel: 'info',
      aliveFile: undefined,
      townClock: undefined,
      serverMembers: false,
    });
  });

  test('without a token says where to put it, and where to find one', () => {
    expect(faultsOf({})).toEqual([
      'DISCORD_TOKEN is missing: put it into .env (from .env.example). It comes from the Discord developer portal, Bot, Reset Token',
    ]);
  });

  test('an empty line in the settings counts as not set', () => {
    expect(read({ DATABASE_URL: '', REDIS_URL: '  ', GROVE_DATA: '', GROVE_LOG_LEVEL: '' })).toEqual(read());
    expect(faultsOf({ DISCORD_TOKEN: ' ' })[0]).toMatch(/^DISCORD_TOKEN is missing/);
  });

  test('everything that is wrong is said at once, each by its name', () => {
    const faults = faultsOf({
      DISCORD_TOKEN: 'too short',
      DISCORD_API_URL: 'discord.com',
      DATABASE_URL: 'mysql://localhost/grove',
      REDIS_URL: 'localhost:6379',
      GROVE_LOG_LEVEL: 'loud',
      GROVE_CLOCK_URL: 'http://town.example.org',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_API_URL',
      'DATABASE_URL',
      'REDIS_URL',
      'GROVE_LOG_LEVEL',
      'GROVE_CLOCK_URL',
    ]);
    expect(faults[4]).toBe('GROVE_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent');
    expect(new ConfigFault(faults).message.split('\n')).toHaveLength(faults.length + 1);
  });

  test('no secret is repeated in what it says', () => {
    const secret = 'hunter2';
    const faults = faultsOf({
      DISCORD_TOKEN: `${secret} with spaces in it`,
      DATABASE_URL: `mysql://grove:${secret}@localhost/grove`,
      REDIS_URL: `http://:${secret}@localhost:6379`,
      DISCORD_API_URL: `ftp://${secret}@localhost`,
      GROVE_CLOCK_URL: `http://${secret}@town.example.org`,
      GROVE_LOG_LEVEL: secret,
    });
    expect(faults).toHaveLength(6);
    expect(faults.join('\n')).not.toContain(secret);
  });

  test('settings are read once and stay as they are', () => {
    expect(Object.isFrozen(read())).toBe(true);
  });

  test('what belongs to other programs is none of its business', () => {
    expect(read({ HOME: '/home/grove', PATH: '/bin' })).toEqual(read());
  });
});

describe('addresses', () => {
  test.each([
    ['DATABASE_URL', 'postgres://grove:secret@db:5432/grove', 'databaseUrl'],
    ['DATABASE_URL', 'postgresql://db/grove', 'databaseUrl'],
    ['REDIS_URL', 'redis://localhost:6379', 'redisUrl'],
    ['REDIS_URL', 'rediss://user:secret@redis.example.org', 'redisUrl'],
    ['DISCORD_API_URL', 'http://127.0.0.1:4000/api', 'discordApi'],
  ] as const)('%s may be %s', (name, address, setting) => {
    expect(read({ [name]: address })[setting]).toBe(address);
  });

  test.each([
    ['DATABASE_URL', 'postgres//db'],
    ['DATABASE_URL', 'redis://db'],
    ['REDIS_URL', 'http://localhost'],
    ['DISCORD_API_URL', 'file:///etc/passwd'],
    ['DISCORD_API_URL', 'https://'],
  ])('%s may not be %s', (name, address) => {
    expect(faultsOf({ DISCORD_TOKEN: token, [name]: address })).toEqual([expect.stringMatching(`^${name} must `)]);
  });

  test('Discord’s may end with a slash; Grove puts its own', () => {
    expect(read({ DISCORD_API_URL: 'http://127.0.0.1:4000/api//' }).discordApi).toBe('http://127.0.0.1:4000/api');
  });
});

describe('a town’s clock', () => {
  test.each(['http://127.0.0.1:4001/clock', 'http://localhost:4001', 'http://[::1]:4001', 'http://127.1/'])(
    'is followed at %s, which is this machine',
    (address) => {
      expect(read({ GROVE_CLOCK_URL: address }).townClock).toBe(address);
    },
  );

  test.each([
    'http://town.example.org',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
    'http://localhost@example.org',
    'http://127.0.0.1:80@example.org',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::]',
    'http://example.org/?127.0.0.1',
    'http://example.org/#localhost',
  ])('is not followed at %s, which is another', (address) => {
    expect(faultsOf({ DISCORD_TOKEN: token, GROVE_CLOCK_URL: address })).toEqual([
      'GROVE_CLOCK_URL is for demo and tests: it must be a local address (127.0.0.1)',
    ]);
  });
});
