import { judged } from '../../bot/cohorts/rules/judging';
import { noDecisions } from '../../bot/cohorts/rules/decisions';
import {
  betterOf,
  certainOf,
  poolOf,
  proposalOf,
  type ToMatch,
  type WaitingPerson,
} from '../../bot/cohorts/rules/pool';
import { roomierSizes, wishedSizes } from '../../bot/cohorts/rules/sizes';
import { secondsLeft } from '../../bot/cohorts/rules/time';
import { changesSince } from '../../bot/cohorts/rules/stillFits';
import { en } from '../../bot/locales/en';
import { noWishes } from '../../bot/wishes/rules/preference';
import { match } from '../../bot/matching/match';
import { hours } from '../support/people';

const person = (user: string, own: Partial<WaitingPerson> = {}): WaitingPerson => ({
  ...{ user, years: 2, employer: null, wants: ['negotiation'], offers: ['budgets'] },
  ...{ languages: ['en', 'fr'], zone: 'Europe/Paris', availability: hours([0, 1, 2, 3, 4], 17, 22) },
  ...own,
});
const four = ['1', '2', '3', '4'].map((id) => person(id));
const spring = (own: Partial<ToMatch> = {}): ToMatch => ({
  ...{
    startsOn: '2027-03-09',
    weeks: 6,
    hour: null,
    sessionMinutes: 60,
    people: four,
    rivals: [],
    apart: [],
    wishes: noWishes,
  },
  ...own,
});
const foundFor = (cohort: ToMatch) =>
  proposalOf(match(poolOf(cohort, wishedSizes(4)), { seed: 1, steps: 50_000 }), cohort.people);

describe('what the matching is given', () => {
  test('the Monday of the first week, and no fixed hour when each circle has its own', () => {
    const { rules } = poolOf(spring(), wishedSizes(6));
    expect(rules).toMatchObject({ startDate: '2027-03-08', weeks: 6, sessionMinutes: 60, minSize: 4, maxSize: 7 });
    expect(rules.slots).toBeUndefined();
  });

  test('the one hour of a cohort that has one, on the weekday of its first day', () => {
    const { rules } = poolOf(spring({ hour: { time: '18:30', zone: 'Europe/Paris' } }), wishedSizes(6));
    expect(rules.slots).toEqual([{ tz: 'Europe/Paris', day: 1, minute: 1110 }]);
  });

  test('employers in the form in which they compare equal', () => {
    const people = ['Médecins Utiles e.V.', 'medecins utiles', 'MEDECINS-UTILES'].map((employer, seat) =>
      person(String(seat), { employer }),
    );
    expect(new Set(poolOf(spring({ people }), wishedSizes(4)).people.map(({ employer }) => employer)).size).toBe(1);
    expect(foundFor(spring({ people: [...people, person('8'), person('9')] })).groups).toEqual([
      expect.objectContaining({ members: expect.arrayContaining(['8', '9']) as unknown }),
    ]);
  });
});

describe('what a moderator is shown', () => {
  test('members, an hour, and what speaks for a circle: no employer, no hours of anybody', () => {
    const people = four.map((one, seat) => ({ ...one, employer: `Employer ${seat}`, offers: ['negotiation'] }));
    const { groups } = foundFor(spring({ people }));
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ skills: ['negotiation'], languages: ['en', 'fr'] });
    expect(JSON.stringify(groups)).not.toContain('Employer');
  });
});

describe('a circle that was to stay as it is and has lost somebody', () => {
  const slot = { tz: 'Europe/Paris', day: 0, minute: 1080 };
  const decisions = { ...noDecisions, locked: [{ members: ['1', '2', '3', 'gone'], slot }] };

  test('is left out: the others of it are looked for anew', () => {
    expect(poolOf(spring(), wishedSizes(4), decisions).kept).toBeUndefined();
    const people = [...four, person('gone')];
    expect(poolOf(spring({ people }), wishedSizes(4), decisions).kept).toHaveLength(1);
  });

  test('one that nobody is left of is never judged', () => {
    const [group] = foundFor(spring()).groups;
    if (!group) throw new Error('nothing was found');
    const found = { groups: [group, { ...group, members: [] }], unplaced: [] };
    expect(judged(found, spring(), wishedSizes(4)).groups).toEqual([
      expect.objectContaining({ members: group.members, fit: expect.any(Number) as unknown }),
    ]);
  });
});

describe('what is certain of the better one of two searches', () => {
  const answer = (fitBound: number, left: readonly string[] = ['9']) => ({
    ...match(poolOf(spring(), wishedSizes(4)), { seed: 1, steps: 50_000 }),
    unplaced: left.map((id) => ({ id, because: 'noRoom' as const, reason: '' })),
    proof: { mostPlaced: true, best: true, fitBound },
  });

  test('the best of the wished sizes is the best of all only where the roomier ones leave nothing above it', () => {
    expect(certainOf(answer(2.5), answer(2.5))).toEqual({ mostPlaced: true, best: true });
    expect(certainOf(answer(2.5), answer(2.6))).toEqual({ mostPlaced: true, best: false });
  });
});

