import { buttonsOf, textOf } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { looks } from '../support/rosters';
import { inDatabase } from '../support/rows';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const day = 86_400_000;
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Circles that meet on Tuesdays at six; `first` is when they do so for the first time. */
async function circles(people: number, size: number): Promise<{ place: Place; first: Date }> {
  const place = await town.openGuild({ people });
  const now = new Date((await town.sandbox.client.clock.read()).now);
  const soon = after(now, 7 * day);
  const first = new Date(
    Date.UTC(soon.getUTCFullYear(), soon.getUTCMonth(), soon.getUTCDate() + ((9 - soon.getUTCDay()) % 7), 18),
  );
  await place.launch({ date: first.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', size });
  return { place, first };
}

async function sitIn(place: Place, name: string): Promise<Somebody[]> {
  const ids = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ user_id: string }>(
      `SELECT m.user_id FROM membership m JOIN "group" g ON g.id = m.group_id WHERE g.guild_id = $1 AND g.name = $2`,
      [place.guild, name],
    );
    return rows.map(({ user_id }) => user_id);
  });
  return place.people.filter(({ id }) => ids.includes(id));
}

interface Asked {
  readonly place: Place;
  readonly first: Date;
  readonly small: string;
  readonly large: string;
  readonly few: readonly [Somebody, Somebody];
  readonly many: readonly Somebody[];
}

/** In the third week the moderators propose that the two who are left of one circle go on in the other, and all are asked. */
async function askedToJoin(): Promise<Asked> {
  const { place, first } = await circles(7, 5);
  const [small, large] =
    (await sitIn(place, 'Spring 1')).length === 3 ? ['Spring 1', 'Spring 2'] : ['Spring 2', 'Spring 1'];
  const [gone] = await sitIn(place, small);
  await gone?.hears('leave');
  await town.passTo(after(first, 13 * day));
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  expect(await said(shown)).toContain(`**${small}** ends`);
  expect(await said(await place.host.pressesOn(shown, 'Ask both circles: number 2'))).toContain('are asked now');
  await town.settle();
  const few = (await sitIn(place, small)) as [Somebody, Somebody];
  return { place, first, small, large, few, many: await sitIn(place, large) };
}

const votes = async (person: Somebody, thread: string, answer: string): Promise<string> =>
  said(await person.presses(answer, thread));
const rows = (place: Place): Promise<number> =>
  inDatabase(town, async (database) => {
    const { rowCount } = await database.query(
      'SELECT FROM vote v JOIN asking a ON a.id = v.asking_id WHERE a.guild_id = $1',
      [place.guild],
    );
    return rowCount ?? 0;
  });

test('both circles say yes, each member privately: three days later they are one, and nothing is left of the answers', async () => {
  const { place, small, large, few, many } = await askedToJoin();
  const [one, other] = few;
  const [host] = many as [Somebody];
  const asked = (await one.sees(small)).at(-1);
  expect(asked && textOf(asked)).toContain(`All of you would go on in **${large}**`);
  expect(asked && buttonsOf(asked).map(({ label }) => label)).toEqual(['Yes, gladly', 'Rather not']);
  expect(await host.reads(large)).toContain(`The 2 people of **${small}** would join you here`);
  const before = [await other.reads(small), await host.reads(large), await place.host.reads('circle-moderators')];
  expect(await votes(one, small, 'Yes, gladly')).toContain('Nobody else sees it');
  expect(await votes(host, large, 'Rather not')).toContain('Kept: **Rather not**');
  // They think again, and the last answer counts.
  expect(await votes(host, large, 'Yes, gladly')).toContain('Kept: **Yes, gladly**');
  await town.settle();
  expect(await rows(place)).toBe(2);
  expect(await one.hears('mydata show')).toContain('you answered: yes');
  const others = [await other.reads(small), await many[1]?.reads(large), await place.host.reads('circle-moderators')];
  expect([others[0], others[2]]).toEqual([before[0], before[2]]);
  expect(others[1]).not.toContain('Kept');
  expect(await sitIn(place, small)).toHaveLength(2);
  await town.pass({ minutes: 3 * 1440 + 1 });
  expect(await sitIn(place, large)).toHaveLength(6);
  expect(await rows(place)).toBe(0);
  expect(await host.reads(large)).toContain('it is agreed');
  expect(await place.host.hears('roster history')).toContain('the circles themselves');
  expect(await host.reads(large)).toContain('this is your circle from today on');
  expect(await place.host.reads('circle-moderators')).toContain('is agreed, and done');
});

test('one circle would rather not: it stays as it is, and nobody reads which one it was, or how many', async () => {
  const { place, small, large, few, many } = await askedToJoin();
  for (const person of few) await votes(person, small, 'Yes, gladly');
  for (const person of many.slice(0, 2)) await votes(person, large, 'Rather not');
  await town.pass({ minutes: 3 * 1440 + 1 });
  expect(await sitIn(place, small)).toHaveLength(2);
  const heard = [await few[0].reads(small), (await many[0]?.reads(large)) ?? ''];
  for (const thread of heard) expect(thread).toContain('not every circle that was asked said yes');
  const notice = (await place.host.sees('circle-moderators')).at(-1);
  expect(notice && textOf(notice)).toMatch(/^(?!.*\d (yes|no)).*it stays as it is/s);
  // A pair is left: the way to the next proposal stands below.
  expect(notice && buttonsOf(notice).map(({ label }) => label)).toEqual(['See what would help']);
  expect(await rows(place)).toBe(0);
});

