import { randomUUID } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  Events,
  GatewayIntentBits,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Client,
  type Interaction,
} from 'discord.js';
import { aTownWithBot, login, next, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;
let answer: (interaction: Interaction) => unknown = () => undefined;
let commands: { id: string; name: string }[];
let at: { guild: string; channel: string };

beforeAll(async () => {
  it = await aTownWithBot();
  const set = await it.bot.application.commands.set([
    { name: 'hello', description: 'Says hello' },
    { name: 'admin', description: 'For few', defaultMemberPermissions: '0' },
    { name: 'Who is it', type: ApplicationCommandType.User },
    {
      name: 'room',
      description: 'Takes a room',
      options: [
        {
          name: 'where',
          description: 'Where',
          type: ApplicationCommandOptionType.Channel,
          channel_types: [ChannelType.GuildVoice],
        },
      ],
    },
  ]);
  commands = [...set.values()].map(({ id, name }) => ({ id, name }));
  it.bot.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  at = { guild: it.guild.id, channel: it.guild.generalChannelId };
});
afterAll(() => it.close());

const idOf = (name: string): string => commands.find((command) => command.name === name)?.id ?? '';
const asBen = (): ReturnType<TownWithBot['town']['as']> => it.town.as(it.ben.id);
const found = async (user = it.ben.id): Promise<string[]> =>
  (await it.town.as(user).commands(it.guild.id)).map(({ name }) => name);

test('the first follow-up fills a deferral in, and is seen by whom the deferral was for', async () => {
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const first = await interaction.followUp('Filled in');
    await interaction.followUp({ content: 'One more', flags: MessageFlags.Ephemeral });
    expect((await interaction.fetchReply()).id).toBe(first.id);
  };
  const outcome = await asBen().run({ ...at, command: 'hello' });
  const { reply } = await outcome.settled();
  expect(reply).toMatchObject({ content: 'Filled in', ephemeral: true });
});

test('an answer pings the people it names, and roles or everybody only where it says so', async () => {
  const { id: role } = await it.town.createRole({ guild: it.guild.id, name: 'Hosts', mentionable: true });
  const content = `<@${it.ada.id}> <@&${role}> @everyone`;
  let said: (pings: boolean[][]) => void = () => undefined;
  const pings = new Promise<boolean[][]>((resolve) => (said = resolve));
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('Hello');
    const messages = [
      await interaction.editReply(content),
      await interaction.followUp(content),
      await interaction.followUp({ content, allowedMentions: { parse: ['roles', 'everyone'] } }),
    ];
    said(messages.map(({ mentions }) => [mentions.users.has(it.ada.id), mentions.roles.has(role), mentions.everyone]));
  };
  await asBen().run({ ...at, command: 'hello' });
  expect(await pings).toEqual([
    [true, false, false],
    [true, false, false],
    [false, true, true],
  ]);
});

test('an ephemeral answer is told to the bot as a direct message is, without a guild', async () => {
  const heard = async (intent: GatewayIntentBits): Promise<[Client, unknown[]]> => {
    const client = await login(it.sandbox, [GatewayIntentBits.Guilds, intent]);
    const contents: unknown[] = [];
    client.on(Events.Raw, ({ t, d }: { t: string; d: { content: string; guild_id?: string } }) => {
      if (t === 'MESSAGE_CREATE') contents.push([d.content, d.guild_id]);
    });
    return [client, contents];
  };
  const [direct, forOne] = await heard(GatewayIntentBits.DirectMessages);
  const [inGuild, forAll] = await heard(GatewayIntentBits.GuildMessages);
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: 'For you', flags: MessageFlags.Ephemeral });
    await interaction.followUp('For all');
  };
  const last = [next(direct, Events.MessageCreate), next(inGuild, Events.MessageCreate)];
  await asBen().run({ ...at, command: 'hello' });
  await Promise.all(last);
  await Promise.all([direct.destroy(), inGuild.destroy()]);
  expect(forOne).toEqual([['For you', undefined]]);
  expect(forAll).toEqual([['For all', it.guild.id]]);
});

