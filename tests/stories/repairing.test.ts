import { en } from '../../bot/locales/en';
import { buttonsOf, textOf, type Outcome } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { agrees } from '../support/rosters';
import { appoint, inDatabase } from '../support/rows';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);
/** Circles of three or four that meet from the Tuesday after next on, at six in the evening. */
async function circles(people: number, size = 3): Promise<{ place: Place; spring: Date }> {
  const place = await town.openGuild({ people });
  const { now } = await town.sandbox.client.clock.read();
  const inAWeek = new Date(new Date(now).getTime() + 7 * 86_400_000);
  const tuesday = inAWeek.getUTCDate() + ((9 - inAWeek.getUTCDay()) % 7);
  const spring = new Date(Date.UTC(inAWeek.getUTCFullYear(), inAWeek.getUTCMonth(), tuesday, 18));
  await place.launch({ date: spring.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', size });
  return { place, spring };
}

const canSee = async (person: Somebody, thread: string): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith(thread));

/** Who sits in the circle of that name. */
async function circleOf(place: Place, name: string): Promise<Somebody[]> {
  const ids = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ user_id: string }>(
      `SELECT m.user_id FROM membership m JOIN "group" g ON g.id = m.group_id WHERE g.guild_id = $1 AND g.name = $2`,
      [place.guild, name],
    );
    return rows.map(({ user_id }) => user_id);
  });
  return place.people.filter(({ id }) => ids.includes(id));
}

async function leaves(...people: readonly (Somebody | undefined)[]): Promise<void> {
  for (const person of people) await person?.hears('leave');
  await town.settle();
}

/** The card with what would help, when it is all there. */
async function seen(by: Somebody): Promise<Outcome> {
  const shown = await by.run('cohort repair', { cohort: 'Spring' });
  await said(shown);
  return shown;
}

const labels = async (answer: Outcome): Promise<string[]> => {
  const { reply } = await answer.settled();
  return reply ? buttonsOf(reply).map(({ label }) => label) : [];
};

test('while a circle meets it is left in peace', async () => {
  const { place, spring } = await circles(3);
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  await leaves(place.people[0]);
  const shown = await seen(place.host);
  await town.passTo(new Date(spring.getTime() + 120_000));
  const again = await seen(place.host);
  for (const card of [shown, again]) {
    const answer = await said(await place.host.pressesOn(card, 'Yes, number 1'));
    expect(answer).toMatch(/is meeting just now|Something has changed/);
  }
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(false);
});

test('from the third week on the circle is asked first, and the button says so', async () => {
  const { place, spring } = await circles(3);
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  await leaves(place.people[0]);
  await town.passTo(new Date(spring.getTime() + 13 * 86_400_000));
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  expect(await said(shown)).toContain('From the third week on the circles are asked first');
  expect(await labels(shown)).toEqual(['Ask the circle: number 1']);
});

test('somebody leaves a circle of four: nobody else moves, and nothing is to be mended', async () => {
  const { place } = await circles(4, 5);
  const [ada, ben] = place.people;
  await leaves(ada);
  expect(await circleOf(place, 'Spring 1')).toHaveLength(3);
  expect((await place.host.sees('circle-moderators')).flatMap(buttonsOf)).toEqual([]);
  expect(await place.host.hears('cohort repair', { cohort: 'Spring' })).toContain('needs nothing');
  expect(await canSee(ben as Somebody, 'Spring 1')).toBe(true);
});

test('a circle falls below three: the moderators hear it, look, and let somebody who waits join it', async () => {
  const { place, spring } = await circles(3);
  const [ada, ben] = place.people as [Somebody, Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always, employer: 'canary-employer' });
  await leaves(ada);
  expect(await place.host.reads('circle-moderators')).toContain('**Spring 1** has 2 people now');
  const shown = await place.host.presses('See what would help', 'circle-moderators');
  const text = await said(shown);
  expect(text).toContain(`<@${late.id}> from the waiting list to **Spring 1**`);
  expect(text).toContain('nobody who sits in a circle moves');
  expect(text).not.toContain('canary-employer');
  expect(await canSee(late, 'Spring 1')).toBe(false);
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 1'))).toContain('It is done');
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(true);
  const thread = await ben.reads('Spring 1');
  expect(thread).toContain(`Welcome, <@${late.id}>`);
  expect(thread).not.toContain('have moved');
  expect(await late.hears('circle')).toContain('Spring 1');
  const history = await place.host.hears('roster history');
  expect(history).toContain(`<@${place.host.id}>`);
  expect(history).toContain(`<@${late.id}> takes a place in **Spring 1**`);
  await town.passTo(new Date(spring.getTime() + 120_000));
  expect((await boardOf(late)).text).toContain(`<@${late.id}>`);
});

