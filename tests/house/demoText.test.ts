import { seededRandom } from '../../bot/common/random';
import { members } from '../../demo/cast';
import { laterWeeks } from '../../demo/cast/laterWeeks';
import { readFlags, usualSeed } from '../../demo/flags';
import { dealParts, type Habit } from '../../demo/habits';
import { depthOf, painter } from '../../demo/print/ink';
import { inline, type Reader } from '../../demo/print/markdown';
import { runsOf } from '../../demo/print/svg';
import { lineWidth, printable, widthOf, wrap } from '../../demo/print/text';
import { relative } from '../../sandbox/page/times';

const reader: Reader = {
  zone: 'Asia/Kolkata',
  now: new Date('2027-03-02T16:50:00Z'),
  person: () => ({ name: 'Mei', ink: {} }),
  channel: () => 'welcome',
  role: () => 'Circle moderator',
};
const read = (text: string): string =>
  inline(text, reader)
    .map((span) => span.text)
    .join('');

test('a line knows how many columns it takes, with accents, emoji and East Asian letters', () => {
  expect(widthOf('Tomás')).toBe(5);
  expect(widthOf('Toma\u0301s')).toBe(5);
  expect(widthOf('🌱 ok')).toBe(5);
  expect(widthOf('梅')).toBe(2);
  expect(widthOf('👩‍🌾')).toBe(2);
  expect(widthOf('a\u200Db')).toBe(2);
});

test('no line is wider than its room, and no word is lost', () => {
  const words = 'A budget that is still eleven per cent too high, and anextraordinarilylongwordbetween';
  for (const width of [10, 17, 40]) {
    const lines = wrap([{ text: words }], width);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    expect(
      lines
        .flat()
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(words.replaceAll(' ', ''));
  }
});

test('a button is not broken at its spaces', () => {
  const button = { text: '[ Take the turn ]', solid: true };
  expect(wrap([{ text: 'presses ' }, button], 20)).toEqual([[{ text: 'presses' }], [button]]);
});

test('a reader sees names, their own clock, and what was escaped as it was meant', () => {
  expect(read('**<@1>** at <t:1804006800:t>, <t:1804006800:R>')).toBe('@Mei at 22:30, in 10 minutes');
  expect(read('<t:1804006800:F> in <#5> for <@&7>')).toBe('Tuesday 2 March, 22:30 in #welcome for @Circle moderator');
  expect(read('Grants \\(small\\) \\*and\\* `/cohort create`')).toBe('Grants (small) *and* /cohort create');
});

test('what somebody typed cannot steer the terminal, nor stop the story', () => {
  expect(read('<t:99999999999999999> and <t:-99999999999999999:R>')).toBe('Invalid Date and Invalid Date');
  expect(printable('\u001b[2Jgone\u0007')).toBe('[2Jgone');
  expect(read('\u001b[2Jgone with <@1>')).toBe('[2Jgone with @Mei');
});

test('far and near are said in the largest unit that fits', () => {
  const now = new Date('2027-03-01T13:31:00Z');
  expect(relative(new Date('2027-03-02T17:00:00Z'), now)).toBe('in 1 day');
  expect(relative(new Date('2027-03-01T13:21:00Z'), now)).toBe('10 minutes ago');
});

test('colour follows FORCE_COLOR, then NO_COLOR, then the terminal', () => {
  const terminal = { isTTY: true, getColorDepth: () => 24 };
  expect(depthOf({}, terminal)).toBe(24);
  expect(depthOf({ NO_COLOR: '1' }, terminal)).toBe(1);
  expect(depthOf({ NO_COLOR: '1', FORCE_COLOR: '3' }, {})).toBe(24);
  expect(depthOf({ FORCE_COLOR: '0' }, terminal)).toBe(1);
  expect(depthOf({}, {})).toBe(1);
  expect(painter(1)('plain', { bold: true, colour: 0xff0000 })).toBe('plain');
});

test('the picture reads what the terminal is told', () => {
  const line = `a${painter(24)('b', { bold: true, colour: 0x102030 })}c`;
  expect(runsOf(line)).toMatchObject([
    { text: 'a', column: 0, bold: false },
    { text: 'b', column: 1, bold: true, colour: '#102030' },
    { text: 'c', column: 2, bold: false },
  ]);
});

const evening = members.slice(0, 6);

test('the same seed deals the same parts; in every circle of six somebody listens, passes, is late, rests and pauses', () => {
  expect(dealParts(evening, seededRandom(5))).toEqual(dealParts(evening, seededRandom(5)));
  for (let seed = 0; seed < 200; seed++) {
    const parts = dealParts(evening, seededRandom(seed));
    expect(parts).toHaveLength(evening.length);
    const having = (has: (habit: Habit) => boolean): number => parts.filter(({ habit }) => has(habit)).length;
    expect(having(({ patience }) => patience === null)).toBe(1);
    expect(having(({ lateBy }) => lateBy !== undefined)).toBe(1);
    expect(having(({ restsFirst }) => restsFirst === true)).toBe(1);
    expect(having(({ passesUntil }) => passesUntil !== undefined)).toBe(1);
    expect(having(({ pausesAfter }) => pausesAfter !== undefined)).toBe(1);
    const heard = parts.find(({ thanks }) => thanks);
    expect(parts.filter(({ offers }) => offers)).toHaveLength(heard ? 1 : 0);
    expect(heard?.habit.patience).not.toBeNull();
  }
});

test('in a small circle too there is somebody who speaks', () => {
  for (let seed = 0; seed < 50; seed++) {
    const parts = dealParts(members.slice(0, 3), seededRandom(seed));
    expect(parts.filter(({ habit }) => habit.patience !== null && !habit.restsFirst).length).toBeGreaterThan(0);
  }
});

test('fourteen people come from as many places, each with words for every round and a colour of their own', () => {
  expect(members).toHaveLength(14);
  for (const what of ['name', 'city', 'colour'] as const)
    expect(new Set(members.map((member) => member[what])).size).toBe(members.length);
  for (const { next, says, later } of members)
    for (const words of [...next, ...says, ...later]) expect(words.trim()).not.toBe('');
  const employers = members.flatMap(({ answers }) => answers.employer ?? []);
  expect(employers).toHaveLength(2);
  expect(new Set(employers).size).toBe(1);
});

test('a flag that is not known is answered kindly', () => {
  expect(readFlags([])).toEqual({
    seed: usualSeed,
    weeks: 2,
    keep: undefined,
    port: undefined,
    pace: undefined,
    help: false,
  });
  expect(readFlags(['--seed', '7', '--exit'])).toMatchObject({ seed: 7, pace: 'fast', keep: false });
  expect(readFlags(['--keep', '--port', '4444'])).toMatchObject({ keep: true, port: 4444 });
  for (const port of ['0', '70000', 'home']) expect(readFlags(['--port', port])).toContain('1 to 65535');
  expect(readFlags(['--weeks', '6'])).toMatchObject({ weeks: 6 });
  for (const weeks of ['0', '7', 'two']) expect(readFlags(['--weeks', weeks])).toContain('meets for 1 to 6 weeks');
  expect(readFlags(['--speed'])).toContain('I did not understand that');
  expect(readFlags(['--seed', 'soon'])).toContain('A seed is a whole number');
  expect(readFlags(['--pace', 'mad'])).toContain('fast or calm');
  expect(readFlags(['--keep', '--exit'])).toContain('choose one');
});

test('in the later weeks nobody in a circle says what another has said, there or in a week before', () => {
  expect(laterWeeks).toHaveLength(4);
  const said = laterWeeks.flat(2);
  expect(new Set(said).size).toBe(said.length);
});