const going = { type: 1, components: [{ type: 2, style: 1, custom_id: 'go', label: 'Go' }] };

test('an answer to a button keeps the files it names', async () => {
  answer = async (interaction) => {
    const files = [{ attachment: Buffer.from('a,b'), name: 'roster.csv' }];
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'One', files, components: [going] });
    if (!interaction.isButton()) return;
    await interaction.update({ content: 'Two', attachments: [...interaction.message.attachments.values()] });
  };
  const { reply } = await asBen().run({ ...at, command: 'hello' });
  const pressed = await asBen().click({ channel: at.channel, message: reply?.id ?? '', customId: 'go' });
  expect(pressed.reply).toMatchObject({ content: 'Two', attachments: [{ filename: 'roster.csv' }] });
});

test('an answer refused for a file that is not there, or is too large, may be given again', async () => {
  const big = { attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: 'big.bin' };
  const codeOf = (sent: Promise<unknown>): Promise<unknown> =>
    sent.then(
      () => 'taken',
      (fault: unknown) => (fault as { code: unknown }).code,
    );
  const codes = new Promise<unknown[]>((resolve) => {
    answer = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const lacking = { type: 4, data: { content: 'x', attachments: [{ id: '7', filename: 'a.txt' }] } };
      const refused = await it.rest('POST', `/interactions/${interaction.id}/${interaction.token}/callback`, lacking);
      resolve([
        refused.body.code,
        await codeOf(interaction.reply({ files: [big] })),
        await codeOf(interaction.reply('There')),
        await codeOf(interaction.editReply({ files: [big] })),
        await codeOf(interaction.followUp({ files: [big] })),
      ]);
    };
  });
  const { state, reply } = await asBen().run({ ...at, command: 'hello' });
  expect(await codes).toEqual([50035, 40005, 'taken', 40005, 40005]);
  expect({ state, reply }).toMatchObject({ state: 'answered', reply: { content: 'There' } });
});

test('a menu opened on a person brings them along, and the answer says whom it was about', async () => {
  answer = async (interaction) => {
    if (!interaction.isUserContextMenuCommand()) return;
    expect(interaction.targetMember).not.toBeNull();
    await interaction.reply(`About ${interaction.targetUser.globalName ?? ''}`);
  };
  const outcome = await asBen().run({ ...at, command: 'Who is it', target: it.ada.id });
  expect(outcome.reply).toMatchObject({ content: 'About Ada', type: 23 });
  const { body } = await it.rest('GET', `/channels/${at.channel}/messages/${outcome.reply?.id ?? ''}`);
  expect(body.interaction_metadata).toMatchObject({ type: 2, command_type: 2, target_user: { id: it.ada.id } });
});

test('what a button led to says which message it stood in, and what a form led to, where it came from', async () => {
  const customId = randomUUID();
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: customId }] };
  const { body: message } = await it.rest('POST', `/channels/${at.channel}/messages`, { components: [row] });
  const text = new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short).setRequired(false);
  const why = new LabelBuilder().setLabel('Why').setTextInputComponent(text);
  answer = async (interaction) => {
    if (interaction.isButton())
      await interaction.showModal(new ModalBuilder().setCustomId('form').setTitle('A form').addLabelComponents(why));
    if (interaction.isModalSubmit()) await interaction.reply('Thank you');
  };
  const pressed = await asBen().click({ channel: at.channel, message: String(message.id), customId });
  if (!pressed.form) throw new Error('no form');
  const sent = await asBen().submit({ form: pressed.form, fields: {} });
  const { body } = await it.rest('GET', `/channels/${at.channel}/messages/${sent.reply?.id ?? ''}`);
  expect(body.interaction_metadata).toMatchObject({
    type: 5,
    triggering_interaction_metadata: { type: 3, interacted_message_id: message.id },
  });
});

