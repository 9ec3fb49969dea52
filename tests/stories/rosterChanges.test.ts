import { buttonsOf } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { agrees, changes, looks, seating } from '../support/rosters';
import { appoint, inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);
let days = 0;

interface Two {
  readonly place: Place;
  /** those who sit in the first circle, and in the second */
  readonly one: Somebody[];
  readonly other: Somebody[];
}

/** Two circles of a cohort that runs, on a day of its own. */
async function twoCircles(people = 8): Promise<Two> {
  const place = await town.openGuild({ people });
  await place.launch({ date: `2027-03-${10 + (days++ % 15)}`, size: people / 2 });
  const seats = await seating(town, place.guild);
  const inCircle = (name: string): Somebody[] => place.people.filter(({ id }) => seats[name]?.includes(id));
  return { place, one: inCircle('Spring 1'), other: inCircle('Spring 2') };
}

const canSee = async (person: Somebody, thread: string): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith(thread));

const sitsIn = async (person: Somebody, circle: string): Promise<boolean> =>
  (await seating(town, person.guild))[circle]?.includes(person.id) ?? false;

test('a move is looked at first, done with a reason, told in both circles, and taken back to the letter', async () => {
  const { place, one, other } = await twoCircles();
  const [ada, ben] = one as [Somebody, Somebody];
  const [dana] = other as [Somebody];
  const before = await seating(town, place.guild);
  const { text, card } = await looks(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  expect(text).toContain(`<@${ada.id}> goes from **Spring 1** to **Spring 2**`);
  expect(text).toContain(`**Spring 1** has 4 people now, and 3 then.`);
  expect(text).toContain('Nothing happens before your yes');
  expect(text).not.toContain('read of it in their threads');
  expect(await seating(town, place.guild)).toEqual(before);
  const done = await agrees(place.host, card, { reason: 'Ada asked for a later hour' });
  expect(await said(done)).toContain('It is done, as change 1');
  await town.settle();
  expect(await sitsIn(ada, 'Spring 2')).toBe(true);
  expect(await canSee(ada, 'Spring 1')).toBe(false);
  expect(await canSee(ada, 'Spring 2')).toBe(true);
  expect(await dana.reads('Spring 2')).toContain(`Welcome, <@${ada.id}>`);
  expect(await ben.reads('Spring 1')).toContain(`<@${ada.id}> goes on in another circle`);
  expect(await ben.reads('Spring 1')).not.toContain('later hour');
  const history = await place.host.hears('roster history');
  expect(history).toContain(`<@${place.host.id}>\n<@${ada.id}> goes from **Spring 1** to **Spring 2**`);
  expect(history).toContain('Ada asked for a later hour');
  const undo = await place.host.pressesOn(done, 'Take it back');
  expect(await said(undo)).toContain('Change 1 is taken back');
  expect(await said(undo)).toContain('Both circles read of it in their threads: who comes back, and who goes');
  expect(await said(await agrees(place.host, undo))).toContain('It is done, as change 2');
  await town.settle();
  expect(await ben.reads('Spring 1')).toContain(`<@${ada.id}> is with you again, as before.`);
  expect(await ben.reads('Spring 1')).not.toContain('this is your circle from today on');
  expect(await dana.reads('Spring 2')).toContain(`<@${ada.id}> goes back to the circle they came from.`);
  expect(await dana.reads('Spring 2')).not.toContain('with our thanks');
  expect(await seating(town, place.guild)).toEqual(before);
  expect(await canSee(ada, 'Spring 1')).toBe(true);
  expect(await canSee(ada, 'Spring 2')).toBe(false);
  expect(await place.host.hears('roster history')).toContain('Taken back by change 2');
});

test('from the third week on somebody new is asked about first; whoever comes back by an undo is not new', async () => {
  const { place, one } = await twoCircles();
  const [ada] = one as [Somebody];
  await inDatabase(town, (database) =>
    database.query(`UPDATE cohort SET starts_on = '2020-01-06' WHERE guild_id = $1`, [place.guild]),
  );
  const { text, card } = await looks(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  expect(text).toContain('**Spring 2** has met for weeks');
  await agrees(place.host, card, { label: 'All the same, and why' });
  await town.settle();
  const undo = await looks(place.host, 'undo', {});
  expect(undo.text).toContain('Change 1 is taken back');
  expect(undo.text).not.toMatch(/has met for weeks|breaks a rule/);
  expect(await said(await agrees(place.host, undo.card))).toContain('It is done');
  expect(await sitsIn(ada, 'Spring 1')).toBe(true);
});

test('two people change places, somebody who waits comes in, somebody is taken out and waits again', async () => {
  const { place, one, other } = await twoCircles();
  const [ada] = one as [Somebody];
  const [dana] = other as [Somebody];
  expect(await changes(place.host, 'swap', { person: ada.id, with: dana.id })).toContain('It is done');
  await town.settle();
  expect(await sitsIn(ada, 'Spring 2')).toBe(true);
  expect(await sitsIn(dana, 'Spring 1')).toBe(true);
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  expect(await changes(place.host, 'add', { person: late.id, circle: '1' })).toContain('It is done');
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(true);
  expect(await late.hears('circle')).toContain('Spring 1');
  expect(await changes(place.host, 'remove', { person: late.id })).toContain('waits for another circle');
  await town.settle();
  expect(await canSee(late, 'Spring 1')).toBe(false);
  expect(await place.host.hears('roster show')).toContain(`1. <@${late.id}>`);
  expect(await dana.reads('Spring 1')).not.toContain(`<@${late.id}> goes on`);
});

test('whoever waits and has not agreed to the newest words agrees first, before the look and before the yes', async () => {
  const { place } = await twoCircles();
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  const add = { person: late.id, circle: 'Spring 1' };
  const { card } = await looks(place.host, 'add', add);
  await inDatabase(town, (database) =>
    database.query(`UPDATE application SET agreement = 'older' WHERE user_id = $1`, [late.id]),
  );
  expect(await said(await agrees(place.host, card))).toContain(`<@${late.id}> has not agreed to the newest words`);
  expect((await looks(place.host, 'add', add)).text).toContain('they agree at `/me`');
  expect(await sitsIn(late, 'Spring 1')).toBe(false);
});

test('what breaks a rule of the matching is said, and needs an "all the same"', async () => {
  const { place, other } = await twoCircles();
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], {
    availability: hours([0], 2, 4),
    languages: ['sw'],
    employer: 'canary-employer',
  });
  const [dana] = other as [Somebody];
  await inDatabase(town, (database) =>
    database.query(`UPDATE application SET employer = 'Canary-Employer' WHERE user_id = $1`, [dana.id]),
  );
  const { text, card } = await looks(place.host, 'add', { person: late.id, circle: 'Spring 2' });
  expect(text).toContain(`The hour of **Spring 2** does not suit <@${late.id}> in weeks 1, 2, 3, 4, 5, and 6`);
  expect(text).toContain('should not sit together in **Spring 2**');
  expect(text).toContain('no language any more');
  expect(text.toLowerCase()).not.toContain('canary');
  const { reply } = await card.settled();
  expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual(['All the same, and why']);
  expect(await said(await agrees(place.host, card, { label: 'All the same, and why' }))).toContain('It is done');
});

