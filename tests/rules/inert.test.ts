import fc from 'fast-check';
import { inert, plain, plainLine, shortened } from '../../bot/common/inert';
import { activeIn, mischief } from './active';

/** Anything a person may type: mischief, other scripts, broken halves of characters, and mixtures of all. */
const typed = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...mischief), weight: 4 },
      { arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }), weight: 1 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 6 }), weight: 1 },
      {
        arbitrary: fc.constantFrom('a', 'Ada', '7', '1', 'here', 'everyone', 'http', '@', '<', '>', ':', '#'),
        weight: 2,
      },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const longest = fc.integer({ min: 1, max: 60 });
const often = { numRuns: 2_000 };

const graphemes = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
/** What a reader sees of an inert text: without the backslashes and the joiners that keep it quiet. */
const seen = (quiet: string): string => quiet.replace(/\\(.)/gsu, '$1').replace(/\u2060/gu, '');

/** Fails with everything that is active; quicker than an expectation of its own for each of ten thousand texts. */
function expectNothingActive(text: string): void {
  const active = activeIn(text);
  if (active.length > 0) throw new Error(`${JSON.stringify(text)} is active: ${active.join(', ')}`);
}

describe('words shown in a message', () => {
  test('the reading used here sees every kind of mischief, so that it would notice', () => {
    const harmless = new Set(['\\', '\\\\', '\u1fef', '@\u200beveryone', '@\u2060everyone', ' ', '\n']);
    const innocent = mischief.filter((words) => activeIn(words).length === 0 && !harmless.has(words));
    expect(innocent).toEqual(['می\u200cخواهم', '👩‍👩‍👧‍👦', '🏳️‍🌈', '👋🏽', '🇫🇷', 'e\u0301', 'नमस्ते']);
  });

  test.each(mischief)('%j does nothing', (words) => {
    expect(activeIn(inert(words))).toEqual([]);
    expect(activeIn(inert(`Ada ${words} Ben`))).toEqual([]);
    expect(activeIn(inert(`${words}\n${words}`))).toEqual([]);
  });

  test('nothing anybody types pings, links or formats', () => {
    fc.assert(
      fc.property(typed, longest, (words, max) => {
        expectNothingActive(inert(words));
        expectNothingActive(inert(words, max));
      }),
      { numRuns: 3_000 },
    );
  });

  test('nothing that stands around them wakes them up', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const frame = (inner: string): string => `## ${inner}\n**${inner}** and _${inner}_:\n> ${inner}`;
        if (inert(words).includes('\n')) return;
        const quiet = activeIn(frame('Ada')).length;
        if (activeIn(frame(inert(words))).length !== quiet) throw new Error(JSON.stringify(inert(words)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('where an app drops the backslashes, still nobody is pinged and nothing links', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const bare = inert(words).replace(/\\/gu, '');
        return !/@(everyone|here)|<@[!&]?\d+>|(https?|discord):\/\//iu.test(bare);
      }),
      often,
    );
  });

  test('a reader sees the words that were typed, and no others', () => {
    fc.assert(
      fc.property(typed, longest, (words, max) => {
        const wanted = shortened(plain(words), max).replace(/[＠﹫]/gu, '@');
        if (seen(inert(words, max)) !== wanted) throw new Error(JSON.stringify([words, inert(words, max), wanted]));
      }),
      often,
    );
  });

  test('they are at most three times as long as what may be shown of them', () => {
    fc.assert(
      fc.property(typed, longest, (words, max) => inert(words, max).length <= 3 * max + 2),
      often,
    );
  });
});

describe('words cut short', () => {
  test('are as short as asked, end with an ellipsis, and no emoji or accent is broken', () => {
    fc.assert(
      fc.property(typed, longest, (words, max) => {
        const short = shortened(words, max);
        if (short.length > max) throw new Error(`${short.length} > ${max}: ${JSON.stringify(short)}`);
        if (words.length <= max) return short === words;
        const kept = short.slice(0, -1);
        const whole = graphemes(words);
        const prefixes = whole.map((_, count) => whole.slice(0, count).join('').trimEnd());
        return short.endsWith('…') && prefixes.includes(kept);
      }),
      often,
    );
  });

  test.each([
    ['Ada', 3, 'Ada'],
    ['Adam', 3, 'Ad…'],
    ['Ada Lovelace', 5, 'Ada…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, '👩‍👩‍👧‍👦…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 11, '…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    ['🇫🇷🇫🇷', 6, '🇫🇷…'],
    ['', 1, ''],
  ])('%j in %i is %j', (words, max, short) => {
    expect(shortened(words, max)).toBe(short);
  });
});

describe('plain words', () => {
  test('hold no control, no invisible character and nothing that turns the line round', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const hidden = activeIn(plain(words)).filter((find) => find.startsWith('hidden'));
        return hidden.length === 0 && plain(words) === plain(words).trim();
      }),
      often,
    );
  });

  test('keep their line ends, in one way of writing them', () => {
    expect(plain('one\r\ntwo\rthree\nfour')).toBe('one\ntwo\nthree\nfour');
  });

  test('keep the joiner that families and flags are made with', () => {
    expect(plain('👩‍👩‍👧‍👦 🏳️‍🌈')).toBe('👩‍👩‍👧‍👦 🏳️‍🌈');
  });

  test('keep the non-joiner where it is spelling, and nowhere else', () => {
    expect(plain('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(plain('\u200ca\u200c\u200cb\u200c 7\u200c7')).toBe('ab 77');
  });

  test('are the same however an accent was typed', () => {
    expect(plain('Zoe\u0301')).toBe(plain('Zoé'));
  });

  test('a name is one line, with single spaces', () => {
    expect(plainLine('  Ada \n\n  of\u2028London ')).toBe('Ada of London');
    fc.assert(
      fc.property(typed, (words) => !/\n|\s\s|^\s|\s$/u.test(plainLine(words))),
      often,
    );
  });

  test('what cannot be seen is nothing', () => {
    for (const nothing of ['', ' \n ', '\u200b\u2060\ufeff', '\u202e\u0000', '\u3164 \u115f']) {
      expect(plainLine(nothing)).toBe('');
    }
  });
});
