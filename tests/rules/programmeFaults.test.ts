import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  NotAProgramme,
  readEither,
  readFormat,
  readProgramme,
  readProgrammes,
} from '../../bot/sessions/programmes/readProgrammes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-faults-'));
  mkdirSync(join(folder, 'formats'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string | Buffer, file = 'mine.yaml'): string => {
  writeFileSync(join(folder, file), text);
  return join(folder, file);
};
/** What this process has computed since then, in seconds: how long it is kept from computing by others does not count. */
const secondsSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
};
const refusing = (reading: () => unknown): NotAProgramme => {
  try {
    reading();
  } catch (fault) {
    if (fault instanceof NotAProgramme) return fault;
    throw fault;
  }
  throw new Error('it was read');
};
const refusal = (text: string | Buffer): NotAProgramme => {
  const file = write(text);
  return refusing(() => readProgramme(file));
};
/** Each line of the message, without the folder. */
const toldOf = (fault: NotAProgramme): string[] =>
  fault.message.split('\n').map((line) => line.replaceAll(`${folder}/`, ''));
const told = (text: string | Buffer): string[] => toldOf(refusal(text));

const session = (steps: string, minutes = 60): string =>
  `name: Mine\nsessions:\n  - title: One\n    minutes: ${minutes}\n    steps:\n${steps}`;
const round = '      - { kind: round, title: In, prompt: How are you?, minutesPerTurn: 1 }\n';
const format = (steps: string, head = ''): string =>
  `name: Ours\nfor: To try it.\npeople: { least: 3, most: 8 }\nminutes: 30\n${head}steps:\n${steps}`;
const becoming = (more: string): string =>
  `      - { kind: reveal, title: Ours, prompt: What?, minutes: 4, becomes: agreement${more} }\n`;
const talk = '  - { kind: talk, title: Talk, prompt: What now?, minutes: 10 }\n';

describe('a field that is wrong is told with its line and a reason', () => {
  test.each([
    ['a negative minute', 'minutesPerTurn: 1', 'minutesPerTurn: -1', 'minutesPerTurn: must be more than 0'],
    ['no text at all', 'How are you?', '""', 'prompt: is empty'],
    ['a field left empty', 'How are you?', '', 'prompt: is left empty'],
    ['words for a number', 'minutesPerTurn: 1', 'minutesPerTurn: one', 'minutesPerTurn: must be a number, not “one”'],
    ['a number for words', 'How are you?', '7', 'prompt: must be text, not “7”'],
    ['a list for words', 'How are you?', '[a]', 'prompt: must be text, not a list'],
    ['too many words', 'How are you?', 'x'.repeat(501), 'prompt: may have 500 characters, and has 501; say it shorter'],
    [
      'a kind there is not',
      'kind: round',
      'kind: roud',
      'kind: there is no kind “roud”; did you mean “round”?; there are arrive, round, writing, talk, reveal, choose, ' +
        'pause, close, split, role play and rotate',
    ],
    [
      'a field that is spelt wrongly',
      'prompt: How are you?, minutesPerTurn: 1',
      'prompt: How are you?, minutesPerTurn: 1, wo: owner',
      'wo: there is no such field here; did you mean “who”?; there are kind, title, prompt, minutesPerTurn and who',
    ],
    [
      'a choice there is not',
      'minutesPerTurn: 1',
      'minutesPerTurn: 1, who: other',
      'who: must be everybody, owner or others, not “other”; did you mean “others”?',
    ],
  ])('%s', (_, from, to, reason) => {
    const [first] = told(session(round.replace(from, to)));
    expect(first).toBe(`mine.yaml:6: sessions.0.steps.0.${reason}`);
  });

  test('a field that is missing is told where its step begins', () => {
    expect(told(session(`${round}      - kind: writing\n        title: A\n        minutes: 3\n`))).toEqual([
      'mine.yaml:7: sessions.0.steps.1.prompt: is missing',
    ]);
  });

  test('a step without a kind is told which there are, and a slip in the word is noticed', () => {
    const [line] = told(session(`${round}      - uses: troika\n`));
    expect(line).toMatch(/^mine\.yaml:7: sessions\.0\.steps\.1\.kind: a step says what it is: kind: arrive, .*/);
    expect(line).toContain('did you mean “use” by “uses”?');
  });

  test('line and column are there for an editor, too', () => {
    const { faults } = refusal(session(round.replace('Turn: 1', 'Turn: 0')));
    expect(faults).toEqual([
      expect.objectContaining({ line: 6, column: 57, path: 'sessions.0.steps.0.minutesPerTurn' }),
    ]);
  });

  test('all that is wrong is told at once, in the file and in every file beside it', () => {
    write(session(round.replace('round', 'square') + round.replace('Turn: 1', 'Turn: 0'), 1), 'one.yaml');
    write('name: Two\n', 'two.yaml');
    const lines = toldOf(refusing(() => readProgrammes(folder)));
    expect(lines.at(-1)).toMatch(/^Grove has not started\. Mend .*, or move the file .* npm run rehearse/);
    expect(lines.slice(0, -1).map((line) => line.split(': ').slice(0, 2))).toEqual([
      ['one.yaml:4', 'sessions.0.minutes'],
      ['one.yaml:6', 'sessions.0.steps.0.kind'],
      ['one.yaml:7', 'sessions.0.steps.1.minutesPerTurn'],
      ['two.yaml:1', 'sessions'],
    ]);
  });

  test('what is wrong is told from the top of the file on, whatever it is', () => {
    const steps = `      - kind: talk\n        titel: A\n        prompt: B\n        minutes: 0\n`;
    expect(told(session(steps)).map((line) => line.split(': ')[0])).toEqual([
      ...['mine.yaml:6', 'mine.yaml:7', 'mine.yaml:9'],
    ]);
  });

  test('of a hundred things that are wrong the first twenty are told, and how many more there are', () => {
    const lines = told(session(Array.from({ length: 25 }, () => round.replace('Turn: 1', 'Turn: 0')).join('')));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 5 more');
  });
});

