import type { Split, Step } from '../../bot/sessions/programmes/programme';
import {
  knownAfter,
  knowsNothing,
  smallerGroups,
  splitsFrom,
  type Known,
  type Parting,
  type SmallerGroups,
} from '../../bot/sessions/rules/split';
import { leave } from '../../bot/sessions/rules/roster';
import { opened as begun } from './aRound';
import { at, changed, planOf, talking } from './aRound';
import type { RsvpAnswer, Session } from '../../bot/sessions/session';

const named = (many: number): string[] => Array.from({ length: many }, (_, seat) => String(101 + seat));
const splitInto = (size: number, steps: Step[] = [talking]): Split => ({
  ...{ kind: 'split', title: 'Apart', prompt: 'Help each other.', size, steps },
});
const goes: Step[] = [{ kind: 'rotate', steps: [talking] }];

/** A session of so many people that has come to its first split. */
const split = (many: number, steps: Step[]): Session => begun(planOf(steps, named(many)));
const parting = (p: Partial<Parting> = {}): Parting => ({
  ...{ known: knowsNothing, later: [], answers: new Map(), seed: 3 },
  ...p,
});
const rests = (...who: string[]): ReadonlyMap<string, RsvpAnswer> => new Map(who.map((one) => [one, 'not this week']));
const sizes = ({ parts }: SmallerGroups): number[] => parts.map((part) => part.length).sort();
/** The session as it is when it has come to a later split. */
const goneOn = (session: Session, { today }: SmallerGroups, step: number): Session => {
  if (session.stage.at !== 'timed') throw new Error('it does not go on');
  return { ...session, ledger: { ...session.ledger, parts: today }, stage: { ...session.stage, step } };
};

describe('who rests this week', () => {
  const pairs = splitInto(2);
  const session = split(6, [pairs]);

  test('has a place all the same, the last of a small part, so that nobody sits alone without them', () => {
    const found = smallerGroups(session, pairs, parting({ answers: rests('103') }));
    expect(found.parts.flat().sort()).toEqual(named(6));
    expect(sizes(found)).toEqual([3, 3]);
    expect(found.parts.find((part) => part.includes('103'))?.at(-1)).toBe('103');
  });

  test('has met nobody, and is counted nowhere', () => {
    const { sat } = smallerGroups(session, pairs, parting({ answers: rests('103') }));
    expect(JSON.stringify(sat.met)).not.toContain('103');
    expect([...sat.odd.keys(), ...sat.first.keys()]).not.toContain('103');
    expect(sat.met).toHaveLength(4);
  });

  test('and has come after all sits with the others as if nothing had been said', () => {
    const spoke = { ...session, ledger: { ...session.ledger, turns: { '103': 1 } } };
    const found = smallerGroups(spoke, pairs, parting({ answers: rests('103') }));
    expect(sizes(found)).toEqual([2, 2, 2]);
    expect(JSON.stringify(found.sat.met)).toContain('103');
  });

  test('when only one does not, all are parted as ever', () => {
    const all = smallerGroups(session, pairs, parting({ answers: rests('102', '103', '104', '105', '106') }));
    expect(sizes(all)).toEqual([2, 2, 2]);
  });

  test.each([3, 4, 5, 6, 7, 8, 9])('of %d people leaves nobody alone, however many do', (many) => {
    for (const size of [2, 3, 4]) {
      for (let resting = 0; resting < many; resting++) {
        const apart = splitInto(size);
        const answers = rests(...named(resting));
        const { parts } = smallerGroups(split(many, [apart]), apart, parting({ answers }));
        expect(parts.flat().sort()).toEqual(named(many));
        const here = parts.map((part) => part.filter((who) => !answers.has(who)).length);
        if (many - resting > 1) expect(Math.min(...here)).toBeGreaterThanOrEqual(2);
      }
    }
  });
});

