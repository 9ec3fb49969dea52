import fc from 'fast-check';
import { isAgreed, saysYes, votes, type Vote } from '../../bot/cohorts/rules/voting';

const circle = (answers: readonly Vote[], movesAlone: readonly string[] = []) => ({
  answers: new Map(answers.map((answer, at) => [String(at + 1), answer])),
  movesAlone,
});
const [yes, no] = votes;

test.each([
  [[], false],
  [[yes], true],
  [[no], false],
  [[yes, no], true],
  [[yes, yes, no], true],
  [[yes, no, no], false],
  [[yes, yes, no, no], true],
] as const)('a circle that answers %j says yes: %s', (answers, agrees) => {
  expect(saysYes(circle(answers))).toBe(agrees);
});

test('one who would rather not never decides alone: whatever the others answer, theirs changes nothing', () => {
  const others = fc.array(fc.constant(yes), { maxLength: 11 });
  fc.assert(
    fc.property(others, (given) => {
      expect(saysYes(circle([...given, no]))).toBe(saysYes(circle(given)));
    }),
  );
});

test('silence is no no: who does not answer changes nothing, however many they are', () => {
  expect(saysYes(circle([yes]))).toBe(true);
  expect(isAgreed([circle([yes]), circle([yes, no])])).toBe(true);
});

test('both have to say yes, and nobody who is asked is no yes', () => {
  expect(isAgreed([circle([yes, yes]), circle([])])).toBe(false);
  expect(isAgreed([circle([yes]), circle([no, no])])).toBe(false);
  expect(isAgreed([])).toBe(false);
});

test('who would be moved alone has to say yes themselves', () => {
  expect(saysYes(circle([yes, yes, no], ['3']))).toBe(false);
  expect(saysYes(circle([yes, yes], ['3']))).toBe(false);
  expect(saysYes(circle([yes, no, yes], ['3']))).toBe(true);
});