describe('a session has to fit', () => {
  test('200 steps are too many', () => {
    expect(told(session(round.repeat(200)))).toEqual([
      'mine.yaml:6: sessions.0.steps: may hold at most 40, and holds 200',
    ]);
  });

  test('200 steps are told together with what is wrong in them, and in the rest of the file', () => {
    const lines = told(
      session(round.replace('Turn: 1', 'Turn: 0') + round.repeat(198) + round.replace('round', 'roud')) + 'nam: A\n',
    );
    expect(lines.map((line) => line.slice(0, 68))).toEqual([
      'mine.yaml:6: sessions.0.steps: may hold at most 40, and holds 200',
      expect.stringMatching(/^mine.yaml:6: sessions.0.steps.0.minutesPerTurn: must be more than 0/),
      expect.stringMatching(/^mine.yaml:205: sessions.0.steps.199.kind: there is no kind/),
      expect.stringMatching(/^mine.yaml:206: nam: there is no such field/),
    ]);
    const many = told(session(round.replace('Turn: 1', 'Turn: 0').repeat(200)));
    expect([many[0], many.at(-1)]).toEqual([
      'mine.yaml:6: sessions.0.steps: may hold at most 40, and holds 200',
      'and 181 more',
    ]);
  });

  test('what it lasts is told when it is more than its minutes, with an open talk at half', () => {
    const steps = round + '      - { kind: talk, title: Talk, prompt: What now?, minutes: 20 }\n';
    expect(readProgramme(write(session(steps, 16))).sessions).toHaveLength(1);
    expect(told(session(steps, 15))).toEqual([
      'mine.yaml:4: sessions.0.minutes: the steps last about 16 minutes with 6 people, even when open talks give way ' +
        'to half; that is 1 more than the 15 announced',
    ]);
  });

  test('more parts than anybody can follow are counted and not laid out', () => {
    const deep = (inner: string): string =>
      `      - { kind: role play, title: A, times: 8, cards: [{ role: A, words: A }, { role: B, words: B }], steps: [` +
      `{ kind: rotate, steps: [${inner}] }] }\n`;
    const inner = Array.from({ length: 40 }, () => '{ kind: talk, title: A, prompt: A, minutes: 0.01 }').join(', ');
    expect(told(session(deep(inner).repeat(40)))).toEqual([
      expect.stringMatching(/^mine\.yaml:6: sessions\.0\.steps: for 12 people this comes to 153600 parts/),
    ]);
  });

  test('steps in an order that makes no sense are told where they stand', () => {
    expect(told(session(`      - kind: close\n        words: Bye.\n${round}`))).toEqual([
      'mine.yaml:6: sessions.0.steps.0: the close comes last',
    ]);
    expect(told(session(round.replace('Turn: 1', 'Turn: 1, who: owner')))).toEqual([
      expect.stringContaining('mine.yaml:6: sessions.0.steps.0: nobody is the owner here'),
    ]);
  });
});

