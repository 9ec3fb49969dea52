import { card } from '../../bot/common/message';
import { withoutPerson } from '../../bot/privacy/rules/withoutPerson';

const without = (message: object) => withoutPerson(message, { user: '12', instead: 'somebody' });

test('what has not been said yet names and pings one person no longer, and is the same for the others', () => {
  const said = card({ text: 'Welcome, <@12>, <@123> and <@!12>.', pings: ['12', '123'] });
  expect(without(said)).toEqual(card({ text: 'Welcome, somebody, <@123> and somebody.', pings: ['123'] }));
});

test('a message that does not name them is left as it was', () => {
  const said = card({ text: ['12 people', '<@112>'], pings: ['112'] });
  expect(without(said)).toEqual(said);
});
