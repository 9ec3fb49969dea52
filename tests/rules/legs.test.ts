import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  cardAt,
  countOf,
  lasting,
  legsOf,
  minutesWithin,
  sizesOf,
  writingHours,
  type Leg,
} from '../../bot/sessions/legs';
import type { Step } from '../../bot/sessions/programmes/programme';
import { readFormat, readProgrammes } from '../../bot/sessions/programmes/readProgrammes';

const talk = (minutes: number, title = 'Talk'): Step => ({ kind: 'talk', title, prompt: 'What now?', minutes });
const go = (who: 'owner' | 'others' | 'everybody', minutesPerTurn: number): Step => ({
  ...{ kind: 'round', title: 'Round', prompt: 'What now?', minutesPerTurn, who },
});
const inThrees = (...steps: Step[]): Extract<Step, { kind: 'split' }> => ({
  ...{ kind: 'split', title: 'In threes', prompt: 'Help each other.', size: 3, steps },
});
const live = (steps: readonly Step[], people: number): Leg[] => legsOf(steps, { people, pace: 'live' });

describe('smaller groups', () => {
  test.each([
    [3, 2, [3]],
    [4, 2, [2, 2]],
    [5, 2, [3, 2]],
    [6, 2, [2, 2, 2]],
    [7, 2, [3, 2, 2]],
    [2, 3, [2]],
    [3, 3, [3]],
    [4, 3, [4]],
    [5, 3, [3, 2]],
    [6, 3, [3, 3]],
    [7, 3, [4, 3]],
    [8, 3, [4, 4]],
    [11, 3, [4, 4, 3]],
    [12, 3, [3, 3, 3, 3]],
    [3, 4, [3]],
    [5, 4, [5]],
    [6, 4, [3, 3]],
    [7, 4, [4, 3]],
    [11, 4, [4, 4, 3]],
  ])('%d people, %d each, are groups of %p', (people, size, sizes) => {
    expect(sizesOf(people, size)).toEqual(sizes);
  });

  test('lose nobody and have the size or one more; where that cannot be, one fewer, and never somebody alone', () => {
    for (let people = 2; people <= 12; people += 1) {
      for (const size of [2, 3, 4]) {
        const sizes = sizesOf(people, size);
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(people);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(size + 1);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(Math.min(people, Math.max(2, size - 1)));
      }
    }
  });

  test('last as long as the largest of them needs', () => {
    const split = inThrees({ kind: 'rotate', steps: [go('owner', 2), talk(5)] });
    expect(minutesWithin(split, 6)).toBe(21);
    expect(minutesWithin(split, 7)).toBe(28);
    expect(live([split], 7)).toEqual([{ step: split, owner: null, cards: null, minutes: 28 }]);
  });
});

describe('a rotation', () => {
  const steps: Step[] = [{ kind: 'rotate', steps: [go('owner', 2), talk(3)] }, talk(5, 'Together')];

  test.each([3, 4, 5, 6, 7])('comes once for each of %d people, and then goes on', (people) => {
    const owners = live(steps, people).map(({ owner }) => owner);
    expect(owners).toEqual([...Array.from({ length: people }, (_, seat) => [seat, seat]).flat(), null]);
    expect(lasting(live(steps, people), people)).toBe(people * 5 + 5);
  });

  test('with a number of times comes so often, and not more often than there are people', () => {
    const twice: Step[] = [{ kind: 'rotate', times: 2, steps: [talk(3)] }];
    expect(live(twice, 6).map(({ owner }) => owner)).toEqual([0, 1]);
    expect(live(twice, 1).map(({ owner }) => owner)).toEqual([0]);
  });

  test('gives way to whoever brought a case, in what comes after it', () => {
    const steps: Step[] = [
      { kind: 'choose', of: 'circle', title: 'A case', prompt: 'Who?', minutes: 2 },
      go('owner', 5),
      go('others', 1),
    ];
    const legs = live(steps, 6);
    expect(legs.map(({ owner }) => owner)).toEqual([null, 'chosen', 'chosen']);
    expect(lasting(legs, 6)).toBe(2 + 5 + 5);
  });
});

