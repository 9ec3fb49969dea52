import { PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import type { Standing } from '../../bot/discord/port';
import { channelRights, examineGuild, examineMachine, isWell, type Facts } from '../../bot/home/rules/doctor';
import { neededNumber, optionalNumber } from '../../bot/home/rules/permissions';
import { channelPlan } from '../../bot/home/rules/plan';
import { livePace } from '../../bot/pace';
import type { Channel, Guild, Town } from '../../sandbox/town/model';
import { channelPermissions } from '../../sandbox/town/permissions';

const { Administrator, ViewChannel, SendMessages, ManageThreads } = PermissionFlagsBits;

const healthy: Facts = {
  discord: { clockAheadMs: 300 },
  gatewayIsOpen: true,
  database: { writeMs: 4, clockAheadMs: 0, migrationsToRun: 0 },
  queue: { ringMs: 9, forgetsWhenFull: null, keepsAFile: null },
  zones: { version: '2026a', areKnown: true },
  seesThreadMembers: false,
};
const database = { writeMs: 4, clockAheadMs: 0, migrationsToRun: 0 };
const queue = { ringMs: 9, forgetsWhenFull: false, keepsAFile: true };

describe('what Grove runs on', () => {
  const examined = (facts: Partial<Facts>) => examineMachine({ ...healthy, ...facts }, livePace.slowWriteMs);
  const wrong = (facts: Partial<Facts>) => examined(facts).filter((found) => !isWell(found));

  test('is well where everything answers', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ queue })).toEqual([]);
    expect(examined({}).map(({ is }) => is)).toEqual([
      ...['tokenGood', 'gatewayOpen', 'strangersUnseen', 'databaseGood', 'queueGood', 'clockGood', 'zonesGood'],
    ]);
  });

  test('says whether it could see strangers; that it cannot is no trouble', () => {
    expect(examined({ seesThreadMembers: true }).map(({ is }) => is)).toContain('strangersSeen');
    expect(wrong({ seesThreadMembers: true })).toEqual([]);
  });

  test.each([
    ['a token that was reset', { discord: 'refused' }, ['tokenRefused', 'clockUnknown']],
    ['a Discord that does not answer', { discord: 'away' }, ['discordAway', 'clockUnknown']],
    ['a gateway that is just connecting again', { gatewayIsOpen: false }, ['gatewayClosed']],
    ['a database that is down', { database: null }, ['databaseAway']],
    ['a database at 500 ms a write', { database: { ...database, writeMs: 500 } }, []],
    ['a database slower than that', { database: { ...database, writeMs: 501 } }, ['databaseSlow']],
    ['a database of an older Grove', { database: { ...database, migrationsToRun: 1 } }, ['migrationsWaiting']],
    ['a queue that is down', { queue: null }, ['queueSilent']],
    ['a Redis that throws alarms away', { queue: { ...queue, forgetsWhenFull: true } }, ['redisForgets']],
    ['a Redis that only remembers', { queue: { ...queue, keepsAFile: false } }, ['redisKeepsNoFile']],
    ['a clock that is five seconds off', { discord: { clockAheadMs: 5_000 } }, []],
    ['a clock further ahead', { discord: { clockAheadMs: 5_001 } }, ['clockOff']],
    ['a clock further behind', { discord: { clockAheadMs: -60_000 } }, ['clockOff']],
    ['a database with another time', { database: { ...database, clockAheadMs: 9_000 } }, ['databaseClockOff']],
    ['a Discord that does not tell the time', { discord: { clockAheadMs: null } }, ['clockUnknown']],
    ['a Node without zones', { zones: { version: 'unknown', areKnown: false } }, ['zonesMissing']],
  ] satisfies [string, Partial<Facts>, string[]][])('%s is found', (_, facts, found) => {
    expect(wrong(facts).map(({ is }) => is)).toEqual(found);
  });
});

