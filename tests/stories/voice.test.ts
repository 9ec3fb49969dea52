import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createLog } from '../../bot/common/log';
import type { Step } from '../../bot/sessions/programmes/programme';
import { startGrove } from '../../bot/start';
import { BOT_AT_FIRST } from '../../sandbox/town/flags';
import { eventually } from '../support/eventually';
import { areWaiting, hours } from '../support/people';
import { aSessionOf, marks } from '../support/formats';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';
import { askedFor, chatOf, roomIn, roomsIn, sees } from '../support/voice';

const { Connect, ManageChannels, ManageRoles, SetVoiceChannelStatus } = PermissionFlagsBits;

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(async () => {
  // In all of these stories.
  expect(await askedFor(town, 'PATCH', mutedOrMoved)).toBe(0);
  expect(town.ended).toEqual([]);
  await town.stop();
});

const mutedOrMoved = /^\/guilds\/:guild\/(members|voice-states)/;
const start = new Date('2027-03-03T18:00:00Z');

interface Circle {
  readonly place: Place;
  readonly circle: readonly [Somebody, Somebody, Somebody];
  /** to so many minutes after the session was to begin */
  readonly at: (minutes: number) => Promise<void>;
}

/** A circle of three that meets at six, in two days, and again a week later. */
async function aCircle(p: { botPermissions?: bigint } = {}): Promise<Circle> {
  const { botPermissions } = p;
  const place = await town.openGuild({
    people: 3,
    ...(botPermissions === undefined ? {} : { botPermissions: String(botPermissions) }),
  });
  await place.launch({ date: start.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', weeks: 2 });
  return {
    place,
    circle: place.people as unknown as [Somebody, Somebody, Somebody],
    at: (minutes) => town.passTo(new Date(start.getTime() + minutes * 60_000)),
  };
}

async function aCircleInRound(p: Parameters<typeof aCircle>[0] = {}): Promise<Circle> {
  const opened = await aCircle(p);
  await opened.at(2);
  return opened;
}

/** Into the circle's room, as Grove knows by then: its board says so. */
async function comesIn(person: Somebody, place: Place): Promise<void> {
  await person.acts.joinVoice({ channel: (await roomIn(town, place)).id });
  await eventually(async () => expect(await board(person)).toMatch(new RegExp(`In our room.*<@${person.id}>`)));
}

const inThrees: Step = {
  kind: 'split',
  title: 'In threes',
  prompt: 'Tell each other.',
  size: 3,
  steps: [{ kind: 'talk', title: 'Among you', prompt: 'What do you make of it?', minutes: 8 }],
};

const count = (text: string, words: string): number => text.split(words).length - 1;
const without = 'There is no voice room for us this time';
const board = async (person: Somebody): Promise<string> => (await boardOf(person)).text;
const takesTheTurn = async (person: Somebody): Promise<void> => {
  await person.presses('Take the turn', 'Spring 1');
  await town.settle();
};
const isDone = async (person: Somebody): Promise<void> => {
  await person.presses('Done', 'Spring 1');
  await town.settle();
};

describe('a circle that is about to meet', () => {
  test('has a room below Grove’s category ten minutes before, which its people see and nobody else', async () => {
    const { place, circle, at } = await aCircle();
    const stranger = await place.newcomer('Zoe');
    await at(-11);
    expect(await roomsIn(town, place)).toEqual([]);
    await at(-10);
    const room = await roomIn(town, place);
    const { channels } = await town.sandbox.client.guild(place.guild);
    expect(channels.find(({ id }) => id === room.parent)?.name).toBe('Grove');
    for (const person of circle) {
      expect(await sees(person, room.id)).toBe(true);
      await person.acts.joinVoice({ channel: room.id });
    }
    expect(await sees(stranger, room.id)).toBe(false);
    await expect(stranger.acts.joinVoice({ channel: room.id })).rejects.toThrow();
  });

  test('lets in whoever keeps its time, as its thread does, and shuts again when they do so no more', async () => {
    const { place, at } = await aCircle();
    const [fay, gus] = [await place.newcomer('Fay'), await place.newcomer('Gus')];
    await place.host.hears('cohort appoint', { cohort: 'Spring', member: fay.id, as: 'facilitator' });
    await at(-10);
    const { id } = await roomIn(town, place);
    expect(await sees(fay, id)).toBe(true);
    await place.host.hears('cohort appoint', { cohort: 'Spring', member: gus.id, as: 'facilitator' });
    await place.host.hears('cohort appoint', { cohort: 'Spring', member: fay.id, as: 'nobody' });
    await town.settle();
    expect([await sees(fay, id), await sees(gus, id)]).toEqual([false, true]);
    await gus.pressesOn(await gus.run('mydata erase'), 'Yes, erase everything');
    await town.settle();
    expect(await sees(gus, id)).toBe(false);
  });

  test('finds one message there, which leads to the thread, and writes in the thread alone', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await at(-10);
    const { id } = await roomIn(town, place);
    await at(3);
    await takesTheTurn(ada);
    const said = await chatOf(ada, id);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`<#${await ada.channel('Spring 1')}>`);
    await expect(ada.acts.write({ channel: id, content: 'hello' })).rejects.toThrow();
  });

  test('all of whom rest this week has none', async () => {
    const { place, circle, at } = await aCircle();
    await at(-60);
    for (const person of circle) await person.presses('Not this week', 'Spring 1');
    await at(1);
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('in writing, over days, has none', async () => {
    const { place, at } = await aCircle();
    await town.database.query(`UPDATE session SET pace = 'in writing' WHERE number = 1 AND guild_id = $1`, [
      place.guild,
    ]);
    await at(1);
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('chosen to be in writing when the room is there already: it is taken away, and the board names none', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await town.database.query('UPDATE session SET facilitator_id = $1 WHERE guild_id = $2 AND number = 1', [
      ada.id,
      place.guild,
    ]);
    await at(-9);
    expect(await roomsIn(town, place)).toHaveLength(1);
    const channel = await ada.channel('Spring 1');
    await (await ada.acts.run({ guild: ada.guild, channel, command: 'circle' })).settled();
    expect(await said(await marks(ada, ['in writing'], 'Spring 1', 'session.more'))).toContain('held in writing');
    await at(0.5);
    expect(await board(ada)).not.toContain('our room');
    await at(2);
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('still goes on when the next is near: the room is bound to that one as it opens, and not before', async () => {
    const { place, circle, at } = await aCircle();
    const { guild } = place;
    await at(2);
    await circle[0].acts.joinVoice({ channel: (await roomIn(town, place)).id });
    await takesTheTurn(circle[0]);
    const next = `SELECT id FROM session WHERE guild_id = $1 AND number = 2`;
    await town.database.query(`UPDATE session SET starts_at = $2 WHERE id IN (${next})`, [
      ...[guild, new Date(start.getTime() + 20 * 60_000)],
    ]);
    for (const [key, minutes] of [
      ['remind', 10],
      ['open', 20],
    ] as const)
      await town.database.query(`UPDATE alarm SET due_at = $2 WHERE key IN (SELECT $3 || id FROM (${next}) AS one)`, [
        ...[guild, new Date(start.getTime() + minutes * 60_000), `${key}:`],
      ]);
    const boundTo = async (): Promise<unknown> =>
      town.database.query(
        'SELECT s.number FROM voice_room r JOIN session s ON s.id = r.session_id WHERE r.guild_id = $1',
        [guild],
      );
    await at(12);
    expect(await boundTo()).toEqual([{ number: 1 }]);
    await at(21);
    expect(await boundTo()).toEqual([{ number: 2 }]);
    expect(await roomsIn(town, place)).toHaveLength(1);
  });

  test('has its room at the opening at the latest, when Grove was away ten minutes before', async () => {
    const { place, circle, at } = await aCircle();
    await town.database.query(`DELETE FROM alarm WHERE job = 'session.remind'`);
    await at(-1);
    expect(await roomsIn(town, place)).toEqual([]);
    await at(1);
    expect(await board(circle[0])).toContain(`<#${(await roomIn(town, place)).id}>`);
  });
});

describe('the board in the thread', () => {
  test('says where the room is and who is in it, and that somebody writes who has the floor', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben, chidi] = circle;
    const { id } = await roomIn(town, place);
    expect(await board(ada)).toContain(`our room is <#${id}>`);
    await ben.acts.joinVoice({ channel: id });
    await eventually(async () => expect(await board(ada)).toContain(`In our room <#${id}>: <@${ben.id}>`));
    await takesTheTurn(ada);
    expect(await board(ben)).toContain(`<@${ada.id}> writes here. Whoever likes may read it out`);
    await isDone(ada);
    await takesTheTurn(ben);
    expect(await board(chidi)).not.toContain('writes here');
    // Who is not in the room is said nowhere.
    expect(await board(chidi)).not.toMatch(new RegExp(`(room|voice)[^\\n]*<@${chidi.id}>`));
  });

  test('is edited at once for who comes in, and then rarely: it comes right with the next change, or a while later', async () => {
    const { place, circle } = await aSessionOf(town, [
      { kind: 'reveal', title: 'One each', prompt: 'So?', minutes: 50 },
    ]);
    const [ada, ben] = circle as [Somebody, Somebody];
    await comesIn(ada, place);
    const { id } = await roomIn(town, place);
    const edits = (): Promise<number> => askedFor(town, 'PATCH', /^\/channels\/:channel\/messages/);
    const waits = async (): Promise<void> => {
      const rows = await town.database.query<unknown[]>(`SELECT FROM alarm WHERE job = 'voice.show'`);
      expect(rows).toHaveLength(1);
    };
    const names = new RegExp(`In our room.*<@${ben.id}>`);
    await ben.acts.joinVoice({ channel: id });
    await eventually(waits);
    expect(await board(ada)).not.toMatch(names);
    for (const press of ['Pause', 'Go on']) {
      await ada.presses(press, 'Spring 1');
      await town.settle();
    }
    expect(await board(ada)).toMatch(names);
    const before = await edits();
    await town.pass({ minutes: 4 });
    expect((await edits()) - before).toBe(0);
    await ben.acts.leaveVoice();
    await eventually(async () => expect(await board(ada)).not.toMatch(names));
    expect((await edits()) - before).toBe(1);
    await ben.acts.joinVoice({ channel: id });
    await eventually(waits);
    expect(await board(ada)).not.toMatch(names);
    await town.pass({ minutes: 12 });
    expect(await board(ada)).toMatch(names);
  });

  test('of a smaller group says nothing of it: the room is the circle’s', async () => {
    const { place, circle } = await aSessionOf(town, [inThrees], { people: 6 });
    const [ada] = circle as [Somebody];
    const { id } = await roomIn(town, place);
    expect(await board(ada)).toContain(`<#${id}>`);
    // The circle's own thread ends in a mark that may begin with a digit, too.
    const parts = (await ada.acts.channels(place.guild)).filter(({ name }) => /^Spring 1 · \d+ /.test(name));
    const shown = await Promise.all(parts.map(({ id: part }) => chatOf(ada, part)));
    expect(shown.flat().join('\n')).toMatch(/^### In threes · Spring 1 · \d\n[^]*^\*\*Among you\*\*$/m);
    expect(shown.flat().join('\n')).not.toContain(`<#${id}>`);
  });

  test('invites nobody to speak while all write for themselves or rest', async () => {
    const { place, circle } = await aSessionOf(town, [
      { kind: 'writing', title: 'Alone', prompt: 'Note it.', minutes: 2 },
      { kind: 'pause', minutes: 2, words: 'Rest.' },
      { kind: 'talk', title: 'Together', prompt: 'So?', minutes: 9 },
    ]);
    const [ada] = circle as [Somebody];
    const { id } = await roomIn(town, place);
    await ada.acts.joinVoice({ channel: id });
    await town.settle();
    expect(await board(ada)).toContain('Alone');
    expect(await board(ada)).not.toContain(`<#${id}>`);
    await town.pass({ minutes: 3 });
    expect(await board(ada)).toContain('Rest.');
    expect(await board(ada)).not.toContain(`<#${id}>`);
    await town.pass({ minutes: 2 });
    expect(await board(ada)).toContain(`In our room <#${id}>: <@${ada.id}>`);
  });

  test('says so again after a restart, from what Discord tells at the start', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben] = circle;
    const { id } = await roomIn(town, place);
    await ada.acts.joinVoice({ channel: id });
    await ben.acts.joinVoice({ channel: id });
    await restart();
    await takesTheTurn(ada);
    expect(await board(ben)).toContain(`In our room <#${id}>: <@${ada.id}> and <@${ben.id}>`);
    expect(await roomsIn(town, place)).toHaveLength(1);
  });

  test('forgets nobody’s presence wrongly when the gateway lost its session', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben] = circle;
    const { id } = await roomIn(town, place);
    await ada.acts.joinVoice({ channel: id });
    await eventually(async () => expect(await board(ben)).toContain(`<#${id}>: <@${ada.id}>`));
    await town.sandbox.client.dropGateway({ how: 'invalid' });
    await ada.acts.leaveVoice();
    await eventually(async () => expect((await takeAndSee(ben)).includes(`our room is <#${id}>`)).toBe(true), 30_000);
  });
});

