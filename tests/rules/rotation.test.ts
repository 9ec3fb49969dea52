import { seededRandom, shuffled } from '../../bot/common/random';
import { sizesOf } from '../../bot/sessions/legs';
import {
  caughtUp,
  inOrder,
  nothingYet,
  pairKey,
  rotation,
  type Past,
  type Rotation,
} from '../../bot/sessions/rotation/rotation';
import { fewestRepeats, meetingsIn, metAfter, waysToPart } from '../support/bruteSplits';

const named = (many: number): string[] => Array.from({ length: many }, (_, seat) => String(101 + seat));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

interface Programme {
  readonly people: number;
  readonly size?: number;
  readonly weeks: number;
}
const planned = ({ people, size = 2, weeks }: Programme): Rotation => {
  const all = named(people);
  return rotation({
    people: all,
    here: all,
    sizes: Array.from({ length: weeks }, () => size),
    past: nothingYet,
    seed: 7,
  });
};

/** A circle week by week: each time only what has been is known, and the weeks that are left are planned anew. */
class Circle {
  met = new Map<string, number>();
  odd = new Map<string, number>();
  readonly repeats: number[] = [];

  constructor(public people: readonly string[]) {}

  get past(): Past {
    const met = [...this.met].map(([pair, times]) => {
      const [one = '', other = ''] = pair.split(' ');
      return { one, other, times };
    });
    return {
      met: met.filter(({ one, other }) => [one, other].every((who) => this.people.includes(who))),
      odd: this.odd,
    };
  }

  lives(sizes: readonly number[], here: readonly string[] = this.people): readonly (readonly string[])[] {
    const { weeks, repeats } = rotation({ people: this.people, here, sizes, past: this.past, seed: 7 });
    const [parts = []] = weeks;
    this.repeats.push(repeats[0] ?? 0);
    const isHere = (who: string): boolean => here.includes(who);
    this.met = metAfter(
      this.met,
      parts.map((part) => part.filter(isHere)),
    );
    const isUneven = new Set(parts.map((part) => part.length)).size > 1;
    const others = isUneven
      ? parts
          .filter((part) => part.length !== sizes[0])
          .flat()
          .filter(isHere)
      : [];
    const before = caughtUp(this.odd, this.people);
    for (const who of others) this.odd.set(who, (before.get(who) ?? 0) + 1);
    return parts;
  }

  livesAll(size: number, weeks: number): this {
    for (let left = weeks; left > 0; left--) this.lives(Array.from({ length: left }, () => size));
    return this;
  }
}

describe('pairs of an even number', () => {
  test.each([4, 6, 8, 10, 12])(
    'of %d do not repeat before everybody has met everybody, and then they must',
    (people) => {
      const { repeats, isFewest } = planned({ people, weeks: people });
      expect(repeats).toEqual([...Array.from({ length: people - 1 }, () => 0), people / 2]);
      expect(isFewest).toBe(true);
    },
  );

  test.each([4, 6, 8])('of %d come to the same when each week is planned anew', (people) => {
    const circle = new Circle(named(people)).livesAll(2, people - 1);
    expect(circle.repeats).toEqual(Array.from({ length: people - 1 }, () => 0));
    expect(circle.met.size).toBe((people * (people - 1)) / 2);
  });
});

