import { buttonsOf, textOf, type Outcome, type SeenMessage } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { agrees, changes, looks, seating } from '../support/rosters';
import { appoint, inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** A moderator sits in a circle that a change touches: who is asked for the yes, what they read, and what their yes is to. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);

interface Scene {
  readonly place: Place;
  /** looks after the cohort and sits in its first circle, as the others do */
  readonly ada: Somebody;
  readonly ben: Somebody;
  readonly chidi: Somebody;
  readonly dana: Somebody;
}

async function aScene(): Promise<Scene> {
  const place = await town.openGuild({ people: 8 });
  await place.launch({ date: '2027-03-20', size: 4 });
  const seats = await seating(town, place.guild);
  const [ada, ben, chidi, dana] = place.people.filter(({ id }) => seats['Spring 1']?.includes(id));
  if (!ada || !ben || !chidi || !dana) throw new Error('the first circle has fewer than four');
  await appoint(town, place.guild, { id: ada.id, cohort: 'Spring' });
  return { place, ada, ben, chidi, dana };
}

async function waits(place: Place): Promise<Somebody> {
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  return late;
}

/** Looks and asks the others; what was answered. */
async function asks(by: Somebody, command: string, options: Record<string, string>): Promise<string> {
  const { card } = await looks(by, command, options);
  const answer = await said(await agrees(by, card, { label: 'Ask the others', reason: 'They would like to' }));
  await town.settle();
  return answer;
}

const question = async ({ host }: Place): Promise<SeenMessage | undefined> =>
  (await host.sees('circle-moderators')).findLast((message) => textOf(message).includes('They would like to'));
const labelsOf = (message: SeenMessage | undefined): string[] =>
  message ? buttonsOf(message).map(({ label }) => label) : ['no message'];
const offeredOn = async (card: Outcome): Promise<string[]> => labelsOf((await card.settled()).reply);

async function sitsIn(person: Somebody, circle: string): Promise<boolean> {
  return (await seating(town, person.guild))[circle]?.includes(person.id) ?? false;
}

const nobodyElseIsAppointed = (place: Place): Promise<unknown> =>
  inDatabase(town, (database) =>
    database.query('DELETE FROM appointment WHERE guild_id = $1 AND user_id = $2', [place.guild, place.host.id]),
  );

test('what has changed before the yes is asked anew, in its place, and a rule it breaks now needs an "all the same"', async () => {
  const { place, ada, ben, chidi } = await aScene();
  await asks(ada, 'move', { person: ben.id, circle: 'Spring 2' });
  expect(labelsOf(await question(place))).toEqual(['Yes, do it']);
  await changes(place.host, 'move', { person: chidi.id, circle: 'Spring 2' });
  await said(await place.host.presses('Yes, do it', 'circle-moderators'));
  expect(await sitsIn(ben, 'Spring 1')).toBe(true);
  const anew = await question(place);
  expect(anew && textOf(anew)).toContain('Since you looked, something has changed');
  expect(anew && textOf(anew)).toContain(`<@${ada.id}> sits there and asks`);
  expect(labelsOf(anew)).toEqual(['All the same']);
  expect(await said(await place.host.presses('All the same', 'circle-moderators'))).toContain('It is done');
  expect(await sitsIn(ben, 'Spring 2')).toBe(true);
});

test('nobody who reads along in the moderators’ channel learns there that somebody would rather not meet them', async () => {
  const { place, ada, ben, chidi } = await aScene();
  await appoint(town, place.guild, { id: ben.id, cohort: 'Spring' });
  const late = await waits(place);
  await late.hears('block', { person: ben.id });
  await asks(ada, 'add', { person: late.id, circle: 'Spring 1' });
  await changes(place.host, 'move', { person: chidi.id, circle: 'Spring 2' });
  const answer = await said(await place.host.presses('Yes, do it', 'circle-moderators'));
  expect(answer).toContain('should not sit together');
  const shared = (await place.host.sees('circle-moderators')).filter(({ ephemeral }) => !ephemeral).map(textOf);
  expect(shared.join('\n')).not.toContain('not sit together');
  expect(await sitsIn(late, 'Spring 1')).toBe(false);
});

test('a rule that is broken only since the look is shown before anything is done', async () => {
  const { place, ada, ben } = await aScene();
  const late = await waits(place);
  const { card, text } = await looks(place.host, 'add', { person: late.id, circle: 'Spring 1' });
  expect(text).not.toContain('breaks a rule');
  await late.hears('block', { person: ada.id });
  const again = await agrees(place.host, card);
  expect(await said(again)).toContain('Since you looked, something has changed.');
  expect(await said(again)).toContain('should not sit together');
  expect(await sitsIn(late, 'Spring 1')).toBe(false);
  expect(await said(await agrees(place.host, again, { label: 'All the same, and why' }))).toContain('It is done');

  const move = await looks(place.host, 'move', { person: ben.id, circle: 'Spring 2' });
  await inDatabase(town, (database) =>
    database.query(`UPDATE cohort SET starts_on = '2020-01-06' WHERE guild_id = $1`, [place.guild]),
  );
  expect(await said(await agrees(place.host, move.card))).toContain('has met for weeks');
  expect(await sitsIn(ben, 'Spring 1')).toBe(true);
});

