import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { buttonsOf, selectsOf, textOf, type Outcome, type SeenMessage, type SeenSelect } from '../../sandbox/client';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const hour = 3_600_000;

interface Told {
  readonly place: Place;
  readonly circle: [Somebody, Somebody, Somebody];
  readonly start: Date;
  /** who looks after the time of the first session, as the rota gave it, and the two others */
  readonly first: Somebody;
  readonly others: [Somebody, Somebody];
}

/** A circle of three that meets at 18:00 in three days. */
async function aCircle(): Promise<Told> {
  const place = await town.openGuild({ people: 3 });
  const { now } = await town.sandbox.client.clock.read();
  const date = new Date(new Date(now).getTime() + 72 * hour).toISOString().slice(0, 10);
  const start = new Date(`${date}T18:00:00Z`);
  await place.launch({ date, time: '18:00', zone: 'UTC' });
  const circle = place.people as unknown as [Somebody, Somebody, Somebody];
  const [id] = await facilitatorsOf(place);
  const first = circle.find((person) => person.id === id) ?? circle[0];
  const others = circle.filter((person) => person !== first) as [Somebody, Somebody];
  return { place, circle, start, first, others };
}

/** Who looks after which session, in the order in which they are held. */
async function facilitatorsOf({ guild }: Place): Promise<(string | null)[]> {
  const rows = await town.database.query<{ facilitator_id: string | null }[]>(
    'SELECT facilitator_id FROM session WHERE guild_id = $1 ORDER BY number',
    [guild],
  );
  return rows.map((row) => row.facilitator_id);
}

const offersIn = async ({ guild }: Place): Promise<number> =>
  (
    await town.database.query<unknown[]>(
      'SELECT FROM offer JOIN session ON session.id = session_id WHERE guild_id = $1',
      [guild],
    )
  ).length;

interface Card {
  readonly text: string;
  readonly labels: string[];
  readonly choices: string[];
  readonly choose: (label: string) => Promise<string>;
  readonly press: (label: string) => Promise<string>;
}

/** What stands on the card in a session of whoever does not look after its time. */
const asMembers = ['What we agreed on'];

/** Runs /circle in the thread; what the card shows, and what can be done on it. */
async function cardOf(person: Somebody): Promise<Card> {
  const channel = await person.channel('Spring 1');
  const { reply } = await (await person.acts.run({ guild: person.guild, channel, command: 'circle' })).settled();
  if (!reply) throw new Error('no card');
  const look = async (): Promise<SeenMessage> =>
    (await person.acts.messages(channel)).find(({ id }) => id === reply.id) ?? reply;
  async function after(outcome: Outcome): Promise<string> {
    const heard = await said(outcome);
    await town.settle();
    return heard;
  }
  return {
    text: textOf(reply),
    labels: buttonsOf(reply).map(({ label }) => label),
    choices: selectsOf(reply).flatMap(({ options }) => options.map(({ label }) => label)),
    async choose(label) {
      const offers = ({ options }: SeenSelect): boolean => options.some((one) => one.label === label);
      const select = selectsOf(await look()).find(offers);
      const value = select?.options.find((option) => option.label === label)?.value;
      if (!select || value === undefined) throw new Error(`the card does not offer ${label}`);
      return after(
        await person.acts.choose({ channel, message: reply.id, customId: select.customId, values: [value] }),
      );
    },
    async press(label) {
      const button = buttonsOf(await look()).find((each) => each.label === label);
      if (!button?.customId) throw new Error(`the card does not offer ${label}`);
      return after(await person.acts.click({ channel, message: reply.id, customId: button.customId }));
    },
  };
}

/** The newest message of the thread that everybody in it sees. */
async function newest(person: Somebody): Promise<string> {
  const shared = (await person.sees('Spring 1')).filter(({ ephemeral }) => !ephemeral);
  const last = shared.at(-1);
  return last ? textOf(last) : '';
}

