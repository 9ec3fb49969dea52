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
import { sizesOf } from '../../bot/sessions/legs';
import { waysToPart } from '../support/bruteSplits';
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

  test('has a place all the same, and the parts are as large as ever', () => {
    const found = smallerGroups(session, pairs, parting({ answers: rests('103') }));
    expect(found.parts.flat().sort()).toEqual(named(6));
    expect(sizes(found)).toEqual([2, 2, 2]);
  });

  test('is neither always the last of a part nor always in the last one', () => {
    const found = Array.from({ length: 20 }, (_, seed) =>
      smallerGroups(session, pairs, parting({ answers: rests('103'), seed }))
        .parts.flat()
        .indexOf('103'),
    );
    expect(new Set(found.map((seat) => seat % 2)).size).toBe(2);
    expect(new Set(found.map((seat) => Math.floor(seat / 2))).size).toBe(3);
  });

  test('sits in the trio where there is one; two who rest, in one pair', () => {
    const five = smallerGroups(split(5, [pairs]), pairs, parting({ answers: rests('103') }));
    expect(five.parts.find((part) => part.includes('103'))).toHaveLength(3);
    const six = smallerGroups(session, pairs, parting({ answers: rests('103', '105') }));
    expect(six.parts.find((part) => part.includes('103'))?.toSorted()).toEqual(['103', '105']);
  });

  test('stands first where it is their go, which counts for whoever begins without them', () => {
    const threes = splitInto(3, goes);
    const first = new Map(named(6).map((who) => [who, who === '103' ? 0 : 1]));
    const known = { ...knowsNothing, first };
    const { parts, sat } = smallerGroups(split(6, [threes]), threes, parting({ known, answers: rests('103') }));
    const [one = '', next = ''] = parts.find((part) => part.includes('103')) ?? [];
    expect([one, sat.first.get(next)]).toEqual(['103', 2]);
    expect(sat.first.has('103')).toBe(false);
  });

  test('has met nobody, and is counted nowhere', () => {
    const { sat } = smallerGroups(session, pairs, parting({ answers: rests('103') }));
    expect(JSON.stringify(sat.met)).not.toContain('103');
    expect([...sat.odd.keys(), ...sat.first.keys()]).not.toContain('103');
    expect(sat.met).toHaveLength(2);
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

  test.each([3, 4, 5, 6, 7, 8])('of %d people changes no size, and leaves as few alone as can be', (many) => {
    for (const size of [2, 3, 4]) {
      const apart = splitInto(size);
      const ever = sizesOf(many, size);
      const ways = waysToPart(named(many), ever);
      for (let resting = 0; resting < many - 1; resting++) {
        const answers = rests(...named(resting));
        const alone = (parts: readonly (readonly string[])[]): number =>
          parts.filter((part) => part.filter((who) => !answers.has(who)).length === 1).length;
        const found = smallerGroups(split(many, [apart]), apart, parting({ answers }));
        expect(found.parts.flat().sort()).toEqual(named(many));
        expect(sizes(found)).toEqual([...ever].sort());
        expect(alone(found.parts)).toBe(Math.min(...ways.map(alone)));
      }
    }
  });

  test('of more than twelve changes nothing', () => {
    const many = split(15, [pairs]);
    const { parts } = smallerGroups(many, pairs, parting());
    const resting = smallerGroups(many, pairs, parting({ answers: rests('103') }));
    expect(resting.parts).toEqual(parts);
    expect(JSON.stringify(resting.sat.met)).not.toContain('103');
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
