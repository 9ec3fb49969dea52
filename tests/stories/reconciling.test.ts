import { nextCircles } from '../../bot/cohorts/strangers/store';
import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { eventually } from '../support/eventually';
import { inDatabase } from '../support/rows';
import { aTown, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;

async function aCircle(): Promise<{ place: Place; circle: [Somebody, Somebody, Somebody, Somebody]; meets: Date }> {
  const place = await town.openGuild({ people: 4 });
  const meets = new Date(Date.UTC(2027, 2, 10 + days++, 18));
  await place.launch({ date: meets.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  return { place, circle: [...place.people] as [Somebody, Somebody, Somebody, Somebody], meets };
}

const canSee = async (person: Somebody): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith('Spring 1'));

/** Grove is away while this happens. */
async function away(while_: () => Promise<void>): Promise<void> {
  await town.grove.stop();
  await while_();
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
}

test('somebody was taken out of the thread by hand: they are back in it before their circle meets', async () => {
  const { circle, meets } = await aCircle();
  const [ada, ben] = circle;
  // A reminder that calls somebody brings them in by itself; who pauses is not called.
  await ada.hears('pause', { until: 'in three weeks' });
  const channel = await ada.channel('Spring 1');
  await town.passTo(new Date(meets.getTime() - 60 * 60_000));
  await town.sandbox.client.removeThreadMember({ channel, user: ada.id });
  expect(await canSee(ada)).toBe(false);
  await town.passTo(new Date(meets.getTime() - 9 * 60_000));
  expect(await canSee(ada)).toBe(true);
  expect(await ben.reads('Spring 1')).not.toContain(`<@${ada.id}> is in this thread`);
});

test('an archived thread is opened for whoever is missing in it', async () => {
  const { circle, meets } = await aCircle();
  const [ada] = circle;
  // A reminder that calls somebody brings them in by itself; who pauses is not called.
  await ada.hears('pause', { until: 'in three weeks' });
  const channel = await ada.channel('Spring 1');
  await town.passTo(new Date(meets.getTime() - 60 * 60_000));
  await town.sandbox.client.removeThreadMember({ channel, user: ada.id });
  await town.sandbox.client.archiveThread({ channel, archived: true });
  await town.passTo(new Date(meets.getTime() - 9 * 60_000));
  expect(await canSee(ada)).toBe(true);
});

test('while Grove was away somebody was taken out, somebody left the server, and a thread was deleted: all of it is noticed', async () => {
  const { place, circle } = await aCircle();
  const other = await aCircle();
  const [ada, ben] = circle;
  const channel = await ada.channel('Spring 1');
  const lost = await other.circle[0].channel('Spring 1');
  await away(async () => {
    await town.sandbox.client.removeThreadMember({ channel, user: ada.id });
    await town.sandbox.client.leaveGuild({ guild: place.guild, user: ben.id });
    await town.sandbox.client.deleteChannel({ channel: lost });
  });
  await eventually(async () => expect(await canSee(ada)).toBe(true));
  await eventually(async () =>
    expect(await place.host.reads('circle-moderators')).toContain('has left the server. 3 people are in it now'),
  );
  await eventually(async () =>
    expect(await other.place.host.reads('circle-moderators')).toMatch(/thread.*(gone|deleted|lost)/i),
  );
});

test('the gateway comes back without what it missed: the threads are looked at', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  const channel = await ada.channel('Spring 1');
  await town.sandbox.client.removeThreadMember({ channel, user: ada.id });
  await town.sandbox.client.dropGateway({ how: 'invalid' });
  await eventually(async () => expect(await canSee(ada)).toBe(true), 30_000);
});

const groupIn = ({ guild }: Place): Promise<string> =>
  inDatabase(town, async (database) => {
    const { rows } = await database.query<{ id: string }>('SELECT id FROM "group" WHERE guild_id = $1', [guild]);
    return rows[0]?.id ?? '';
  });

test('a cohort that is over is left alone', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  const channel = await ada.channel('Spring 1');
  const card = await place.host.run('cohort end', { cohort: 'Spring' });
  await (await place.host.pressesOn(card, 'Yes, end it now')).settled();
  await town.settle();
  await town.sandbox.client.removeThreadMember({ channel, user: ada.id });
  const later = await aCircle();
  const lookedAt = await nextCircles(town.database.manager, 50);
  expect(lookedAt).not.toContain(await groupIn(place));
  expect(lookedAt).toContain(await groupIn(later.place));
  const [zoe] = later.circle;
  const thread = await zoe.channel('Spring 1');
  await away(() => town.sandbox.client.removeThreadMember({ channel: thread, user: zoe.id }));
  await eventually(async () => expect(await canSee(zoe)).toBe(true));
  expect(await canSee(ada)).toBe(false);
});
