import { aTownWithBot, type TownWithBot, type WireAnswer } from '../support/sandboxBot';
import { leavesOf } from '../support/verdict';

let it: TownWithBot;

beforeAll(async () => {
  it = await aTownWithBot();
});
afterAll(() => it.close());

type Json = Record<string, unknown>;
const send = (body: Json): Promise<WireAnswer> =>
  it.rest('POST', `/channels/${it.guild.generalChannelId}/messages`, body);
const row = (...components: Json[]): Json => ({ type: 1, components });
const button = (more: Json = {}): Json => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const select = (more: Json = {}): Json => ({ type: 3, custom_id: 's', options: [{ label: 'A', value: 'a' }], ...more });
const V2 = 1 << 15;

test.each<[string, Json, string]>([
  ['content over 2,000 characters', { content: 'x'.repeat(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
  [
    'six rows',
    { components: Array.from({ length: 6 }, (_, at) => row(button({ custom_id: `b${at}` }))) },
    'components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button without a custom_id',
    { components: [row(button({ custom_id: undefined }))] },
    'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
  ],
  [
    'a custom_id over 100 characters',
    { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
    'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button that says nothing',
    { components: [row(button({ label: undefined }))] },
    'components.0.components.0: BUTTON_COMPONENT_INVALID_EMOJI_OR_LABEL',
  ],
  [
    'a link with a custom_id',
    { components: [row(button({ style: 5, url: 'https://example.org' }))] },
    'components.0.components.0: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  [
    'a link without an address',
    { components: [row(button({ style: 5, custom_id: undefined }))] },
    'components.0.components.0.url: BASE_TYPE_REQUIRED',
  ],
  [
    'the same custom_id twice',
    { components: [row(button(), button())] },
    'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a button beside a select',
    { components: [row(button(), select())] },
    'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'the same option value twice',
    {
      components: [
        row(
          select({
            options: [
              { label: 'A', value: 'a' },
              { label: 'B', value: 'a' },
            ],
          }),
        ),
      ],
    },
    'components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a least number over the greatest',
    { components: [row(select({ min_values: 2 }))] },
    'components.0.components.0.min_values: SELECT_COMPONENT_MIN_VALUES_LARGER_THAN_MAX_VALUES',
  ],
  [
    'more values than options',
    { components: [row(select({ max_values: 2 }))] },
    'components.0.components.0.max_values: SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
  ],
  [
    'an embed field without a name',
    { embeds: [{ fields: [{ name: '', value: 'x' }] }] },
    'embeds.0.fields.0.name: BASE_TYPE_REQUIRED',
  ],
  [
    'embeds over 6,000 characters',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds: MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description: BASE_TYPE_REQUIRED'],
  [
    'an address that is none',
    { embeds: [{ title: 'x', url: 'ftp://example.org' }] },
    'embeds.0.url: URL_TYPE_INVALID_SCHEME',
  ],
  [
    'the V2 flag together with content',
    { flags: V2, content: 'x', components: [{ type: 10, content: 'y' }] },
    'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'a V2 component without the flag',
    { components: [{ type: 10, content: 'y' }] },
    'components.0.type: UNION_TYPE_CHOICES',
  ],
  [
    'V2 text over 4,000 characters',
    { flags: V2, components: [{ type: 10, content: 'x'.repeat(4001) }] },
    'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'more than 40 V2 components',
    { flags: V2, components: Array.from({ length: 41 }, () => ({ type: 10, content: 'x' })) },
    'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'mentions both parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'a poll answer over 55 characters',
    { poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'x'.repeat(56) } }] } },
    'poll.answers.0.poll_media.text: BASE_TYPE_BAD_LENGTH',
  ],
])('a message is refused for %s', async (_, body, complaint) => {
  const answer = await send(body);
  expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  expect(leavesOf(answer.body.errors)).toContain(complaint);
});

test('an empty message is refused, white space included', async () => {
  expect((await send({})).body.code).toBe(50006);
  expect((await send({ content: ' \n ' })).body.code).toBe(50006);
  expect((await it.rest('POST', `/channels/${it.guild.generalChannelId}/messages`, [])).body.code).toBe(50006);
});

test('a body that is no JSON is refused as such', async () => {
  const answer = await fetch(`${it.sandbox.apiUrl}/v10/channels/${it.guild.generalChannelId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${it.sandbox.token}`, 'content-type': 'application/json' },
    body: '{"content":',
  });
  expect(await answer.json()).toMatchObject({ code: 50109 });
});