describe('pairs and one trio', () => {
  test('of five: once without a repeat; in the second week one must, and only one does', () => {
    expect(planned({ people: 5, weeks: 2 })).toMatchObject({ repeats: [0, 1], isFewest: true });
    expect(fewestRepeats(waysToPart(named(5), [3, 2]), { weeks: 2 })).toBe(1);
  });

  test('of seven: three weeks without a repeat; in the fourth one must, and only one does', () => {
    expect(planned({ people: 7, weeks: 3 })).toMatchObject({ repeats: [0, 0, 0], isFewest: true });
    expect(planned({ people: 7, weeks: 4 })).toMatchObject({ repeats: [0, 0, 0, 1], isFewest: true });
  });

  test('of seven: no four weeks are without a repeat, whichever are tried', () => {
    const ways = waysToPart(named(7), [3, 2, 2]);
    const [any = []] = ways;
    const withoutRepeat = (week: number, met: ReadonlyMap<string, number>): number =>
      Math.max(
        week,
        ...ways
          .filter((parts) => meetingsIn(parts).every((meeting) => !met.has(meeting)))
          .map((parts) => withoutRepeat(week + 1, metAfter(met, parts))),
      );
    // The first week may be any: all are alike but for the names.
    expect(withoutRepeat(1, metAfter(new Map(), any))).toBe(3);
  });

  test.each([
    [9, 6],
    [11, 6],
  ])('of %d: %d weeks without a repeat', (people, weeks) => {
    expect(planned({ people, weeks }).repeats).toEqual(Array.from({ length: weeks }, () => 0));
  });

  test.each([5, 7, 9, 11])(
    'of %d: the trio goes around: in six weeks nobody is in it twice more than another',
    (people) => {
      const { odd } = new Circle(named(people)).livesAll(2, 6);
      const often = named(people).map((who) => odd.get(who) ?? 0);
      expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(1);
      expect(sum(often)).toBe(3 * 6);
    },
  );

  test('of five and seven: in three weeks, in which fewest repeats ask for more, not three times more', () => {
    for (const people of [5, 7]) {
      const { odd } = new Circle(named(people)).livesAll(2, 3);
      const often = named(people).map((who) => odd.get(who) ?? 0);
      expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(2);
    }
  });

  test('who joined later does not make up for all the weeks before', () => {
    const circle = new Circle(named(4)).livesAll(2, 1);
    for (const who of circle.people) circle.odd.set(who, 9);
    circle.people = named(5);
    const trios: boolean[] = [];
    for (let left = 12; left > 0; left--) {
      const parts = circle.lives(Array.from({ length: left }, () => 2));
      trios.push(parts.some((part) => part.length === 3 && part.includes('105')));
    }
    expect(trios.filter(Boolean).length).toBeLessThanOrEqual(10);
  });
});

describe('threes', () => {
  test('of nine meet everybody in four weeks, and nobody twice', () => {
    expect(planned({ people: 9, size: 3, weeks: 4 })).toMatchObject({ repeats: [0, 0, 0, 0], isFewest: true });
  });

  test('of twelve do four weeks without a repeat', () => {
    expect(planned({ people: 12, size: 3, weeks: 4 })).toMatchObject({ repeats: [0, 0, 0, 0], isFewest: true });
  });
});

describe('no other programme has fewer repeats', () => {
  test.each([
    ...[1, 2, 3, 4].map((weeks) => ({ people: 4, size: 2, weeks })),
    ...[1, 2, 3, 4].map((weeks) => ({ people: 5, size: 2, weeks })),
    ...[1, 2, 3, 4].map((weeks) => ({ people: 5, size: 3, weeks })),
    ...[1, 2, 3, 4].map((weeks) => ({ people: 6, size: 2, weeks })),
    ...[1, 2, 3, 4].map((weeks) => ({ people: 6, size: 3, weeks })),
    ...[1, 2, 3].map((weeks) => ({ people: 7, size: 2, weeks })),
    ...[1, 2].map((weeks) => ({ people: 7, size: 3, weeks })),
    ...[1, 2].map((weeks) => ({ people: 8, size: 3, weeks })),
  ])('than this of $people people in parts of $size, for $weeks weeks', ({ people, size, weeks }) => {
    const ways = waysToPart(named(people), sizesOf(people, size));
    const fewest = fewestRepeats(ways, { weeks, first: ways.slice(0, 1) });
    const plan = planned({ people, size, weeks });
    expect({ repeats: sum(plan.repeats), isFewest: plan.isFewest }).toEqual({ repeats: fewest, isFewest: true });
    expect(sum(new Circle(named(people)).livesAll(size, weeks).repeats)).toBe(fewest);
  });

  test('not even after somebody has left: the weeks that remain are planned from what has been', () => {
    for (const [people, before, after] of [
      [6, 2, 3],
      [6, 3, 2],
      [7, 2, 2],
      [5, 2, 3],
    ] as const) {
      const circle = new Circle(named(people));
      for (let left = before + after; left > after; left--) circle.lives(Array.from({ length: left }, () => 2));
      circle.people = circle.people.filter((who) => who !== '103');
      const met = new Map([...circle.met].filter(([pair]) => !pair.includes('103')));
      const ways = waysToPart(circle.people, sizesOf(people - 1, 2));
      const lived = circle.repeats.length;
      circle.livesAll(2, after);
      expect(sum(circle.repeats.slice(lived))).toBe(fewestRepeats(ways, { weeks: after, met }));
    }
  });

  test('not even where sizes change from week to week', () => {
    const [pairs, threes] = [2, 3].map((size) => waysToPart(named(6), sizesOf(6, size)));
    if (!pairs || !threes) throw new Error('no ways');
    let fewest = Infinity;
    for (const second of pairs) {
      const met = metAfter(metAfter(new Map(), threes[0] ?? []), second);
      const again = meetingsIn(second).filter((meeting) => meetingsIn(threes[0] ?? []).includes(meeting)).length;
      fewest = Math.min(fewest, again + fewestRepeats(threes, { weeks: 1, met }));
    }
    const people = named(6);
    const plan = rotation({ people, here: people, sizes: [3, 2, 3], past: nothingYet, seed: 7 });
    expect(sum(plan.repeats)).toBe(fewest);
  });
});

