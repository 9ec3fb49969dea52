import {
  ActionRowBuilder,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  FileBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  MentionableSelectMenuBuilder,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
  type TextChannel,
} from 'discord.js';
import { findDescription, readDescription } from '../../sandbox/judge/description';
import { openJudge } from '../../sandbox/judge/judge';
import { Tally, type Report } from '../../sandbox/tally';
import { summaryOf } from '../support/reports';
import { description } from '../support/sandbox';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { leavesOf, verdictOn, type BodyKind } from '../support/verdict';

type Json = Record<string, unknown>;
const V2 = 1 << 15;
const row = (...components: Json[]): Json => ({ type: 1, components });
const button = (more: Json = {}): Json => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const link = (more: Json = {}): Json => ({ type: 2, style: 5, label: 'Go', url: 'https://example.org', ...more });
const options = (...values: string[]): Json[] => values.map((value) => ({ label: value, value }));
const select = (more: Json = {}): Json => ({ type: 3, custom_id: 's', options: options('a', 'b'), ...more });
const rows = (...components: Json[]): Json => ({ components: [row(...components)] });
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const command = (more: Json = {}): Json => ({ name: 'c', description: 'd', ...more });
const option = (more: Json = {}): Json => ({ type: 3, name: 'o', description: 'd', ...more });
const input = (more: Json = {}): Json => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: Json): Json => ({ type: 18, label: 'L', component });
const form = (...components: Json[]): Json => ({ type: 9, data: { custom_id: 'm', title: 'T', components } });
const text = (length: number): Json => ({ type: 10, content: 'x'.repeat(length) });