test('the last two go on in another circle: one thread ends kindly, its sessions are not held, the other welcomes them', async () => {
  const { place, spring } = await circles(7, 5);
  const names = ['Spring 1', 'Spring 2'];
  const all = await Promise.all(names.map((name) => circleOf(place, name)));
  const at = (all[0]?.length ?? 0) === 3 ? 0 : 1;
  const [small = '', large = ''] = [names[at], names[1 - at]];
  const [gone, one, other] = all[at] as [Somebody, Somebody, Somebody];
  await leaves(gone);
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  const text = await said(shown);
  expect(text).toContain(`**1.** **${small}** has 2 people: `);
  // To bring one over moves one; to join moves two, and comes after it.
  expect(text.indexOf(`from **${large}** to **${small}**`)).toBeLessThan(
    text.indexOf(`from **${small}** to **${large}**`),
  );
  expect(text).toContain(`2 people change circles; **${small}** ends`);
  const thread = await one.channel(small);
  const left = await one.reads(small);
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 2'))).toContain(`**${small}** has ended`);
  await town.settle();
  for (const person of [one, other]) expect(await canSee(person, large)).toBe(true);
  const undone = await gone.acts.clickLabel({ channel: place.general, label: 'Undo' });
  expect(await said(undone)).toContain('That circle is over');
  // The change is new, so that this is no question of its age.
  expect(await place.host.hears('roster undo', { change: 1 })).toContain('a circle was closed with it');
  const [host] = all[1 - at] as [Somebody];
  const welcome = await host.reads(large);
  expect(welcome).toContain('this is your circle from today on. The moderators have moved you here');
  expect(welcome).toContain('It meets Tuesdays at 18:00 in UTC');
  expect(welcome).toMatch(/tell the moderators: they can look again\. `\/leave` works/);
  const why = await said(await one.presses('Why this circle?', large));
  expect(why).toContain('suits all');
  const farewell = (await one.acts.messages(thread)).map(textOf).join('\n');
  expect(farewell).toContain(`go on in **${large}** (<#${await one.channel(large)}>)`);
  const ended = (await town.sandbox.client.guild(place.guild)).channels.find(({ id }) => id === thread);
  expect(ended?.thread).toMatchObject({ archived: true, locked: true });
  const words = (await one.acts.messages(thread)).length;
  expect(words).toBeGreaterThan(left.split('\n---\n').length);
  await town.passTo(new Date(spring.getTime() + 120_000));
  expect(await one.acts.messages(thread)).toHaveLength(words);
  expect((await boardOf(one, large)).text).toContain(`<@${one.id}>`);
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).not.toContain(`**${small}**`);
  expect(await place.host.hears('roster show', { cohort: 'Spring' })).not.toContain(`**${small}**`);
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('already running');
});

test('one person comes over from a circle that can spare them: their thread says so, and everybody else stays', async () => {
  const { place } = await circles(7, 5);
  const four = (await circleOf(place, 'Spring 1')).length === 4 ? 'Spring 1' : 'Spring 2';
  const three = four === 'Spring 1' ? 'Spring 2' : 'Spring 1';
  const before = await circleOf(place, four);
  await leaves((await circleOf(place, three))[0]);
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  await said(await place.host.pressesOn(shown, 'Yes, number 1'));
  await town.settle();
  const after = await circleOf(place, four);
  expect(after).toHaveLength(3);
  const [moved] = before.filter((person) => !after.includes(person)) as [Somebody];
  expect(await canSee(moved, four)).toBe(false);
  expect(await canSee(moved, three)).toBe(true);
  expect(await after[0]?.reads(four)).toContain(`<@${moved.id}> goes on in another circle`);
});

test('two moderators say yes at once: it is done once, and the second is told kindly', async () => {
  const { place } = await circles(3);
  const [ada, , cleo] = place.people as [Somebody, Somebody, Somebody];
  const noor = await place.newcomer('Noor');
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: noor.id, as: 'moderator' });
  const late = await Promise.all(['Late', 'Later'].map((name) => place.newcomer(name)));
  await areWaiting(town, place, late, { availability: always });
  await leaves(ada);
  const shown = await Promise.all([place.host, noor].map(seen));
  const answers = await Promise.all(
    [place.host, noor].map(async (who, at) => {
      const mine = shown[at];
      return mine ? said(await who.pressesOn(mine, 'Yes, number 1')) : '';
    }),
  );
  await town.settle();
  expect(answers.filter((answer) => answer.includes('It is done'))).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes('somebody was quicker'))).toHaveLength(1);
  expect((await cleo.reads('Spring 1')).split('this is your circle from today on')).toHaveLength(2);
});

test('another leaves between the card and the yes: nothing is done, and the card is looked at anew', async () => {
  const { place } = await circles(3);
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  await leaves(ada);
  const shown = await seen(place.host);
  await leaves(ben);
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 1'))).toContain(
    'Something has changed in **Spring**',
  );
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(false);
  const anew = await place.host.hears('cohort repair', { cohort: 'Spring' });
  expect(anew).toContain('**Spring 1** has 1 person, and nothing fits.');
  expect(anew).toContain('one person who waits fits, and two are too few for a circle');
  await leaves(cleo);
  const empty = await place.host.run('cohort repair', { cohort: 'Spring' });
  expect(await said(empty)).toContain('**Spring 1** has nobody: **Spring 1** ends');
  expect(await said(await place.host.pressesOn(empty, 'Yes, number 1'))).toContain('has ended');
});

