import fc from 'fast-check';
import type { SeenMessage } from '../../sandbox/client';
import { blocksOf, inlineOf } from '../../sandbox/page/markdown';
import { documentOf, screenHtml } from '../../sandbox/page/print';
import type { Reader } from '../../sandbox/page/reader';
import type { Screen } from '../../sandbox/page/screen';
import { plainWords } from '../../sandbox/page/plain';
import { screenWords } from '../../sandbox/page/words';

const reader: Reader = {
  id: '1',
  zone: 'Asia/Kolkata',
  now: new Date('2027-03-02T16:50:00Z'),
  person: (id) => (id === '1' ? { name: 'Mei' } : id === '2' ? { name: 'Grove', colour: 0x5a8f4e } : undefined),
  channel: (id) => (id === '5' ? 'welcome' : undefined),
  role: (id) => (id === '7' ? 'Circle moderator' : undefined),
};
const html = (text: string): string => drawn({ content: text });
const words = (text: string): string => plainWords(text, reader);

const aMessage = (p: Partial<SeenMessage> = {}): SeenMessage => ({
  id: '900',
  channel: '5',
  author: { id: '2', name: 'Grove', bot: true },
  content: '',
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  ephemeral: false,
  pinged: [],
  town_time: '2027-03-02T16:50:00.000Z',
  ...p,
});
const aScreen = (message: SeenMessage, p: Partial<Screen> = {}): Screen => ({
  place: { kind: 'channel', name: 'welcome' },
  items: [{ is: 'message', message }],
  ...p,
});
const drawn = (message: Partial<SeenMessage>, p: Partial<Screen> = {}): string =>
  screenHtml(aScreen(aMessage(message), p), reader);

describe('words on the page', () => {
  test('are marked as Discord marks them', () => {
    expect(html('**a** *b* _c_ __d__ ~~e~~ ||f|| `g`')).toContain(
      '<strong>a</strong> <em>b</em> <em>c</em> <u>d</u> <s>e</s> <span class="spoiler" role="button"',
    );
    expect(html('||f|| `g`')).toContain('<span inert>f</span></span> <code>g</code>');
    expect(html('***both***')).toContain('<strong><em>both</em></strong>');
    expect(html('*a **b** c*')).toContain('<em>a <strong>b</strong> c</em>');
  });

  test('stay as they were typed where nothing is marked', () => {
    for (const text of ['2 * 3 * 4', 'snake_case_name', '**open', '* ', '``', '#welcome', '-#', '>x', '<@x>', '[a](b)'])
      expect(words(text)).toBe(text);
    expect(html('**\\*not\\* `*`**')).toContain('<strong>*not* <code>*</code></strong>');
  });

  test('show names, places and the reader’s own clock', () => {
    expect(words('<@1> and <@9> in <#5> or <#6>, for <@&7>')).toBe(
      '@Mei and @unknown-user in #welcome or #unknown, for @Circle moderator',
    );
    expect(words('<t:1804006800:t> <t:1804006800:T> <t:1804006800:d>')).toBe('22:30 22:30:00 02/03/2027');
    expect(words('<t:1804006800:D>, <t:1804006800>')).toBe('2 March 2027, 2 March 2027 at 22:30');
    expect(words('<t:1804006800:F> (<t:1804006800:R>)')).toBe('Tuesday 2 March 2027 at 22:30 (in 10 minutes)');
    expect(words('<t:99999999999999999:F>')).toBe('Invalid Date');
  });

  test('stand in headings, small print, lists, quotes and code', () => {
    expect(blocksOf('# A\n-# b\n- c\n  - d\n1. e\n> f\n> g\n```js\nh\n```\ni\n\nj').map(({ is }) => is)).toEqual([
      ...['heading', 'small', 'item', 'item', 'item', 'quote', 'code', 'paragraph'],
    ]);
    expect(blocksOf('```js\nlet a;\n```')).toEqual([{ is: 'code', text: 'let a;' }]);
    expect(blocksOf('>>> a\nb')).toMatchObject([{ is: 'quote', inside: [{ lines: [{}, {}] }] }]);
    expect(words('a\n\n> b\n- c\n2. d')).toBe('a\n\nb\nc\n2. d');
  });

  test('lead only to the web', () => {
    expect(html('[here](https://example.org/a?b=1&c)')).toContain('href="https://example.org/a?b=1&amp;c"');
    expect(html('see https://example.org/a.')).toContain('href="https://example.org/a"');
    for (const text of ['[a](javascript:alert(1))', '[a](data:text/html,x)', '<javascript:x>'])
      expect(html(text)).not.toMatch(/<a /u);
  });
});