/** What Discord refuses although its description lets it pass: a body, where it is wrong, and the nearest that is right. */
const missed: [title: string, kind: BodyKind, wrong: unknown, at: string, right: unknown][] = [
  ['text over 2,000 characters', 'message', { content: 'x'.repeat(2001) }, 'content', { content: 'x'.repeat(2000) }],
  ['an empty message', 'message', { content: ' ' }, '', { content: '.' }],
  [
    'six rows without Components V2',
    'message',
    { components: many(6, (at) => row(button({ custom_id: `${at}` }))) },
    'components',
    { components: many(5, (at) => row(button({ custom_id: `${at}` }))) },
  ],
  [
    'a button without a custom_id',
    'message',
    rows(button({ custom_id: undefined })),
    'components.0.components.0.custom_id',
    rows(button()),
  ],
  [
    'a button that says nothing',
    'message',
    rows(button({ label: undefined })),
    'components.0.components.0',
    rows(button({ label: undefined, emoji: { name: '👋' } })),
  ],
  ['a link with a custom_id', 'message', rows(link({ custom_id: 'x' })), 'components.0.components.0', rows(link())],
  [
    'a link without an address',
    'message',
    rows(link({ url: undefined })),
    'components.0.components.0.url',
    rows(link({ url: 'discord://x' })),
  ],
  [
    'a custom_id twice in a message',
    'message',
    rows(button(), button()),
    'components.0.components.1.custom_id',
    rows(button(), button({ custom_id: 'b' })),
  ],
  [
    'a custom_id twice in a form',
    'callback',
    form(label(input()), label(input())),
    'data.components.1.component.custom_id',
    form(label(input()), label(input({ custom_id: 'j' }))),
  ],
  [
    'a button beside a select',
    'message',
    rows(select(), button()),
    'components.0.components',
    { components: [row(select()), row(button())] },
  ],
  [
    'two selects in a row',
    'message',
    rows(select(), select({ custom_id: 't' })),
    'components.0.components',
    rows(select()),
  ],
  [
    'a value twice in a select',
    'message',
    rows(select({ options: options('a', 'a') })),
    'components.0.components.0.options.1.value',
    rows(select()),
  ],
  [
    'a least number over the greatest',
    'message',
    rows(select({ min_values: 2, max_values: 1 })),
    'components.0.components.0.min_values',
    rows(select({ min_values: 2, max_values: 2 })),
  ],
  [
    'more values than options',
    'message',
    rows(select({ max_values: 3 })),
    'components.0.components.0.max_values',
    rows(select({ max_values: 2 })),
  ],
  [
    'an embed field without a name',
    'message',
    { embeds: [{ fields: [{ name: '', value: 'x' }] }] },
    'embeds.0.fields.0.name',
    { embeds: [{ fields: [{ name: 'n', value: 'x' }] }] },
  ],
  [
    'embeds over 6,000 characters',
    'message',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] },
  ],
  ['an empty embed', 'message', { embeds: [{}] }, 'embeds.0.description', { embeds: [{ title: 't' }] }],
  [
    'an embed with an address that is none of the web',
    'message',
    { embeds: [{ title: 't', url: 'ftp://a.org/' }] },
    'embeds.0.url',
    { embeds: [{ title: 't', url: 'https://a.org/' }] },
  ],
  [
    'the V2 flag together with content',
    'message',
    { flags: V2, content: 'x', components: [text(1)] },
    'content',
    { flags: V2, components: [text(1)] },
  ],
  [
    'the V2 flag together with embeds',
    'message',
    { flags: V2, embeds: [{ title: 't' }], components: [text(1)] },
    'embeds',
    { flags: V2, embeds: [], components: [text(1)] },
  ],
  [
    'a V2 component without the flag',
    'message',
    { components: [text(1)] },
    'components.0.type',
    { flags: V2, components: [text(1)] },
  ],
  [
    'V2 text over 4,000 characters in all',
    'message',
    { flags: V2, components: [text(4000), text(1)] },
    'components',
    { flags: V2, components: [text(3999), text(1)] },
  ],
  [
    'over 40 V2 components, those inside others counted',
    'message',
    { flags: V2, components: [{ type: 17, components: many(40, () => text(1)) }] },
    'components',
    { flags: V2, components: [{ type: 17, components: many(39, () => text(1)) }] },
  ],
  [
    'users both parsed and listed',
    'message',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    { content: 'x', allowed_mentions: { parse: ['roles'], users: ['1'] } },
  ],
  [
    'roles both parsed and listed',
    'message',
    { content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } },
    'allowed_mentions',
    { content: 'x', allowed_mentions: { parse: ['everyone'], roles: ['1'] } },
  ],
  [
    'a poll answer over 55 characters',
    'message',
    { poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'x'.repeat(56) } }] } },
    'poll.answers.0.poll_media.text',
    { poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'x'.repeat(55) } }] } },
  ],
  ['a command name in capitals', 'commands', [command({ name: 'Loud' })], '0.name', [command({ name: 'loud' })]],
  ['a command name with a space', 'commands', [command({ name: 'a b' })], '0.name', [command({ name: 'a-b_ć' })]],
  [
    'an option name in capitals',
    'commands',
    [command({ options: [option({ name: 'O' })] })],
    '0.options.0.name',
    [command({ options: [option()] })],
  ],
  ['a chat command without a description', 'commands', [{ name: 'c' }], '0.description', [command()]],
  [
    'a message command with a description',
    'commands',
    [command({ type: 3 })],
    '0.description',
    [{ name: 'Report this', type: 3 }],
  ],
  [
    'a user command with a description',
    'commands',
    [command({ type: 2 })],
    '0.description',
    [{ name: 'Meet', type: 2, description: '' }],
  ],
  [
    'choices together with autocomplete',
    'commands',
    [command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
    '0.options.0',
    [command({ options: [option({ autocomplete: true, choices: [] })] })],
  ],
  [
    'a required option after an optional one',
    'commands',
    [command({ options: [option(), option({ name: 'p', required: true })] })],
    '0.options.1',
    [command({ options: [option({ required: true }), option({ name: 'p' })] })],
  ],
  [
    'two options of one name',
    'commands',
    [command({ options: [option(), option()] })],
    '0.options.1.name',
    [command({ options: [option(), option({ name: 'p' })] })],
  ],
  ['two commands of one name', 'commands', [command(), command()], '1.name', [command(), { name: 'c', type: 2 }]],
  [
    'subcommands mixed with options',
    'commands',
    [command({ options: [option({ type: 1 }), option({ name: 'p' })] })],
    '0.options',
    [command({ options: [option({ type: 1 }), option({ type: 1, name: 'p' })] })],
  ],
  [
    'over 100 chat commands',
    'commands',
    many(101, (at) => command({ name: `c${at}` })),
    '',
    many(100, (at) => command({ name: `c${at}` })),
  ],
  [
    'over 8,000 characters in a command',
    'commands',
    [
      command({
        options: many(25, (at) =>
          option({ name: `o${at}`, choices: many(4, (nr) => ({ name: 'x'.repeat(80), value: `${nr}` })) }),
        ),
      }),
    ],
    '0',
    [
      command({
        options: many(25, (at) =>
          option({ name: `o${at}`, choices: many(4, (nr) => ({ name: 'x'.repeat(70), value: `${nr}` })) }),
        ),
      }),
    ],
  ],
  ['an answer that says nothing', 'callback', { type: 4 }, 'data', { type: 4, data: { content: 'x' } }],
  [
    'a form with six parts',
    'callback',
    form(...many(6, (at) => label(input({ custom_id: `${at}` })))),
    'data.components',
    form(...many(5, (at) => label(input({ custom_id: `${at}` })))),
  ],
  [
    'a text input in a row without a label',
    'callback',
    form(row(input())),
    'data.components.0.components.0.label',
    form(row(input({ label: 'L' }))),
  ],
  [
    'a shortest text over the longest',
    'callback',
    form(label(input({ min_length: 9, max_length: 3 }))),
    'data.components.0.component.min_length',
    form(label(input({ min_length: 3, max_length: 3 }))),
  ],
  [
    'a number twice among the components',
    'message',
    rows(button({ id: 5 }), button({ id: 5, custom_id: 'b' })),
    'components.0.components.1.id',
    rows(button({ id: 0 }), button({ id: 0, custom_id: 'b' })),
  ],
  [
    'more people chosen beforehand than may be chosen',
    'message',
    rows({ type: 5, custom_id: 'u', default_values: many(2, (at) => ({ id: `${at}`, type: 'user' })) }),
    'components.0.components.0.default_values',
    rows({ type: 5, custom_id: 'u', max_values: 2, default_values: many(2, (at) => ({ id: `${at}`, type: 'user' })) }),
  ],
  [
    'a picture that is none of the web',
    'message',
    { flags: V2, components: [{ type: 12, items: [{ media: { url: 'javascript:x' } }] }] },
    'components.0.items.0.media.url',
    { flags: V2, components: [{ type: 12, items: [{ media: { url: 'https://a.org/b.png' } }] }] },
  ],
  [
    'a file that is not sent along',
    'message',
    { flags: V2, components: [{ type: 13, file: { url: 'https://a.org/b.txt' } }] },
    'components.0.file.url',
    { flags: V2, components: [{ type: 13, file: { url: 'attachment://b.txt' } }] },
  ],
  [
    'a required select of which none need be chosen',
    'callback',
    form(label(select({ min_values: 0 }))),
    'data.components.0.component.min_values',
    form(label(select({ min_values: 0, required: false }))),
  ],
  [
    'a select that is switched off in a form',
    'callback',
    form(label(select({ disabled: true }))),
    'data.components.0.component.disabled',
    form(label(select({ disabled: false }))),
  ],
  [
    'more boxes to be checked at least than at most',
    'callback',
    form(label({ type: 22, custom_id: 'c', min_values: 2, max_values: 1, options: options('a', 'b') })),
    'data.components.0.component.min_values',
    form(label({ type: 22, custom_id: 'c', min_values: 2, options: options('a', 'b') })),
  ],
  [
    'more files wanted at least than at most',
    'callback',
    form(label({ type: 19, custom_id: 'f', min_values: 2 })),
    'data.components.0.component.min_values',
    form(label({ type: 19, custom_id: 'f', min_values: 2, max_values: 2 })),
  ],
  [
    'a command whose name is in capitals in another language',
    'commands',
    [command({ name_localizations: { de: 'Kreis' } })],
    '0.name_localizations.de',
    [command({ name_localizations: { de: 'kreis' }, description_localizations: { fr: 'Le cercle' } })],
  ],
  [
    'an option in a language that Discord does not speak',
    'commands',
    [command({ options: [option({ name_localizations: { xx: 'o' } })] })],
    '0.options.0.name_localizations.xx',
    [command({ options: [option({ name_localizations: { uk: 'o' } })] })],
  ],
  [
    'a room that sounds better than the server can',
    'channel',
    { name: 'Room', type: 2, bitrate: 96_001 },
    'bitrate',
    { name: 'Room', type: 2, bitrate: 96_000 },
  ],
];