/** Says yes to what is offered in the thread; what is answered to them alone. */
async function saysYes(person: Somebody): Promise<string> {
  const heard = await said(await person.presses('Yes, I will', 'Spring 1'));
  await town.settle();
  return heard;
}

describe('whose turn it is', () => {
  test('everybody gets a turn, the circle reads who a day ahead and at the opening, and the one whose turn it is may keep the time', async () => {
    const { place, circle, start, first, others } = await aCircle();
    const planned = await facilitatorsOf(place);
    expect(planned).toHaveLength(6);
    for (const { id } of circle) expect(planned.filter((each) => each === id)).toHaveLength(2);
    const card = await cardOf(first);
    expect(card.text).toContain('You look after the time next time');
    expect(card.labels).toHaveLength(3);
    expect((await cardOf(others[0])).text).toContain(`<@${first.id}> looks after the time`);
    await town.passTo(new Date(start.getTime() - 24 * hour));
    expect(await newest(others[0])).toContain(`<@${first.id}> looks after the time; I do the rest`);
    await town.passTo(start);
    expect(await others[0].reads('Spring 1')).toContain(`<@${first.id}> looks after the time today`);
    await (await cardOf(first)).press('Move on');
    expect((await boardOf(first)).text).toContain('The floor is open');
    const theirs = await cardOf(others[0]);
    expect(theirs.labels).toEqual(asMembers);
    expect(theirs.choices).not.toContain('Leave it to Grove');
  });

  test('the right is for that session only', async () => {
    const { place, start, first } = await aCircle();
    const second = place.people.find(({ id }) => id !== first.id) as Somebody;
    await town.passTo(start);
    await (await cardOf(first)).press('End here');
    await town.passTo(new Date(start.getTime() + 7 * 24 * hour));
    const now = (await facilitatorsOf(place))[1];
    expect(now).not.toBe(first.id);
    expect((await cardOf(first)).labels).toEqual(asMembers);
    expect(
      (await cardOf(now === second.id ? second : (place.people.find(({ id }) => id === now) as Somebody))).labels,
    ).toEqual(['Move on', 'More time', 'End here']);
  });

  test('somebody leaves: only their sessions find another, and when they come back they are in the rota again', async () => {
    const { place, first } = await aCircle();
    const before = await facilitatorsOf(place);
    const left = await first.run('leave');
    await left.settled();
    await town.settle();
    const without = await facilitatorsOf(place);
    expect(without).not.toContain(first.id);
    expect(without).not.toContain(null);
    expect(before.filter((each, at) => each !== first.id && without[at] !== each)).toEqual([]);
    await first.pressesOn(left, 'Undo');
    await town.settle();
    expect((await facilitatorsOf(place)).filter((each) => each === first.id)).toHaveLength(2);
  });

  test('somebody leaves after the circle was told that it is theirs: nobody is put there in a hurry, Grove leads', async () => {
    const { place, start, first, others } = await aCircle();
    await town.passTo(new Date(start.getTime() - 20 * hour));
    await first.hears('leave');
    await town.settle();
    expect((await facilitatorsOf(place))[0]).toBeNull();
    await town.passTo(start);
    expect(await others[0].reads('Spring 1')).toContain('I look after the time today');
    await town.pass({ minutes: 2 });
    expect((await boardOf(others[0])).text).toContain('The floor is open');
  });

  test('who would rather not gets no turn and nobody is told; with nobody willing Grove leads', async () => {
    const { place, circle, first, others } = await aCircle();
    const seen = await others[0].reads('Spring 1');
    expect(await (await cardOf(first)).choose('Leave me out')).toContain('nobody is told');
    expect(await facilitatorsOf(place)).not.toContain(first.id);
    expect(await others[0].reads('Spring 1')).toBe(seen);
    expect(await first.hears('mydata show')).toContain('asked to be left out');
    for (const person of others) await (await cardOf(person)).choose('Leave me out');
    expect(new Set(await facilitatorsOf(place))).toEqual(new Set([null]));
    expect((await cardOf(circle[0])).text).toContain('I look after the time next time');
    await (await cardOf(others[1])).choose('Count me in again');
    expect(new Set(await facilitatorsOf(place))).toEqual(new Set([others[1].id]));
  });
});

