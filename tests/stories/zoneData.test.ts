import { createLog } from '../../bot/common/log';
import { zonesHere, type ZoneData } from '../../bot/sessions/zones';
import { startGrove } from '../../bot/start';
import { selectsOf, textOf } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { areWaiting, hours } from '../support/people';
import { aTown, boardOf, type Place, type Somebody, type Town } from '../support/town';
import { zonesWith, zonesWithout, type Law } from '../support/zones';

/** Clocks are changed by law while a cohort runs. The hour on the wall stays, and everybody hears once when that is now. */

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.stop());

/** Kenya puts its clocks an hour forward between the third and the fourth week. */
const kenya: Law = { zone: 'Africa/Nairobi', from: '2027-03-20T00:00:00Z', aheadMinutes: 4 * 60 };
const nairobi = { date: '2027-03-02', time: '18:00', zone: 'Africa/Nairobi' };
const fourth = { old: '2027-03-23T15:00:00Z', new: '2027-03-23T14:00:00Z' };
const lawChanged = 'were changed by law';

async function start(zones: ZoneData): Promise<void> {
  town.grove = await startGrove(town.config, createLog('silent'), (why) => town.ended.push(why.message), zones);
}

async function restart(zones: ZoneData): Promise<void> {
  await town.grove.stop();
  await start(zones);
  await town.settle();
}

/** From now on Discord fails whenever something is posted in the thread. */
async function silence(person: Somebody, mode: 'refuse' | 'applyThenFail'): Promise<void> {
  const route = `^/channels/${await person.channel('Spring 1')}/messages$`;
  await town.sandbox.client.fail({ route, method: 'POST', times: 1_000, mode, status: 502 });
}

/** What waits to be said in a thread, by the last word of what it is about. */
const waitingIn = async (thread: string): Promise<(string | undefined)[]> =>
  (
    await town.database.query<{ about: string }[]>(`SELECT about FROM outbox WHERE lane = $1 AND state = 'pending'`, [
      thread,
    ])
  ).map(({ about }) => about.split(':').at(-1));

const offerIt = 'Offer it to the circle';

const shownAt = (at: string, style = 'F'): string => `<t:${Date.parse(at) / 1000}:${style}>`;
const minutesBefore = (at: string, minutes: number): Date => new Date(Date.parse(at) - minutes * 60_000);

const sessionsOf = ({ guild }: Place): Promise<{ number: number; at: Date; zoneData: string }[]> =>
  town.database.query(
    `SELECT number, starts_at AS at, zone_data AS "zoneData" FROM session
     WHERE guild_id = $1 AND parent_id IS NULL ORDER BY group_id, number`,
    [guild],
  );
const startsOf = async (place: Place): Promise<string[]> => (await sessionsOf(place)).map(({ at }) => at.toISOString());
const dataOf = async (place: Place): Promise<string[]> => [
  ...new Set((await sessionsOf(place)).map(({ zoneData }) => zoneData)),
];

/** What was said in a channel and holds these words. */
const heard = async (person: Somebody, words: string, channel = 'Spring 1'): Promise<string[]> =>
  (await person.sees(channel)).map(textOf).filter((text) => text.includes(words));

function firstOf({ people }: Place): Somebody {
  const [ada] = people;
  if (!ada) throw new Error('nobody came');
  return ada;
}

async function aCircle(about: Parameters<Place['launch']>[0]): Promise<{ place: Place; ada: Somebody }> {
  const place = await town.openGuild({ people: 3 });
  await place.launch(about);
  return { place, ada: firstOf(place) };
}

test('a schedule is kept with the name of the zone data it was computed with', async () => {
  const { place } = await aCircle(nairobi);
  expect(await dataOf(place)).toEqual([process.versions.tz]);
  expect(zonesHere.version()).toBe(process.versions.tz);
});

test('the sessions that begin otherwise move, and the circle hears it once, with the new times', async () => {
  const { place, ada } = await aCircle(nairobi);
  await restart(zonesWith('2027b', kenya));
  const starts = await startsOf(place);
  expect(starts.slice(2)).toEqual([
    '2027-03-16T15:00:00.000Z',
    ...['2027-03-23T14:00:00.000Z', '2027-03-30T14:00:00.000Z', '2027-04-06T14:00:00.000Z'],
  ]);
  expect(await dataOf(place)).toEqual(['2027b']);
  const [news = '', another] = await heard(ada, lawChanged);
  expect(another).toBeUndefined();
  expect(news).toContain('The clocks of Nairobi were changed by law.');
  expect(news).toContain('Tuesdays at 18:00 in Africa/Nairobi');
  expect(news).toContain(`Session 4 is now on **${shownAt(fourth.new)}**, 1 hour earlier than it was.`);
  expect(news).not.toContain('Session 3');
  for (const { id } of place.people) expect(news).toContain(`<@${id}>`);
});

