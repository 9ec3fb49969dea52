import { textOf, type Outcome } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** Every action on a roster, by everybody it could be tried by, on a circle of their own and another, in this guild and another. */

const roles = [
  'outsider',
  'member',
  'facilitator',
  'manager',
  'of another cohort',
  'role',
  'appointed',
  'appointed, sits there',
] as const;
type Role = (typeof roles)[number];
const actions = ['show', 'export', 'history', 'move', 'swap', 'add', 'remove', 'apart', 'undo'] as const;
const presses = [
  'page',
  'history page',
  'take back',
  'agree',
  'agree and tell',
  'ask others',
  'agree for another',
] as const;
const circles = ['own', 'other'] as const;

interface Guild {
  readonly place: Place;
  readonly cohort: string;
  /** who sits in each of the three circles */
  readonly seats: readonly (readonly string[])[];
  readonly waits: string;
}

let town: Town;
let here: Guild;
let there: Guild;
const people = new Map<Role, Somebody>();

async function aGuild(): Promise<Guild> {
  const place = await town.openGuild({ people: 12 });
  await place.launch({ date: '2027-03-20', size: 4 });
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  return inDatabase(town, async (database) => {
    const { rows } = await database.query<{ cohort: string; members: string[] }>(
      `SELECT g.cohort_id AS cohort, array_agg(m.user_id::text ORDER BY m.user_id) AS members
       FROM "group" g JOIN membership m ON m.group_id = g.id WHERE g.guild_id = $1 GROUP BY g.id ORDER BY g.number`,
      [place.guild],
    );
    return { place, cohort: rows[0]?.cohort ?? '', seats: rows.map(({ members }) => members), waits: late.id };
  });
}