/** Opening and closing tags as the page writes them; a `<` that is part of none was typed by somebody. */
const tag = /<(?:\/([a-z0-9]+)|([a-z0-9]+)(?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*\/?>/giu;
const elements = new Set(
  (
    'main header footer article div span p ul li h2 blockquote pre code strong em u s a time svg path circle ' +
    'dialog form label button input textarea'
  ).split(' '),
);
const mischief = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...['<script>', '</main>', '"', "'", '`', '&', '<', '>', ' onclick=x ', '](', '[', '**', '*', '__', '~~', '||'],
        ...[
          '```',
          '\n',
          '\\',
          '<@',
          '<t:',
          '<#5>',
          '> ',
          '# ',
          '- ',
          '-# ',
          'a',
          '1',
          ':R>',
          'https://x.y',
          '\0',
          '\uD800',
        ],
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

/** The same words wherever a person or a bot can put words. */
function everywhere(said: string): Screen {
  const button = { type: 2, style: 1, label: said, custom_id: said, emoji: { name: said } };
  const options = [{ label: said, value: said, description: said, default: true }];
  const menu = { type: 3, custom_id: said, placeholder: said, options };
  const label = (component: object) => ({ type: 18, label: said, description: said, component: { ...component } });
  const message = aMessage({
    content: said,
    author: { id: said, name: said, bot: true },
    components: [
      {
        type: 17,
        accent_color: 1,
        components: [
          { type: 10, content: said },
          { type: 9, components: [{ type: 10, content: said }], accessory: button },
          { type: 1, components: [button, { ...button, style: 5, disabled: true }] },
          { type: 1, components: [menu] },
          { type: 12, items: [{ description: said }] },
          { type: 13, name: said, size: 4000 },
          { type: 14, spacing: 2 },
        ],
      },
    ],
    embeds: [{ title: said, description: said, footer: { text: said }, fields: [{ name: said, value: said }] }],
    attachments: [{ filename: said, size: 12 }],
  });
  const components = [
    { type: 10, content: said },
    label({ type: 4, style: 2, custom_id: said, value: said, max_length: 10 }),
    label({ type: 21, custom_id: 'radio', options }),
    label({ type: 22, custom_id: 'boxes', options }),
    label(menu),
    label({ type: 23, custom_id: 'box' }),
  ];
  return {
    place: { kind: 'channel', name: said, topic: said },
    items: [
      { is: 'thread-begun', name: said, by: said, isPrivate: true },
      { is: 'added', who: said, by: '2', at: reader.now },
      { is: 'message', message, answers: { who: said, command: said } },
    ],
    form: { form: { id: '1', customId: said, title: said, components }, filled: new Map([['boxes', [said]]]) },
    typed: { command: said, options: [[said, said]], choices: [said] },
    open: said,
  };
}

describe('the page', () => {
  test('shows whatever is typed as text: no tag, no attribute and no address comes from it', () => {
    fc.assert(
      fc.property(mischief, (said) => {
        const page = screenHtml(everywhere(said), reader);
        expect(page.replace(tag, '')).not.toContain('<');
        const used = [...page.matchAll(tag)].map(([, closing, opening]) => (closing ?? opening ?? '').toLowerCase());
        expect(used.filter((name) => !elements.has(name))).toEqual([]);
        const bare = [...page.matchAll(tag)].map(([found]) => found.replace(/"[^"]*"/gu, ''));
        expect(bare.filter((found) => /\s(?:on|src|srcdoc|formaction)/iu.test(found))).toEqual([]);
        for (const [, to = ''] of page.matchAll(/href="([^"]*)"/gu)) expect(to).toMatch(/^https?:\/\//u);
      }),
      // Names that every object knows are words like any other.
      { numRuns: 300, examples: [['valueOf'], ['__proto__'], ['constructor']] },
    );
  });

  test('is drawn for any components, even for what no Discord would send', () => {
    const part: fc.Arbitrary<Record<string, fc.JsonValue>> = fc.dictionary(
      fc.constantFrom('type', 'components', 'options', 'accessory', 'component', 'content', 'label', 'style'),
      fc.oneof(fc.integer({ min: 0, max: 25 }), fc.jsonValue({ maxDepth: 2 })),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), mischief, (components, said) => {
        const screen = aScreen(aMessage({ components, content: said }));
        expect(screenHtml(screen, reader)).toContain('class="screen"');
        expect(typeof screenWords(screen, reader)).toBe('string');
      }),
    );
  });

  test('stays quick with the longest and most twisted message', () => {
    for (const part of ['*', '_', '**_', '`', '[', '[a](', '||~~', '> ', '\\', '<', '`` `', '*a **b __c ~~d ||e '])
      expect(inlineOf(part.repeat(4000 / part.length)).length).toBeGreaterThan(0);
  });

  test('says who wrote, whether it is an app, whether it was edited, and who alone sees it', () => {
    const page = drawn({ content: 'Hello', ephemeral: true, edited_town_time: '2027-03-02T16:50:00.000Z' });
    for (const part of ['>Grove<', '>APP<', '>22:20<', '(edited)', 'Only you can see this'])
      expect(page).toContain(part);
    expect(drawn({ content: 'Hi', author: { id: '1', name: 'Mei', bot: false } })).not.toContain('APP');
  });

  test('marks a message that pings the reader, and no other', () => {
    expect(drawn({ pinged: ['1'] })).toContain('message pings');
    expect(drawn({ pinged: ['2'] })).not.toContain('message pings');
  });

  test('shows a button that cannot be pressed as such, and every button with its custom_id', () => {
    const row = { type: 1, components: [{ type: 2, style: 3, label: 'Done', custom_id: 'done.1|7', disabled: true }] };
    expect(drawn({ components: [row] })).toContain('class="button success" data-custom-id="done.1|7" disabled');
  });

  test('shows a menu closed with what is chosen, and open with all it offers', () => {
    const options = ['Monday', 'Friday'].map((label) => ({ label, value: label, default: label === 'Monday' }));
    const components = [{ type: 1, components: [{ type: 3, custom_id: 'day', options }] }];
    expect(drawn({ components })).not.toContain('Friday');
    expect(drawn({ components }, { open: 'day' })).toContain('Friday');
  });

  test('lays a form over the channel, with what it already holds', () => {
    const input = { type: 4, custom_id: 'called', style: 1, value: 'Mei' };
    const form = {
      id: '3',
      customId: 'join.1',
      title: 'Join',
      components: [{ type: 18, label: 'Name', component: input }],
    };
    expect(drawn({}, { form: { form } })).toMatch(/<input [^>]*value="Mei"/u);
    const said = screenWords(aScreen(aMessage(), { form: { form, filled: new Map([['called', 'Ada']]) } }), reader);
    expect(said).toBe('A form: Join.\nName\nAnswer: Ada\nButtons: Cancel, Submit.');
  });

  test('can be heard: who says what, and what can be pressed', () => {
    const components = [
      {
        type: 17,
        components: [
          { type: 10, content: '## Hi\n**<@1>**' },
          { type: 1, components: [{ type: 2, label: 'Join' }] },
        ],
      },
    ];
    expect(screenWords(aScreen(aMessage({ components })), reader)).toBe('Grove: Hi\n@Mei\nButtons: Join.');
  });

  test('is a whole document with its own style, and loads nothing', () => {
    const page = documentOf(screenHtml(aScreen(aMessage({ content: 'Hello' })), reader));
    expect(page).toContain('--ground');
    expect(page).not.toMatch(/url\(|@import|src=|<link|<script/u);
  });
});