describe('in one session', () => {
  test('pairs go on whole as fours, and what two have in common counts once', () => {
    const [pairs, fours] = [splitInto(2), splitInto(4)];
    const session = split(8, [pairs, fours]);
    const first = smallerGroups(session, pairs, parting());
    const second = smallerGroups(
      goneOn(session, first, 1),
      fours,
      parting({ known: knownAfter(knowsNothing, first.sat) }),
    );
    expect(sizes(second)).toEqual([4, 4]);
    for (const pair of first.parts)
      expect(second.parts.some((four) => pair.every((who) => four.includes(who)))).toBe(true);
    expect(second.sat.met).toHaveLength(12 - 4);
  });

  test('pairs after pairs are others', () => {
    const [pairs, again] = [splitInto(2), splitInto(2)];
    const session = split(6, [pairs, again]);
    const first = smallerGroups(session, pairs, parting());
    const second = smallerGroups(
      goneOn(session, first, 1),
      again,
      parting({ known: knownAfter(knowsNothing, first.sat) }),
    );
    const together = first.parts.filter((pair) =>
      second.parts.some((other) => pair.every((who) => other.includes(who))),
    );
    expect(together).toEqual([]);
  });

  test('a split that is gone back to has the parts it had, and counts nothing anew', () => {
    const pairs = splitInto(2);
    const session = split(6, [pairs]);
    const first = smallerGroups(session, pairs, parting());
    const again = smallerGroups(
      goneOn(session, first, 0),
      pairs,
      parting({ known: knownAfter(knowsNothing, first.sat) }),
    );
    expect(again.parts).toEqual(first.parts);
    expect(again.sat).toEqual({ met: [], odd: new Map(), first: new Map() });
  });

  test('but it is made anew where somebody would be alone by now, without who has left', () => {
    const pairs = splitInto(2);
    const session = split(4, [pairs]);
    const first = smallerGroups(session, pairs, parting());
    const left = { ...goneOn(session, first, 0), members: ['101', '102', '103'] };
    const after = changed(leave(left, { who: '104', now: at(1) })).session;
    expect(JSON.stringify(after.ledger)).not.toContain('104');
    const again = smallerGroups(after, pairs, parting({ known: knownAfter(knowsNothing, first.sat) }));
    expect(again.parts.flat().sort()).toEqual(['101', '102', '103']);
    expect(sizes(again)).toEqual([3]);
  });
});

describe('where everybody has a go', () => {
  test('the first go goes around: nobody has it twice before everybody in their part has had it', () => {
    const threes = splitInto(3, goes);
    let known: Known = knowsNothing;
    const began = new Map<string, number>();
    for (let week = 0; week < 6; week++) {
      const { parts, sat } = smallerGroups(split(6, [threes]), threes, parting({ known }));
      known = knownAfter(known, sat);
      for (const part of parts) {
        const [first = ''] = part;
        expect(Math.min(...part.map((who) => began.get(who) ?? 0))).toBe(began.get(first) ?? 0);
        began.set(first, (began.get(first) ?? 0) + 1);
      }
    }
    expect(Math.max(...began.values()) - Math.min(...named(6).map((who) => began.get(who) ?? 0))).toBeLessThanOrEqual(
      1,
    );
  });

  test('and nowhere else it is counted', () => {
    const pairs = splitInto(2);
    expect(smallerGroups(split(6, [pairs]), pairs, parting()).sat.first.size).toBe(0);
  });
});

test('a part of another size than the others is counted for whoever sits there; equal parts are not', () => {
  const [pairs, threes] = [splitInto(2), splitInto(3)];
  const five = smallerGroups(split(5, [pairs]), pairs, parting());
  expect([...five.sat.odd.keys()].sort()).toEqual([...(five.parts.find((part) => part.length === 3) ?? [])].sort());
  expect(smallerGroups(split(8, [threes]), threes, parting()).sat.odd.size).toBe(0);
});

test('more than twelve are parted, too', () => {
  const pairs = splitInto(2);
  const found = smallerGroups(split(15, [pairs]), pairs, parting());
  expect(found.parts.flat().sort()).toEqual(named(15));
  expect(sizes(found)).toEqual([2, 2, 2, 2, 2, 2, 3]);
});

test('nobody is parted into nothing', () => {
  const pairs = splitInto(2);
  expect(smallerGroups({ ...split(4, [pairs]), members: [] }, pairs, parting()).parts).toEqual([]);
});

test('the splits to come are those that part people anew', () => {
  expect(splitsFrom([splitInto(3), talking, splitInto(2)])).toEqual([3, 2]);
  expect(splitsFrom([splitInto(2), splitInto(4)])).toEqual([2]);
  expect(splitsFrom([talking])).toEqual([]);
});