async function takeAndSee(person: Somebody): Promise<string> {
  await person.presses('Take the turn', 'Spring 1');
  await town.settle();
  return board(person);
}

async function restart(): Promise<void> {
  await town.grove.stop();
  town.grove = await startGrove(town.config, createLog('silent'), (why) => town.ended.push(why.message));
}

/** Whoever looks after the cohort ends the session that goes on. */
async function endsHere({ host }: Place): Promise<void> {
  const channel = await host.channel('Spring 1');
  await (await host.acts.run({ guild: host.guild, channel, command: 'circle' })).settled();
  await (await host.acts.clickLabel({ channel, label: 'End here' })).settled();
  await town.settle();
}

describe('after the close', () => {
  test('the room stays ten minutes, and as long as anybody is in it', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await at(-5);
    const { id } = await roomIn(town, place);
    await ada.acts.joinVoice({ channel: id });
    await at(6);
    await endsHere(place);
    expect(await board(ada)).toContain('This session is over');
    await at(40);
    expect(await sees(ada, id)).toBe(true);
    await ada.acts.leaveVoice();
    await at(60);
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('an empty room stays ten minutes all the same, and is then taken away', async () => {
    const { place, at } = await aCircle();
    await at(15);
    expect(await roomsIn(town, place)).toHaveLength(1);
    await at(17);
    expect(await roomsIn(town, place)).toEqual([]);
    await at(7 * 24 * 60 - 10);
    expect(await roomsIn(town, place)).toHaveLength(1);
  });

  test('also when Grove was started anew meanwhile', async () => {
    const { place, at } = await aCircle();
    await at(7);
    await restart();
    await at(17);
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('somebody who stays in the room finds it open next week, and then it is the circle’s again', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await at(-5);
    const { id } = await roomIn(town, place);
    await ada.acts.joinVoice({ channel: id });
    await at(7 * 24 * 60 - 10);
    expect((await roomIn(town, place)).id).toBe(id);
    await at(7 * 24 * 60 + 1);
    expect(await board(ada)).toContain(`In our room <#${id}>: <@${ada.id}>`);
    expect(await chatOf(ada, id)).toHaveLength(1);
  });

  test('with the cohort its room goes, also when somebody is still in it', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await at(-10);
    const { id } = await roomIn(town, place);
    await ada.acts.joinVoice({ channel: id });
    await at(6);
    await endsHere(place);
    await at(30);
    const asked = await place.host.run('cohort end', { cohort: 'Spring' });
    await place.host.pressesOn(asked, 'Yes, end it now');
    await town.settle();
    expect(await roomsIn(town, place)).toEqual([]);
  });
});

describe('something goes wrong', () => {
  test('the cohort ends while its room is being made: no room is left over', async () => {
    const { place, at } = await aCircle();
    await at(-11);
    const route = '^/guilds/\\d+/channels$';
    await town.sandbox.client.fail({ route, method: 'POST', times: 1, mode: 'delay', ms: 2_000 });
    const going = at(-10);
    await eventually(async () => {
      const rows = await town.database.query<unknown[]>(
        `SELECT FROM outbox WHERE act ->> 'do' = 'make-room' AND attempts = 1`,
      );
      expect(rows).toHaveLength(1);
    });
    const asked = await place.host.run('cohort end', { cohort: 'Spring' });
    await place.host.pressesOn(asked, 'Yes, end it now');
    await going;
    await town.settle();
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('the cohort ends while nobody knows whether its room was made: it is found, and taken away', async () => {
    const { place, at } = await aCircle();
    await at(-11);
    const route = '^/guilds/\\d+/channels$';
    const { client } = town.sandbox;
    await client.fail({ route, method: 'POST', times: 1, mode: 'applyThenFail', status: 500 });
    // The next look at the channels takes its time, and meanwhile the cohort is ended.
    await client.fail({ route, method: 'GET', times: 10_000, mode: 'refuse', status: 500 });
    const going = at(-10);
    await eventually(async () => expect(await roomsIn(town, place)).toHaveLength(1));
    const asked = await place.host.run('cohort end', { cohort: 'Spring' });
    await said(await place.host.pressesOn(asked, 'Yes, end it now'));
    await client.clearFaults();
    await going;
    await town.settle();
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('the thread is lost and opened anew: the one message in the room leads to the new one', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada] = circle;
    const { id } = await roomIn(town, place);
    await town.sandbox.client.deleteChannel({ channel: await ada.channel('Spring 1') });
    await eventually(async () => expect(await place.host.reads('circle-moderators')).toContain('is gone'));
    await place.host.hears('cohort launch', { cohort: 'Spring' });
    await town.settle();
    const thread = await ada.channel('Spring 1');
    await eventually(async () => expect(await chatOf(ada, id)).toEqual([expect.stringContaining(`<#${thread}>`)]));
  });

  test.each(['refuse', 'applyThenFail', 'reset'] as const)(
    'a room whose making ends in doubt (%s) is found again, not made twice',
    async (mode) => {
      const { place, circle, at } = await aCircle();
      await at(-11);
      await town.sandbox.client.fail({ route: '^/guilds/\\d+/channels$', method: 'POST', times: 1, mode, status: 500 });
      await at(-9);
      const { id } = await roomIn(town, place);
      for (const person of circle) expect(await sees(person, id)).toBe(true);
    },
  );

  test('the room is deleted by hand: the session goes on, one kind line says so, and next week there is another', async () => {
    const { place, circle, at } = await aCircleInRound();
    const [ada, ben] = circle;
    const { id } = await roomIn(town, place);
    await takesTheTurn(ada);
    await town.sandbox.client.deleteChannel({ channel: id });
    await eventually(async () => expect(await ada.reads('Spring 1')).toContain(without));
    await isDone(ada);
    await takesTheTurn(ben);
    expect(await board(ben)).toContain(`<@${ben.id}> has the floor`);
    expect(await board(ben)).not.toContain(`<#${id}>`);
    await at(60);
    expect(await roomsIn(town, place)).toEqual([]);
    await at(7 * 24 * 60);
    expect((await roomIn(town, place)).id).not.toBe(id);
    expect(count(await ada.reads('Spring 1'), without)).toBe(1);
  });

  test('a room deleted by hand before the opening is not made again at the opening: whoever did it may have meant it', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await at(-5);
    await town.sandbox.client.deleteChannel({ channel: (await roomIn(town, place)).id });
    await eventually(async () => expect(await ada.reads('Spring 1')).toContain(without));
    await at(3);
    expect(await roomsIn(town, place)).toEqual([]);
    expect(count(await ada.reads('Spring 1'), without)).toBe(1);
  });

  test('a room deleted while Grove was away is noticed when it is next needed', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await at(-10);
    const { id } = await roomIn(town, place);
    await town.grove.stop();
    await town.sandbox.client.deleteChannel({ channel: id });
    await restart();
    await at(7 * 24 * 60);
    expect((await roomIn(town, place)).id).not.toBe(id);
    expect(await ada.reads('Spring 1')).not.toContain(without);
  });

  test.each([Connect, ManageChannels, ManageRoles])(
    'Grove was never given the right %s: it asks for no room, says nothing, and the session is as ever',
    async (right) => {
      const { place, circle, at } = await aCircle();
      const { client } = town.sandbox;
      for (const { id: role, permissions } of (await client.guild(place.guild)).roles) {
        await client.editRole({ guild: place.guild, role, permissions: String(BigInt(permissions) & ~right) });
      }
      await at(-11);
      const asked = await askedFor(town, 'POST', /^\/guilds\/:guild\/channels$/);
      await at(2);
      expect(await roomsIn(town, place)).toEqual([]);
      expect(await askedFor(town, 'POST', /^\/guilds\/:guild\/channels$/)).toBe(asked);
      const [ada] = circle;
      await takesTheTurn(ada);
      expect(await board(ada)).toContain('has the floor');
      expect(await ada.reads('Spring 1')).not.toContain(without);
    },
  );

  test('a right that is lost in the middle takes nothing from the session: who leaves does not keep a way in', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben, chidi] = circle;
    const { id } = await roomIn(town, place);
    const { client } = town.sandbox;
    const role = (await client.guild(place.guild)).roles.find(({ name }) => name === 'Bot');
    const permissions = String(BOT_AT_FIRST & ~ManageRoles);
    await client.editRole({ guild: place.guild, role: role?.id ?? '', permissions });
    await chidi.hears('leave');
    await town.settle();
    expect(await sees(chidi, id)).toBe(false);
    expect(count(await ada.reads('Spring 1'), without)).toBe(1);
    await takesTheTurn(ben);
    expect(await board(ada)).toContain(`<@${ben.id}> has the floor`);
  });

  test('no right is left, and somebody leaves: the room is ours no more, and the moderators hear once which channel to shut', async () => {
    const { place, circle, at } = await aCircleInRound();
    const [ada, ben, chidi] = circle;
    const { id } = await roomIn(town, place);
    const { client } = town.sandbox;
    const role = (await client.guild(place.guild)).roles.find(({ name }) => name === 'Bot')?.id ?? '';
    const permissions = String(BOT_AT_FIRST & ~ManageRoles & ~ManageChannels);
    await client.editRole({ guild: place.guild, role, permissions });
    await chidi.hears('leave');
    await town.settle();
    await takesTheTurn(ben);
    expect(await board(ada)).toContain(`<@${ben.id}> has the floor`);
    expect(await board(ada)).not.toContain(`<#${id}>`);
    expect(await roomsIn(town, place)).toHaveLength(1);
    const notices = async (): Promise<number> =>
      count(await place.host.reads('circle-moderators'), `I cannot take away <#${id}>`);
    expect(await notices()).toBe(1);
    await at(25 * 60);
    expect(await notices()).toBe(1);
    await client.editRole({ guild: place.guild, role, permissions: String(BOT_AT_FIRST) });
    await at(50 * 60);
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('a room that Discord does not let Grove take away is tried again, day by day', async () => {
    const { place, at } = await aCircle();
    await at(10);
    const { client } = town.sandbox;
    await client.fail({
      route: '^/channels/\\d+$',
      method: 'DELETE',
      times: 1,
      mode: 'refuse',
      status: 403,
      code: 50013,
    });
    await at(60);
    expect(await roomsIn(town, place)).toHaveLength(1);
    await at(26 * 60);
    expect(await roomsIn(town, place)).toEqual([]);
  });
});

describe('a server without a place for another channel', () => {
  /** Grove's category as full as Discord lets it be. */
  async function fill(place: Place, leave: number): Promise<void> {
    const { channels } = await town.sandbox.client.guild(place.guild);
    const category = channels.find(({ name }) => name === 'Grove')?.id ?? '';
    const inside = channels.filter(({ parent }) => parent === category).length;
    for (let more = 50 - inside - leave; more > 0; more--) {
      await town.sandbox.client.createChannel({ guild: place.guild, name: `other-${more}`, parent: category });
    }
  }

  test('a circle goes without, and one kind line says so', async () => {
    const { place, circle, at } = await aCircle();
    const [ada] = circle;
    await fill(place, 0);
    await at(2);
    expect(await roomsIn(town, place)).toEqual([]);
    expect(count(await ada.reads('Spring 1'), without)).toBe(1);
    await takesTheTurn(ada);
    expect(await board(ada)).toContain('has the floor');
  });

  test('a room whose own circle is through is given to the next: its people go in, and nobody else', async () => {
    const place = await town.openGuild({ people: 3 });
    const date = start.toISOString().slice(0, 10);
    await place.launch({ date, time: '18:00', zone: 'UTC', name: 'Spring' });
    const early = place.people as unknown as [Somebody, Somebody, Somebody];
    const late = [await place.newcomer('Xia'), await place.newcomer('Yaw'), await place.newcomer('Zoe')];
    await secondCohort(place, late, { date, time: '18:20' });
    await fill(place, 1);
    await town.passTo(new Date(start.getTime() + 9 * 60_000));
    const { id } = await roomIn(town, place, 'Spring 1');
    expect((await roomsIn(town, place)).map((room) => room.id)).toEqual([id]);
    await town.passTo(new Date(start.getTime() + 11 * 60_000));
    expect((await roomsIn(town, place)).map(({ name }) => name.slice(0, 16))).toEqual(['Room of Summer 1']);
    expect((await roomIn(town, place, 'Summer 1')).id).toBe(id);
    for (const person of late) expect(await sees(person, id)).toBe(true);
    for (const person of early) expect(await sees(person, id)).toBe(false);
    const [xia] = late;
    const said = xia ? await chatOf(xia, id) : [];
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`<#${await xia?.channel('Summer 1')}>`);
    await town.passTo(new Date(start.getTime() + 60 * 60_000));
    expect(await roomsIn(town, place)).toEqual([]);
  });

  test('a room with somebody in it is theirs', async () => {
    const place = await town.openGuild({ people: 3 });
    const date = start.toISOString().slice(0, 10);
    await place.launch({ date, time: '18:00', zone: 'UTC', name: 'Spring' });
    const late = [await place.newcomer('Xia'), await place.newcomer('Yaw'), await place.newcomer('Zoe')];
    await secondCohort(place, late, { date, time: '18:20' });
    await fill(place, 1);
    await town.passTo(start);
    const { id } = await roomIn(town, place, 'Spring 1');
    await place.people[0]?.acts.joinVoice({ channel: id });
    await town.passTo(new Date(start.getTime() + 20 * 60_000));
    expect((await roomIn(town, place, 'Spring 1')).id).toBe(id);
    expect(count((await late[0]?.reads('Summer 1')) ?? '', without)).toBe(1);
  });
});