test('a channel is offered only if it is of the wanted kind and the person sees it, and comes with their rights', async () => {
  const { id: room } = await it.town.createChannel({ guild: it.guild.id, name: 'Room', type: 2 });
  answer = (interaction) => interaction.isChatInputCommand() && interaction.reply('Yes');
  const resolved = new Promise<unknown>((resolve) =>
    it.bot.on(Events.Raw, ({ t, d }: { t: string; d: { data: { resolved?: unknown } } }) => {
      if (t === 'INTERACTION_CREATE') resolve(d.data.resolved);
    }),
  );
  const choose = async (where: string): Promise<unknown> =>
    (await asBen().run({ ...at, command: 'room', options: { where } })).state;
  await expect(choose(at.channel)).rejects.toMatchObject({ status: 400 });
  expect(await choose(room)).toBe('answered');
  const seen = (await asBen().channels(it.guild.id)).find(({ id }) => id === room);
  expect(await resolved).toMatchObject({ channels: { [room]: { name: 'Room', permissions: seen?.permissions } } });
  const hidden = { channel: room, target: it.guild.everyoneRoleId, kind: 'role', allow: '0', deny: '1024' } as const;
  await it.town.setOverwrite(hidden);
  await expect(choose(room)).rejects.toMatchObject({ status: 400 });
});

test('the server’s settings decide who finds a command and where; a bot may read them and not write', async () => {
  const path = `/applications/${it.sandbox.applicationId}/guilds/${it.guild.id}/commands`;
  const hello = idOf('hello');
  expect((await it.rest('GET', `${path}/${hello}/permissions`)).body.code).toBe(10066);
  const told = next(it.bot, Events.ApplicationCommandPermissionsUpdate);
  const lines = [{ id: at.channel, type: 3 as const, permission: false }];
  await it.town.ruleCommand({ guild: it.guild.id, command: hello, permissions: lines });
  expect((await told)[0].id).toBe(hello);
  await expect(asBen().run({ ...at, command: 'hello' })).rejects.toMatchObject({ status: 403 });
  const view = await asBen().view(at);
  expect(view.guild?.commands.map(({ name }) => name)).not.toContain('hello');
  expect(await found()).toContain('hello');
  expect((await it.rest('GET', `${path}/${hello}/permissions`)).body).toMatchObject({ permissions: lines });
  expect((await it.rest('GET', `${path}/permissions`)).body).toHaveLength(1);
  expect(await it.rest('PUT', `${path}/${hello}/permissions`, { permissions: [] })).toMatchObject({
    status: 403,
    body: { code: 20001 },
  });
});

test('a command kept for few is opened to a role, and shut for one person in it', async () => {
  const hosts = await it.town.createRole({ guild: it.guild.id, name: 'Hosts' });
  const carla = await it.town.createUser({ name: 'Carla' });
  await it.town.joinGuild({ guild: it.guild.id, user: carla.id, roles: [hosts.id] });
  await it.town.giveRole({ guild: it.guild.id, user: it.ben.id, role: hosts.id });
  const run = (user: string): Promise<unknown> => it.town.as(user).run({ ...at, command: 'admin' });
  answer = (interaction) => interaction.isChatInputCommand() && interaction.reply('Come in');
  await expect(run(carla.id)).rejects.toMatchObject({ status: 403 });
  await it.town.ruleCommand({
    guild: it.guild.id,
    command: idOf('admin'),
    permissions: [
      { id: hosts.id, type: 1, permission: true },
      { id: it.ben.id, type: 2, permission: false },
    ],
  });
  await expect(run(carla.id)).resolves.toBeDefined();
  await expect(run(it.ben.id)).rejects.toMatchObject({ status: 403 });
  expect(await found(carla.id)).toContain('admin');
  expect(await found()).not.toContain('admin');
  expect(await found(it.ada.id)).toContain('admin');
});
