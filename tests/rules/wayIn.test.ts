import { PermissionFlagsBits } from 'discord-api-types/v10';
import { placesIn, regionNames } from '../../bot/intake/places';
import { nextStep, told, type Person } from '../../bot/intake/rules/person';
import { readersOf } from '../../bot/intake/rules/readers';
import { timeIn, zoneNamed } from '../../bot/sessions/calendar';
import type { Access } from '../../bot/discord/port';

const now = new Date('2027-03-01T12:00:00Z');
const earlier = new Date('2027-02-01T12:00:00Z');
const complete: Person = {
  ...{
    state: 'draft',
    submittedAt: earlier,
    agreedAt: earlier,
    agreement: 'new',
    called: 'Ada',
    work: 'Bids',
    wish: '',
  },
  ...{
    years: 0,
    employer: null,
    wants: ['negotiation'],
    offers: [],
    languages: ['en'],
    zone: 'UTC',
    availability: [36],
  },
};

describe('the next step', () => {
  test('is the first thing that is missing', () => {
    expect(nextStep(null, 'new')).toBe('agreement');
    expect(nextStep({ ...complete, agreedAt: null, called: '' }, 'new')).toBe('agreement');
    for (const missing of [{ called: '' }, { years: null }, { languages: [] }]) {
      expect(nextStep({ ...complete, ...missing, zone: null }, 'new')).toBe('about');
    }
    expect(nextStep({ ...complete, wants: [], zone: null }, 'new')).toBe('skills');
    expect(nextStep({ ...complete, zone: null, availability: [] }, 'new')).toBe('zone');
    expect(nextStep({ ...complete, availability: [] }, 'new')).toBe('hours');
    expect(nextStep(complete, 'new')).toBeNull();
  });

  test('is to agree to new words only for who is still on the way in', () => {
    expect(nextStep({ ...complete, agreement: 'old' }, 'new')).toBe('agreement');
    for (const state of ['waiting', 'placed'] as const) {
      expect(nextStep({ ...complete, state, agreement: 'old' }, 'new')).toBeNull();
    }
  });
});

describe('what is told', () => {
  const news = { agreement: 'new', now };
  test('last puts a draft on the list from that moment', () => {
    const almost = { ...complete, availability: [] };
    expect(told(almost, { ...news, answers: { wish: 'Rest' } })).toMatchObject({
      state: 'draft',
      submittedAt: earlier,
    });
    expect(told(almost, { ...news, answers: { availability: [1] } })).toMatchObject({
      state: 'waiting',
      submittedAt: now,
    });
  });

  test('later keeps the place', () => {
    for (const state of ['waiting', 'placed'] as const) {
      expect(told({ ...complete, state }, { ...news, answers: { zone: 'Asia/Tokyo' } })).toEqual({
        ...{ ...complete, state, zone: 'Asia/Tokyo' },
      });
    }
  });
});

describe('who can read', () => {
  const { Administrator, ManageThreads, ViewChannel, SendMessages } = PermissionFlagsBits;
  const role = (id: string, permissions: bigint, holders: number | null = 2, bot: string | null = null) => ({
    ...{ id, name: `role ${id}`, permissions, holders, bot },
  });
  const access = (p: Partial<Access> = {}): Access => ({
    owner: { id: '9', name: 'Claire' },
    roles: [role('1', ViewChannel | SendMessages, null)],
    overwrites: [],
    ...p,
  });
  const read = (p: Partial<Access>) => readersOf(access(p), { guild: '1', self: '7' });
  const everyone = role('1', ViewChannel, null);

  test('is the owner, and the roles that manage threads or everything', () => {
    const roles = [everyone, role('2', ManageThreads, 1), role('3', Administrator, 4), role('4', SendMessages)];
    expect(read({ roles })).toEqual({
      ...{ owner: 'Claire', everybody: false, apps: [], people: [] },
      roles: [
        { name: 'role 3', holders: 4 },
        { name: 'role 2', holders: 1 },
      ],
    });
  });

  test('depends on the channel that the threads hang below', () => {
    const overwrite = (id: string, allow: bigint, deny: bigint, kind: 'role' | 'member' = 'role') => ({
      id,
      kind,
      allow,
      deny,
    });
    const roles = [everyone, role('2', ManageThreads), role('3', 0n), role('4', Administrator)];
    const overwrites = [
      ...[overwrite('2', 0n, ManageThreads), overwrite('3', ManageThreads, 0n), overwrite('4', 0n, ViewChannel)],
      ...[overwrite('5', ManageThreads, 0n, 'member'), overwrite('7', ManageThreads, 0n, 'member')],
    ];
    expect(read({ roles, overwrites })).toMatchObject({
      roles: [{ name: 'role 3' }, { name: 'role 4' }],
      people: ['5'],
    });
    expect(read({ roles, overwrites: [overwrite('1', 0n, ViewChannel)] }).roles).toEqual([
      { name: 'role 4', holders: 2 },
    ]);
    expect(read({ overwrites: [overwrite('1', ManageThreads, 0n)] }).everybody).toBe(true);
  });

  test('counts nobody where nobody holds a role, and keeps apps apart; Grove names itself', () => {
    const roles = [
      everyone,
      role('2', ManageThreads, 0),
      role('5', ManageThreads, 1, '8'),
      role('6', ManageThreads, 1, '7'),
    ];
    expect(read({ roles })).toMatchObject({ roles: [], apps: ['role 5'] });
    expect(read({ roles: [everyone, role('2', ManageThreads, null)] }).roles).toEqual([
      { name: 'role 2', holders: null },
    ]);
  });
});

describe('places', () => {
  const all = regionNames.flatMap((region) => placesIn(region, now));

  test.each(regionNames)('%s fits into one select, every place of it once', (region) => {
    const places = placesIn(region, now);
    expect(places.length).toBeGreaterThan(0);
    expect(places.length).toBeLessThanOrEqual(25);
    expect(new Set(places.map(({ zone }) => zone)).size).toBe(places.length);
  });

  test('are zones that there are, and every zone that goes its own way in a country is there', () => {
    for (const { zone } of all) expect(zoneNamed(zone)).toBe(zone);
    for (const zone of [
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Pacific/Chatham',
      'Africa/Nairobi',
    ]) {
      expect(all.map((place) => place.zone)).toContain(zone);
    }
    expect(new Set(all.map(({ country }) => country)).size).toBeGreaterThan(240);
  });

  test('that are said to go alike do', () => {
    const newYork = all.find(({ zone }) => zone === 'America/New_York');
    expect(newYork?.alike).toContain('Detroit');
    for (const at of ['2027-01-15T12:00:00Z', '2027-07-15T12:00:00Z']) {
      expect(timeIn('America/Detroit', new Date(at))).toBe(timeIn('America/New_York', new Date(at)));
    }
  });
});
