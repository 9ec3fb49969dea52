import { begunAt, mentionsFor, sentAs, shownAs, withName, type Mentionable } from '../../sandbox/page/app/mentions';

const all: readonly Mentionable[] = [
  { sign: '@', value: '<@1>', label: 'Ada' },
  { sign: '@', value: '<@2>', label: 'Dr. Amara (host)' },
  { sign: '@', value: '<@3>', label: 'Ben' },
  { sign: '@', value: '<@4>', label: 'Ben' },
  { sign: '@', value: '<@&5>', label: 'Amber circle' },
  { sign: '#', value: '<#6>', label: 'chatter' },
];
const offered = (words: string, caret = words.length): string[] => {
  const begun = begunAt(words, caret);
  return begun ? mentionsFor(begun, all).map(({ label }) => label) : [];
};

test('a sign at the beginning of a word offers whom it may mean, those whose name begins so first', () => {
  expect(offered('Hello @am')).toEqual(['Amber circle', 'Dr. Amara (host)']);
  expect(offered('(@AD')).toEqual(['Ada']);
  expect(offered('See\n#cha')).toEqual(['chatter']);
  expect(offered('Hello @ad, and more', 9)).toEqual(['Ada']);
});

test.each(['mail ada@am', '## am', '@am ', 'am', '@nobody', ''])('nothing is offered for “%s”', (words) => {
  expect(offered(words)).toEqual([]);
});

test('what is picked takes the place of its letters, and one writes on after it', () => {
  const begun = begunAt('Hi @ad', 6);
  if (!begun) throw new Error('nothing was begun');
  expect(withName('Hi @ad', begun, '@Ada')).toEqual({ words: 'Hi @Ada ', caret: 8 });
  expect(withName('Hi @ad and all', begun, '@Ada')).toEqual({ words: 'Hi @Ada and all', caret: 8 });
  expect(withName('Hi @ad!', begun, '@Ada')).toEqual({ words: 'Hi @Ada !', caret: 8 });
});

test('a name is shown by itself, unless two bear it', () => {
  expect(all.map((one) => shownAs(one, all))).toEqual([
    ...['@Ada', '@Dr. Amara (host)', '<@3>', '<@4>'],
    ...['@Amber circle', '#chatter'],
  ]);
});

test('names that were picked are sent as mentions, and everything else as it was written', () => {
  const picked = new Map([
    ['@Ada', '<@1>'],
    ['@Ada Okoro', '<@7>'],
    ['@Dr. Amara (host)', '<@2>'],
    ['<@3>', '<@3>'],
  ]);
  expect(sentAs('@Ada, @Ada Okoro and @Dr. Amara (host): @Ada!', picked)).toBe('<@1>, <@7> and <@2>: <@1>!');
  expect(sentAs('@Adam, me@Ada.example, @Ben, <@3>', picked)).toBe('@Adam, me@Ada.example, @Ben, <@3>');
  expect(sentAs('@Ada', new Map())).toBe('@Ada');
});