describe('before a session', () => {
  test('offered to the circle: the first yes has it, the other is thanked, and a second press does nothing', async () => {
    const { place, first, others } = await aCircle();
    const [ben, cleo] = others;
    expect(await (await cardOf(first)).choose('Offer it to the circle')).toContain('reads the offer');
    expect(await newest(ben)).toContain(`<@${first.id}> offers it to you all`);
    const offered = (await ben.sees('Spring 1')).at(-1);
    const customId = offered && buttonsOf(offered)[0]?.customId;
    const channel = await ben.channel('Spring 1');
    if (!offered || !customId) throw new Error('no offer');
    const presses = (person: Somebody): Promise<string> =>
      person.acts.click({ channel, message: offered.id, customId, forge: true }).then(said);
    const heard = await Promise.all([presses(ben), presses(cleo), presses(ben)]);
    await town.settle();
    const [taker] = await facilitatorsOf(place);
    expect([ben.id, cleo.id]).toContain(taker);
    expect(heard.filter((words) => words.includes('You look after the time of the session'))).toHaveLength(1);
    expect(heard.filter((words) => /with you already|settled already/.test(words))).toHaveLength(2);
    expect(await newest(first)).toContain(`<@${taker}> looks after the time of the session`);
    expect((await first.sees('Spring 1')).flatMap(buttonsOf).map(({ label }) => label)).not.toContain('Yes, I will');
    expect((await cardOf(first)).text).not.toContain('next time');
    expect(await offersIn(place)).toBe(0);
  });

  test('a certain member is asked, and only they can say yes; until then nothing changes', async () => {
    const { place, first, others } = await aCircle();
    const [ben, cleo] = others;
    await (await cardOf(first)).choose(`Ask ${ben.name}`);
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
    const [asked] = (await town.sandbox.client.ledger({ guild: place.guild, kind: 'message' })).slice(-1);
    expect(asked?.pinged).toEqual([ben.id]);
    expect(await saysYes(cleo)).toContain('Somebody else was asked');
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
    expect(await saysYes(ben)).toContain('Thank you');
    expect((await facilitatorsOf(place))[0]).toBe(ben.id);
  });

  test('who was asked leaves the circle: the question is settled, and nothing else changes', async () => {
    const { place, first, others } = await aCircle();
    const [ben, cleo] = others;
    await (await cardOf(first)).choose(`Ask ${ben.name}`);
    await ben.hears('leave');
    await town.settle();
    expect(await offersIn(place)).toBe(0);
    expect(await newest(cleo)).not.toContain('Yes, I will');
    expect(await newest(cleo)).toContain(`<@${first.id}> looks after the time of the session`);
  });

  test('an offer is taken back, or another one made: an old button is answered kindly and gives nobody anything', async () => {
    const { place, first, others } = await aCircle();
    const [ben] = others;
    await (await cardOf(first)).choose('Offer it to the circle');
    const [old] = (await ben.sees('Spring 1')).slice(-1);
    const customId = (old && buttonsOf(old)[0]?.customId) ?? '';
    const channel = await ben.channel('Spring 1');
    const late = (): Promise<string> =>
      ben.acts.click({ channel, message: old?.id ?? '', customId, forge: true }).then(said);
    await (await cardOf(first)).choose('Take my offer back');
    expect(await newest(ben)).toContain(`<@${first.id}> looks after the time of the session`);
    expect(await late()).toContain('settled already');
    await (await cardOf(first)).choose('Offer it to the circle');
    expect(await late()).toContain('settled already');
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
  });

  test('the session begins while the offer is open: it stays as it was, and who comes too late hears so', async () => {
    const { place, start, first, others } = await aCircle();
    const [ben] = others;
    await (await cardOf(first)).choose('Offer it to the circle');
    const [offered] = (await ben.sees('Spring 1')).slice(-1);
    const customId = (offered && buttonsOf(offered)[0]?.customId) ?? '';
    await town.passTo(start);
    const channel = await ben.channel('Spring 1');
    const pressed = await ben.acts.click({ channel, message: offered?.id ?? '', customId, forge: true });
    expect(await said(pressed)).toContain('settled already');
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
    expect(await offersIn(place)).toBe(0);
  });

  test('left to Grove it stays with Grove, until somebody takes it by themselves', async () => {
    const { place, first, others } = await aCircle();
    expect(await (await cardOf(first)).choose('Leave it to Grove')).toContain('I look after the time');
    await (await cardOf(others[1])).choose('Leave me out');
    expect((await facilitatorsOf(place))[0]).toBeNull();
    await (await cardOf(others[0])).choose('I look after the time next time');
    expect((await facilitatorsOf(place))[0]).toBe(others[0].id);
    // What they said yes to is theirs no more either when they would rather not at all.
    await (await cardOf(others[0])).choose('Leave me out');
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
  });

  test('who has no right to it hears so: another member, somebody from outside, and what is no choice at all', async () => {
    const { place, first, others } = await aCircle();
    const elsewhere = await aCircle();
    const stranger = await place.newcomer('Zoe');
    const [ben] = others;
    const channel = await ben.channel('Spring 1');
    const [session] = await town.database.query<{ id: string }[]>(
      'SELECT id FROM session WHERE guild_id = $1 AND number = 1',
      [place.guild],
    );
    const { reply } = await (await ben.acts.run({ guild: ben.guild, channel, command: 'circle' })).settled();
    const forges = (person: Somebody, where: string, value: string): Promise<string> =>
      person.acts
        .choose({
          ...{ channel: where, message: reply?.id ?? '', forge: true },
          ...{ customId: `facilitator.choose.1|${session?.id}`, values: [value] },
        })
        .then(said);
    expect(await forges(ben, channel, 'grove')).toContain('not yours to hand on');
    expect(await forges(ben, channel, `mine:${session?.id}`)).toContain('a moment quicker');
    expect(await forges(ben, channel, 'everything')).toContain('do not know that button');
    await (await cardOf(first)).choose('Offer it to the circle');
    const [offered] = (await ben.sees('Spring 1')).slice(-1);
    const customId = (offered && buttonsOf(offered)[0]?.customId) ?? '';
    const from = async (person: Somebody, where: string): Promise<string> => {
      const message = (await person.sees(where))[0]?.id ?? '';
      return said(await person.acts.click({ channel: await person.channel(where), message, customId, forge: true }));
    };
    expect(await from(stranger, 'welcome')).toContain('for the people of this circle');
    expect(await from(elsewhere.others[0], 'Spring 1')).toContain('may belong to another place');
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
  });
});