test('a second start says nothing more, and neither do newer data that leave every hour where it is', async () => {
  const { place, ada } = await aCircle(nairobi);
  await restart(zonesWith('2027b', kenya));
  await restart(zonesWith('2027b', kenya));
  await restart(zonesWith('2027c', kenya));
  expect(await dataOf(place)).toEqual(['2027c']);
  expect(await heard(ada, lawChanged)).toHaveLength(1);
});

test('the law is taken back: the sessions go back, and the circle hears that, too', async () => {
  const { place, ada } = await aCircle(nairobi);
  const planned = await startsOf(place);
  await restart(zonesWith('2027b', kenya));
  await restart(zonesHere);
  expect(await startsOf(place)).toEqual(planned);
  const news = await heard(ada, lawChanged);
  expect(news).toHaveLength(2);
  expect(news.at(-1)).toContain(`Session 4 is now on **${shownAt(fourth.old)}**, 1 hour later than it was.`);
});

test('reminders ring at the new time and not at the old one, and the circle meets then', async () => {
  const { ada } = await aCircle(nairobi);
  await town.passTo('2027-03-17T12:00:00Z');
  await restart(zonesWith('2027b', kenya));
  const dayBefore = `meets next on ${shownAt(fourth.new)}`;
  await town.passTo(minutesBefore(fourth.new, 24 * 60 + 1));
  expect(await heard(ada, dayBefore)).toEqual([]);
  await town.passTo(minutesBefore(fourth.new, 24 * 60));
  expect(await heard(ada, dayBefore)).toHaveLength(1);
  await town.passTo(minutesBefore(fourth.new, 10));
  expect(await heard(ada, `meets at ${shownAt(fourth.new, 't')}`)).toHaveLength(1);
  await town.passTo(minutesBefore(fourth.new, -3));
  expect((await boardOf(ada)).text).toContain('The floor is open');
  await town.passTo(minutesBefore(fourth.old, 5));
  const thread = (await ada.sees('Spring 1')).map(textOf);
  const sinceTheNews = thread.slice(thread.findIndex((text) => text.includes(lawChanged))).join('\n');
  expect(sinceTheNews).not.toContain(`${Date.parse(fourth.old) / 1000}`);
});

test('whatever shows a schedule shows the new one, and the cohort ends a week after its last session', async () => {
  const { place, ada } = await aCircle(nairobi);
  await town.passTo('2027-03-17T12:00:00Z');
  await restart(zonesWith('2027b', kenya));
  const card = await ada.hears('circle');
  expect(card).toContain(shownAt(fourth.new));
  expect(card).toContain('that is 18:00 in Nairobi');
  const shown = await place.host.hears('cohort show', { cohort: 'Spring' });
  expect(shown).toContain(`next ${shownAt(fourth.new)}`);
  expect(shown).toContain(`It ends by itself on ${shownAt('2027-04-13T14:00:00Z')}`);
  const [end] = await town.database.query<{ due: Date }[]>(
    `SELECT due_at AS due FROM alarm WHERE job = 'cohort.end' AND subject =
       (SELECT 'cohort:' || id FROM cohort WHERE guild_id = $1)`,
    [place.guild],
  );
  expect(end?.due.toISOString()).toBe('2027-04-13T14:00:00.000Z');
});

test('a circle whose clocks stay as they are hears nothing, in its server or in another', async () => {
  const { place, ada } = await aCircle({ ...nairobi, zone: 'Europe/Paris' });
  const other = await aCircle(nairobi);
  const planned = await startsOf(place);
  const before = await ada.reads('Spring 1');
  await restart(zonesWith('2027b', kenya));
  expect(await startsOf(place)).toEqual(planned);
  expect(await dataOf(place)).toEqual(['2027b']);
  expect(await ada.reads('Spring 1')).toBe(before);
  expect(await place.host.reads('circle-moderators')).not.toContain('time-zone data');
  expect(await heard(other.ada, lawChanged)).toHaveLength(1);
});