test('a late joiner is placed by /cohort place, with reasons, and welcomed in the thread', async () => {
  const { place } = await circles(3, 4);
  const late = await place.newcomer('Late');
  const asked = { cohort: 'Spring', person: late.id };
  expect(await place.host.hears('cohort place', asked)).toContain('is not on the waiting list');
  await areWaiting(town, place, [late], { availability: always, wants: ['budgets'] });
  const agreesTo = (words: string): Promise<unknown> =>
    town.database.query('UPDATE application SET agreement = $1 WHERE user_id = $2', [words, late.id]);
  const [told] = await town.database.query<[{ agreement: string }]>(
    'SELECT agreement FROM application WHERE user_id = $1',
    [late.id],
  );
  await agreesTo('older words');
  expect(await place.host.hears('cohort place', asked)).toContain('has not agreed to the newest words');
  await agreesTo(told.agreement);
  const before = await place.host.run('cohort place', asked);
  await said(before);
  const shown = await place.host.run('cohort place', asked);
  const text = await said(shown);
  expect(text).toContain('**1.** **Spring 1** · Tuesdays at 18:00 in UTC · 3 people');
  expect(text).toContain('wished for and found by it');
  expect(text).toMatch(/The circle gains \d+ points: it suits them to \d+ of 100, and/);
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 1'))).toContain(
    `<@${late.id}> sits in **Spring 1** now`,
  );
  await town.settle();
  expect(await (place.people[0] as Somebody).reads('Spring 1')).toContain(`Welcome, <@${late.id}>`);
  expect(await canSee(late, 'Spring 1')).toBe(true);
  expect(await said(await place.host.pressesOn(before, 'Yes, number 1'))).toContain('they sit in a circle already');
  expect(await place.host.hears('cohort place', asked)).toContain('sits in a circle of it already');
});

test('who is not free at the hour of any circle hears so, and keeps their place on the list', async () => {
  const { place } = await circles(3, 4);
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: hours([5], 8, 12) });
  const answer = await place.host.hears('cohort place', { cohort: 'Spring', person: late.id });
  expect(answer).toContain('is not free at the hour of the one circle with room');
});

test('nobody but those who look after the cohort can look or say yes; ids of another guild are not to be had', async () => {
  const { place } = await circles(3);
  const other = await circles(3);
  const [ada, ben] = place.people as [Somebody, Somebody];
  await leaves(ada);
  await leaves(other.place.people[0]);
  expect(await ben.hears('cohort repair', { cohort: 'Spring' })).toContain('for the people who look after the circles');
  const [cohort, group] = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ cohort: string; id: string }>(
      'SELECT cohort_id AS cohort, id FROM "group" WHERE guild_id = $1',
      [other.place.guild],
    );
    return [rows[0]?.cohort ?? '', rows[0]?.id ?? ''];
  });
  const [welcome] = await place.host.sees('welcome');
  for (const who of [place.host, ben]) {
    for (const customId of [
      `cohort.repair.1|${cohort}`,
      `cohort.repair-page.1|${cohort}|1`,
      `cohort.repair-yes.1|${cohort}|0123456789abcdef`,
      `cohort.place.1|${cohort}|${group}|${ada.id}`,
    ]) {
      const pressed = { channel: welcome?.channel ?? '', message: welcome?.id ?? '', customId, forge: true };
      const answer = await said(await who.acts.click(pressed));
      expect(answer).toContain(who === ben ? 'for the people who look after the circles' : en.refusals.gone());
    }
  }
});

test('a moderator who sits in the circle passes its repair on, and another says yes to it', async () => {
  const { place } = await circles(3);
  const [ada, ben] = place.people as [Somebody, Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  await leaves(ada);
  await appoint(town, place.guild, { id: ben.id, cohort: 'Spring' });
  const look = await ben.pressesOn(await seen(ben), 'Yes, number 1');
  expect(await said(look)).toContain('You sit there yourself');
  await said(await agrees(ben, look, { label: 'Ask the others', reason: 'We are two' }));
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(false);
  expect(await place.host.reads('circle-moderators')).toContain('We are two');
  expect(await said(await place.host.presses('Yes, do it', 'circle-moderators'))).toContain('It is done');
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(true);
});

test('a moderator who sits in a circle that would end asks the circles, in the first weeks too', async () => {
  const { place } = await circles(7, 5);
  const small = (await circleOf(place, 'Spring 1')).length === 3 ? 'Spring 1' : 'Spring 2';
  const [gone, ben] = (await circleOf(place, small)) as [Somebody, Somebody];
  await leaves(gone);
  await appoint(town, place.guild, { id: ben.id, cohort: 'Spring' });
  const answer = await said(await ben.pressesOn(await seen(ben), 'Yes, number 2'));
  await town.settle();
  expect(answer).toContain('each member privately');
  expect(await circleOf(place, small)).toContain(ben);
  expect(await ben.reads(small)).toContain('May your circle change?');
});