test('a search that is begun anew has what is left of the seconds that were asked for, and a few at least', () => {
  expect([0, 50, 118, 300].map((spent) => secondsLeft(120, spent))).toEqual([120, 70, 5, 5]);
  expect([0, 2].map((spent) => secondsLeft(2, spent))).toEqual([2, 2]);
});

describe('who has no place is told what is true', () => {
  const morning = hours([5], 8, 10);
  const leftOf = (people: readonly WaitingPerson[]) => {
    const [wished, roomier] = [wishedSizes(6), roomierSizes(6)].map((sizes) =>
      match(poolOf(spring({ people }), sizes), { seed: 1, steps: 50_000 }),
    );
    if (!wished || !roomier) throw new Error('nothing was found');
    const { unplaced } = proposalOf(betterOf(wished, roomier), people);
    return unplaced.map(({ id, ...why }) => en.circles.reason(id, why));
  };

  test('two are free together and the third is not: each reads how many are free when they are, and how many it takes', () => {
    const three = [person('1'), person('2'), person('3', { availability: morning })];
    expect(leftOf(three)).toEqual([
      '- <@1>: too few are free when they are, week after week: two with them, and a circle needs three',
      '- <@2>: too few are free when they are, week after week: two with them, and a circle needs three',
      '- <@3>: too few are free when they are, week after week: nobody else, and a circle needs three',
    ]);
  });

  test('three wait where circles of about six are wished for: no reason says that three are too few', () => {
    const words = leftOf([person('1'), person('2'), person('3', { languages: ['sw'] })]);
    expect(words).toHaveLength(3);
    for (const said of words) expect(said).toContain('free when they are share a language with them');
  });

  test('a circle could be theirs only if another lost as many: they have no place, and no circle is called full', () => {
    const [early, late] = [hours([0], 9, 10), hours([1], 9, 10)];
    const at = (id: string, availability: number[]) => person(id, { availability });
    const people = [
      ...['1', '2', '3'].map((id) => at(id, early)),
      at('4', [...early, ...late]),
      at('5', late),
      at('6', late),
    ];
    expect(leftOf(people)).toEqual([]);
    const words = leftOf(people.slice(1));
    expect(words).toHaveLength(2);
    for (const said of words)
      expect(said).toContain('no place in these circles, and I found no others that place more');
  });
});

describe('between the circles that were shown and the yes', () => {
  const { groups } = foundFor(spring());

  test('nothing has changed', () => {
    expect(changesSince(groups, spring())).toEqual({ left: [], misfits: 0 });
  });

  test('somebody left the list', () => {
    expect(changesSince(groups, spring({ people: four.slice(1) }))).toEqual({ left: ['1'], misfits: 0 });
  });

  test('a circle of two is none, even when both of it still wait', () => {
    const two = groups.map((group) => ({ ...group, members: ['1', '2'] }));
    expect(changesSince(two, spring())).toEqual({ left: [], misfits: 1 });
  });

  test.each<[string, Partial<WaitingPerson>]>([
    ['their hours', { availability: hours([5], 8, 10) }],
    ['their zone', { zone: 'Pacific/Auckland' }],
    ['their languages', { languages: ['de'] }],
  ])('somebody changed %s, and the circle is none any more', (_, change) => {
    const people = [person('1', change), ...four.slice(1)];
    expect(changesSince(groups, spring({ people }))).toEqual({ left: [], misfits: 1 });
  });

  test('somebody changed what does not matter to the rules', () => {
    const people = [person('1', { wants: ['budgets'], years: 12 }), ...four.slice(1)];
    expect(changesSince(groups, spring({ people }))).toEqual({ left: [], misfits: 0 });
  });

  test('two who sit together have become rivals', () => {
    const people = four.map((one, seat) => ({ ...one, employer: ['Acme', 'Zenith'][seat] ?? null }));
    expect(changesSince(groups, spring({ people, rivals: [['acme', 'zenith']] }))).toEqual({ left: [], misfits: 1 });
  });
});

describe('how far a search is', () => {
  const soFar = (placed: number) => ({ placed, people: 8, groups: 2, fit: 0.68, level: 'fairly' as const });

  test('a bar of places while somebody has none; where all have one no bar says that it is over', () => {
    expect(en.draft.soFar(soFar(6))).toMatch(/▰+▱+\n\*\*6 of 8 people\*\*/u);
    expect(en.draft.soFar(soFar(8))).toMatch(/^\*\*All 8 people\*\* have a place, in 2 circles/u);
  });
});