test('a session within the hour stays where it was said to be, and those after it move', async () => {
  const { place, ada } = await aCircle(nairobi);
  // An hour and a half before the old time, and half an hour before the new one.
  await town.passTo(minutesBefore(fourth.new, 30));
  await restart(zonesWith('2027b', kenya));
  expect((await startsOf(place)).slice(3)).toEqual([
    '2027-03-23T15:00:00.000Z',
    ...['2027-03-30T14:00:00.000Z', '2027-04-06T14:00:00.000Z'],
  ]);
  const [news = ''] = await heard(ada, lawChanged);
  expect(news).toContain(`Session 4 is too near to move. It begins on **${shownAt(fourth.old)}**`);
  expect(news).toContain('Session 5 is now on');
  await restart(zonesWith('2027b', kenya));
  await town.passTo(minutesBefore(fourth.old, -3));
  expect((await boardOf(ada)).text).toContain('The floor is open');
  expect(await heard(ada, lawChanged)).toHaveLength(1);
});

test('a session that goes on, or is over, is left alone', async () => {
  const { place, ada } = await aCircle({ ...nairobi, weeks: 2 });
  await town.passTo('2027-03-09T15:03:00Z');
  await restart(zonesWith('2027b', { ...kenya, from: '2027-03-01T00:00:00Z' }));
  expect(await startsOf(place)).toEqual(['2027-03-02T15:00:00.000Z', '2027-03-09T15:00:00.000Z']);
  expect(await heard(ada, lawChanged)).toEqual([]);
  expect((await boardOf(ada)).text).toContain('The floor is open');
});

test('one schedule cannot be computed: the others move all the same, and it follows with the next data, each told once', async () => {
  const { ada } = await aCircle(nairobi);
  const { place, ada: ben } = await aCircle({ ...nairobi, zone: 'Asia/Almaty' });
  const planned = await startsOf(place);
  const almaty = zonesWithout('2027b', 'Asia/Almaty');
  const nairobiMoves = zonesWith('2027b', kenya);
  await restart({
    ...nairobiMoves,
    instantOf: (local) => (local.zone === kenya.zone ? nairobiMoves : almaty).instantOf(local),
    wallClockIn: (zone, at) => (zone === kenya.zone ? nairobiMoves : almaty).wallClockIn(zone, at),
  });
  expect(await startsOf(place)).toEqual(planned);
  expect(await dataOf(place)).toEqual([process.versions.tz]);
  expect(await heard(ada, lawChanged)).toHaveLength(1);
  await restart(zonesWith('2027b', kenya, { ...kenya, zone: 'Asia/Almaty', aheadMinutes: 6 * 60 }));
  expect(await dataOf(place)).toEqual(['2027b']);
  expect(await heard(ben, 'The clocks of Almaty were changed by law')).toHaveLength(1);
  expect(await heard(ada, lawChanged)).toHaveLength(1);
});

test('Grove stops before Discord has taken the news: the circle hears it from the next one, once', async () => {
  const { ada } = await aCircle(nairobi);
  await silence(ada, 'applyThenFail');
  await town.grove.stop();
  await start(zonesWith('2027b', kenya));
  await town.grove.stop();
  await town.sandbox.client.clearFaults();
  await start(zonesWith('2027b', kenya));
  await town.settle();
  expect(await heard(ada, lawChanged)).toHaveLength(1);
});

test('a reminder that Discord has not taken yet names the old time: it is taken back, and said with the new one', async () => {
  const { ada } = await aCircle(nairobi);
  await town.passTo('2027-03-21T12:00:00Z');
  await silence(ada, 'refuse');
  // A day before the old time; nobody waits until it is said.
  const passing = town.passTo(minutesBefore(fourth.old, 24 * 60 - 1));
  await eventually(async () => {
    expect(await waitingIn(await ada.channel('Spring 1'))).toEqual(['day-reminder']);
  });
  await town.grove.stop();
  await town.sandbox.client.clearFaults();
  await start(zonesWith('2027b', kenya));
  await passing;
  await town.settle();
  expect(await heard(ada, lawChanged)).toHaveLength(1);
  expect(await heard(ada, `meets next on ${shownAt(fourth.new)}`)).toHaveLength(1);
  expect(await heard(ada, `meets next on ${shownAt(fourth.old)}`)).toEqual([]);
});

