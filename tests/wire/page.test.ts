import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type { SeenMessage } from '../../sandbox/client';
import { blocksOf, inlineOf } from '../../sandbox/page/markdown';
import { documentOf, screenHtml } from '../../sandbox/page/print';
import type { Reader } from '../../sandbox/page/reader';
import { beginsDay, continues } from '../../sandbox/page/rows';
import type { Item, Screen, ShownMessage } from '../../sandbox/page/screen';
import type { Deeds } from '../../sandbox/page/parts/deeds';
import { FormView } from '../../sandbox/page/parts/form';
import { MessageView } from '../../sandbox/page/parts/message';
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

const nothing = (): undefined => undefined;
const deeds: Deeds = {
  click: nothing,
  choose: nothing,
  submit: nothing,
  closeForm: nothing,
  react: nothing,
  dismiss: nothing,
  reply: nothing,
  openMenu: nothing,
  openProfile: nothing,
  openChannel: nothing,
  goTo: nothing,
  busy: (_, customId) => customId === 'busy',
  failed: ({ id }) => id === '901',
};
/** As it stands in the live page, before anybody has touched it. */
const live = (message: Partial<SeenMessage>, p: Partial<ShownMessage> = {}): string =>
  render(h(MessageView, { ...p, message: aMessage(message), reader, deeds }));

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
    used: { who: said, command: said },
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
      { is: 'message', message },
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
      { numRuns: 150, examples: [['valueOf'], ['__proto__'], ['constructor']] },
    );
  });

  test('gives what is typed no more room where it can be used than in a picture', () => {
    fc.assert(
      fc.property(mischief, (said) => {
        const { items, form } = everywhere(said);
        const shown = items.find((item) => item.is === 'message');
        if (!shown || !form) throw new Error('nothing to draw');
        const sent = [said, `${said}.png`].map((filename) => ({
          filename,
          size: 12,
          url: `${said}/attachments/${said}`,
        }));
        const page = [
          render(h(MessageView, { ...shown, reader, deeds })),
          live({ attachments: sent, reactions: [{ emoji: said, people: [said, '1'] }] }, { original: shown.message }),
          render(h(FormView, { ...form, reader, deeds, problem: said })),
        ].join('');
        expect(page.replace(tag, '')).not.toContain('<');
        const used = [...page.matchAll(tag)].map(([, closing, opening]) => (closing ?? opening ?? '').toLowerCase());
        expect(used.filter((name) => !elements.has(name) && name !== 'img')).toEqual([]);
        for (const [, to = ''] of page.matchAll(/\shref="([^"]*)"/gu))
          expect(to).toMatch(/^(?:https?:\/\/|\/attachments\/)/iu);
        for (const [, from = ''] of page.matchAll(/\ssrc="([^"]*)"/gu)) expect(from).toMatch(/^\/attachments\//u);
      }),
      { numRuns: 100, examples: [['https://x.y'], ['https://x.y/attachments/a.png'], ['javascript:a']] },
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

describe('a message in the live page', () => {
  const button = (p: object): SeenMessage['components'] => [
    { type: 1, components: [{ type: 2, style: 1, label: 'Go', ...p }] },
  ];
  const sent = (filename: string, url = `http://127.0.0.1:4400/attachments/5/9/${filename}`): Partial<SeenMessage> => ({
    attachments: [{ filename, url, size: 12 }],
  });

  test('shows pictures that were sent here, everything else as a file, and loads nothing from elsewhere', () => {
    expect(live(sent('tree.png'))).toContain('<img src="/attachments/5/9/tree.png"');
    expect(live(sent('tree.svg'))).not.toContain('<img');
    expect(live(sent('roster.csv'))).toContain('href="/attachments/5/9/roster.csv" download="roster.csv"');
    const elsewhere = 'https://example.org/tree.png';
    expect(live(sent('tree.png', elsewhere))).not.toContain('src=');
    for (const up of ['..', '.%2e', 'a/../../..'])
      expect(live(sent('tree.png', `https://example.org/attachments/${up}/sandbox/tree.png`))).not.toContain('src=');
    expect(live({ embeds: [{ title: 'A', image: { url: elsewhere } }] })).not.toContain('src=');
    expect(live({ components: [{ type: 12, items: [{ media: { url: elsewhere } }] }] })).not.toContain('src=');
    expect(drawn(sent('tree.png'))).not.toContain('src=');
  });

  test('names a file of its own by the attachment it is', () => {
    const components = [{ type: 13, file: { url: 'attachment://roster.csv' } }];
    const card = live({ ...sent('roster.csv'), components, flags: 1 << 15 });
    expect(card.match(/roster\.csv<\/a>/gu)).toHaveLength(1);
    expect(card).toContain('href="/attachments/5/9/roster.csv"');
  });

  test('leads out only to the web, and tells the other side nothing', () => {
    const out = live({ components: button({ style: 5, url: 'https://example.org/a' }) });
    expect(out).toContain('href="https://example.org/a" target="_blank" rel="noopener noreferrer"');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '//example.org', 'discord://x'])
      expect(live({ components: button({ style: 5, url }) })).not.toContain('href=');
  });

  test('says what is being waited for, and what failed', () => {
    expect(live({ components: button({ custom_id: 'busy' }) })).toContain('aria-busy');
    expect(live({ components: button({ custom_id: 'go' }) })).not.toContain('aria-busy');
    expect(live({ id: '901' })).toContain('This interaction failed');
    expect(live({ id: '902' })).not.toContain('failed');
    expect(live({ flags: 1 << 7 })).toContain('Grove is thinking');
  });

  test('can be put away when only the reader sees it, and reacted to when others do', () => {
    const mine = live({ ephemeral: true });
    expect(mine).toContain('Dismiss message');
    expect(mine).not.toContain('role="toolbar"');
    const shared = live({});
    expect(shared).not.toContain('Dismiss message');
    expect(shared).toContain('role="toolbar"');
    expect(drawn({ ephemeral: true })).not.toContain('Dismiss message');
  });

  test('says who reacted, and which reaction is the reader’s own', () => {
    const page = live({
      reactions: [
        { emoji: '🌱', people: ['1', '2'] },
        { emoji: 'leaf:77', people: ['2'] },
      ],
    });
    expect(page).toMatch(/aria-pressed="true" title="Mei and Grove reacted with 🌱"/u);
    expect(page).toMatch(/aria-pressed="false" title="Grove reacted with :leaf:"/u);
  });

  test('says what it answers: a command, a message, or one that is gone', () => {
    expect(live({ used: { who: '1', command: 'me' } })).toMatch(/Mei<\/button> used <span class="command">\/me</u);
    const original = aMessage({ content: '**Hello**\nto you', author: { id: '1', name: 'Mei', bot: false } });
    expect(live({}, { original })).toContain('>Hello to you</button>');
    expect(live({}, { original: 'gone' })).toContain('was deleted');
  });

  test('keeps a spoiler out of reach until it is asked for', () => {
    const page = live({ content: 'It ends with ||a [wedding](https://example.org)||' });
    expect(page).toMatch(/aria-label="Spoiler: show it"><span inert>a <a /u);
    const card = live({ components: [{ type: 17, spoiler: true, components: [{ type: 10, content: 'x' }] }] });
    expect(card).toMatch(/<div inert><div class="container"/u);
  });

  test('tells an instant in full behind what it says, on the reader’s own clock', () => {
    expect(live({ content: '<t:1804006800:R>' })).toContain(
      '<time class="stamp" datetime="2027-03-02T17:00:00.000Z" title="Tuesday 2 March 2027 at 22:30, Asia/Kolkata">in 10 minutes</time>',
    );
  });
});

describe('messages that follow one another', () => {
  const item = (p: Partial<SeenMessage>, more: Partial<ShownMessage> = {}): Item => ({
    is: 'message',
    message: aMessage(p),
    ...more,
  });
  const at = (time: string): Partial<SeenMessage> => ({ town_time: `2027-03-02T${time}:00.000Z` });

  test('stand together for seven minutes, where one person goes on', () => {
    expect(continues(item(at('10:00')), item(at('10:07')))).toBe(true);
    expect(continues(item(at('10:00')), item(at('10:08')))).toBe(false);
    expect(continues(undefined, item({}))).toBe(false);
    expect(continues(item({}), item({ author: { id: '1', name: 'Mei', bot: false } }))).toBe(false);
    expect(continues(item({}), item({ used: { who: '1', command: 'me' } }))).toBe(false);
    expect(continues(item({}), item({}, { original: 'gone' }))).toBe(false);
    expect(continues(item({}), item({ ephemeral: true }))).toBe(false);
  });

  test('are parted where the reader’s day ends', () => {
    expect(beginsDay(item(at('18:28')), item(at('18:32')), 'Asia/Kolkata')).toBe(true);
    expect(beginsDay(item(at('18:28')), item(at('18:32')), 'UTC')).toBe(false);
    expect(continues(item(at('18:28')), item(at('18:32')), 'Asia/Kolkata')).toBe(false);
    expect(beginsDay(undefined, item({}), 'UTC')).toBe(false);
  });
});

describe('a form in the live page', () => {
  const field = (component: object, p: object = {}): SeenMessage['components'][number] => ({
    type: 18,
    label: 'Name',
    ...p,
    component: { custom_id: 'field', ...component },
  });
  const form = (...components: SeenMessage['components']): string =>
    render(h(FormView, { form: { id: '3', customId: 'join.1', title: 'Join', components }, reader, deeds }));

  test('is a dialog with a name, and every field has its label and what is said about it', () => {
    const page = form(field({ type: 4, style: 1 }, { description: 'As your circle calls you' }));
    const [, title = ''] = /aria-labelledby="([^"]+)"/u.exec(page) ?? [];
    expect(page).toContain(`id="${title}">Join</h2>`);
    expect(page).toMatch(/<dialog [^>]*aria-modal="true"/u);
    const [, id = ''] = /<label id="[^"]+" class="form-label" for="([^"]+)"/u.exec(page) ?? [];
    expect(page).toMatch(new RegExp(`<input [^>]*id="${id}"`, 'u'));
    const [, about = ''] = /aria-describedby="([^"]+)"/u.exec(page) ?? [];
    expect(page).toContain(`id="${about}">As your circle calls you<`);
    expect(page).toContain('aria-required="true"');
  });

  test('asks with the controls a browser knows: radio buttons, boxes, text and files', () => {
    const options = ['a', 'b'].map((label) => ({ label, value: label }));
    const groups = form(field({ type: 21, options }), field({ type: 22, custom_id: 'boxes', options }));
    expect(groups.match(/type="radio"/gu)).toHaveLength(2);
    expect(groups.match(/type="checkbox"/gu)).toHaveLength(2);
    expect(form(field({ type: 23, default: true }))).toMatch(/type="checkbox" [^>]*checked/u);
    expect(form(field({ type: 19, max_values: 2 }))).toMatch(/type="file" [^>]*multiple/u);
    expect(form(field({ type: 4, style: 2, value: 'Rest' }))).toMatch(/<textarea [^>]*>Rest<\/textarea>/u);
  });
});