test('nobody answers: that is no yes, and reads no different', async () => {
  const { place, small, large, few, many } = await askedToJoin();
  const [one] = few;
  expect(await said(await place.host.run('cohort repair', { cohort: 'Spring' }))).toContain('number');
  const again = await place.host.run('cohort repair', { cohort: 'Spring' });
  expect(await said(await place.host.pressesOn(again, 'Ask both circles: number 1'))).toContain(
    'asked about a change already',
  );
  await town.pass({ minutes: 3 * 1440 + 1 });
  expect(await one.reads(small)).toContain('not every circle that was asked said yes');
  expect(await many[0]?.reads(large)).toContain('not every circle that was asked said yes');
  expect(await votes(one, small, 'Yes, gladly')).toContain('decided already');
});

test('a stranger, and somebody of another circle who forges the button, have no vote', async () => {
  const { place, small, few } = await askedToJoin();
  const asked = (await few[0].sees(small)).at(-1);
  const [vote] = asked ? buttonsOf(asked) : [];
  const stranger = await place.newcomer('Stranger');
  const elsewhere = await town.openGuild({ people: 1 });
  for (const person of [stranger, elsewhere.people[0] as Somebody]) {
    const [welcome] = await person.sees('welcome');
    const press = { channel: welcome?.channel ?? '', message: welcome?.id ?? '', customId: vote?.customId ?? '' };
    expect(await said(await person.acts.click({ ...press, forge: true }))).toMatch(/people who sit in|decided already/);
  }
  expect(await rows(place)).toBe(0);
});

test('somebody leaves while the circles are asked: what was asked is no more, their answer goes, and all hear so', async () => {
  const { place, small, large, few, many } = await askedToJoin();
  for (const person of few) await votes(person, small, 'Yes, gladly');
  for (const person of many) await votes(person, large, 'Yes, gladly');
  await few[0].hears('leave');
  expect(await rows(place)).toBe(5);
  await town.pass({ minutes: 3 * 1440 + 1 });
  expect(await sitIn(place, small)).toHaveLength(1);
  expect(await many[0]?.reads(large)).toContain('something has changed since');
  expect(await place.host.reads('circle-moderators')).toContain('something has changed since they were asked');
});

test('a moderator who would change a circle by hand reads that it is being asked just now', async () => {
  const { place, small, few } = await askedToJoin();
  const { text } = await looks(place.host, 'remove', { person: few[0].id });
  expect(text).toContain(`**${small}** is being asked about another change`);
});

test('from the third week on a circle is asked before somebody who waits joins it, and reads no name', async () => {
  const { place, first } = await circles(3, 3);
  const [ada, ben, chidi] = place.people as [Somebody, Somebody, Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  await town.passTo(after(first, 13 * day));
  const shown = await place.host.run('cohort place', { cohort: 'Spring', person: late.id });
  await said(await place.host.pressesOn(shown, 'Ask the circle: number 1'));
  await town.settle();
  const thread = await ada.reads('Spring 1');
  expect(thread).toContain('Somebody from the waiting list would join you');
  expect(thread).not.toContain(late.id);
  expect(await late.hears('mydata show')).toContain('whether you may join it');
  // One who would rather not, alone against a yes, decides nothing: so nobody can be told by it.
  await votes(ben, 'Spring 1', 'Rather not');
  await votes(chidi, 'Spring 1', 'Yes, gladly');
  expect(await sitIn(place, 'Spring 1')).toHaveLength(3);
  await town.pass({ minutes: 3 * 1440 + 1 });
  expect(await ada.reads('Spring 1')).toContain(`Welcome, <@${late.id}>`);
});

test('the day comes while a circle meets: it finishes in peace, and changes afterwards', async () => {
  const { place, first } = await circles(3, 3);
  const [ada, ben] = place.people as [Somebody, Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  // Three days before two minutes past the beginning of the fourth session.
  await town.passTo(after(first, 18 * day + 120_000));
  const shown = await place.host.run('cohort place', { cohort: 'Spring', person: late.id });
  await said(await place.host.pressesOn(shown, 'Ask the circle: number 1'));
  await town.settle();
  await votes(ben, 'Spring 1', 'Yes, gladly');
  await town.passTo(after(first, 21 * day + 121_000));
  expect((await boardOf(ada)).text).toContain(ada.id);
  expect(await ada.reads('Spring 1')).not.toContain(`Welcome, <@${late.id}>`);
  await town.pass({ minutes: 240 });
  expect(await ada.reads('Spring 1')).toContain(`Welcome, <@${late.id}>`);
});