test('a session whose time is offered to the circle is offered at the new time', async () => {
  const { place, ada } = await aCircle(nairobi);
  const [row] = await town.database.query<{ id: string; facilitator: string }[]>(
    'SELECT id, facilitator_id AS facilitator FROM session WHERE guild_id = $1 AND number = 1',
    [place.guild],
  );
  const keeper = place.people.find(({ id }) => id === row?.facilitator) ?? ada;
  const { reply } = await (await keeper.run('circle')).settled();
  const select = reply && selectsOf(reply).find(({ options }) => options.some(({ label }) => label === offerIt));
  const value = select?.options.find(({ label }) => label === offerIt)?.value ?? '';
  const channel = reply?.channel ?? '';
  await (
    await keeper.acts.choose({ channel, message: reply?.id ?? '', customId: select?.customId ?? '', values: [value] })
  ).settled();
  await town.settle();
  const offered = 'Would somebody look after the time on';
  expect(await heard(ada, `${offered} ${shownAt('2027-03-02T15:00:00Z')}`)).toHaveLength(1);
  await restart(zonesWith('2027b', { ...kenya, from: '2027-03-02T00:00:00Z' }));
  expect(await heard(ada, `${offered} ${shownAt('2027-03-02T14:00:00Z')}`)).toHaveLength(1);
  expect(await heard(ada, `${offered} ${shownAt('2027-03-02T15:00:00Z')}`)).toEqual([]);
});

test('a cohort that is launched later is planned with the new data', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match(nairobi);
  await restart(zonesWith('2027b', kenya));
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect((await startsOf(place)).at(3)).toBe('2027-03-23T14:00:00.000Z');
  expect(await dataOf(place)).toEqual(['2027b']);
  await restart(zonesWith('2027b', kenya));
  expect(await heard(firstOf(place), lawChanged)).toEqual([]);
});

describe('somebody is not free at their circle’s hour any more', () => {
  /** All are free at 15:00 UTC on Tuesdays; Ada has just this one hour, on the clocks of Nairobi. */
  async function withAda(): Promise<{ place: Place; ada: Somebody }> {
    const place = await town.openGuild({ people: 3 });
    const ada = firstOf(place);
    await areWaiting(town, place, place.people, (person) =>
      person === ada
        ? { zone: 'Africa/Nairobi', availability: hours([1], 17, 19) }
        : { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) },
    );
    await place.host.hears('cohort create', {
      name: 'Spring',
      start: '2027-03-02',
      time: '15:00',
      zone: 'UTC',
      size: 3,
    });
    await place.host.matches('Spring');
    return { place, ada };
  }

  const launches = async ({ host }: Place): Promise<void> => {
    await host.hears('cohort launch', { cohort: 'Spring' });
    await town.settle();
  };

  test('the moderators hear of which circle, and see for whom, and not which hours they gave', async () => {
    const { place, ada } = await withAda();
    await launches(place);
    const suitsNot = `it does not suit <@${ada.id}> in every week`;
    expect(await place.host.hears('cohort show', { cohort: 'Spring' })).not.toContain('does not suit');
    await restart(zonesWith('2027b', kenya));
    const [news = '', another] = await heard(place.host, 'time-zone data', 'circle-moderators');
    expect(another).toBeUndefined();
    expect(news).toContain('the hour of **Spring 1** does not suit everybody in it');
    expect(news).toContain('its people have heard nothing of it');
    expect(news).not.toContain(ada.id);
    const shown = await place.host.hears('cohort show', { cohort: 'Spring' });
    expect(shown).toContain(suitsNot);
    // The hour of the circle is told by UTC, and stands: there is nothing that the circle has to be told.
    expect(await heard(ada, lawChanged)).toEqual([]);
    await restart(zonesWith('2027b', kenya));
    expect(await heard(place.host, 'time-zone data', 'circle-moderators')).toHaveLength(1);
  });

  test('a circle that is agreed and not launched yet is shown like one that meets', async () => {
    const { place, ada } = await withAda();
    await restart(zonesWith('2027b', kenya));
    const shown = await place.host.hears('cohort show', { cohort: 'Spring' });
    expect(shown).toContain(`it does not suit <@${ada.id}> in every week`);
  });

  test('in writing there is no hour that would have to suit', async () => {
    const { place } = await withAda();
    await launches(place);
    await town.database.query(`UPDATE session SET pace = 'in writing' WHERE guild_id = $1`, [place.guild]);
    await restart(zonesWith('2027b', kenya));
    expect(await place.host.hears('cohort show', { cohort: 'Spring' })).not.toContain('does not suit');
    expect(await heard(place.host, 'time-zone data', 'circle-moderators')).toEqual([]);
  });
});
