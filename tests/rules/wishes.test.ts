import fc from 'fast-check';
import { phraseKey } from '../../bot/wishes/rules/phrase';
import { most, weighPreference, type PreferenceForm } from '../../bot/wishes/rules/preference';
import { isUser } from '../../bot/wishes/rules/users';

const form = (own: Partial<PreferenceForm>): PreferenceForm => ({
  ...{ background: [], ownBackground: '', notAlone: '', employers: '', colleagues: [] },
  ...own,
});

test.each([
  ['career changer', 'I’d rather not be the only Career-Changer!'],
  ['career changers', 'the only career changer'],
  ['Élève de première génération', 'eleve de premiere generation'],
  ['parent of small children', 'a parent of small children'],
  ['woman', 'I am the only woman'],
])('"%s" is the same as "%s"', (one, other) => {
  expect(phraseKey(one)).toBe(phraseKey(other));
  expect(phraseKey(one)).not.toBe('');
});

test('what says something else stays something else, and what says nothing has no key', () => {
  expect(phraseKey('parent')).not.toBe(phraseKey('parent of twins'));
  expect(phraseKey('in business')).toBe('in business');
  expect(phraseKey('bus')).toBe('bus');
  for (const nothing of ['', '—', 'the only one', '@!']) expect(phraseKey(nothing)).toBe('');
});

test('whatever is typed, weighing never fails nor keeps too much', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 300 }), (words, lines) => {
      expect(phraseKey(words).length).toBeLessThan(2_000);
      const { kept } = weighPreference(
        form({ ownBackground: words, notAlone: `${words}\n${lines}`, employers: lines }),
      );
      expect(kept.notAlone.length).toBeLessThanOrEqual(most.notAlone);
      expect(kept.employers.length).toBeLessThanOrEqual(most.employers);
      for (const each of [...kept.notAlone, ...kept.employers]) expect(each.length).toBeLessThanOrEqual(100);
    }),
  );
});

test('own words go before what was chosen; what is not on the list is nothing', () => {
  expect(weighPreference(form({ background: ['sales'] })).kept.background).toBe('sales');
  expect(weighPreference(form({ background: ['sales'], ownBackground: ' Bees ' })).kept.background).toBe('Bees');
  expect(weighPreference(form({ background: ['spying'] })).kept.background).toBeNull();
  const long = 'x'.repeat(61);
  const weighed = weighPreference(form({ background: ['law'], ownBackground: long }));
  expect(weighed).toMatchObject({ kept: { background: 'law' }, beyond: [long] });
});

test('an id has to fit into its column', () => {
  for (const id of ['1', '9223372036854775807']) expect(isUser(id)).toBe(true);
  for (const id of ['', 'x', '-1', '1.5', '9223372036854775808', '99999999999999999999'])
    expect(isUser(id)).toBe(false);
});