describe('a file that is no programme at all is refused quickly, and with a reason', () => {
  const swiftly = (text: string | Buffer): string[] => {
    const start = process.cpuUsage();
    const lines = told(text);
    expect(secondsSince(start)).toBeLessThan(2);
    return lines;
  };

  test.each<[string, string | Buffer, string | RegExp]>([
    ['5 MB', Buffer.alloc(5_000_000, 'a: b\n'), 'mine.yaml:1: is 5000 kB long; a programme has at most 200 kB'],
    ['not UTF-8', Buffer.from([0x6e, 0x3a, 0x20, 0xe9, 0x0a]), /^mine\.yaml:1: is not text in UTF-8/],
    ['UTF-16', Buffer.from('\ufeffname: Mine', 'utf16le'), /^mine\.yaml:1: is not text in UTF-8/],
    [
      'a tab',
      'name: Mine\nsessions:\n\t- title: One\n',
      'mine.yaml:3: a tab stands here; begin lines with spaces, never with tabs',
    ],
    ['a field twice', 'name: A\nname: B\n', 'mine.yaml:2: this field stands here twice; keep one of them'],
    ['an invisible character', 'name: A\u0000\n', /^mine\.yaml:1: here stands a character/],
    ['an invisible character by its number', 'name: "A\\0"\n', 'mine.yaml:1: name: holds what is no text'],
    ['half a character by its number', 'name: "A\\ud800"\n', 'mine.yaml:1: name: holds what is no text'],
    ['two programmes', 'name: A\n---\nname: B\n', /^mine\.yaml:2: a file holds one programme/],
    ['an alias to itself', 'name: A\nsessions: &a [*a]\n', /^mine\.yaml:2: sessions\.0: aliases .* are not read/],
    ['a tag', 'name: !!js/function A\n', /^mine\.yaml:1: tags .* are not read/],
    ['a colon in the words', 'name: A: B\n', /^mine\.yaml:1: a colon with a space behind it/],
    ['an open quotation mark', 'name: "A\n', /is missing/],
    ['a list as the name of a field', '? [a]\n: b\n', /the name of a field is a word/],
    ['brackets without an end', '['.repeat(100_000), /more than 24 deep/],
    ['lists in lists', '[a, '.repeat(40_000), /more than 24 deep/],
    ['dashes without an end', `name: A\nsessions: \n  ${'- '.repeat(90_000)}`, /more than 24 deep/],
    ['question marks without an end', '? '.repeat(90_000), /more than 24 deep/],
    ['fields in fields', '{a: '.repeat(30_000), /more than 24 deep/],
    ['steps in steps', session(`      - ${'{ kind: split, steps: ['.repeat(50)}${'] }'.repeat(50)}\n`), /24 deep/],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /is not text in UTF-8/],
    [
      'prose',
      'Dear all,\n\nwe meet on Tuesday.\n',
      'mine.yaml:1: must be fields, each as “name: value”, not “Dear all, we meet on Tuesday.”',
    ],
    ['nothing', '', 'mine.yaml:1: is left empty'],
  ])('%s', (_, text, reason) => {
    const [first] = swiftly(text);
    if (typeof reason === 'string') expect(first).toBe(reason);
    else expect(first).toMatch(reason);
  });

  const further = (line: number, far: string): string =>
    `mine.yaml:${line}: this line stands ${far} than its neighbours; fields that belong together begin below one another`;
  const tab = (line: number): string =>
    `mine.yaml:${line}: a tab stands here; begin lines with spaces, never with tabs`;
  const steps = (lines: string): string => session(`      - kind: talk\n${lines}`);

  test.each([
    ['a tab below a line that is well', session('\t- use: coming-in\n'), tab(6)],
    ['a tab behind spaces', session('    \t- use: coming-in\n'), tab(6)],
    ['a tab behind spaces that are too few', steps('  \tsize: 3\n'), tab(7)],
    ['a tab behind spaces, with a dash', steps('    \t- kind: talk\n'), tab(7)],
    ['a tab below an empty line', session('\n\t- use: coming-in\n'), tab(7)],
    [
      'a field too far in',
      'name: A\nsessions:\n  - minutes: 60\n     title: One\n',
      further(4, 'one space further in'),
    ],
    ['a field too far out', steps('       title: A\n'), further(7, 'one space further out')],
    [
      'a field below words in quotes',
      steps('        title: "A"\n         minutes: 3\n'),
      further(8, 'one space further in'),
    ],
    ['a field between two lists', steps('     question: A\n'), further(7, 'one space further in')],
    [
      'a field three too far in',
      steps('           title: A\n'),
      `${further(7, '3 spaces further in')}, and words of several lines below a |-`,
    ],
    ['a first field', 'name: A\n sessions:\n  - title: One\n', further(2, 'one space further in')],
    ['a dash too far out', steps('     - kind: talk\n'), further(7, 'one space further out')],
    ['a dash too far in', steps('        minutes: 1\n       - kind: talk\n'), further(8, 'one space further in')],
    [
      'a dash below a list within a step',
      session(
        '      - kind: rotate\n        steps:\n          - kind: talk\n            title: A\n       - kind: talk\n',
      ),
      further(10, 'one space further in'),
    ],
    [
      'a tab and, long before it, something else',
      `name: A: B\nsessions:\n\t- title: One\n`,
      expect.stringMatching(/^mine\.yaml:1: a colon/),
    ],
  ])('%s is told in its own line', (_, text, line) => {
    expect(told(text)).toEqual([line]);
  });

  test('a bomb of aliases', () => {
    const bomb = Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}x]`).join('\n');
    expect(swiftly(bomb.replaceAll('*a-1, ', ''))[0]).toMatch(/aliases .* are not read/);
  });

  test('a file that is not there, and a folder', () => {
    expect(toldOf(refusing(() => readProgramme(join(folder, 'none.yaml'))))).toEqual([
      'none.yaml:1: there is no such file',
    ]);
    expect(toldOf(refusing(() => readProgramme(join(folder, 'formats'))))).toEqual(['formats:1: is not a file']);
  });

  test('names of fields that mean something to JavaScript are names like others', () => {
    expect(told('__proto__: { name: A }\nconstructor: 1\n')).toEqual([
      'mine.yaml:1: name: is missing',
      'mine.yaml:1: sessions: is missing',
      'mine.yaml:1: __proto__: there is no such field here; there are name and sessions',
      'mine.yaml:2: constructor: there is no such field here; there are name and sessions',
    ]);
  });
});

describe('a format in a programme', () => {
  const using = (more = ''): string => session(`${round}      - use: ours\n${more}`);

  test('is put in place when the file is read, so that a session keeps all of it', () => {
    write(format(talk), 'formats/ours.yaml');
    const [{ steps } = { steps: [] }] = readProgramme(write(using())).sessions;
    expect(steps.map(({ kind }) => kind)).toEqual(['round', 'talk']);
  });

  test('takes the prompt and the words of whoever uses it, and has its own otherwise', () => {
    const steps =
      '  - { kind: talk, title: Talk, prompt: "<prompt> Take turns.", minutes: 10 }\n  - { kind: pause, minutes: 1, words: <words> }\n';
    write(format(steps, 'prompt: What now?\nwords: Breathe.\n'), 'formats/ours.yaml');
    const read = (more = '') => readProgramme(write(using(more))).sessions[0]?.steps.slice(1);
    expect(read()).toEqual([
      { kind: 'talk', title: 'Talk', prompt: 'What now? Take turns.', minutes: 10 },
      { kind: 'pause', minutes: 1, words: 'Breathe.' },
    ]);
    expect(read('        prompt: What for $& and <words>?\n')?.[0]).toMatchObject({
      prompt: 'What for $& and <words>? Take turns.',
    });
  });

  test('may use another, and be used within a split', () => {
    write(format('  - use: inner\n'), 'formats/ours.yaml');
    write(format(talk), 'formats/inner.yaml');
    const split = '      - { kind: split, title: A, prompt: A, size: 3, steps: [{ use: ours }] }\n';
    const [{ steps } = { steps: [] }] = readProgramme(write(session(split))).sessions;
    expect(steps).toMatchObject([{ kind: 'split', steps: [{ kind: 'talk' }] }]);
  });

  test('comes from beside the programme first, and from the house otherwise', () => {
    expect(readProgramme(write(session('      - use: troika\n'))).sessions[0]?.steps[0]).toMatchObject({
      kind: 'split',
    });
    write(format(talk), 'formats/troika.yaml');
    expect(readProgramme(write(session('      - use: troika\n'))).sessions[0]?.steps[0]).toMatchObject({
      kind: 'talk',
    });
  });

  test('that uses itself is refused with the chain', () => {
    write(format('  - use: ours\n'), 'formats/ours.yaml');
    expect(told(using())).toEqual(['formats/ours.yaml:6: steps.0.use: a format cannot use itself: ours → ours']);
    write(format(`${talk}  - use: inner\n`), 'formats/ours.yaml');
    write(format('  - use: ours\n'), 'formats/inner.yaml');
    expect(told(using())).toEqual([
      'formats/inner.yaml:6: steps.0.use: a format cannot use itself: ours → inner → ours',
    ]);
    expect(toldOf(refusing(() => readFormat(join(folder, 'formats/inner.yaml'))))).toEqual([
      'formats/ours.yaml:7: steps.1.use: a format cannot use itself: inner → ours → inner',
    ]);
  });

  test('that is not there is refused, with the nearest and all there are', () => {
    const [line] = told(session(`${round}      - use: troica\n`));
    expect(line).toMatch(
      /^mine\.yaml:7: sessions\.0\.steps\.1\.use: there is no format “troica”; did you mean “troika”\?; there are .*troika/,
    );
  });

  test.each(['../secret', '/etc/passwd', 'formats/troika', 'troika.yaml'])('is a name and no path: %s', (name) => {
    expect(told(session(`${round}      - use: ${name}\n`))[0]).toContain('there is no format');
  });

  test('has a fault of its own told in its own file, once, and nothing is said that only follows from it', () => {
    write(format(talk.replace('minutes: 10', 'minutes: 0')), 'formats/ours.yaml');
    const marks = '      - { kind: choose, of: written, title: A, prompt: A, minutes: 1 }\n';
    expect(told(session(`      - use: ours\n      - use: ours\n${marks}`))).toEqual([
      'formats/ours.yaml:6: steps.0.minutes: must be more than 0',
    ]);
  });

  test('that does not fit where it is used is told where it is used', () => {
    write(
      format(
        '  - { kind: split, title: A, prompt: A, size: 3, steps: [{ kind: talk, title: A, prompt: A, minutes: 5 }] }\n',
      ),
      'formats/ours.yaml',
    );
    const split = `${round}      - kind: split\n        title: A\n        prompt: A\n        size: 3\n        steps:\n          - use: ours\n`;
    expect(told(session(split))).toEqual([
      'mine.yaml:12: sessions.0.steps.1.steps.0: with the format “ours”: a split cannot stand within a split',
    ]);
  });

  test('with a prompt that is too long in its place is told where it is used', () => {
    const long = talk.replace('What now?', `"<prompt> ${'x'.repeat(300)}"`);
    write(format(long, 'prompt: Why?\n'), 'formats/ours.yaml');
    expect(told(using(`        prompt: ${'y'.repeat(300)}\n`))).toEqual([
      'mine.yaml:7: sessions.0.steps.1: with the format “ours”: prompt: may have 500 characters, and has 601; say it shorter',
    ]);
  });

  test('without a prompt takes none', () => {
    write(format(talk), 'formats/ours.yaml');
    expect(told(using('        prompt: Why?\n        wrds: A\n'))[0]).toContain(
      'wrds: there is no such field here; did you mean “words”?',
    );
    expect(told(using('        prompt: Why?\n'))).toEqual([
      'mine.yaml:7: sessions.0.steps.1.use: the format “ours” has no prompt to replace',
    ]);
  });

  test('used over and over by others does not grow without end', () => {
    for (let n = 0; n < 12; n += 1) write(format(`  - use: f${n + 1}\n`.repeat(30)), `formats/f${n}.yaml`);
    write(format(talk), 'formats/f12.yaml');
    const start = process.cpuUsage();
    expect(told(session('      - use: f0\n')).join()).toContain(
      'formats/f11.yaml:4: minutes: the steps last about 150 minutes',
    );
    expect(secondsSince(start)).toBeLessThan(2);
  });
});

describe('a format by itself', () => {
  test('is read as a session with the frame around it', () => {
    const { name, sessions } = readFormat(write(format(talk), 'formats/ours.yaml'));
    expect(name).toBe('Ours');
    expect(sessions).toMatchObject([{ title: 'Ours', minutes: 45 }]);
    expect(sessions[0]?.steps.map(({ kind }) => kind)).toEqual(['arrive', 'round', 'talk', 'round', 'round', 'close']);
  });

  test('is tried out wherever it lies, with the formats that lie where its own will be', () => {
    write(format(talk), 'formats/inner.yaml');
    for (const file of ['ours.yaml', 'formats/ours.yaml']) {
      const { sessions } = readEither(write(format('  - use: inner\n'), file));
      expect(sessions[0]?.steps.map(({ kind }) => kind)).toContain('talk');
    }
    expect(readEither(write(session(round))).name).toBe('Mine');
    const unsound = write(format(talk).replace('for: To try it.\n', ''), 'unsound.yaml');
    expect(toldOf(refusing(() => readEither(unsound)))).toEqual(['unsound.yaml:1: for: is missing']);
  });

  test('beside the programmes is told to be one, once', () => {
    expect(told(format(talk))).toEqual([
      'mine.yaml:1: this looks like a format, for it has no sessions; put it into the folder formats/, where any programme can use it',
    ]);
  });

  test('lasts no longer than it says, for those it is meant for', () => {
    const long = format(talk.repeat(4)).replace('minutes: 30', 'minutes: 15');
    write(long, 'formats/ours.yaml');
    expect(toldOf(refusing(() => readFormat(join(folder, 'formats/ours.yaml'))))).toEqual([
      expect.stringContaining('formats/ours.yaml:4: minutes: the steps last about 20 minutes with 6 people'),
    ]);
  });

  test('says what stands for its blanks', () => {
    const file = write(format(talk.replace('What now?', '<prompt>')), 'formats/ours.yaml');
    expect(toldOf(refusing(() => readFormat(file)))).toEqual([
      'formats/ours.yaml:6: steps: <prompt> stands in the steps, and the format has no such field of its own to put there',
    ]);
  });

  test.each([
    ['least: 3', 'least: 9', 'people: least is more than most'],
    ['least: 3, most: 8', 'leest: 3, most: 8', 'people.leest: there is no such field here; did you mean “least”?'],
    ['for: To try it.\n', '', 'for: is missing'],
  ])('with %s as %s is refused', (from, to, reason) => {
    const file = write(format(talk).replace(from, to), 'formats/ours.yaml');
    expect(toldOf(refusing(() => readFormat(file))).join('\n')).toContain(reason);
  });
});

test('what becomes the agreement of a circle is written without names, and by all of it', () => {
  expect(told(session(round + becoming(''))).join('\n')).toContain('named: false');
  const within = `      - { kind: split, title: Pairs, prompt: Go, size: 2, steps: [{ ${becoming(', named: false').slice(10, -1)}] }\n`;
  expect(told(session(round + within)).join('\n')).toContain('not within another step');
  expect(readProgramme(write(session(round + becoming(', named: false')))).sessions).toHaveLength(1);
});

test('two files of one name with two endings are told, and neither is left out in silence', () => {
  write(session(round), 'mine.yaml');
  write(session(round), 'mine.yml');
  const lines = toldOf(refusing(() => readProgrammes(folder)));
  expect(lines[0]).toBe(
    'mine.yml:1: there is mine.yaml as well, and cohorts could not tell the two apart; ' +
      'give one of them another name, or move it out of the folder',
  );
  expect(lines[1]).toContain('Grove has not started');
});
