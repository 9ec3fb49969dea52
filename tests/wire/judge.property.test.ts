import fc from 'fast-check';
import { verdictOn, type BodyKind } from '../support/verdict';

/** Bodies within all limits, and what makes each of them wrong in one known place. */

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];
const V2 = 1 << 15;

/** Often just at a bound: a rule that is too strict by one is wrong as well. */
const bounded = (inside: fc.Arbitrary<string>, ...lengths: number[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: inside },
    { weight: 1, arbitrary: fc.constantFrom(...lengths).map((length) => 'x'.repeat(length)) },
  );
const letters = (least: number, most: number): fc.Arbitrary<string> =>
  bounded(
    fc
      .string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', '.', ',', 'é'), minLength: least, maxLength: most })
      .map((text) => text.replace(/^ /, 'x')),
    least,
    most,
  );
const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), minLength: 1, maxLength: 20 });
const id = fc.tuple(fc.uuid(), fc.constantFrom(36, 100)).map(([text, length]) => text.padEnd(length, '-'));
const commandName = bounded(word, 1, 32);
const address = word.map((name) => `https://example.org/${name}`);

const button = fc.oneof(
  fc.record({
    type: fc.constant(2),
    style: fc.integer({ min: 1, max: 4 }),
    label: letters(1, 80),
    custom_id: id,
    disabled: seldom(fc.boolean()),
  }),
  fc.record({ type: fc.constant(2), style: fc.constant(5), label: letters(1, 80), url: address }),
);
const texts = fc.uniqueArray(letters(1, 100), { minLength: 1, maxLength: 25 }).chain((values) =>
  fc.nat({ max: values.length - 1 }).chain((least) =>
    fc.record({
      type: fc.constant(3),
      custom_id: id,
      placeholder: seldom(letters(1, 150)),
      min_values: fc.constant(least),
      max_values: fc.integer({ min: Math.max(1, least), max: values.length }),
      // Only the values have to be distinct.
      options: letters(1, 100).map((same) => values.map((value, at) => ({ label: at < 2 ? same : value, value }))),
    }),
  ),
);
const pick = fc.record({
  type: fc.constantFrom(5, 6, 7, 8),
  custom_id: id,
  max_values: seldom(fc.integer({ min: 1, max: 25 })),
});
const row = fc.oneof(
  fc.array(button, { minLength: 1, maxLength: 5 }).map((components) => ({ type: 1, components })),
  fc.oneof(texts, pick).map((select) => ({ type: 1, components: [select] })),
);
const embed = fc.record({
  title: letters(1, 256),
  description: seldom(letters(1, 300)),
  url: seldom(address),
  color: seldom(fc.nat({ max: 0xffffff })),
  fields: seldom(
    fc.array(fc.record({ name: letters(1, 50), value: letters(1, 50), inline: seldom(fc.boolean()) }), {
      maxLength: 3,
    }),
  ),
  footer: seldom(fc.record({ text: letters(1, 100) })),
});
const plain = fc.record({
  content: letters(1, 2000),
  embeds: fc.array(embed, { maxLength: 4 }),
  components: fc.array(row, { maxLength: 5 }),
  allowed_mentions: seldom(fc.constantFrom({ parse: [] }, { parse: ['users'] }, { users: ['1', '2'] })),
  tts: seldom(fc.boolean()),
});

const text = letters(1, 90).map((content) => ({ type: 10, content }));
const section = fc.record({
  type: fc.constant(9),
  components: fc.array(text, { minLength: 1, maxLength: 3 }),
  accessory: button,
});
const gallery = fc
  .array(address, { minLength: 1, maxLength: 10 })
  .map((urls) => ({ type: 12, items: urls.map((url) => ({ media: { url } })) }));
const separator = fc.record({
  type: fc.constant(14),
  divider: seldom(fc.boolean()),
  spacing: seldom(fc.constantFrom(1, 2)),
});
const small = fc.oneof(text, separator, gallery, section);
const container = fc.array(small, { minLength: 1, maxLength: 3 }).map((components) => ({ type: 17, components }));
const rich = fc
  .array(fc.oneof(small, container, row), { minLength: 1, maxLength: 3 })
  .map((components) => ({ flags: V2, components }));

const input = fc.record({
  type: fc.constant(4),
  custom_id: id,
  style: fc.constantFrom(1, 2),
  min_length: seldom(fc.nat({ max: 10 })),
  max_length: fc.integer({ min: 10, max: 4000 }),
  required: seldom(fc.boolean()),
});
const choiceOf = (least: number, most: number): fc.Arbitrary<Json[]> =>
  fc
    .uniqueArray(word, { minLength: least, maxLength: most })
    .map((values) => values.map((value) => ({ label: value, value })));
