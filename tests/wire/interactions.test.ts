import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Events,
  InteractionContextType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
  type ChatInputCommandInteraction,
  type Interaction,
} from 'discord.js';
import { buttonsOf, textOf, type OptionValue, type Outcome } from '../../sandbox/client';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;
type Answering = (interaction: Interaction) => unknown;
let answer: Answering = () => undefined;
/** The words of every message the gateway told of. */
const heard: string[] = [];

const commands = [
  new SlashCommandBuilder()
    .setName('cohort')
    .setDescription('Cohorts')
    .addSubcommand((sub) =>
      sub
        .setName('create')
        .setDescription('Creates one')
        .addStringOption((o) => o.setName('name').setDescription('Its name').setRequired(true).setMinLength(2))
        .addIntegerOption((o) => o.setName('weeks').setDescription('How long').setMaxValue(12))
        .addUserOption((o) => o.setName('host').setDescription('Who hosts'))
        .addChannelOption((o) => o.setName('where').setDescription('Where'))
        .addStringOption((o) =>
          o.setName('kind').setDescription('Kind').addChoices({ name: 'Weekly', value: 'weekly' }),
        ),
    ),
  new SlashCommandBuilder()
    .setName('find')
    .setDescription('Finds')
    .addStringOption((o) => o.setName('what').setDescription('What').setAutocomplete(true).setRequired(true)),
  new SlashCommandBuilder()
    .setName('admin')
    .setDescription('For few')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),
  new SlashCommandBuilder()
    .setName('bring')
    .setDescription('Brings a file')
    .addAttachmentOption((o) => o.setName('file').setDescription('Which').setRequired(true))
    .addStringOption((o) => o.setName('about').setDescription('About')),
  new SlashCommandBuilder()
    .setName('hello')
    .setDescription('For all')
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM),
].map((builder) => builder.toJSON());

beforeAll(async () => {
  it = await aTownWithBot();
  await it.bot.application.commands.set([
    ...commands,
    { name: 'Report to hosts', type: ApplicationCommandType.Message },
  ]);
  it.bot.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  for (const event of [Events.MessageCreate, Events.MessageUpdate] as const) {
    it.bot.on(event, (...messages) => heard.push(messages.at(-1)?.content ?? ''));
  }
});
afterAll(() => it.close());

const run = (command: string, options: Record<string, OptionValue> = {}): Promise<Outcome> =>
  it.town.as(it.ben.id).run({ guild: it.guild.id, channel: it.guild.generalChannelId, command, options });

const asChat = (todo: (interaction: ChatInputCommandInteraction) => unknown): Answering => {
  return (interaction) => (interaction.isChatInputCommand() ? todo(interaction) : undefined);
};

const button = (id: string, label: string, disabled = false): ActionRowBuilder<ButtonBuilder> =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary).setDisabled(disabled),
  );

test('a subcommand arrives with its options typed and resolved, and with the member who ran it', async () => {
  const seen = new Promise<Record<string, unknown>>((resolve) => {
    answer = asChat((interaction) => {
      resolve({
        sub: interaction.options.getSubcommand(),
        name: interaction.options.getString('name'),
        weeks: interaction.options.getInteger('weeks'),
        host: interaction.options.getUser('host')?.globalName,
        where: interaction.options.getChannel('where')?.name,
        locale: interaction.locale,
        guildLocale: interaction.guildLocale,
        mayWrite: interaction.memberPermissions?.has('SendMessages'),
        appMayManage: interaction.appPermissions.has('ManageThreads'),
      });
      return interaction.reply('Made.');
    });
  });
  const outcome = await run('cohort create', {
    name: 'Spring',
    weeks: 6,
    host: it.ada.id,
    where: it.guild.generalChannelId,
  });
  expect(await seen).toEqual({
    sub: 'create',
    name: 'Spring',
    weeks: 6,
    host: 'Ada',
    where: 'general',
    locale: 'de',
    guildLocale: 'en-US',
    mayWrite: true,
    appMayManage: true,
  });
  expect(outcome).toMatchObject({ state: 'answered', reply: { content: 'Made.', ephemeral: false } });
});

