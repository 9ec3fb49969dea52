import { closesWith, looksAt, longestClause, proposalsIn, settle, type Clause } from '../../bot/agreeing/rules/clauses';
import { changesBetween, clausesOf, faultOf } from '../../bot/intake/rules/clauses';

const now = new Date('2027-03-02T18:00:00Z');
const after = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const clause = (p: Partial<Clause>): Clause => ({
  id: '1',
  words: 'a',
  closesAt: now,
  isToGo: false,
  isOpen: false,
  ...p,
});

test('each line is a clause; the same is proposed once, and nothing that stands is proposed again', () => {
  const written = ['- We listen.\n2. We begin on time', 'we LISTEN\n\n Nobody records! '];
  expect(proposalsIn(written, [clause({ words: 'Nobody records' })])).toEqual(['We listen.', 'We begin on time']);
});

test('what is too long for a clause is said in two', () => {
  const [one = '', two = '', ...more] = proposalsIn([`${'word '.repeat(40)}end`], []);
  expect(more).toEqual([]);
  expect(`${one} ${two}`).toBe(`${'word '.repeat(40)}end`);
  expect(one.length).toBeLessThanOrEqual(longestClause);
});

test('silence lets a proposal stand and a striking go through; one objection is enough against either', () => {
  const [fine, spoken, going, staying, later, holds] = [
    clause({ id: '1' }),
    clause({ id: '2' }),
    clause({ id: '3', isToGo: true }),
    clause({ id: '4', isToGo: true }),
    clause({ id: '5', closesAt: after(1) }),
    clause({ id: '6', closesAt: null }),
  ] as const;
  const came = settle([fine, spoken, going, staying, later, holds], new Set(['2', '4', '5']), now);
  expect(came).toEqual({ stand: [fine, staying], struck: [going], open: [spoken] });
});

test('a circle is asked until its next session; for three days where there is none, or where it is too near or too far', () => {
  expect(closesWith(after(7 * 24), now)).toEqual(after(7 * 24));
  for (const next of [null, after(2), after(24 * 20)]) expect(closesWith(next, now)).toEqual(after(72));
});

test('what is still open is told when the pause to read ends, and in writing half-way through what follows', () => {
  expect(looksAt({ isPause: true, endsAt: after(1) }, true, now)).toEqual(after(1));
  expect(looksAt({ isPause: false, endsAt: after(4) }, false, now)).toEqual(after(2));
  expect(looksAt({ isPause: false, endsAt: after(4) }, true, now)).toEqual(after(0.05));
  expect(looksAt(null, false, now)).toEqual(after(0.05));
});

test('of the community’s clauses, what is new and what is gone is told apart, whatever their order', () => {
  expect(changesBetween(['A.', 'B.'], ['b.', 'C.'])).toEqual({
    clauses: [
      { words: 'b.', isNew: false },
      { words: 'C.', isNew: true },
    ],
    gone: ['A.'],
  });
});

test('clauses are published only when they fit on a card', () => {
  expect(faultOf(clausesOf(' \n- \u200b\n'))).toBe('none');
  expect(faultOf(clausesOf(Array.from({ length: 16 }, (_, at) => `Clause ${at}`).join('\n')))).toBe('tooMany');
  expect(faultOf(['x'.repeat(401)])).toBe('tooLong');
  expect(faultOf(Array.from({ length: 5 }, () => 'x'.repeat(399)))).toBe('tooLong');
  expect(faultOf(clausesOf('- One.\r\n* Two.\n3) Three.'))).toBeNull();
});
