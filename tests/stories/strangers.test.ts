import { buttonsOf, textOf, type Outcome } from '../../sandbox/client';
import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { eventually } from '../support/eventually';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
let days = 0;

async function aCircle(): Promise<{ place: Place; ada: Somebody; channel: string; meets: Date }> {
  const place = await town.openGuild({ people: 3 });
  const meets = new Date(Date.UTC(2027, 2, 10 + days++, 18));
  await place.launch({ date: meets.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  const [ada] = place.people as [Somebody];
  return { place, ada, channel: await ada.channel('Spring 1'), meets };
}

const canSee = async (person: Somebody): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith('Spring 1'));
const count = (text: string, words: string): number => text.split(words).length - 1;

/** Somebody is let into the thread by hand, and is found. */
async function letIn(place: Place, channel: string): Promise<Somebody> {
  const stranger = await place.newcomer('Stranger');
  await town.sandbox.client.addThreadMember({ channel, user: stranger.id });
  await eventually(async () =>
    expect(await place.host.reads('circle-moderators')).toContain(`<@${stranger.id}> is in`),
  );
  await town.settle();
  return stranger;
}

const decides = (person: Somebody, label: string): Promise<Outcome> => person.presses(label, 'circle-moderators');

describe('with the switch Server Members', () => {
  beforeAll(async () => {
    town = await aTown({ serverMembers: true });
  });
  afterAll(() => town.stop());

  test('a stranger is found at once: their circle reads so, the moderators are asked, and nobody is taken out', async () => {
    const { place, ada, channel } = await aCircle();
    const stranger = await letIn(place, channel);
    expect(await ada.reads('Spring 1')).toContain(`<@${stranger.id}> is in this thread now`);
    const asked = (await place.host.sees('circle-moderators')).at(-1);
    expect(asked && buttonsOf(asked).map(({ label }) => label)).toEqual(['They belong here', 'Take them out']);
    expect(await canSee(stranger)).toBe(true);
    expect(await stranger.hears('mydata show')).toContain('You were found in the thread');
  });

  test('the moderators take them out, the circle reads so, and a second answer changes nothing', async () => {
    const { place, ada, channel } = await aCircle();
    const stranger = await letIn(place, channel);
    expect(await said(await decides(place.host, 'Take them out'))).toContain('is taken out');
    await town.settle();
    expect(await canSee(stranger)).toBe(false);
    expect(await ada.reads('Spring 1')).toContain(`have taken <@${stranger.id}> out`);
    expect(await said(await decides(place.host, 'They belong here'))).toContain('settled already');
    // Let in again they are found again.
    await town.sandbox.client.addThreadMember({ channel, user: stranger.id });
    await eventually(async () =>
      expect(count(await ada.reads('Spring 1'), `<@${stranger.id}> is in this thread now`)).toBe(2),
    );
  });

  test('whoever has got a seat since the moderators were asked is not taken out by an old answer', async () => {
    const { place, ada, channel } = await aCircle();
    const stranger = await letIn(place, channel);
    await town.database.query(
      'INSERT INTO membership (group_id, user_id) SELECT group_id, $2 FROM membership WHERE user_id = $1',
      [ada.id, stranger.id],
    );
    expect(await said(await decides(place.host, 'Take them out'))).toContain('settled already');
    await town.settle();
    expect(await canSee(stranger)).toBe(true);
  });

  test('they belong there: the circle reads so, and nobody is asked again', async () => {
    const { place, ada, channel, meets } = await aCircle();
    const stranger = await letIn(place, channel);
    expect(await said(await decides(place.host, 'They belong here'))).toContain('stays in the thread');
    await town.passTo(new Date(meets.getTime() - 60_000));
    expect(await canSee(stranger)).toBe(true);
    const thread = await ada.reads('Spring 1');
    expect(thread).toContain(`that <@${stranger.id}> belongs here`);
    expect(count(thread, `<@${stranger.id}> is in this thread now`)).toBe(1);
  });

  test('moderators and facilitators are no strangers', async () => {
    const { place, ada, channel, meets } = await aCircle();
    const helper = await place.newcomer('Helper');
    await place.host.hears('cohort appoint', { cohort: 'Spring', member: helper.id, as: 'facilitator' });
    const { roles } = await town.sandbox.client.guild(place.guild);
    const role = roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
    // Who made the cohort is appointed to it; this one holds the role alone.
    const holder = await place.newcomer('Holder');
    await town.sandbox.client.giveRole({ guild: place.guild, user: holder.id, role });
    for (const { id: user } of [place.host, holder]) await town.sandbox.client.addThreadMember({ channel, user });
    await town.settle();
    await town.passTo(new Date(meets.getTime() - 60_000));
    expect(await ada.reads('Spring 1')).not.toContain('does not sit in your circle');
  });

  test('who looks after nothing, or after another server, has no word in it', async () => {
    const { place, ada, channel } = await aCircle();
    const elsewhere = await town.openGuild({ people: 0 });
    const stranger = await letIn(place, channel);
    const [, out] = buttonsOf((await place.host.sees('circle-moderators')).at(-1) ?? fail());
    for (const person of [ada, stranger, elsewhere.host]) {
      const [welcome] = await person.sees('welcome');
      const press = { channel: welcome?.channel ?? '', message: welcome?.id ?? '', customId: out?.customId ?? '' };
      expect(await said(await person.acts.click({ ...press, forge: true }))).not.toContain('is taken out');
    }
    await town.settle();
    expect(await canSee(stranger)).toBe(true);
  });

  test('let in while Grove was away: they are found when it is back, and asked about once however often it looks', async () => {
    const { place, ada, channel, meets } = await aCircle();
    const stranger = await place.newcomer('Stranger');
    await town.grove.stop();
    await town.sandbox.client.addThreadMember({ channel, user: stranger.id });
    town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
    const notice = `<@${stranger.id}> is in this thread now`;
    await eventually(async () => expect(await ada.reads('Spring 1')).toContain(notice));
    await town.passTo(new Date(meets.getTime() - 60_000));
    expect(count(await ada.reads('Spring 1'), notice)).toBe(1);
  });

  test('a stranger who erases their data is held no more', async () => {
    const { place, channel } = await aCircle();
    const stranger = await letIn(place, channel);
    await stranger.hears('mydata erase');
    await said(await stranger.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
    const { rowCount } = await inDatabase(town, (database) =>
      database.query('SELECT FROM stranger WHERE user_id = $1', [stranger.id]),
    );
    expect(rowCount).toBe(0);
  });

  test('the doctor says that strangers are seen', async () => {
    const place = await town.openGuild();
    expect(await place.host.hears('grove doctor')).toContain('**Strangers:** I see who is in the private threads');
  });
});

const fail = (): never => {
  throw new Error('the moderators were asked nothing');
};

describe('without it', () => {
  beforeAll(async () => {
    town = await aTown();
  });
  afterAll(() => town.stop());

  test('Grove says that it cannot see strangers, at the launch and by its doctor, and asks for no list', async () => {
    const place = await town.openGuild({ people: 3 });
    const told = await place.launch({ date: '2027-03-10', time: '18:00', zone: 'UTC' });
    expect(told).toContain('I cannot see whether somebody else is let into these threads');
    expect(await place.host.hears('grove doctor')).toContain('I cannot see who else is in a private thread');
    const [ada] = place.people as [Somebody];
    const stranger = await place.newcomer('Stranger');
    await town.sandbox.client.addThreadMember({ channel: await ada.channel('Spring 1'), user: stranger.id });
    await town.passTo('2027-03-10T17:59:00Z');
    expect((await ada.sees('Spring 1')).map(textOf).join('\n')).not.toContain(stranger.id);
    const { requests } = await town.sandbox.client.report();
    expect(requests.filter(({ route }) => route.endsWith('/thread-members'))).toEqual([]);
  });
});