test.each([
  ['a required option that is missing', {}, 'required'],
  ['a text that is too short', { name: 'x' }, 'too short'],
  ['a number over its maximum', { name: 'Spring', weeks: 13 }, 'too large'],
  ['half a week', { name: 'Spring', weeks: 1.5 }, 'whole number'],
  ['a choice that is not offered', { name: 'Spring', kind: 'daily' }, 'no such choice'],
  ['an option nobody declared', { name: 'Spring', colour: 'red' }, 'no such option'],
])('a person cannot send %s', async (_, options, reason) => {
  await expect(run('cohort create', options)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(reason) as string,
  });
});

test('a command for few is not seen by a member, but a forged call reaches the bot', async () => {
  answer = asChat((interaction) => interaction.reply('You forged this.'));
  const names = async (id: string): Promise<string[]> =>
    (await it.town.as(id).commands(it.guild.id)).map((command) => command.name);
  expect(await names(it.ben.id)).not.toContain('admin');
  expect(await names(it.ada.id)).toContain('admin');
  await expect(run('admin')).rejects.toMatchObject({ status: 403, message: 'command not visible' });
  const at = { guild: it.guild.id, channel: it.guild.generalChannelId, command: 'admin' };
  expect(await it.town.as(it.ben.id).run({ ...at, forge: true })).toMatchObject({ state: 'answered' });
});

test('a deferred ephemeral answer is filled in later, for one person only', async () => {
  answer = asChat(async (interaction) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('For you alone.');
    await interaction.followUp({ content: 'And this.', flags: MessageFlags.Ephemeral });
  });
  const outcome = await run('hello');
  expect(outcome).toMatchObject({ state: 'deferred' });
  const settled = await outcome.settled();
  expect(settled.reply).toMatchObject({ content: 'For you alone.', ephemeral: true });
  const texts = async (id: string): Promise<string[]> =>
    (await it.town.as(id).messages(it.guild.generalChannelId)).map(textOf);
  expect(await texts(it.ben.id)).toContain('For you alone.');
  expect(await texts(it.ada.id)).not.toContain('For you alone.');
  expect(heard).not.toContain('For you alone.');
  const entries = await it.town.ledger({ kind: 'ephemeral', user: it.ben.id });
  expect(entries.find((entry) => entry.text === 'For you alone.')?.audience).toEqual([it.ben.id]);
  const history = await it.rest('GET', `/channels/${it.guild.generalChannelId}/messages`);
  expect(JSON.stringify(history.body)).not.toContain('For you alone.');
});

test('a button updates its own message, and one that is gone or switched off cannot be clicked', async () => {
  answer = async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'Ready?', components: [button('go.1|7', 'Yes, go')] });
    if (interaction.isButton())
      await interaction.update({
        content: `Went: ${interaction.customId}`,
        components: [button('go.1|7', 'Yes, go', true)],
      });
  };
  const { reply } = await run('hello');
  const ben = it.town.as(it.ben.id);
  const clicked = await ben.clickLabel({ channel: it.guild.generalChannelId, label: 'Yes' });
  expect(clicked).toMatchObject({ state: 'updated', reply: { id: reply?.id, content: 'Went: go.1|7' } });
  expect(clicked.reply && buttonsOf(clicked.reply)).toEqual([
    { label: 'Yes, go', customId: 'go.1|7', style: 1, disabled: true },
  ]);
  const at = { channel: it.guild.generalChannelId, message: reply?.id ?? '' };
  await expect(ben.click({ ...at, customId: 'go.1|7' })).rejects.toMatchObject({ status: 409 });
  await expect(ben.click({ ...at, customId: 'other' })).rejects.toMatchObject({
    status: 409,
    message: 'no such component',
  });
  expect(await ben.click({ ...at, customId: 'other', forge: true })).toMatchObject({
    state: 'updated',
    reply: { content: 'Went: other' },
  });
});

test('a deferred update edits the message of the component once it is filled in', async () => {
  answer = async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'One', components: [button('next', 'Next')] });
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ content: 'Two' });
  };
  const { reply } = await run('hello');
  const edited = new Promise((resolve) => it.bot.once(Events.MessageUpdate, (_, now) => resolve(now.content)));
  const clicked = await it.town
    .as(it.ben.id)
    .click({ channel: it.guild.generalChannelId, message: reply?.id ?? '', customId: 'next' });
  expect((await clicked.settled()).reply).toMatchObject({ id: reply?.id, content: 'Two' });
  expect(await edited).toBe('Two');
});