test.each(missed)(
  '%s is refused by our own rules, and what is next to it is not',
  async (_, kind, wrong, at, right) => {
    expect((await verdictOn(kind, wrong)).own.map((complaint) => complaint.split(': ')[0])).toContain(at);
    expect(await verdictOn(kind, right)).toEqual({ own: [], described: [], together: [] });
  },
);

const pressable = new ButtonBuilder().setCustomId('b').setLabel('Go').setStyle(ButtonStyle.Primary);
const linked = new ButtonBuilder().setURL('https://example.org').setLabel('See').setStyle(ButtonStyle.Link);
const days = new StringSelectMenuBuilder().setCustomId('s').addOptions({ label: 'Monday', value: 'mon' });
const field = new TextInputBuilder()
  .setCustomId('t')
  .setStyle(TextInputStyle.Paragraph)
  .setMaxLength(400)
  .setValue('Hi');
const named = (): SlashCommandBuilder => new SlashCommandBuilder().setName('circle').setDescription('Your circle');

/** What an unmodified discord.js makes, one of each. */
const built: [title: string, kind: BodyKind, body: unknown][] = [
  [
    'a message with buttons',
    'message',
    { content: 'Hi', components: [new ActionRowBuilder().addComponents(pressable, linked)] },
  ],
  ['a select of texts', 'message', { content: 'Hi', components: [new ActionRowBuilder().addComponents(days)] }],
  [
    'a select of users',
    'message',
    {
      content: 'Hi',
      components: [
        new ActionRowBuilder().addComponents(new UserSelectMenuBuilder().setCustomId('u').setDefaultUsers('1')),
      ],
    },
  ],
  [
    'a select of roles',
    'message',
    {
      content: 'Hi',
      components: [new ActionRowBuilder().addComponents(new RoleSelectMenuBuilder().setCustomId('r').setMaxValues(3))],
    },
  ],
  [
    'a select of both',
    'message',
    {
      content: 'Hi',
      components: [
        new ActionRowBuilder().addComponents(new MentionableSelectMenuBuilder().setCustomId('m').addDefaultRoles('1')),
      ],
    },
  ],
  [
    'a select of channels',
    'message',
    {
      content: 'Hi',
      components: [
        new ActionRowBuilder().addComponents(
          new ChannelSelectMenuBuilder().setCustomId('c').setChannelTypes(ChannelType.GuildVoice),
        ),
      ],
    },
  ],
  [
    'an embed',
    'message',
    {
      embeds: [
        new EmbedBuilder()
          .setTitle('T')
          .setDescription('D')
          .setColor(0x5865f2)
          .setTimestamp(0)
          .setURL('https://example.org')
          .setFooter({ text: 'F' })
          .setAuthor({ name: 'A' })
          .addFields({ name: 'n', value: 'v' }),
      ],
    },
  ],
  [
    'a message of V2 components',
    'message',
    {
      flags: V2,
      components: [
        new ContainerBuilder()
          .setAccentColor(1)
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('# Hi'))
          .addSeparatorComponents(new SeparatorBuilder())
          .addSectionComponents(
            new SectionBuilder()
              .addTextDisplayComponents(new TextDisplayBuilder().setContent('x'))
              .setButtonAccessory(pressable),
          )
          .addActionRowComponents(new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(days)),
        new SectionBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('y'))
          .setThumbnailAccessory(new ThumbnailBuilder().setURL('https://example.org/a.png')),
        new MediaGalleryBuilder().addItems({ media: { url: 'https://example.org/b.png' } }),
        new FileBuilder().setURL('attachment://c.txt'),
      ],
    },
  ],
  [
    'a form with labels',
    'callback',
    {
      type: 9,
      data: new ModalBuilder()
        .setCustomId('f')
        .setTitle('About you')
        .addTextDisplayComponents(new TextDisplayBuilder().setContent('Hi'))
        .addLabelComponents(
          new LabelBuilder().setLabel('Topic').setTextInputComponent(field),
          new LabelBuilder().setLabel('Day').setStringSelectMenuComponent(days),
          new LabelBuilder().setLabel('Who').setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('u')),
        ),
    },
  ],
  ['a deferral', 'callback', { type: 5, data: { flags: 64 } }],
  ['an update put off', 'callback', { type: 6 }],
  [
    'choices',
    'callback',
    {
      type: 8,
      data: {
        choices: [
          { name: 'a', value: 'b' },
          { name: 'c', value: 'd' },
        ],
      },
    },
  ],
  [
    'a slash command',
    'command',
    named()
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
      .addStringOption((one) =>
        one.setName('a').setDescription('d').setRequired(true).addChoices({ name: 'n', value: 'v' }),
      )
      .addIntegerOption((one) => one.setName('b').setDescription('d').setMinValue(1).setAutocomplete(true))
      .addUserOption((one) => one.setName('c').setDescription('d'))
      .addChannelOption((one) => one.setName('e').setDescription('d').addChannelTypes(ChannelType.GuildText))
      .addAttachmentOption((one) => one.setName('f').setDescription('d')),
  ],
  [
    'commands below a command',
    'commands',
    [
      named()
        .addSubcommand((one) => one.setName('s').setDescription('d'))
        .addSubcommandGroup((group) =>
          group
            .setName('g')
            .setDescription('d')
            .addSubcommand((one) => one.setName('s').setDescription('d')),
        ),
      new ContextMenuCommandBuilder().setName('Report this').setType(ApplicationCommandType.Message),
    ],
  ],
];

