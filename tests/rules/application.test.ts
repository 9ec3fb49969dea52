import fc from 'fast-check';
import { longest, weigh, type Answers } from '../../bot/intake/rules/application';

const typed: Answers = { called: 'Ada', work: 'I sell machines.', wish: 'Saying no kindly' };
const fields = Object.keys(longest) as (keyof Answers)[];

describe('what somebody answers to join', () => {
  test('is kept as it was typed', () => {
    expect(weigh(typed)).toEqual({ is: 'fine', answers: typed });
  });

  test('loses what nobody can see, and keeps its lines', () => {
    expect(weigh({ called: ' A\u200bda\nLovelace ', work: 'one\r\ntwo\u202e', wish: '\u0007 three ' })).toEqual({
      is: 'fine',
      answers: { called: 'Ada Lovelace', work: 'one\ntwo', wish: 'three' },
    });
  });

  test.each(fields)('may not leave out %s', (field) => {
    for (const nothing of ['', '   ', '\n', '\u200b', '\u3164']) {
      expect(weigh({ ...typed, [field]: nothing })).toEqual({ is: 'empty', fields: [field] });
    }
  });

  test.each(fields)('may fill %s to its last character, and no further', (field) => {
    const full = { ...typed, [field]: 'x'.repeat(longest[field]) };
    expect(weigh(full)).toEqual({ is: 'fine', answers: full });
    expect(weigh({ ...typed, [field]: 'x'.repeat(longest[field] + 1) })).toEqual({ is: 'long', fields: [field] });
  });

  test('names everything that is missing at once', () => {
    expect(weigh({ called: '', work: ' ', wish: '\u200b' })).toEqual({
      is: 'empty',
      fields: ['called', 'work', 'wish'],
    });
  });

  test('hears first what is too long, for that would be lost', () => {
    expect(weigh({ called: '', work: 'x'.repeat(301), wish: 'x'.repeat(999) })).toEqual({
      is: 'long',
      fields: ['work', 'wish'],
    });
  });

  test('is measured without the spaces around it', () => {
    expect(weigh({ ...typed, called: `  ${'x'.repeat(60)}  ` })).toMatchObject({ is: 'fine' });
  });

  test('what was found fine is found fine again, unchanged, when it is sent a second time', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 70 });
    fc.assert(
      fc.property(words, words, words, (called, work, wish) => {
        const weighed = weigh({ called, work, wish });
        if (weighed.is === 'fine') expect(weigh(weighed.answers)).toEqual(weighed);
      }),
      { numRuns: 1_000 },
    );
  });
});

test.each(['\u200D', '\uFE0F', '\u2800', '\u0301', '\ud800', '\u200b\u2063'])(
  'an answer in which nothing can be seen (%j) is no answer',
  (nothing) => {
    expect(weigh({ called: nothing, work: 'Proposals', wish: 'Negotiating' })).toEqual({
      is: 'empty',
      fields: ['called'],
    });
  },
);

test('words keep their spaces, their one normal form and the joiners their script needs', () => {
  const typed = { called: 'Ada\tLovelace', work: 'e\u200b\u0301', wish: 'می\u200cخواهم' };
  expect(weigh(typed)).toEqual({ is: 'fine', answers: { called: 'Ada Lovelace', work: 'é', wish: 'می\u200cخواهم' } });
});