async function secondCohort(
  place: Place,
  people: readonly Somebody[],
  hour: { date: string; time: string },
): Promise<void> {
  await areWaiting(town, place, people, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  const { date: start, time } = hour;
  await place.host.hears('cohort create', { name: 'Summer', start, time, zone: 'UTC', size: 6, weeks: 6 });
  await place.host.matches('Summer');
  await place.host.hears('cohort launch', { cohort: 'Summer' });
  await town.settle();
}

test('two circles that meet at the same hour have a room each, and see only their own', async () => {
  const place = await town.openGuild({ people: 6 });
  await place.launch({ date: start.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', size: 3 });
  await town.passTo(start);
  const rooms = await roomsIn(town, place);
  expect(rooms).toHaveLength(2);
  for (const person of place.people) {
    const seen = (await person.acts.channels(place.guild)).filter(({ type }) => type === 2);
    const [own] = seen;
    expect(seen).toHaveLength(1);
    const circle = /^Room of (Spring \d)/.exec(own?.name ?? '')?.[1] ?? '';
    expect(await person.channel(circle)).toBeDefined();
    expect(await board2(person, circle)).toContain(`<#${own?.id}>`);
  }
});

const board2 = async (person: Somebody, circle: string): Promise<string> => (await boardOf(person, circle)).text;

describe('who comes and goes in the middle', () => {
  test('whoever leaves the circle has no way in any more, and back in it has one again', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, , chidi] = circle;
    const { id } = await roomIn(town, place);
    const left = await chidi.run('leave');
    await town.settle();
    expect([await sees(chidi, id), await sees(ada, id)]).toEqual([false, true]);
    await chidi.pressesOn(left, 'Undo');
    await town.settle();
    expect(await sees(chidi, id)).toBe(true);
  });

  test('whoever erases what is held about them has no way in any more, and is named in nothing that is stored', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, , chidi] = circle;
    const { id, overwrites } = await roomIn(town, place);
    expect(overwrites.map((one) => one.id)).toContain(chidi.id);
    await comesIn(ada, place);
    await takesTheTurn(chidi);
    expect((await roomIn(town, place)).status).toContain('Chidi');
    // A name does not stay because nobody is there to see it.
    await ada.acts.leaveVoice();
    const asked = await chidi.run('mydata erase');
    await chidi.pressesOn(asked, 'Yes, erase everything');
    await town.settle();
    const after = await roomIn(town, place);
    expect(after.overwrites.map((one) => one.id)).not.toContain(chidi.id);
    expect(after.status ?? '').not.toContain('Chidi');
    expect([await sees(chidi, id), await sees(ada, id)]).toEqual([false, true]);
    const [row] = await town.database.query<{ stored: string }[]>(
      `SELECT (SELECT json_agg(o) FROM outbox o)::text || (SELECT json_agg(r) FROM voice_room r)::text AS stored`,
    );
    expect(row?.stored).not.toContain(chidi.id);
  });
});