describe('sealed cards', () => {
  const cards = ['lead', 'asked', 'listener'].map((role) => ({ role, words: 'Play it.' }));
  const play = (times?: number): Step => ({ kind: 'role play', title: 'Play', cards, times, steps: [talk(5)] });
  const rolesIn = (leg: Leg | undefined, people: number) =>
    Array.from({ length: people }, (_, seat) => (leg?.cards ? cardAt(leg.cards, { seat, people })?.role : undefined));

  test('are dealt once, or passed on so often that everybody has had each', () => {
    expect(live([play()], 3).map((leg) => rolesIn(leg, 3))).toEqual([['lead', 'asked', 'listener']]);
    expect(live([play(3)], 3).map((leg) => rolesIn(leg, 3))).toEqual([
      ['lead', 'asked', 'listener'],
      ['asked', 'listener', 'lead'],
      ['listener', 'lead', 'asked'],
    ]);
  });

  test('with more people than cards let one watch, each time another', () => {
    expect(live([play(2)], 4).map((leg) => rolesIn(leg, 4))).toEqual([
      ['lead', 'asked', 'listener', undefined],
      ['asked', 'listener', undefined, 'lead'],
    ]);
  });

  test('with fewer people leave the last cards in the box, so that the first are always played', () => {
    for (const leg of live([play(2)], 2)) expect(rolesIn(leg, 2).sort()).toEqual(['asked', 'lead']);
  });
});

test('how many legs there are is counted as they are laid out', () => {
  for (const people of [3, 4, 5, 6, 7, 12]) {
    const inside = (steps: readonly Step[], circle: number): number =>
      live(steps, circle).reduce(
        (sum, { step }) =>
          sum + 1 + (step.kind === 'split' ? inside(step.steps, Math.max(...sizesOf(circle, step.size))) : 0),
        0,
      );
    for (const { steps } of readProgrammes().get('first-circle')?.sessions ?? []) {
      expect(countOf(steps, people)).toBe(inside(steps, people));
    }
  }
});

const folder = join(__dirname, '../../programs/formats');
const formats = readdirSync(folder).map((file) => file.replace('.yaml', ''));
const hoursOf = (legs: readonly Leg[]): number[] => legs.map(({ minutes }) => (minutes ?? 0) / 60);

describe.each(formats)('the text twin of %s', (name) => {
  const steps = readFormat(join(folder, `${name}.yaml`)).sessions[0]?.steps ?? [];

  test.each([3, 4, 5, 6, 7, 8])('gives %d people three days, in whole hours, and never fewer than two', (people) => {
    const legs = legsOf(steps, { people, pace: 'in writing' });
    const told = legs.filter(({ step }) => step.kind !== 'close');
    expect(hoursOf(legs).reduce((sum, hours) => sum + hours, 0)).toBe(writingHours);
    expect(hoursOf(told).every((hours) => Number.isInteger(hours) && hours >= 2)).toBe(true);
    expect(legs.some(({ step }) => step.kind === 'arrive' || step.kind === 'pause')).toBe(false);
  });

  test.each([3, 4, 5, 6, 7, 8])('gives the smaller groups of %d people the hours of their split', (people) => {
    for (const { step, minutes } of legsOf(steps, { people, pace: 'in writing' })) {
      if (step.kind !== 'split') continue;
      for (const size of sizesOf(people, step.size)) {
        const inside = hoursOf(legsOf(step.steps, { people: size, pace: 'in writing', hours: (minutes ?? 0) / 60 }));
        expect(inside.reduce((sum, hours) => sum + hours, 0)).toBe((minutes ?? 0) / 60);
        expect(inside.every((hours) => Number.isInteger(hours) && hours >= 2)).toBe(true);
      }
    }
  });
});

describe('a text twin', () => {
  test('gives more time to what has more of it live, and lets no floor go round', () => {
    const steps: Step[] = [go('everybody', 1), talk(36), go('everybody', 0.5), { kind: 'close', words: 'Thank you.' }];
    const legs = legsOf(steps, { people: 6, pace: 'in writing' });
    expect(hoursOf(legs)).toEqual([11, 55, 6, 0]);
  });

  test('leaves a split of many short parts two hours for each of them', () => {
    const short = inThrees({ kind: 'rotate', steps: [talk(0.1), talk(0.1), talk(0.1)] });
    const [split] = legsOf([short, talk(60)], { people: 6, pace: 'in writing' });
    expect(hoursOf(split ? [split] : [])[0]).toBeGreaterThanOrEqual(3 * 3 * 2);
  });

  test('of more legs than three days have room for lasts longer, two hours each', () => {
    const steps: Step[] = [{ kind: 'rotate', steps: Array.from({ length: 8 }, () => talk(1)) }];
    const legs = legsOf(steps, { people: 6, pace: 'in writing' });
    expect(hoursOf(legs)).toEqual(Array.from({ length: 48 }, () => 2));
  });
});

test('the weeks of the house can all be lived in writing, by as many as twelve', () => {
  for (const { title, steps } of readProgrammes().get('first-circle')?.sessions ?? []) {
    for (const people of [3, 4, 5, 6, 7, 8, 12]) {
      const hours = hoursOf(legsOf(steps, { people, pace: 'in writing' })).reduce((sum, one) => sum + one, 0);
      expect({ title, people, hours }).toEqual({ title, people, hours: writingHours });
    }
  }
});
