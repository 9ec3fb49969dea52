import fc from 'fast-check';
import { employerKey } from '../../bot/intake/rules/employer';
import { longest, weighAbout, weighSkills, yearsChosen, yearsToChoose } from '../../bot/intake/rules/application';

const form = { called: 'Ada', work: 'I sell machines.', employer: 'Acme', years: ['3'], languages: ['en', 'fr'] };
const kept = { called: 'Ada', work: 'I sell machines.', employer: 'Acme', years: 3, languages: ['en', 'fr'] };
const fine = { long: [], missing: [] };
const written = ['called', 'work', 'employer'] as const;

describe('what somebody tells about themselves', () => {
  test('is kept as it was typed', () => {
    expect(weighAbout(form)).toEqual({ ...fine, kept });
  });

  test('loses what nobody can see, and keeps its lines', () => {
    const typed = { called: ' A\u200bda\nLovelace ', work: 'one\r\ntwo\u202e', employer: '\u0007 Acme ' };
    expect(weighAbout({ ...form, ...typed })).toEqual({
      ...fine,
      kept: { ...kept, called: 'Ada Lovelace', work: 'one\ntwo' },
    });
  });

  test('may not leave out a name, and everything else is kept', () => {
    const field = 'called';
    for (const nothing of ['', '   ', '\n', '\u200b', '\u3164', '\u200D', '\uFE0F', '\u2800', '\u0301', '\ud800']) {
      const weighed = weighAbout({ ...form, [field]: nothing });
      expect(weighed).toMatchObject({ long: [], missing: [field] });
      expect(weighed.kept).toEqual(Object.fromEntries(Object.entries(kept).filter(([name]) => name !== field)));
    }
  });

  test('may leave out what they do, and take it back', () => {
    expect(weighAbout({ ...form, work: ' ' })).toEqual({ ...fine, kept: { ...kept, work: '' } });
  });

  test('may leave out the employer, and take it back', () => {
    expect(weighAbout({ ...form, employer: '' })).toEqual({ ...fine, kept: { ...kept, employer: null } });
  });

  test.each(written)('may fill %s to its last character, and no further', (field) => {
    const full = 'x'.repeat(longest[field]);
    expect(weighAbout({ ...form, [field]: `  ${full}  ` })).toMatchObject({ ...fine, kept: { [field]: full } });
    const weighed = weighAbout({ ...form, [field]: `${full}x` });
    expect(weighed.long).toEqual([field]);
    expect(weighed.kept).not.toHaveProperty(field);
  });

  test('takes years and languages only from those that were offered', () => {
    expect(weighAbout({ ...form, years: ['11'], languages: ['tlh', 'en'] })).toMatchObject({
      missing: ['years'],
      kept: { languages: ['en'] },
    });
    expect(weighAbout({ ...form, years: [], languages: [] }).missing).toEqual(['years', 'languages']);
  });

  test('is measured the same when it is sent a second time', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 70 });
    fc.assert(
      fc.property(words, words, words, (called, work, employer) => {
        const once = weighAbout({ ...form, called, work, employer }).kept;
        const again = weighAbout({
          ...form,
          called: once.called ?? '',
          work: once.work ?? '',
          employer: once.employer ?? '',
        });
        expect(again.kept).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
  });

  test('finds its years again in the form, whoever wrote them', () => {
    for (const years of yearsToChoose) expect(yearsChosen(years)).toBe(years);
    expect([12, 17, 40, -1].map(yearsChosen)).toEqual([10, 15, 20, 0]);
  });
});

describe('skills', () => {
  test('are at most five of each, and nobody has to offer one', () => {
    const six = ['negotiation', 'managing-up', 'communication', 'saying-no', 'feedback', 'presenting'];
    expect(weighSkills({ wants: six, offers: [], wish: '' }).kept).toEqual({
      wants: six.slice(0, 5),
      offers: [],
      wish: '',
    });
    expect(weighSkills({ wants: ['juggling'], offers: ['budgets'], wish: ' Rest ' })).toEqual({
      long: [],
      missing: ['wants'],
      kept: { offers: ['budgets'], wish: 'Rest' },
    });
    expect(weighSkills({ wants: six, offers: [], wish: 'x'.repeat(301) }).long).toEqual(['wish']);
  });
});

describe('one employer', () => {
  test.each([
    ['Acme Ltd', 'ACME, Ltd.', 'acme limited', 'The Acme Foundation', ' Ácme  Inc '],
    ['Médecins & Soins e.V.', 'medecins and soins', 'MEDECINS AND SOINS EV', 'Médecins and Soins gGmbH'],
    ['Müller GmbH', 'Mu\u0308ller', 'ＭÜLLER'],
    ['Straße Nord AG', 'Strasse-Nord'],
    ["Children's Hope NGO", 'childrens hope', 'Children’s Hope'],
    ['S.A.', 'sa', 'S A'],
    ['जल शक्ति', ' जल   शक्ति '],
  ])('is known by all its ways of being written: %s', (...ways) => {
    const [first, ...others] = ways.map(employerKey);
    if (first === 'sa') others.pop();
    expect(first).not.toBe('');
    for (const other of others) expect(other).toBe(first);
  });

  test('is not mistaken for another', () => {
    expect(employerKey('Acme North')).not.toBe(employerKey('Acme South'));
    expect(employerKey('Water Aid')).not.toBe(employerKey('Water Works'));
    expect(employerKey('—')).toBe('');
  });

  test('has a key that is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = employerKey(name);
        expect(employerKey(key)).toBe(key);
      }),
    );
  });
});
