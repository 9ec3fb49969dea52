import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastMinutes } from '../../bot/sessions/programmes/fitting';
import type { Step } from '../../bot/sessions/programmes/programme';
import { readProgrammes } from '../../bot/sessions/programmes/readProgrammes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-programmes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (text: string, file = 'spring.yaml') => {
  writeFileSync(join(folder, file), text);
  return readProgrammes(folder);
};
const session = `
  - title: Arriving
    minutes: 30
    steps:
      - { kind: round, title: Check-in, prompt: How are you?, minutesPerTurn: 1 }`;
const good = `name: Spring\nsessions:${session}\n`;

describe('the programmes of the house', () => {
  test('can all be read', () => {
    expect([...readProgrammes().keys()]).toContain('first-circle');
  });

  const weeks = readProgrammes().get('first-circle')?.sessions ?? [];

  test('have six sessions, each with a question for the day before, from coming in to the close', () => {
    expect(weeks).toHaveLength(6);
    for (const { question, minutes, steps } of weeks) {
      expect(question).toBeDefined();
      expect(minutes).toBe(60);
      const kinds = steps.map(({ kind }) => kind);
      expect(kinds.slice(0, 2)).toEqual(['arrive', 'round']);
      expect(kinds.slice(-3)).toEqual(['round', 'round', 'close']);
    }
  });

  test('begin plainly: everybody is heard, writes in silence, and talks', () => {
    expect(weeks[0]?.steps.map(({ kind }) => kind)).toEqual([
      ...['arrive', 'round', 'reveal', 'talk', 'round', 'round', 'close'],
    ]);
  });

  test('go on with trios, a rewriting bench, sealed cards, a case with written questions, and a reveal', () => {
    const inside = ({ steps }: { steps: readonly Step[] }): string[] =>
      steps.flatMap((step) => ('steps' in step ? [step.kind, ...inside(step)] : [step.kind]));
    const [, trios, bench, cards, cases, last] = weeks.map(inside);
    expect(trios).toEqual(expect.arrayContaining(['split', 'role play']));
    expect(bench).toEqual(expect.arrayContaining(['split', 'reveal', 'pause']));
    expect(cards).toEqual(expect.arrayContaining(['split', 'role play', 'writing']));
    expect(cases).toEqual(expect.arrayContaining(['choose', 'reveal']));
    expect(last).toEqual(expect.arrayContaining(['reveal', 'round']));
  });

  test('leave time in every session for a circle of twelve to be heard', () => {
    for (const { sessions } of readProgrammes().values()) {
      for (const { minutes, steps } of sessions) expect(leastMinutes(steps, 12)).toBeLessThanOrEqual(minutes);
    }
  });
});

describe('a programme a host writes', () => {
  test('is known by the name of its file', () => {
    expect(written(good)).toEqual(
      new Map([
        [
          'spring',
          {
            name: 'Spring',
            sessions: [
              {
                title: 'Arriving',
                minutes: 30,
                steps: [{ kind: 'round', title: 'Check-in', prompt: 'How are you?', minutesPerTurn: 1 }],
              },
            ],
          },
        ],
      ]),
    );
  });

  test('may stand beside other files and other programmes', () => {
    written('Notes to myself', 'README.md');
    written(good, 'autumn.yaml');
    expect([...written(good).keys()].sort()).toEqual(['autumn', 'spring']);
  });

  test('may have people arrive, write, talk and close with words, and ask a question beforehand', () => {
    const steps = `
      - { kind: arrive, minutes: 2, words: Come in. }
      - { kind: writing, title: Write, prompt: What for?, minutes: 3 }
      - { kind: talk, title: Talk, prompt: What now?, minutes: 20 }
      - { kind: close, words: Take care. }`;
    const session = `- { title: A, minutes: 30, question: Why?, steps: [${steps.replace(/\n\s+- /g, ',').slice(1)}] }`;
    const [{ question, steps: read } = { question: '', steps: [] }] =
      written(`name: A\nsessions:\n  ${session}`).get('spring')?.sessions ?? [];
    expect(question).toBe('Why?');
    expect(read.map(({ kind }) => kind)).toEqual(['arrive', 'writing', 'talk', 'close']);
  });

  test('may have turns of half a minute', () => {
    expect(written(good.replace('minutesPerTurn: 1', 'minutesPerTurn: 0.5')).size).toBe(1);
  });

  test.each([
    ['lacks its name', good.replace('name: Spring\n', ''), 'name'],
    ['has no sessions', 'name: Spring\nsessions: []', 'sessions'],
    ['has more sessions than half a year has weeks', `name: Spring\nsessions:${session.repeat(27)}`, 'sessions'],
    ['has a session without steps', 'name: A\nsessions: [{ title: A, minutes: 30, steps: [] }]', 'sessions.0.steps'],
    ['misspells a field', good.replace('prompt:', 'promt:'), 'sessions.0.steps.0.prompt'],
    ['has a field too many', good.replace('minutes:', 'seconds: 5\n    minutes:'), 'seconds'],
    ['has a kind of step there is not', good.replace('kind: round', 'kind: square'), 'sessions.0.steps.0.kind'],
    ['gives turns no time', good.replace('Turn: 1', 'Turn: 0'), 'sessions.0.steps.0.minutesPerTurn'],
    ['gives turns more than half an hour', good.replace('Turn: 1', 'Turn: 31'), 'sessions.0.steps.0.minutesPerTurn'],
    ['counts minutes in words', good.replace('minutes: 30', 'minutes: thirty'), 'sessions.0.minutes'],
    ['is over before it begins', good.replace('minutes: 30', 'minutes: 4'), 'sessions.0.minutes'],
    ['asks more than one can take in', good.replace('How are you?', 'x'.repeat(501)), 'sessions.0.steps.0.prompt'],
    [
      'has people arrive in the middle',
      `${good}      - { kind: arrive, minutes: 2, words: Come in }\n`,
      'sessions.0.steps.1: arriving comes first',
    ],
    [
      'goes on after the close',
      good.replace('- { kind: round', '- { kind: close, words: Take care }\n      - { kind: round'),
      'sessions.0.steps.0: the close comes last',
    ],
    [
      'only has people come and go',
      'name: A\nsessions: [{ title: A, minutes: 30, steps: [{ kind: arrive, minutes: 2, words: Come in }] }]',
      'sessions.0.steps: a session holds a round',
    ],
    ['is a list', '- one\n- two\n', 'spring.yaml:1: must be fields'],
    ['is empty', '', 'spring.yaml:1: is left empty'],
  ])('that %s is refused, and the file and the field are named', (_, text, field) => {
    const reading = (): unknown => written(text);
    expect(reading).toThrow(join(folder, 'spring.yaml'));
    expect(reading).toThrow(field);
  });

  test('that is no YAML at all is refused with the line', () => {
    expect(() => written('name: Spring\nsessions: [\n')).toThrow(/spring\.yaml:3: a bracket, .* is missing/);
  });

  test('says everything that is wrong at once', () => {
    const reading = (): unknown => written(good.replace('minutes: 30', 'minutes: 4').replace('Turn: 1', 'Turn: 0'));
    expect(reading).toThrow(/:4: sessions\.0\.minutes: .*\n.*:6: sessions\.0\.steps\.0\.minutesPerTurn: /);
  });
});