test('selects bring their values, and those of people bring the people', async () => {
  const selects = [
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder()
        .setCustomId('day')
        .setMaxValues(2)
        .addOptions([
          { label: 'Mon', value: 'mon' },
          { label: 'Tue', value: 'tue' },
        ]),
    ),
    new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(new UserSelectMenuBuilder().setCustomId('who')),
  ];
  answer = async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Choose', components: selects });
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join('+'));
    if (interaction.isUserSelectMenu())
      await interaction.reply(interaction.users.map((user) => user.globalName).join());
  };
  const { reply } = await run('hello');
  const at = { channel: it.guild.generalChannelId, message: reply?.id ?? '' };
  const ben = it.town.as(it.ben.id);
  expect((await ben.choose({ ...at, customId: 'day', values: ['mon', 'tue'] })).reply?.content).toBe('mon+tue');
  expect((await ben.choose({ ...at, customId: 'who', values: [it.ada.id] })).reply?.content).toBe('Ada');
  await expect(ben.choose({ ...at, customId: 'day', values: ['sun'] })).rejects.toMatchObject({ status: 400 });
});

test('a form is filled in by label or by id, keeps what was prefilled, and refuses what is too long', async () => {
  const form = new ModalBuilder()
    .setCustomId('apply')
    .setTitle('Apply')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Your topic')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('topic').setStyle(TextInputStyle.Short).setMaxLength(10).setRequired(true),
        ),
      new LabelBuilder()
        .setLabel('Your zone')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('zone').setStyle(TextInputStyle.Short).setValue('Europe/Berlin'),
        ),
      new LabelBuilder()
        .setLabel('Days')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder().setCustomId('days').addOptions([{ label: 'Mon', value: 'mon' }]),
        ),
    );
  answer = async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(form);
    if (!interaction.isModalSubmit()) return;
    const { fields } = interaction;
    await interaction.reply(
      `${fields.getTextInputValue('topic')} ${fields.getTextInputValue('zone')} ${fields.getStringSelectValues('days').join()}`,
    );
  };
  const opened = await run('hello');
  expect(opened).toMatchObject({ state: 'form', form: { customId: 'apply', title: 'Apply' } });
  if (!opened.form) throw new Error('no form');
  const ben = it.town.as(it.ben.id);
  await expect(
    ben.submit({ form: opened.form, fields: { topic: 'far too long a topic', days: ['mon'] } }),
  ).rejects.toMatchObject({ status: 400 });
  await expect(ben.submit({ form: opened.form, fields: { days: ['mon'] } })).rejects.toMatchObject({
    message: 'Your topic: this field is required',
  });
  await expect(it.town.as(it.ada.id).submit({ form: opened.form, fields: {} })).rejects.toMatchObject({ status: 404 });
  const sent = await ben.submit({ form: opened.form, fields: { 'Your topic': 'Rest', days: ['mon'] } });
  expect(sent.reply?.content).toBe('Rest Europe/Berlin mon');
});

test('while somebody types, the bot offers choices', async () => {
  answer = (interaction) => {
    if (interaction.isAutocomplete())
      void interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'v' }]);
  };
  const at = { guild: it.guild.id, channel: it.guild.generalChannelId, command: 'find' };
  expect(await it.town.as(it.ben.id).autocomplete({ ...at, focused: 'what', value: 'ro' })).toEqual([
    { name: 'ro!', value: 'v' },
  ]);
});

test('a command in the context menu of a message brings that message along', async () => {
  answer = (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      void interaction.reply({
        content: `Reported: ${interaction.targetMessage.content}`,
        flags: MessageFlags.Ephemeral,
      });
  };
  const written = await it.town.as(it.ada.id).write({ channel: it.guild.generalChannelId, content: 'Something rude' });
  const at = { guild: it.guild.id, channel: it.guild.generalChannelId };
  const outcome = await it.town.as(it.ben.id).run({ ...at, command: 'Report to hosts', target: written.id });
  expect(outcome.reply?.content).toBe('Reported: Something rude');
});

