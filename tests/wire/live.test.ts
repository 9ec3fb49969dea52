import { ChannelType, MessageFlags, type ChatInputCommandInteraction } from 'discord.js';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import { listen, type LiveStream } from '../support/liveStream';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;
let ada: LiveStream;
let ben: LiveStream;

beforeAll(async () => {
  it = await aTownWithBot({ botPermissions: 8n, speed: 0 });
  ada = await listen(it.sandbox.url, it.ada.id);
  ben = await listen(it.sandbox.url, it.ben.id);
});
afterAll(() => {
  ada.close();
  ben.close();
  return it.close();
});

const general = (): string => it.guild.generalChannelId;
const saying = (words: string) => (change: LiveStream['heard'][number]) =>
  (change.kind === 'message' || change.kind === 'edit') && change.message.content === words;

/** Once both have heard this, whatever was sent before it has arrived, too. */
async function bothHear(words: string): Promise<void> {
  await it.town.as(it.ada.id).write({ channel: general(), content: words });
  await Promise.all([ada.hears(saying(words)), ben.hears(saying(words))]);
}

test('whoever sees a channel hears of its messages as they are written, changed and deleted', async () => {
  const message = await it.town.as(it.ben.id).write({ channel: general(), content: 'Hello' });
  expect(await ada.hears(saying('Hello'))).toMatchObject({ kind: 'message', channel: general(), guild: it.guild.id });
  await it.town.deleteMessage({ channel: general(), message: message.id });
  await ada.hears((change) => change.kind === 'delete' && change.message === message.id);
});

test('a thread one is not in stays silent, and its end for somebody is told to that person', async () => {
  const channel = await it.bot.channels.fetch(general());
  if (channel?.type !== ChannelType.GuildText) throw new Error('no channel');
  const thread = await channel.threads.create({ name: 'sealed circle', type: ChannelType.PrivateThread });
  await thread.send('what is said here stays here');
  await bothHear('after the thread');
  expect(ben.raw()).not.toContain('stays here');
  expect(ben.raw()).not.toContain('sealed');
  expect(ben.raw()).not.toContain(thread.id);
  expect(ben.heard.map(({ kind }) => kind)).not.toContain('guild');
  await thread.members.add(it.ben.id);
  await ben.hears(({ kind }) => kind === 'guild');
  await thread.send('Ben is in');
  await ben.hears(saying('Ben is in'));
  const before = ben.heard.length;
  await it.town.removeThreadMember({ channel: thread.id, user: it.ben.id });
  await eventually(() => expect(ben.heard.slice(before)).toContainEqual({ kind: 'guild', guild: it.guild.id }));
  await thread.send('Ben is out');
  await bothHear('after Ben');
  expect(ben.raw()).not.toContain('Ben is out');
});

test('an answer for one person is told to that person alone, from the thinking on', async () => {
  await it.rest('PUT', `/applications/${it.sandbox.applicationId}/commands`, [
    { name: 'hello', description: 'Says hello' },
  ]);
  const asked = new Promise<ChatInputCommandInteraction>((resolve) =>
    it.bot.once('interactionCreate', (one) => {
      if (one.isChatInputCommand()) resolve(one);
    }),
  );
  const outcome = it.town.as(it.ben.id).run({ guild: it.guild.id, channel: general(), command: 'hello' });
  const interaction = await asked;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const isThinking = (change: LiveStream['heard'][number]): boolean =>
    change.kind === 'message' && (change.message.flags & MessageFlags.Loading) !== 0;
  await ben.hears(isThinking);
  await interaction.editReply('for your eyes');
  await ben.hears(saying('for your eyes'));
  await outcome;
  await bothHear('after the whisper');
  expect(ada.raw()).not.toContain('for your eyes');
  expect(ada.heard.some(isThinking)).toBe(false);
});

test('typing is shown to those who see the channel', async () => {
  await it.rest('POST', `/channels/${general()}/typing`);
  await ben.hears((change) => change.kind === 'typing' && change.channel === general());
});

test('the clock, its signposts and who there is to be are told to everybody', async () => {
  await it.town.clock.advance({ byMs: 60_000 });
  await ben.hears(({ kind }) => kind === 'clock');
  await it.town.setMoments([]);
  await ben.hears(({ kind }) => kind === 'moments');
  await it.town.setAwaited([]);
  await ben.hears(({ kind }) => kind === 'awaited');
  await it.town.createUser({ name: 'Zoe' });
  await ben.hears(({ kind }) => kind === 'people');
});

test('who is put out of the guild hears that, and nothing more of it', async () => {
  const zoe = await it.town.createUser({ name: 'Zoe' });
  await it.town.joinGuild({ guild: it.guild.id, user: zoe.id });
  const stream = await listen(it.sandbox.url, zoe.id);
  await it.town.leaveGuild({ guild: it.guild.id, user: zoe.id });
  await stream.hears(({ kind }) => kind === 'guild');
  await bothHear('without Zoe');
  await it.town.clock.advance({ byMs: 1 });
  await stream.hears(({ kind }) => kind === 'clock');
  expect(stream.raw()).not.toContain('without Zoe');
  stream.close();
});

test('somebody at the page keeps their seat through a reload, and gives it up soon after they have gone', async () => {
  expect(await it.town.seats()).toEqual([]);
  const seated = await listen(it.sandbox.url, it.ben.id, { seat: true });
  expect(await it.town.seats()).toEqual([it.ben.id]);
  seated.close();
  await pause(200);
  expect(await it.town.seats()).toEqual([it.ben.id]);
  await eventually(async () => expect(await it.town.seats()).toEqual([]));
});

test('where the past is not somebody’s to read, their page hears of no message, nor of its changes', async () => {
  const { id: channel } = await it.town.createChannel({ guild: it.guild.id, name: 'no-past' });
  const button = { type: 2, style: 1, label: 'Go', custom_id: 'go' };
  const { body } = await it.rest('POST', `/channels/${channel}/messages`, {
    content: 'what was said before',
    components: [{ type: 1, components: [button] }],
  });
  const message = String(body.id);
  await ben.hears(saying('what was said before'));
  const heard = ben.raw().length;
  const history = (1n << 16n).toString();
  await it.town.setOverwrite({ channel, target: it.ben.id, kind: 'member', allow: '0', deny: history });
  await it.rest('PUT', `/channels/${channel}/messages/${message}/reactions/${encodeURIComponent('🌱')}/@me`);
  await it.rest('PATCH', `/channels/${channel}/messages/${message}`, { content: 'what was said instead' });
  await it.rest('POST', `/channels/${channel}/messages`, { content: 'what is said now' });
  await ada.hears(saying('what is said now'));
  await bothHear('after the past');
  expect(ben.raw().slice(heard)).not.toContain('what ');
  await expect(it.town.as(it.ben.id).click({ channel, message, customId: 'go' })).rejects.toMatchObject({
    status: 404,
  });
});