test('a full Components V2 message is taken, numbered, and its flag never comes off', async () => {
  const accessory = button({ custom_id: 'b' });
  const inside = [{ type: 10, content: '# Hi' }, { type: 14 }, row(button({ custom_id: 'c' }))];
  const components = [
    { type: 9, components: [{ type: 10, content: 'Text' }], accessory },
    { type: 17, components: inside },
  ];
  const { status, body } = await send({ flags: V2, components });
  expect(status).toBe(200);
  expect(body.components).toMatchObject([
    { id: 1, components: [{ id: 2 }], accessory: { id: 3 } },
    { id: 4, components: [{ id: 5 }, { id: 6 }, { id: 7 }] },
  ]);
  const edit = (change: Json): Promise<WireAnswer> =>
    it.rest('PATCH', `/channels/${it.guild.generalChannelId}/messages/${body.id ?? ''}`, change);
  expect((await edit({ content: 'back' })).body.code).toBe(50035);
  expect((await edit({ flags: 0 })).body.code).toBe(50035);
  expect((await edit({ components: [{ type: 10, content: 'New' }] })).status).toBe(200);
});

test('a message becomes one of V2 components only by an edit that empties its text and its embeds', async () => {
  const { body } = await send({ content: 'Old', embeds: [{ title: 'Old' }] });
  const edit = (change: Json): Promise<WireAnswer> =>
    it.rest('PATCH', `/channels/${it.guild.generalChannelId}/messages/${body.id ?? ''}`, {
      flags: V2,
      components: [{ type: 10, content: 'New' }],
      ...change,
    });
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  expect(leavesOf((await edit({})).body.errors)).toEqual([`content: ${code}`, `embeds: ${code}`]);
  expect(leavesOf((await edit({ content: null })).body.errors)).toEqual([`embeds: ${code}`]);
  expect(await edit({ content: null, embeds: [] })).toMatchObject({ status: 200, body: { content: '', embeds: [] } });
});

const command = (more: Json = {}): Json => ({ name: 'c', description: 'd', ...more });
const option = (more: Json = {}): Json => ({ type: 3, name: 'o', description: 'd', ...more });

test.each<[string, Json[], string]>([
  ['a name in capitals', [command({ name: 'Loud' })], '0.name: APPLICATION_COMMAND_INVALID_NAME'],
  ['no description', [command({ description: '' })], '0.description: BASE_TYPE_REQUIRED'],
  [
    'a description in a context menu',
    [command({ type: 3 })],
    '0.description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
  ],
  [
    'choices together with autocomplete',
    [command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
    '0.options.0: APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
  ],
  [
    'a required option after an optional one',
    [command({ options: [option(), option({ name: 'p', required: true })] })],
    '0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options of one name',
    [command({ options: [option(), option()] })],
    '0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  ['two commands of one name', [command(), command()], '1.name: APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    'subcommands mixed with options',
    [command({ options: [option({ type: 1, name: 's' }), option()] })],
    '0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'more than 100 of them',
    Array.from({ length: 101 }, (_, at) => command({ name: `c${at}` })),
    ': APPLICATION_COMMANDS_LIMIT_REACHED',
  ],
  [
    'more than 8,000 characters',
    [
      command({
        options: Array.from({ length: 25 }, (_, at) =>
          option({
            name: `o${at}`,
            choices: Array.from({ length: 4 }, (__, nr) => ({ name: `${nr}${'x'.repeat(90)}`, value: 'y' })),
          }),
        ),
      }),
    ],
    '0: APPLICATION_COMMAND_TOO_LARGE',
  ],
])('commands are refused for %s', async (_, body, complaint) => {
  const answer = await it.rest('PUT', `/applications/${it.sandbox.applicationId}/commands`, body);
  expect(answer.body.code).toBe(50035);
  expect(leavesOf(answer.body.errors)).toContain(complaint);
});

test('without a description our own rules refuse what would be misread: no list of commands, no instant, too large a room', async () => {
  const alone = await aTownWithBot({ description: undefined });
  const commands = `/applications/${alone.sandbox.applicationId}/commands`;
  await alone.rest('PUT', commands, [command()]);
  expect((await alone.rest('PUT', commands, command())).body.code).toBe(50035);
  expect((await alone.rest('GET', commands)).body).toHaveLength(1);
  const event = { name: 'E', privacy_level: 2, entity_type: 3, entity_metadata: { location: 'Here' } };
  const times = { scheduled_start_time: 'soon', scheduled_end_time: 'later' };
  const planned = await alone.rest('POST', `/guilds/${alone.guild.id}/scheduled-events`, { ...event, ...times });
  expect(leavesOf(planned.body.errors)).toEqual([
    'scheduled_start_time: DATE_TIME_TYPE_PARSE',
    'scheduled_end_time: DATE_TIME_TYPE_PARSE',
  ]);
  const room = async (type: number, user_limit: number): Promise<string[]> =>
    leavesOf(
      (await alone.rest('POST', `/guilds/${alone.guild.id}/channels`, { name: 'r', type, user_limit })).body.errors,
    );
  expect(await room(2, 100)).toEqual(['user_limit: NUMBER_TYPE_MAX']);
  expect(await room(13, 10_001)).toEqual(['user_limit: NUMBER_TYPE_MAX']);
  expect([await room(2, 99), await room(13, 10_000)]).toEqual([[], []]);
  await alone.close();
});

test('commands set anew keep the ids of those that stay', async () => {
  const put = (body: Json[]): Promise<WireAnswer> =>
    it.rest('PUT', `/applications/${it.sandbox.applicationId}/guilds/${it.guild.id}/commands`, body);
  const first = (await put([command(), command({ name: 'gone' })])).body as unknown as { id: string }[];
  const second = (await put([command({ description: 'other' })])).body as unknown as {
    id: string;
    description: string;
  }[];
  expect(second).toMatchObject([{ id: first[0]?.id, description: 'other' }]);
});

const input = (more: Json = {}): Json => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: Json): Json => ({ type: 18, label: 'L', component });
const modal = (components: Json[]): Json => ({ type: 9, data: { custom_id: 'm', title: 'T', components } });