test('on the wire it is a command of type 3 with its target, resolved in full, for a bot that may read no messages', async () => {
  const written = await it.town.as(it.ada.id).write({ channel: it.guild.generalChannelId, content: 'Something rude' });
  const sent = new Promise<unknown>((resolve) =>
    it.bot.on(Events.Raw, ({ t, d }: { t: string; d: { data: unknown } }) => {
      if (t === 'INTERACTION_CREATE') resolve(d.data);
    }),
  );
  answer = (interaction) =>
    interaction.isMessageContextMenuCommand() &&
    void interaction.reply({ content: 'Thank you', flags: MessageFlags.Ephemeral });
  await it.town.as(it.ben.id).uses('Report to hosts', written, { guild: it.guild.id });
  expect(await sent).toMatchObject({
    ...{ type: 3, name: 'Report to hosts', target_id: written.id },
    resolved: {
      messages: {
        [written.id]: {
          ...{ id: written.id, channel_id: it.guild.generalChannelId, type: 0 },
          ...{ content: 'Something rude', author: { id: it.ada.id }, attachments: [] },
        },
      },
    },
  });
  expect(await sent).not.toHaveProperty('options');
});

test('a menu opens only on what somebody sees, where they see it', async () => {
  answer = (interaction) => interaction.isMessageContextMenuCommand() && void interaction.reply('Thank you');
  const ben = it.town.as(it.ben.id);
  const { id: elsewhere } = await it.town.createChannel({ guild: it.guild.id, name: 'elsewhere' });
  const written = await it.town.as(it.ada.id).write({ channel: elsewhere, content: 'Here' });
  const here = { id: written.id, channel: it.guild.generalChannelId };
  await expect(ben.uses('Report to hosts', here, { guild: it.guild.id })).rejects.toMatchObject({ status: 404 });
  expect((await ben.uses('Report to hosts', written, { guild: it.guild.id })).state).toBe('answered');
  const overwrite = { channel: elsewhere, target: it.guild.everyoneRoleId, kind: 'role', allow: '0' } as const;
  await it.town.setOverwrite({ ...overwrite, deny: String(1n << 16n) });
  await expect(ben.uses('Report to hosts', written, { guild: it.guild.id })).rejects.toMatchObject({ status: 404 });
});

test('a command works in direct messages too, where it has a user and no member', async () => {
  answer = asChat((interaction) =>
    interaction.reply(`${interaction.user.globalName ?? ''} ${String(interaction.inGuild())}`),
  );
  const ben = it.town.as(it.ben.id);
  const { id } = await ben.dmChannel();
  const { reply } = await ben.run({ channel: id, command: 'hello' });
  expect(reply?.content).toBe('Ben false');
  expect(reply?.used).toEqual({ who: it.ben.id, command: 'hello' });
});

test('a file comes with a command: its name, its kind, its size and an address at which it is', async () => {
  let brought: { name: string; size: number; contentType: string | null; url: string } | undefined;
  answer = asChat(async (interaction) => {
    brought = interaction.options.getAttachment('file', true);
    await interaction.reply('Thank you');
  });
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]);
  await run('bring', { file: { filename: 'a picture.png', base64: bytes.toString('base64'), type: 'image/png' } });
  expect(brought).toMatchObject({ name: 'a_picture.png', size: 6, contentType: 'image/png' });
  expect(Buffer.from(await (await fetch(brought?.url ?? '')).arrayBuffer())).toEqual(bytes);
  await run('bring', { file: { filename: 'a.csv', text: 'a,é', size: 7_000_000 } });
  expect(brought).toMatchObject({ size: 7_000_000, contentType: 'text/plain; charset=utf-8' });
  expect(await (await fetch(brought?.url ?? '')).text()).toBe('a,é');
});

test('a file is wanted where one is asked for, and nowhere else', async () => {
  const file = { filename: 'a.csv', text: 'a' };
  await expect(run('bring')).rejects.toThrow('file is required');
  await expect(run('bring', { file: 'a.csv' })).rejects.toThrow('wants a file');
  await expect(run('bring', { file, about: file })).rejects.toThrow('wants no file');
  await expect(run('bring', { file: { ...file, base64: 'YQ==' } })).rejects.toThrow('a file is wanted');
});