const radio = fc.record({ type: fc.constant(21), custom_id: id, options: choiceOf(2, 10) });
const boxes = fc.record({ type: fc.constant(22), custom_id: id, options: choiceOf(1, 10) });
const box = fc.record({ type: fc.constant(23), custom_id: id });
/** What may stay empty in a form has to say so. */
const maybeEmpty = (field: Json): Json => (field.min_values === 0 ? { ...field, required: false } : field);
const label = fc.record({
  type: fc.constant(18),
  label: letters(1, 45),
  description: seldom(letters(1, 100)),
  component: fc.oneof(input, texts, pick, radio, boxes, box).map(maybeEmpty),
});
const form = fc.record({
  type: fc.constant(9),
  data: fc.record({
    custom_id: id,
    title: letters(1, 45),
    components: fc.tuple(label, fc.array(fc.oneof(label, text), { maxLength: 4 })).map(([one, more]) => [one, ...more]),
  }),
});

const option = fc.record({
  type: fc.constantFrom(3, 4, 5, 6, 7, 8, 9, 10, 11),
  name: commandName,
  description: letters(1, 100),
});
const distinct = <T extends { name: string }>(items: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(items, { selector: ({ name }) => name, maxLength: most });
const command = fc.record({
  name: commandName,
  description: letters(1, 100),
  options: fc
    .tuple(distinct(option, 8), fc.nat({ max: 8 }))
    .map(([options, needed]) => options.map((one, at) => ({ ...one, required: at < needed }))),
});
const commands = distinct(command, 6).filter((all) => all.length > 0);

const channel = fc.record({
  name: bounded(word, 1, 100),
  type: fc.constantFrom(0, 2, 4),
  topic: seldom(letters(1, 1024)),
  rate_limit_per_user: seldom(fc.oneof(fc.nat({ max: 21_600 }), fc.constantFrom(0, 21_600))),
  permission_overwrites: seldom(
    fc.array(
      fc.record({
        id: fc.constant('1'),
        type: fc.constantFrom(0, 1),
        allow: fc.constantFrom('0', '1024', 2048),
        deny: fc.constant('8'),
      }),
      { maxLength: 3 },
    ),
  ),
});
const thread = fc.record({
  name: bounded(word, 1, 100),
  type: fc.constantFrom(11, 12),
  auto_archive_duration: fc.constantFrom(60, 1440, 4320, 10_080),
  invitable: seldom(fc.boolean()),
});

const valid: [kind: BodyKind, bodies: fc.Arbitrary<unknown>][] = [
  ['message', plain],
  ['message', rich],
  ['callback', fc.oneof(plain, rich).map((data) => ({ type: 4, data }))],
  ['callback', form],
  ['commands', commands],
  ['channel', channel],
  ['thread', thread],
];

test.each(valid)('a %s within all limits passes both judges', async (kind, bodies) => {
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect((await verdictOn(kind, body)).together).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

/** A copy in which one place holds something else. */
function withAt(body: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(body)) return body.map((entry: unknown, at) => (at === key ? withAt(entry, rest, value) : entry));
  return { ...(body as Json), [key]: withAt((body as Json)[key], rest, value) };
}

const long = (length: number): string => 'x'.repeat(length);
const press = (more: Json = {}): Json => ({ type: 2, style: 1, label: 'Go', custom_id: 'own', ...more });
const oneRow = (...components: Json[]): Json[] => [{ type: 1, components }];

/** What is put where, and the place that has to be named then. */
const spoilers: [
  title: string,
  kind: BodyKind,
  bodies: fc.Arbitrary<unknown>,
  put: Path,
  value: unknown,
  named: string,
][] = [
  ['long text', 'message', plain, ['content'], long(2001), 'content'],
  ['text that is a list', 'message', plain, ['content'], [], 'content'],
  ['eleven embeds', 'message', plain, ['embeds'], Array.from({ length: 11 }, () => ({ title: 't' })), 'embeds'],
  ['a long title', 'message', plain, ['embeds'], [{ title: long(257) }], 'embeds.0.title'],
  [
    'a long field',
    'message',
    plain,
    ['embeds'],
    [{ fields: [{ name: 'n', value: long(1025) }] }],
    'embeds.0.fields.0.value',
  ],
  ['a bad address', 'message', plain, ['embeds'], [{ title: 't', url: 'javascript:x' }], 'embeds.0.url'],
  ['an empty row', 'message', plain, ['components'], oneRow(), 'components.0.components'],
  [
    'six buttons',
    'message',
    plain,
    ['components'],
    oneRow(...Array.from({ length: 6 }, (_, at) => press({ custom_id: `${at}` }))),
    'components.0.components',
  ],
  [
    'a long label',
    'message',
    plain,
    ['components'],
    oneRow(press({ label: long(81) })),
    'components.0.components.0.label',
  ],
  [
    'a long custom_id',
    'message',
    plain,
    ['components'],
    oneRow(press({ custom_id: long(101) })),
    'components.0.components.0.custom_id',
  ],
  [
    'a field of a form',
    'message',
    plain,
    ['components'],
    oneRow({ type: 4, custom_id: 'x', style: 1, label: 'L' }),
    'components.0.components.0.type',
  ],
  [
    '26 options',
    'message',
    plain,
    ['components'],
    oneRow({
      type: 3,
      custom_id: 'x',
      options: Array.from({ length: 26 }, (_, at) => ({ label: 'l', value: `${at}` })),
    }),
    'components.0.components.0.options',
  ],
  ['content beside V2', 'message', rich, ['content'], 'x', 'content'],
  [
    'a poll beside V2',
    'message',
    rich,
    ['poll'],
    { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }] },
    'poll',
  ],
  ['too much V2 text', 'message', rich, ['components'], [{ type: 10, content: long(4001) }], 'components'],
  [
    'an empty section',
    'message',
    rich,
    ['components'],
    [{ type: 9, components: [], accessory: press() }],
    'components.0.components',
  ],
  [
    'text in a row',
    'message',
    rich,
    ['components'],
    [{ type: 1, components: [{ type: 10, content: 'x' }] }],
    'components.0.components.0.type',
  ],
  [
    'a container in a container',
    'message',
    rich,
    ['components'],
    [{ type: 17, components: [{ type: 17, components: [{ type: 10, content: 'x' }] }] }],
    'components.0.components.0.type',
  ],
  [
    'a section without accessory',
    'message',
    rich,
    ['components'],
    [{ type: 9, components: [{ type: 10, content: 'x' }] }],
    'components.0.accessory',
  ],
  ['a long title', 'callback', form, ['data', 'title'], long(46), 'data.title'],
  ['no custom_id', 'callback', form, ['data', 'custom_id'], undefined, 'data.custom_id'],
  ['no parts', 'callback', form, ['data', 'components'], [], 'data.components'],
  [
    'a label of 46 characters',
    'callback',
    form,
    ['data', 'components', 0, 'label'],
    long(46),
    'data.components.0.label',
  ],
  [
    'a button in a label',
    'callback',
    form,
    ['data', 'components', 0, 'component'],
    press(),
    'data.components.0.component.type',
  ],
  [
    'one radio',
    'callback',
    form,
    ['data', 'components', 0, 'component'],
    { type: 21, custom_id: 'x', options: [{ label: 'a', value: 'a' }] },
    'data.components.0.component.options',
  ],
  [
    'a longest text over all bounds',
    'callback',
    form,
    ['data', 'components', 0, 'component'],
    { type: 4, custom_id: 'x', style: 1, max_length: 4001 },
    'data.components.0.component.max_length',
  ],
  ['a name with a space', 'commands', commands, [0, 'name'], 'a b', '0.name'],
  ['a long name', 'commands', commands, [0, 'name'], long(33), '0.name'],
  ['a long description', 'commands', commands, [0, 'description'], long(101), '0.description'],
  [
    '26 options',
    'commands',
    commands,
    [0, 'options'],
    Array.from({ length: 26 }, (_, at) => ({ type: 3, name: `o${at}`, description: 'd' })),
    '0.options',
  ],
  [
    '26 choices',
    'commands',
    commands,
    [0, 'options'],
    [
      {
        type: 3,
        name: 'o',
        description: 'd',
        choices: Array.from({ length: 26 }, (_, at) => ({ name: 'n', value: `${at}` })),
      },
    ],
    '0.options.0.choices',
  ],
  [
    'an option without description',
    'commands',
    commands,
    [0, 'options'],
    [{ type: 3, name: 'o' }],
    '0.options.0.description',
  ],
  ['no name', 'channel', channel, ['name'], undefined, 'name'],
  ['a long name', 'channel', channel, ['name'], long(101), 'name'],
  ['too slow a mode', 'channel', channel, ['rate_limit_per_user'], 21_601, 'rate_limit_per_user'],
  ['an empty name', 'thread', thread, ['name'], '', 'name'],
  ['an archive after its own time', 'thread', thread, ['auto_archive_duration'], 61, 'auto_archive_duration'],
];

test.each(spoilers)('%s spoils a %s, in its place', async (_, kind, bodies, put, value, named) => {
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const { own, together } = await verdictOn(kind, withAt(body, put, value));
      // Our own rules alone have to know it: a clone has no description.
      for (const complaints of [own, together]) expect(complaints.map((one) => one.split(': ')[0])).toContain(named);
    }),
    { numRuns: 25 },
  );
});