test.each([4, 5, 6, 7, 8, 9, 10])(
  'of %d people in pairs nobody meets the same a third time before all have met',
  (people) => {
    const circle = new Circle(named(people));
    for (let left = 12; left > 0; left--) {
      circle.lives(Array.from({ length: left }, () => 2));
      const most = Math.max(...circle.met.values());
      if (most >= 3) expect(circle.met.size).toBe((people * (people - 1)) / 2);
    }
  },
);

describe('everybody', () => {
  test('is in one part, in the sizes of all, whoever rests, comes or leaves', () => {
    const random = seededRandom(11);
    for (let story = 0; story < 25; story++) {
      const size = 2 + Math.floor(random() * 3);
      const circle = new Circle(named(3 + Math.floor(random() * 6)));
      for (let left = 6; left > 0; left--) {
        const many = 2 + Math.floor(random() * (circle.people.length - 1));
        const here = shuffled(circle.people, random).slice(0, many);
        const parts = circle.lives(
          Array.from({ length: left }, () => size),
          here,
        );
        expect(parts.flat().sort()).toEqual([...circle.people].sort());
        expect(parts.map((part) => part.length).sort()).toEqual(sizesOf(circle.people.length, size).sort());
        if (random() < 0.2 && circle.people.length > 3) circle.people = circle.people.slice(1);
        if (random() < 0.2 && circle.people.length < 10) circle.people = [...circle.people, `9${story}0${left}`];
      }
    }
  });

  test('who is here sits with somebody new even when others rest', () => {
    const circle = new Circle(named(6));
    circle.lives([2, 2, 2]);
    circle.lives([2, 2], named(4));
    circle.lives([2], ['103', '104', '105', '106']);
    expect(circle.repeats).toEqual([0, 0, 0]);
  });
});

describe('the answer', () => {
  const people = named(7);
  const past: Past = { met: [{ one: '101', other: '102', times: 2 }], odd: new Map([['103', 1]]) };

  test('is the same for the same question, in whichever order people and pairs are named', () => {
    const ask = { people, here: people, sizes: [2, 2, 3, 2], past, seed: 5 };
    const again = { ...ask, people: [...people].reverse(), here: [...people].reverse() };
    expect(rotation(again)).toEqual(rotation(ask));
    const turned = { ...past, met: past.met.map(({ one, other, times }) => ({ one: other, other: one, times })) };
    expect(rotation({ ...ask, past: turned })).toEqual(rotation(ask));
  });

  test('is bounded by its steps, and is sound however few they are', () => {
    const all = named(11);
    const { weeks } = rotation({ people: all, here: all, sizes: [3, 3, 3, 3], past: nothingYet, seed: 1, steps: 1 });
    for (const parts of weeks) expect(parts.flat().sort()).toEqual(all);
  });

  test('keeps pairs whole that go on as fours', () => {
    for (const many of [4, 6, 7, 8, 12]) {
      const all = named(many);
      const [pairs = []] = rotation({ people: all, here: all, sizes: [2], past: nothingYet, seed: 1 }).weeks;
      const [fours = []] = rotation({
        people: all,
        here: all,
        sizes: [4],
        past: nothingYet,
        together: pairs,
        seed: 1,
      }).weeks;
      const torn = pairs.filter((pair) => !fours.some((four) => pair.every((who) => four.includes(who))));
      expect(torn).toHaveLength(many === 6 ? 1 : 0);
    }
  });
});

test('the order of people is drawn by chance, and when one leaves the others stay as they stand', () => {
  const order = inOrder(named(12), 3);
  expect(order).not.toEqual(named(12));
  expect(inOrder(named(12), 4)).not.toEqual(order);
  for (const gone of order) {
    const rest = order.filter((who) => who !== gone);
    expect(inOrder([...rest].sort(), 3)).toEqual(rest);
  }
});

test('two people are one pair, whoever is named first', () => {
  expect(pairKey({ one: '9', other: '10' })).toBe(pairKey({ one: '10', other: '9' }));
});