beforeAll(async () => {
  town = await aTown();
  [here, there] = [await aGuild(), await aGuild()];
  const { place } = here;
  const { client } = town.sandbox;
  const { guild } = place;
  await place.host.hears('cohort create', { name: 'Autumn', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  for (const role of roles) people.set(role, await place.newcomer(role.replaceAll(/\W+/g, '-')));
  const first = (seat: number): Somebody => place.people.find(({ id }) => id === here.seats[0]?.[seat]) as Somebody;
  people.set('member', first(0));
  people.set('appointed, sits there', first(1));
  const idOf = (role: Role): string => people.get(role)?.id ?? '';
  const moderators = (await client.guild(guild)).roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await client.giveRole({ guild, user: idOf('role'), role: moderators });
  const manager = await client.createRole({ guild, name: 'Manager', permissions: '32' });
  await client.giveRole({ guild, user: idOf('manager'), role: manager.id });
  await inDatabase(town, async (database) => {
    const appoint = (role: Role, as: string, cohort: string): Promise<unknown> =>
      database.query(
        `INSERT INTO appointment (guild_id, cohort_id, user_id, role) SELECT guild_id, id, $2, $3 FROM cohort WHERE guild_id = $1 AND name = $4`,
        [guild, idOf(role), as, cohort],
      );
    await appoint('appointed', 'moderator', 'Spring');
    await appoint('appointed, sits there', 'moderator', 'Spring');
    await appoint('facilitator', 'facilitator', 'Spring');
    await appoint('of another cohort', 'moderator', 'Autumn');
  });
});
afterAll(() => town.stop());

const looksAfterSpring = (role: Role): boolean => ['role', 'appointed', 'appointed, sits there'].includes(role);
const onlyModerators = /for the people who look after the circles/;
const nothingThere =
  /sits in no circle of|is not on the waiting list|neither waits nor sits in|no such change|none called/;

/** People of a guild for a change that touches the first circle, where one moderator sits, or only the two others. */
function aChange(
  of: Guild,
  circle: (typeof circles)[number],
  action: (typeof actions)[number],
): Record<string, string | number> {
  const at = circle === 'own' ? 0 : 1;
  const [person = '', other = ''] = [of.seats[at]?.[2], of.seats[2]?.[2]];
  switch (action) {
    case 'move':
      return { person, circle: 'Spring 3' };
    case 'swap':
      return { person, with: other };
    case 'add':
      return { person: of.waits, circle: `Spring ${at + 1}` };
    case 'remove':
      return { person };
    case 'apart':
      return { person, from: other };
    default:
      return {};
  }
}

const byRole = roles.flatMap((role) =>
  actions.flatMap((action) => circles.map((circle) => ({ role, action, circle }))),
);

describe('commands', () => {
  test.each(byRole)('$role: /roster $action, $circle circle, this guild', async ({ role, action, circle }) => {
    const who = people.get(role) as Somebody;
    const text = await who.hears(`roster ${action}`, { ...aChange(here, circle, action), cohort: 'Spring' });
    if (role === 'of another cohort') {
      expect(text).toMatch(/none called \*\*Spring\*\*/);
      return;
    }
    if (!looksAfterSpring(role)) {
      expect(text).toMatch(onlyModerators);
      return;
    }
    if (action === 'undo') {
      expect(text).toMatch(/no such change/);
      return;
    }
    if (['show', 'export', 'history'].includes(action)) {
      expect(text).toContain('Spring');
      return;
    }
    expect(text).toContain('before anything happens');
    // Two who are kept apart change nothing in a circle, and the moderator is none of them.
    const sitsThere = role === 'appointed, sits there' && circle === 'own' && action !== 'apart';
    expect(text.includes('You sit there yourself')).toBe(sitsThere);
  });

  test.each(byRole)(
    '$role: /roster $action, $circle circle, people of another guild',
    async ({ role, action, circle }) => {
      const who = people.get(role) as Somebody;
      const text = await who.hears(`roster ${action}`, { ...aChange(there, circle, action), cohort: 'Spring' });
      for (const seats of there.seats) for (const id of seats) expect(text).not.toContain(`<@${id}> goes`);
      if (role === 'of another cohort') {
        expect(text).toMatch(/none called \*\*Spring\*\*/);
        return;
      }
      if (!looksAfterSpring(role)) {
        expect(text).toMatch(onlyModerators);
        return;
      }
      if (['show', 'export', 'history'].includes(action)) {
        expect(text).toContain('Spring');
        return;
      }
      expect(text).toMatch(nothingThere);
    },
  );
});

/** Something the holder of the role has looked at in a guild, of which only the yes is missing. */
async function lookedAt(of: Guild, circle: (typeof circles)[number]): Promise<string> {
  const { host } = of.place;
  await host.hears('roster swap', { ...aChange(of, circle, 'swap'), cohort: 'Spring' });
  return inDatabase(town, async (database) => {
    const { rows } = await database.query<{ id: string }>(
      `SELECT max(id)::text AS id FROM roster_change WHERE guild_id = $1 AND state = 'seen'`,
      [of.place.guild],
    );
    return rows[0]?.id ?? '';
  });
}

/** A change that was made: a swap that touches the first circle, or only the two others. Its number. */
async function made(of: Guild, circle: (typeof circles)[number]): Promise<number> {
  const { host } = of.place;
  const look = await host.run('roster swap', { ...aChange(of, circle, 'swap'), cohort: 'Spring' });
  const label = (await said(look)).includes('breaks a rule') ? 'All the same' : 'Yes, and why';
  const { form } = await host.pressesOn(look, label);
  if (!form) throw new Error('no form');
  expect(await said(await host.acts.submit({ form, fields: { reason: 'There' } }))).toContain('It is done');
  const [row] = await town.database.query<{ number: number }[]>(
    'SELECT max(number) AS number FROM roster_change WHERE guild_id = $1',
    [of.place.guild],
  );
  return row?.number ?? 0;
}

/** Gives a file with one line: somebody of that guild sits in the third circle. */
async function imports(who: Somebody, of: Guild, circle: (typeof circles)[number]): Promise<string> {
  const { person } = aChange(of, circle, 'move');
  const file = { filename: 'roster.csv', text: `user id,circle\r\n${person},Spring 3` };
  const asked = { guild: who.guild, channel: who.place().general, command: 'roster import' };
  const { reply } = await (await who.acts.run({ ...asked, options: { cohort: 'Spring', file } })).settled();
  return reply ? textOf(reply) : '';
}

const byCircle = roles.flatMap((role) => circles.map((circle) => ({ role, circle })));

/** What everybody else hears who may not; null for those who may. */
function refusedTo(role: Role): RegExp | null {
  if (role === 'of another cohort') return /none called \*\*Spring\*\*/;
  return looksAfterSpring(role) ? null : onlyModerators;
}

describe('a file', () => {
  test.each(byCircle)('$role: /roster import, $circle circle', async ({ role, circle }) => {
    const who = people.get(role) as Somebody;
    const [text, stranger] = [await imports(who, here, circle), await imports(who, there, circle)];
    const refused = refusedTo(role);
    if (refused) {
      for (const heard of [text, stranger]) expect(heard).toMatch(refused);
      return;
    }
    expect(text).toContain('before anything happens');
    expect(text.includes('You sit there yourself')).toBe(role === 'appointed, sits there' && circle === 'own');
    expect(stranger).toContain('Line 2');
    expect(stranger).not.toContain('before anything happens');
  });
});

describe('a change that was made', () => {
  describe.each(circles)('in a circle that is a moderator’s %s', (circle) => {
    let number: number;
    beforeAll(async () => {
      number = await made(here, circle);
      await made(there, circle);
    });
    afterAll(async () => {
      await takenBack(here);
      await takenBack(there);
    });

    test.each(roles)('%s: /roster undo', async (role) => {
      const who = people.get(role) as Somebody;
      const text = await who.hears('roster undo', { cohort: 'Spring', change: number });
      const refused = refusedTo(role);
      if (refused) {
        expect(text).toMatch(refused);
        return;
      }
      expect(text).toContain('before anything happens');
      expect(text.includes('You sit there yourself')).toBe(role === 'appointed, sits there' && circle === 'own');
    });

    test.each(roles)('%s: its button, in another guild: no sign that it exists', async (role) => {
      const who = people.get(role) as Somebody;
      const button = async (cohort: string): Promise<string> => said(await forges(who, `roster.undo.1|${cohort}|1`));
      const real = await button(there.cohort);
      expect(real).toBe(await button('999999'));
      expect(real).toMatch(looksAfterSpring(role) ? /cannot find that here|look after the circles/ : onlyModerators);
    });
  });
});

async function forges(who: Somebody, customId: string): Promise<Outcome> {
  const channel = await who.channel('welcome');
  return who.acts.click({ channel, message: (await who.sees('welcome'))[0]?.id ?? '', customId, forge: true });
}

/** Presses what a card of that guild carried, though it was never shown to them, and gives a reason where one is asked. */
async function pressesForged(
  who: Somebody,
  press: (typeof presses)[number],
  p: { of: Guild; change: string },
): Promise<string> {
  const ids = {
    page: `roster.page.1|${p.of.cohort}|0`,
    'history page': `roster.history.1|${p.of.cohort}|0`,
    'take back': `roster.undo.1|${p.of.cohort}|1`,
    agree: `roster.agree.1|${p.change}`,
    'agree and tell': `roster.agree-tell.1|${p.change}`,
    'ask others': `roster.ask-others.1|${p.change}`,
    'agree for another': `roster.agree-other.2|${p.change}|x`,
  };
  const pressed = await forges(who, ids[press]);
  if (!pressed.form) return said(pressed);
  return said(await who.acts.submit({ form: pressed.form, fields: { reason: 'Because' } }));
}

async function takenBack({ place }: Guild): Promise<void> {
  const undo = await place.host.run('roster undo', { cohort: 'Spring' });
  const { form } = await place.host.pressesOn(
    undo,
    (await said(undo)).includes('breaks a rule') ? 'All the same' : 'Yes, and why',
  );
  if (!form) throw new Error('no form');
  expect(await said(await place.host.acts.submit({ form, fields: { reason: 'Back' } }))).toContain('It is done');
}

const byPress = roles.flatMap((role) => presses.flatMap((press) => circles.map((circle) => ({ role, press, circle }))));

describe('what a card carries, pressed by somebody it was not shown to', () => {
  test.each(byPress)('$role: $press, $circle circle, this guild', async ({ role, press, circle }) => {
    const who = people.get(role) as Somebody;
    const change = await lookedAt(here, circle);
    const text = await pressesForged(who, press, { of: here, change });
    if (!looksAfterSpring(role)) {
      expect(text).toMatch(onlyModerators);
      return;
    }
    if (press === 'page' || press === 'history page') {
      expect(text).toContain('Spring');
      return;
    }
    // What was done in an earlier row was taken back there.
    if (press === 'take back') {
      expect(text).toMatch(/no such change|taken back already|is taken back/);
      return;
    }
    if (press === 'ask others') {
      expect(text).toContain('The others can read it');
      return;
    }
    // Nobody has asked, so that there is no reason for another to agree with.
    if (press === 'agree for another') {
      expect(text).toMatch(/needs a reason/);
      return;
    }
    if (role === 'appointed, sits there' && circle === 'own') {
      expect(text).toContain('the yes is somebody else’s');
      return;
    }
    expect(text).toContain('It is done');
    return takenBack(here);
  });

  test.each(byPress)(
    '$role: $press, $circle circle, of another guild: no sign that it exists',
    async ({ role, press, circle }) => {
      const who = people.get(role) as Somebody;
      const real = await pressesForged(who, press, { of: there, change: await lookedAt(there, circle) });
      const invented = await pressesForged(who, press, { of: { ...there, cohort: '999999' }, change: '999999' });
      expect(real).toBe(invented);
      expect(real).toMatch(looksAfterSpring(role) ? /cannot find that here|look after the circles/ : onlyModerators);
    },
  );
});