test.each(built)('what discord.js builds passes both judges: %s', async (_, kind, body) => {
  expect(await verdictOn(kind, body)).toEqual({ own: [], described: [], together: [] });
});

describe('on the wire', () => {
  let it: TownWithBot;
  beforeAll(async () => {
    it = await aTownWithBot();
  });
  afterAll(() => it.close());

  const messages = (): string => `/channels/${it.guild.generalChannelId}/messages`;

  test('what is refused was not done, and what both judges saw stands in the report', async () => {
    const before = it.sandbox.report().judged;
    expect((await it.rest('POST', messages(), { content: 'x'.repeat(2001) })).body).toMatchObject({ code: 50035 });
    expect((await it.rest('POST', messages(), { content: 'Hi' })).status).toBe(200);
    expect(await it.town.as(it.ben.id).messages(it.guild.generalChannelId)).toHaveLength(1);
    const after = (await it.town.report()).judged;
    expect(after.rules).toMatchObject({ bodies: before.rules.bodies + 2, refused: before.rules.refused + 1 });
    expect(after.rules.operations).toContain('POST /channels/:channel/messages');
    expect(after.answers.wrong).toEqual([]);
    const known = description === undefined ? [] : ['create_message'];
    expect(after.description.operations.filter((name) => name === 'create_message')).toEqual(known);
    expect(after.description.path).toBe(description ?? null);
  });

  test('a message with a file, a poll, an embed and every kind of component is answered as the description says', async () => {
    const channel = (await it.bot.channels.fetch(it.guild.generalChannelId)) as TextChannel;
    const file = new AttachmentBuilder(Buffer.from('hello'), { name: 'c.txt' });
    const container = new ContainerBuilder()
      .addFileComponents(new FileBuilder().setURL('attachment://c.txt'))
      .addMediaGalleryComponents(new MediaGalleryBuilder().addItems({ media: { url: 'https://example.org/b.png' } }));
    const sent = await channel.send({ flags: MessageFlags.IsComponentsV2, components: [container], files: [file] });
    expect(sent.components[0]?.toJSON()).toMatchObject({
      accent_color: null,
      components: [
        { file: { url: sent.attachments.first()?.url }, name: 'c.txt', size: 5 },
        { items: [{ spoiler: false }] },
      ],
    });
    const poll = { question: { text: 'Tea?' }, answers: [{ text: 'Yes' }], duration: 1, allowMultiselect: false };
    expect((await channel.send({ poll })).poll?.answers.size).toBe(1);
    expect(
      (await channel.send({ embeds: [new EmbedBuilder().addFields({ name: 'n', value: 'v' })] })).embeds[0]?.fields[0],
    ).toMatchObject({ inline: false });
  });

  test('only what stands in both trees is said once, and ours comes first', async () => {
    const errors = leavesOf(
      (await it.rest('POST', messages(), { ...rows(button({ custom_id: '' })), embeds: [{}] })).body.errors,
    );
    expect(errors.filter((one) => one.startsWith('components'))).toEqual([
      'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
    ]);
    expect(errors).toContain('embeds.0.description: BASE_TYPE_REQUIRED');
  });
});