test.each<[string, Json, string]>([
  ['a message without data', { type: 4 }, 'data: BASE_TYPE_REQUIRED'],
  ['content that is too long', { type: 4, data: { content: 'x'.repeat(2001) } }, 'data.content: BASE_TYPE_MAX_LENGTH'],
  ['a type that does not exist', { type: 77, data: {} }, 'type: BASE_TYPE_CHOICES'],
  ['an update where there is no message', { type: 7, data: { content: 'x' } }, 'type: BASE_TYPE_CHOICES'],
  ['choices that nobody asked for', { type: 8, data: { choices: [] } }, 'type: BASE_TYPE_CHOICES'],
  [
    'a form with six parts',
    modal(Array.from({ length: 6 }, (_, at) => label(input({ custom_id: `i${at}` })))),
    'data.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a title over 45 characters',
    { type: 9, data: { custom_id: 'm', title: 'x'.repeat(46), components: [label(input())] } },
    'data.title: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a text input in a row without a label',
    modal([row(input())]),
    'data.components.0.components.0.label: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a shortest text over the longest',
    modal([label(input({ min_length: 9, max_length: 3 }))]),
    'data.components.0.component.min_length: TEXT_INPUT_COMPONENT_MIN_LENGTH_LARGER_THAN_MAX_LENGTH',
  ],
  [
    'the same field twice',
    modal([label(input()), label(input())]),
    'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  ['a button in a form', modal([row(button())]), 'data.components.0.components.0.type: UNION_TYPE_CHOICES'],
])('an answer is refused for %s, and may be given again', async (_, body, complaint) => {
  await it.rest('PUT', `/applications/${it.sandbox.applicationId}/commands`, [command({ name: 'ask' })]);
  const asked = new Promise<{ id: string; token: string }>((resolve) => it.bot.once('interactionCreate', resolve));
  const outcome = it.town.as(it.ben.id).run({ guild: it.guild.id, channel: it.guild.generalChannelId, command: 'ask' });
  const { id, token } = await asked;
  const answer = await it.rest('POST', `/interactions/${id}/${token}/callback`, body);
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(leavesOf(answer.body.errors)).toContain(complaint);
  expect(
    (await it.rest('POST', `/interactions/${id}/${token}/callback`, { type: 4, data: { content: 'Better' } })).status,
  ).toBe(204);
  expect((await outcome).state).toBe('answered');
});