test('two are kept apart from then on: a place for one beside the other is none, until it is taken back', async () => {
  const { place, one } = await twoCircles(6);
  const [ada] = one as [Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  expect(await changes(place.host, 'apart', { person: ada.id, from: late.id })).toContain('are kept apart.');
  const { text } = await looks(place.host, 'add', { person: late.id, circle: 'Spring 1' });
  expect(text).toContain('should not sit together');
  expect(await changes(place.host, 'undo', {})).toContain('may sit together again');
  expect((await looks(place.host, 'add', { person: late.id, circle: 'Spring 1' })).text).not.toContain(
    'should not sit',
  );
});

test('two who sit in one circle are not moved by keeping them apart, and that is said with what moves them', async () => {
  const { place, one, other } = await twoCircles(6);
  const [ada, ben] = one as [Somebody, Somebody];
  const [dana] = other as [Somebody];
  const together = 'They sit together now in **Spring 1**, and this moves nobody. **Next:** `/roster move`';
  const { text, card } = await looks(place.host, 'apart', { person: ada.id, from: ben.id });
  expect(text).toContain(together);
  expect(await said(await agrees(place.host, card))).toContain(together);
  expect((await looks(place.host, 'apart', { person: ada.id, from: dana.id })).text).not.toContain('sit together now');
  expect(await changes(place.host, 'apart', { person: ada.id, from: ben.id, how: 'together' })).not.toContain(
    'together now',
  );
});

test('somebody who would change places with themselves hears that it is one person twice', async () => {
  const { place, one } = await twoCircles(6);
  const [ada] = one as [Somebody];
  const { text } = await looks(place.host, 'swap', { person: ada.id, with: ada.id });
  expect(text).toContain(`That is <@${ada.id}> twice. **Next:** choose two people.`);
});

test('of two moderators who change one circle at once the second reads what has changed, and may say yes to that', async () => {
  const { place, one } = await twoCircles();
  const [ada, ben] = one as [Somebody, Somebody];
  const first = await looks(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  const second = await looks(place.host, 'move', { person: ben.id, circle: 'Spring 2' });
  expect(await said(await agrees(place.host, first.card))).toContain('It is done');
  const again = await agrees(place.host, second.card);
  const text = await said(again);
  expect(text).toContain(`Since you looked, something has changed`);
  expect(text).toContain(`<@${ada.id}> came to **Spring 2**`);
  expect(await sitsIn(ben, 'Spring 1')).toBe(true);
  const yes = text.includes('breaks a rule') ? 'All the same, and why' : 'Yes, and why';
  expect(await said(await agrees(place.host, again, { label: yes }))).toContain('It is done');
  expect(await sitsIn(ben, 'Spring 2')).toBe(true);
  expect(await said(await agrees(place.host, first.card).catch(() => again))).toMatch(/done already|It is done/);
});

test('a moderator who sits in the circle asks another for the yes; where there is none, the circle is told', async () => {
  const { place, one } = await twoCircles();
  const [ada, ben, chidi] = one as [Somebody, Somebody, Somebody];
  await appoint(town, place.guild, { id: ada.id, cohort: 'Spring' });
  const asked = await looks(ada, 'move', { person: ben.id, circle: 'Spring 2' });
  expect(asked.text).toContain('You sit there yourself');
  const { reply } = await asked.card.settled();
  expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual(['Ask the others']);
  await said(await agrees(ada, asked.card, { label: 'Ask the others', reason: 'Ben would like to change' }));
  await town.settle();
  expect(await sitsIn(ben, 'Spring 1')).toBe(true);
  expect(await place.host.reads('circle-moderators')).toContain('Ben would like to change');
  expect(await said(await place.host.presses('Yes, do it', 'circle-moderators'))).toContain('It is done');
  expect(await sitsIn(ben, 'Spring 2')).toBe(true);

  // Whoever else held the role may be gone: nobody else is known to look after it.
  await inDatabase(town, (database) =>
    database.query('DELETE FROM appointment WHERE guild_id = $1 AND user_id = $2', [place.guild, place.host.id]),
  );
  const alone = await looks(ada, 'remove', { person: chidi.id });
  const told = await agrees(ada, alone.card, {
    label: 'Nobody else can: tell the circle',
    reason: 'Chidi asked for it',
  });
  expect(await said(told)).toContain('The circles have been told');
  await town.settle();
  const read = await one[3]?.reads('Spring 1');
  expect(read).toContain(`<@${ada.id}>, who looks after this cohort and sits with you`);
  expect(read).toContain('Chidi asked for it');
});

test('a moderator who sits there does not read that somebody would rather not meet them; whoever says the yes does', async () => {
  const { place, one } = await twoCircles();
  const [ada] = one as [Somebody];
  await appoint(town, place.guild, { id: ada.id, cohort: 'Spring' });
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  await late.hears('block', { person: ada.id });
  const asked = await looks(ada, 'add', { person: late.id, circle: 'Spring 1' });
  expect(asked.text).not.toContain('should not sit together');
  expect(asked.text).not.toContain('breaks a rule');
  await said(await agrees(ada, asked.card, { label: 'Ask the others', reason: 'There is room' }));
  await town.settle();
  expect(await place.host.reads('circle-moderators')).not.toContain('should not sit together');
  const yes = await said(await place.host.presses('Yes, do it', 'circle-moderators'));
  expect(yes).toContain('should not sit together, and whoever asked may not know it');
  expect(await place.host.reads('circle-moderators')).toContain('There is room');
  expect(await sitsIn(late, 'Spring 1')).toBe(false);
  const { text } = await looks(place.host, 'add', { person: late.id, circle: 'Spring 1' });
  expect(text).toContain(`should not sit together in **Spring 1**`);
});

test('a moderator whose role was taken away between the look and the yes changes nothing', async () => {
  const { place, one } = await twoCircles();
  const [ada] = one as [Somebody];
  const { guild } = place;
  const noor = await place.newcomer('Noor');
  const role = (await town.sandbox.client.guild(guild)).roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await town.sandbox.client.giveRole({ guild, user: noor.id, role });
  const { card } = await looks(noor, 'move', { person: ada.id, circle: 'Spring 2' });
  await town.sandbox.client.takeRole({ guild, user: noor.id, role });
  expect(await said(await agrees(noor, card))).toContain('for the people who look after the circles');
  expect(await sitsIn(ada, 'Spring 1')).toBe(true);
});

test('whoever has left by themselves is brought back by nobody else’s undo', async () => {
  const { place, one } = await twoCircles();
  const [ada] = one as [Somebody];
  await changes(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  await town.settle();
  await ada.hears('leave');
  await town.settle();
  expect((await looks(place.host, 'undo', {})).text).toContain(`<@${ada.id}> is elsewhere by now`);
  expect(await sitsIn(ada, 'Spring 1')).toBe(false);
});

test('what cannot be meant is said: nobody, no circle, no reason, a stranger, the same circle', async () => {
  const { place, one, other } = await twoCircles();
  const [ada] = one as [Somebody];
  const stranger = await place.newcomer('Stranger');
  const hears = async (command: string, options: Record<string, string | number>): Promise<string> =>
    (await looks(place.host, command, options)).text;
  expect(await hears('move', { person: ada.id, circle: 'Autumn 9' })).toContain('There is no circle called');
  expect(await hears('move', { person: ada.id, circle: 'Spring 1' })).toContain('sits in **Spring 1** already');
  expect(await hears('move', { person: stranger.id, circle: 'Spring 1' })).toContain('sits in no circle of');
  expect(await hears('add', { person: stranger.id, circle: 'Spring 1' })).toContain('is not on the waiting list');
  expect(await hears('apart', { person: ada.id, from: stranger.id })).toContain('neither waits nor sits in');
  expect(await hears('apart', { person: ada.id, from: ada.id })).toContain('twice');
  expect(await hears('swap', { person: ada.id, with: one[1]?.id ?? '' })).toContain('sit in one circle');
  expect(await hears('undo', { change: 7 })).toContain('no such change');
  const { card } = await looks(place.host, 'swap', { person: ada.id, with: other[0]?.id ?? '' });
  expect(await said(await agrees(place.host, card, { reason: '\u200b' }))).toContain('needs a reason');
});
