import { card } from '../../bot/common/message';
import { asksAbout, withoutParagraph, withoutPerson, withoutWordsOf } from '../../bot/privacy/rules/withoutPerson';

const without = (message: object) => withoutPerson(message, { user: '12', instead: 'somebody' });

test('what has not been said yet names and pings one person no longer, and is the same for the others', () => {
  const said = card({ text: 'Welcome, <@12>, <@123> and <@!12>.', pings: ['12', '123'] });
  expect(without(said)).toEqual(card({ text: 'Welcome, somebody, <@123> and somebody.', pings: ['123'] }));
});

test('a message that does not name them is left as it was', () => {
  const said = card({ text: ['12 people', '<@112>'], pings: ['112'] });
  expect(without(said)).toEqual(said);
});

test('of words that have not been said yet, the paragraphs that one person signed go, and those of others stay', () => {
  const said = card({ text: ['Questions', '<@12> asks:\n> Why?', '<@123> asks:\n> Who?'] });
  expect(withoutWordsOf(said, { user: '12', instead: 'taken back' })).toEqual(
    card({ text: ['Questions', 'taken back', '<@123> asks:\n> Who?'] }),
  );
  expect(withoutWordsOf(said, { user: '1', instead: 'taken back' })).toEqual(said);
});

test('of words that name nobody, one paragraph that is just so goes, once, and longer ones stay', () => {
  const said = card({ text: ['• Yes, and', '• Yes', '• Yes'] });
  expect(withoutParagraph(said, { paragraph: '• Yes', instead: 'taken back' })).toEqual(
    card({ text: ['• Yes, and', 'taken back', '• Yes'] }),
  );
});

test('a message asks about somebody when one of its buttons carries their id, and not when it names them', () => {
  const asks = (customId: string): boolean =>
    asksAbout(card({ text: '<@12> is here', buttons: [{ label: 'Yes', customId }] }), '12');
  expect(asks('cohort.stranger.1|7|12|1')).toBe(true);
  expect(asks('cohort.stranger.1|7|123|1')).toBe(false);
  expect(asksAbout(card({ text: '<@12> is here' }), '12')).toBe(false);
});