describe('the talking piece', () => {
  test('is seen under the room’s name with whoever has the floor, until the round is over', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben, chidi] = circle;
    const status = async (): Promise<string | undefined> => (await roomIn(town, place)).status;
    const before = await askedFor(town, 'PUT', /voice-status/);
    await comesIn(ben, place);
    expect(await status()).toBeUndefined();
    await takesTheTurn(ada);
    expect(await status()).toBe('Talking piece: Ada');
    for (const press of ['Pause', 'Go on']) {
      await ben.presses(press, 'Spring 1');
      await town.settle();
    }
    await isDone(ada);
    expect(await status()).toBe('Talking piece: Ada');
    await takesTheTurn(ben);
    expect(await status()).toBe('Talking piece: Ben');
    await isDone(ben);
    await takesTheTurn(chidi);
    await isDone(chidi);
    expect(await board(ada)).toContain('Everybody writes');
    expect(await status()).toBeUndefined();
    // Three turns, and the end of the round.
    expect((await askedFor(town, 'PUT', /voice-status/)) - before).toBe(4);
  });

  test('is written for somebody in the room alone; with nobody in it nothing is asked for, and nothing is owed', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben, chidi] = circle;
    const before = await askedFor(town, 'PUT', /voice-status/);
    await takesTheTurn(ada);
    await comesIn(chidi, place);
    await isDone(ada);
    expect(await askedFor(town, 'PUT', /voice-status/)).toBe(before);
    await takesTheTurn(ben);
    expect((await roomIn(town, place)).status).toBe('Talking piece: Ben');
    await chidi.acts.leaveVoice();
    await isDone(ben);
    await takesTheTurn(chidi);
    await isDone(chidi);
    expect(await board(ada)).toContain('Everybody writes');
    expect((await askedFor(town, 'PUT', /voice-status/)) - before).toBe(1);
  });

  test('is written seven times in a session: the last says where the turns are to be seen, and names nobody', async () => {
    const { place, circle } = await aSessionOf(town, [{ kind: 'talk', title: 'Talk', prompt: 'So?', minutes: 50 }]);
    const [ada, ben] = circle as [Somebody, Somebody];
    await comesIn(ada, place);
    const before = await askedFor(town, 'PUT', /voice-status/);
    const lines: (string | undefined)[] = [];
    for (let turn = 0; turn < 6; turn++) {
      const person = turn % 2 === 0 ? ada : ben;
      await takesTheTurn(person);
      lines.push((await roomIn(town, place)).status);
      await isDone(person);
    }
    const named = ['Talking piece: Ada', 'Talking piece: Ben', 'Talking piece: Ada'];
    const elsewhere = 'The board in the thread shows whose turn it is';
    // Each turn, and each time that the floor is open afterwards.
    expect(lines).toEqual([...named, elsewhere, elsewhere, elsewhere]);
    expect((await askedFor(town, 'PUT', /voice-status/)) - before).toBe(7);
  });

  test('is not shown where the right is not given, and nobody asks for it', async () => {
    const { place, circle } = await aCircleInRound({ botPermissions: BOT_AT_FIRST & ~SetVoiceChannelStatus });
    const [ada] = circle;
    await comesIn(ada, place);
    const before = await askedFor(town, 'PUT', /voice-status/);
    await takesTheTurn(ada);
    expect((await roomIn(town, place)).status).toBeUndefined();
    expect(await askedFor(town, 'PUT', /voice-status/)).toBe(before);
    expect(await board(ada)).toContain('has the floor');
  });

  test('that Discord refuses after all is not tried again in this room, and the session does not notice', async () => {
    const { place, circle } = await aCircleInRound();
    const [ada, ben] = circle;
    await comesIn(ben, place);
    await town.sandbox.client.fail({
      route: 'voice-status',
      method: 'PUT',
      times: 1,
      mode: 'refuse',
      status: 403,
      code: 50013,
    });
    await takesTheTurn(ada);
    await isDone(ada);
    await takesTheTurn(ben);
    // The one that was refused is not counted here, and no other was asked.
    expect((await town.sandbox.client.faults()).faults).toMatchObject([{ struck: 1 }]);
    expect(await askedFor(town, 'PUT', /voice-status/)).toBe(0);
    expect(await board(ada)).toContain(`<@${ben.id}> has the floor`);
    expect(await ada.reads('Spring 1')).not.toContain(without);
  });
});