if (description !== undefined) {
  const judge = openJudge(description);

  /** What only the description knows: where, and in which words. */
  const described: [title: string, kind: BodyKind, wrong: unknown, complaint: string][] = [
    [
      'a style of a button that does not exist',
      'message',
      rows(button({ style: 9 })),
      'components.0.components.0.style: BASE_TYPE_CHOICES',
    ],
    [
      'a component that does not exist',
      'message',
      { flags: V2, components: [{ type: 9, components: [text(1)], accessory: { type: 99 } }] },
      'components.0.accessory.type: BASE_TYPE_CHOICES',
    ],
    [
      'a color that is a word',
      'message',
      { embeds: [{ title: 't', color: 'red' }] },
      'embeds.0.color: NUMBER_TYPE_COERCE',
    ],
    ['a list that is none', 'message', { content: 'x', embeds: {} }, 'embeds: LIST_TYPE_CONVERT'],
    ['a flag that is a yes', 'message', { content: 'x', tts: 'yes' }, 'tts: BOOLEAN_TYPE_CONVERT'],
    [
      'an id that is none',
      'message',
      { content: 'x', allowed_mentions: { users: ['ada'] } },
      'allowed_mentions.users.0: NUMBER_TYPE_COERCE',
    ],
    [
      'a time that is none',
      'message',
      { embeds: [{ title: 't', timestamp: 'soon' }] },
      'embeds.0.timestamp: DATE_TIME_TYPE_PARSE',
    ],
    ['a channel of a kind that does not exist', 'channel', { name: 'c', type: 99 }, 'type: BASE_TYPE_CHOICES'],
    ['a channel with too few bits', 'channel', { name: 'c', type: 2, bitrate: 1 }, 'bitrate: NUMBER_TYPE_MIN'],
    [
      'a thread that is to be archived after a while of one’s own',
      'thread',
      { name: 't', auto_archive_duration: 5 },
      'auto_archive_duration: BASE_TYPE_CHOICES',
    ],
    [
      'an option of a kind that does not exist',
      'commands',
      [command({ options: [option({ type: 77 })] })],
      '0.options.0.type: BASE_TYPE_CHOICES',
    ],
    ['commands that are no list', 'commands', command(), ': LIST_TYPE_CONVERT'],
    [
      'a form without a title',
      'callback',
      { type: 9, data: { custom_id: 'm', components: [label(input())] } },
      'data.title: BASE_TYPE_BAD_LENGTH',
    ],
    ['an answer of a kind that does not exist', 'callback', { type: 77 }, 'type: BASE_TYPE_CHOICES'],
  ];

  describe('by Discord’s own description', () => {
    test.each(described)('%s is refused in its place alone', async (_, kind, wrong, complaint) => {
      expect((await verdictOn(kind, wrong)).together).toEqual([complaint]);
    });

    test('a thread is changed by the rules of threads, a channel by those of channels', async () => {
      const it = await aTownWithBot();
      const thread = await it.rest('POST', `/channels/${it.guild.generalChannelId}/threads`, { name: 't', type: 11 });
      const change = { locked: 'yes' };
      expect((await it.rest('PATCH', `/channels/${thread.body.id ?? ''}`, change)).body.code).toBe(50035);
      expect((await it.rest('PATCH', `/channels/${it.guild.generalChannelId}`, change)).status).toBe(200);
      await it.close();
    });

    test('a wrong answer is noted by its place, without what stood there', async () => {
      const operation = judge.operation('GET', '/users/:user', { user: '1' });
      const answer = { id: '1', username: 'Ada', discriminator: 7 };
      const complaints = operation ? await judge.answer(operation, 200, answer) : null;
      const tally = new Tally(null);
      tally.answered('get_user', { status: 200, complaints: complaints ?? [] });
      const { wrong } = tally.report().judged.answers;
      expect(wrong).toContainEqual({
        operation: 'get_user',
        status: 200,
        at: 'discriminator',
        code: 'STRING_TYPE_CONVERT',
        count: 1,
      });
      expect(JSON.stringify(wrong)).not.toContain('Ada');
    });
  });
}

test('what is no description is refused in plain words', () => {
  expect(() => openJudge('nowhere.json')).toThrow("No description of Discord's API can be read at nowhere.json.");
  expect(() => readDescription('{"openapi":"3.1.0"}', 'a.json')).toThrow('a.json is no OpenAPI description in JSON.');
  expect(findDescription('nowhere.json')).toBeUndefined();
});

test('a run ends with what each judge saw, or says that there was no description', () => {
  const tally = new Tally('openapi.json');
  tally.saw('description', { operation: 'create_message', refused: true });
  tally.saw('rules', { operation: 'POST /channels/:channel/messages', refused: false });
  tally.unknown('GET', '/guilds/1/emojis');
  const reports: Report[] = [tally.report(), tally.report()];
  expect(summaryOf(reports).join('\n')).toBe(
    [
      'The local Discord, in 2 towns:',
      "  by Discord's own description: 1 operations, 2 bodies, 2 of them refused",
      '  by the rules that it misses: 1 operations, 2 bodies, 0 of them refused',
      '  its own answers: 0 operations, 0 bodies, none wrong',
      '  asked for and not there: GET /guilds/1/emojis',
    ].join('\n'),
  );
  expect(summaryOf([new Tally(null).report()])[1]).toContain('was not found');
});