describe('how Grove stands in a server', () => {
  const made = { category: '10', welcome: '11', circle: '12', moderators: '13', role: '20' };
  const site = { guild: '1', category: '10', bot: '5', moderators: '20', topic: '' };
  const standing: Standing = {
    held: ['21'],
    roles: [
      { id: '1', name: '@everyone', position: 0, permissions: ViewChannel },
      { id: '20', name: 'Circle moderator', position: 1, permissions: 0n },
      { id: '21', name: 'Grove', position: 2, permissions: neededNumber | optionalNumber },
    ],
    channels: [
      { id: '10', overwrites: [] },
      ...(['welcome', 'circle', 'moderators'] as const).map((place) => ({
        id: made[place],
        overwrites: channelPlan(place, site).overwrites,
      })),
    ],
  };
  const examined = (changed: Partial<Standing> = {}, of: typeof made | null = made) =>
    examineGuild({ guild: '1', self: '5', standing: { ...standing, ...changed }, made: of });
  const wrong = (...given: Parameters<typeof examined>) => examined(...given).filter((found) => !isWell(found));
  const withRole = (change: Partial<Standing['roles'][number]>) => ({
    roles: standing.roles.map((role) => (role.id === '21' ? { ...role, ...change } : role)),
  });

  test('is well after the set-up', () => {
    expect(examined().map(({ is }) => is)).toEqual(['permissionsGood', 'roomsGood', 'placesGood', 'roleAbove']);
  });

  test('a right that is lacking is named', () => {
    expect(wrong(withRole({ permissions: neededNumber & ~PermissionFlagsBits.EmbedLinks }))).toEqual([
      { is: 'permissionsLacking', lacking: ['EmbedLinks'] },
    ]);
  });

  test('a right that is optional is named, and all is well without it', () => {
    const without = withRole({ permissions: neededNumber });
    expect(wrong(without)).toEqual([]);
    expect(examined(without)).toContainEqual({ is: 'roomsWithout', lacking: ['Connect', 'SetVoiceChannelStatus'] });
  });

  test('Administrator is more than is needed, and said', () => {
    expect(wrong(withRole({ permissions: Administrator }))).toEqual([{ is: 'administrator' }]);
  });

  test('before the set-up, it is what is missing', () => {
    expect(wrong({}, null)).toEqual([{ is: 'notSetUp' }]);
  });

  test('what was deleted by hand is named', () => {
    const channels = standing.channels.filter(({ id }) => id !== '12');
    expect(wrong({ channels })).toEqual([{ is: 'placesGone', gone: ['circle'] }]);
    const roles = standing.roles.filter(({ id }) => id !== '20');
    expect(wrong({ channels, roles })).toEqual([{ is: 'placesGone', gone: ['circle', 'role'] }]);
  });

  test('rights that were taken in one channel are named with it', () => {
    const deny = (allow: bigint, denied: bigint) =>
      standing.channels.map((channel) =>
        channel.id === '12'
          ? { id: '12', overwrites: [{ id: '5', kind: 'member' as const, allow, deny: denied }] }
          : channel,
      );
    expect(wrong({ channels: deny(0n, ManageThreads) })).toEqual([
      { is: 'rightsTaken', channel: '12', lacking: ['ManageThreads'] },
    ]);
    const [unseen] = wrong({ channels: deny(SendMessages, ViewChannel) });
    expect(unseen).toMatchObject({ is: 'rightsTaken', channel: '12' });
    expect(unseen?.is === 'rightsTaken' && unseen.lacking).toContain('SendMessages');
  });

  test('a role that was dragged below the moderators’ is seen', () => {
    expect(wrong(withRole({ position: 1 }))).toEqual([{ is: 'roleBelow' }]);
  });

  test('its rights in a channel are those that Discord would compute', () => {
    const rights = fc.bigInt({ min: 0n, max: (1n << 12n) - 1n }).map((bits) => bits & ~Administrator);
    const overwrite = fc.record({ id: fc.constantFrom('1', '20', '21', '5', '6'), allow: rights, deny: rights });
    const kindOf = (id: string) => (Number(id) < 10 && id !== '1' ? ('member' as const) : ('role' as const));
    fc.assert(
      fc.property(
        fc.uniqueArray(overwrite, { selector: ({ id }) => id }),
        fc.tuple(rights, rights, rights),
        fc.subarray(['20', '21']),
        (given, [everyone, one, other], held) => {
          const overwrites = given.map((each) => ({ ...each, kind: kindOf(each.id) }));
          const roles = [
            { id: '1', name: '', position: 0, permissions: everyone },
            { id: '20', name: '', position: 1, permissions: one },
            { id: '21', name: '', position: 2, permissions: other },
          ];
          const channel = { id: '30', overwrites };
          const ours = channelRights({
            guild: '1',
            self: '5',
            standing: { held, roles, channels: [channel] },
            channel,
          });
          const town = {
            guilds: new Map([
              [
                '1',
                {
                  id: '1',
                  ownerId: '6',
                  roles: new Map(roles.map((role) => [role.id, role])),
                  members: new Map([['5', { userId: '5', roles: new Set(held), timedOutUntil: null }]]),
                } as unknown as Guild,
              ],
            ]),
          } as unknown as Town;
          const there = {
            guildId: '1',
            thread: null,
            overwrites: new Map(overwrites.map((each) => [each.id, each])),
          } as unknown as Channel;
          expect(ours).toBe(channelPermissions(town, there, '5'));
        },
      ),
    );
  });
});