describe('in the middle of a session', () => {
  test('handed to somebody who says yes: from then on they keep the time and the other does not', async () => {
    const { start, first, others } = await aCircle();
    const [ben] = others;
    await town.passTo(start);
    const card = await cardOf(first);
    expect(card.labels).toEqual(['Move on', 'More time', 'End here']);
    await card.choose(`Ask ${ben.name}`);
    expect(await newest(ben)).toContain('would you look after the time from here?');
    await saysYes(ben);
    expect(await newest(ben)).toContain(`<@${ben.id}> looks after the time`);
    expect((await cardOf(ben)).labels).toEqual(['Move on', 'More time', 'End here']);
    expect((await cardOf(first)).labels).toEqual(asMembers);
    expect(await card.press('Move on')).toContain('The facilitator of this circle moves it on');
  });

  test('laid down: the circle reads that Grove leads, and it goes on by itself', async () => {
    const { start, first, others } = await aCircle();
    await town.passTo(start);
    expect(await (await cardOf(first)).choose('Leave it to Grove')).toContain('I look after the time from here');
    expect(await newest(others[0])).toContain('From here I look after the time');
    expect((await cardOf(first)).labels).toEqual(asMembers);
    await town.pass({ minutes: 2 });
    expect((await boardOf(first)).text).toContain('The floor is open');
  });

  test('a moderator may hand it to a member too, when Grove leads', async () => {
    const { place, start, first, others } = await aCircle();
    await town.passTo(start);
    await (await cardOf(first)).choose('Leave it to Grove');
    const channel = await first.channel('Spring 1');
    await town.sandbox.client.addThreadMember({ channel, user: place.host.id });
    await (await cardOf(place.host)).choose(`Ask ${others[1].name}`);
    await saysYes(others[1]);
    expect((await cardOf(others[1])).labels).toEqual(['Move on', 'More time', 'End here']);
  });

  test('Grove is started anew: who keeps the time, what is offered, and who is left out are as before', async () => {
    const { place, start, first, others } = await aCircle();
    const [ben, cleo] = others;
    await (await cardOf(cleo)).choose('Leave me out');
    await town.passTo(start);
    await (await cardOf(first)).choose(`Ask ${ben.name}`);
    const before = await facilitatorsOf(place);
    await town.grove.stop();
    town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
    await town.settle();
    expect(await facilitatorsOf(place)).toEqual(before);
    expect((await cardOf(first)).labels).toEqual(['Move on', 'More time', 'End here']);
    await saysYes(ben);
    expect((await facilitatorsOf(place))[0]).toBe(ben.id);
    expect(await facilitatorsOf(place)).not.toContain(cleo.id);
  });
});