test('whoever looks after a cohort without the role is asked by direct message, and says yes there', async () => {
  const { place, ada, ben } = await aScene();
  const noor = await place.newcomer('Noor');
  await appoint(town, place.guild, { id: noor.id, cohort: 'Spring' });
  expect(await asks(ada, 'move', { person: ben.id, circle: 'Spring 2' })).toContain('in a direct message');
  const [asked] = await noor.acts.dms();
  expect(asked && textOf(asked)).toContain('They would like to');
  expect(await place.host.acts.dms()).toEqual([]);
  const channel = (await noor.acts.dmChannel()).id;
  expect(await said(await noor.acts.clickLabel({ channel, label: 'Yes, do it' }))).toContain('It is done');
  expect(await sitsIn(ben, 'Spring 2')).toBe(true);
  const history = await place.host.hears('roster history');
  expect(history).toContain(`<@${noor.id}>, asked for by <@${ada.id}>`);
  await said(await place.host.presses('Yes, do it', 'circle-moderators'));
  expect(await place.host.reads('circle-moderators')).toContain('That was done already');
  expect(labelsOf(await question(place))).toEqual([]);
});

test('whoever has left the server is nobody to ask: then one may decide alone, and where no circle is touched the moderators are told', async () => {
  const { place, ada, ben } = await aScene();
  const noor = await place.newcomer('Noor');
  await appoint(town, place.guild, { id: noor.id, cohort: 'Spring' });
  await nobodyElseIsAppointed(place);
  const before = await looks(ada, 'apart', { person: ada.id, from: ben.id });
  expect(await offeredOn(before.card)).toEqual(['Ask the others']);
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: noor.id });
  const { card } = await looks(ada, 'apart', { person: ada.id, from: ben.id });
  expect(await offeredOn(card)).toEqual(['Ask the others', 'Nobody else can: tell the circle']);
  const told = await agrees(ada, card, { label: 'Nobody else can', reason: 'We have quarrelled' });
  expect(await said(told)).toContain('the moderators’ channel has been');
  await town.settle();
  const read = await place.host.reads('circle-moderators');
  expect(read).toContain(`<@${ada.id}> is part of this change`);
  expect(read).toContain('We have quarrelled');
});

test('where nobody can be reached, that is said, and nothing waits for a yes that cannot come', async () => {
  const { place, ada, ben } = await aScene();
  await nobodyElseIsAppointed(place);
  await inDatabase(town, (database) =>
    database.query('UPDATE home SET moderators_channel_id = NULL WHERE guild_id = $1', [place.guild]),
  );
  expect(await asks(ada, 'move', { person: ben.id, circle: 'Spring 2' })).toContain('I can reach nobody else');
});

test('what can be done no longer loses its button when somebody says yes to it', async () => {
  const { place, ada, ben } = await aScene();
  await asks(ada, 'move', { person: ben.id, circle: 'Spring 2' });
  await ben.hears('leave');
  await town.settle();
  await said(await place.host.presses('Yes, do it', 'circle-moderators'));
  const over = await question(place);
  expect(over && textOf(over)).toContain('Something has changed in **Spring**');
  expect(labelsOf(over)).toEqual([]);
});

test('what others are asked waits for two weeks, and then says that it is over', async () => {
  const { place, ada, ben, chidi, dana } = await aScene();
  await asks(ada, 'move', { person: ben.id, circle: 'Spring 2' });
  const aDay = 24 * 60;
  const ages = (days: number): Promise<unknown> =>
    inDatabase(town, (database) =>
      database.query(
        `UPDATE roster_change SET at = at - $2 * interval '1 minute' WHERE guild_id = $1 AND state = 'asked'`,
        [place.guild, days * aDay],
      ),
    );
  await ages(2);
  await looks(place.host, 'remove', { person: dana.id });
  expect(await said(await place.host.presses('Yes, do it', 'circle-moderators'))).toContain('It is done');
  await asks(ada, 'remove', { person: chidi.id });
  await ages(15);
  await looks(place.host, 'remove', { person: dana.id });
  const [label = 'no button'] = labelsOf(await question(place));
  await said(await place.host.presses(label, 'circle-moderators'));
  const over = await question(place);
  expect(over && textOf(over)).toContain('more than 14 days ago');
  expect(labelsOf(over)).toEqual([]);
});

test('what others are asked at the moment when the look would be forgotten is not forgotten with it', async () => {
  const { place, ada, ben } = await aScene();
  await asks(ada, 'move', { person: ben.id, circle: 'Spring 2' });
  // The alarm of the look was ringing already when they were asked.
  const { now } = await town.sandbox.client.clock.read();
  await inDatabase(town, (database) =>
    database.query(`UPDATE alarm SET due_at = $2 WHERE job = 'rosters.forgetUndone' AND data ->> 'guild' = $1`, [
      place.guild,
      now,
    ]),
  );
  await town.pass({ minutes: 1 });
  expect(await said(await place.host.presses('Yes, do it', 'circle-moderators'))).toContain('It is done');
  expect(await sitsIn(ben, 'Spring 2')).toBe(true);
});

test('of a circle that meets, and of whoever pauses, a look says so', async () => {
  const { place, ben } = await aScene();
  const late = await waits(place);
  await late.hears('pause', { until: '2027-03-30' });
  expect((await looks(place.host, 'add', { person: late.id, circle: 'Spring 1' })).text).toContain('by their own wish');
  await town.passTo('2027-03-20T17:02:00Z');
  const { text } = await looks(place.host, 'move', { person: ben.id, circle: 'Spring 2' });
  expect(text).toContain('**Spring 1** and **Spring 2** are meeting just now');
});