describe('what is kept of it', () => {
  test('it is shown to oneself, and erasing it gives the sessions to others', async () => {
    const { place, first, others } = await aCircle();
    await (await cardOf(first)).choose(`Ask ${others[0].name}`);
    expect(await first.hears('mydata show')).toContain('has you as the one who looks after its time');
    expect(await first.hears('mydata show')).toContain('is offered by you');
    expect(await others[0].hears('mydata show')).toContain('is offered to you');
    await first.hears('mydata erase');
    await said(await first.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
    await town.settle();
    const after = await facilitatorsOf(place);
    expect(after).not.toContain(first.id);
    expect(after).not.toContain(null);
    expect(await offersIn(place)).toBe(0);
    expect(await newest(others[0])).not.toContain('Yes, I will');
  });

  test('what a moderator has offered in a circle that they do not sit in goes with their data', async () => {
    const { place, start, first, others } = await aCircle();
    await town.passTo(start);
    await town.sandbox.client.addThreadMember({ channel: await first.channel('Spring 1'), user: place.host.id });
    await (await cardOf(place.host)).choose(`Ask ${others[0].name}`);
    expect(await offersIn(place)).toBe(1);
    await place.host.hears('mydata erase');
    await said(await place.host.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
    await town.settle();
    expect(await offersIn(place)).toBe(0);
    expect((await facilitatorsOf(place))[0]).toBe(first.id);
  });

  test('somebody who has looked after a session and leaves is named in none of the circle any more', async () => {
    const { place, start, first } = await aCircle();
    await town.passTo(start);
    await (await cardOf(first)).press('End here');
    expect(await facilitatorsOf(place)).toContain(first.id);
    await first.hears('leave');
    expect(await facilitatorsOf(place)).not.toContain(first.id);
  });
});

describe('weeks later', () => {
  // A town of its own: the circles of the others would meet all through these weeks.
  beforeAll(async () => {
    await town.stop();
    town = await aTown();
  });

  test('thirty days after the end of a cohort nobody can tell who looked after its sessions', async () => {
    const { place, start, circle } = await aCircle();
    await town.passTo(start);
    await (await cardOf(place.host)).press('End here');
    const asked = await place.host.run('cohort end', { cohort: 'Spring' });
    await said(await place.host.pressesOn(asked, 'Yes, end it now'));
    expect(circle.map(({ id }) => id)).toContain((await facilitatorsOf(place))[0]);
    await town.pass({ minutes: 31 * 24 * 60 });
    expect(new Set(await facilitatorsOf(place))).toEqual(new Set([null]));
  });
});
