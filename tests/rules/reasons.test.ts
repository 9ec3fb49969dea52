import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { en } from '../../bot/locales/en';
import { match } from '../../bot/matching/match';
import type { Person, Placed, Pool } from '../../bot/matching/pool';
import { reasonsOf, type Reason } from '../../bot/matching/reason';
import type { Explained } from '../../bot/reasons/useCases';
import { cohortReasons } from '../../bot/reasons/cohortViews';
import { ownReasons } from '../../bot/reasons/views';
import { leastOf } from '../../bot/reasons/rules/noPlace';
import { isFreeAt } from '../support/matchCheck';
import { aPool, between, randomPool, somebody } from '../support/somePool';

/** Each reason is held against what people told, by a reading of its own; and none is moved by what was told to be kept. */

const peopleOf = ({ people }: Pool, { members }: Pick<Placed, 'members'>): Person[] =>
  people.filter(({ id }) => members.includes(id));
const yearsAlike = (one: Person, other: Person): boolean => {
  const steps = [0, 5, 10, 20, Infinity];
  const [a, b] = [one.years, other.years];
  return (
    a !== null && b !== null && steps.some((from, at) => [a, b].every((y) => y >= from && y < (steps[at + 1] ?? 0)))
  );
};

/** Whether a reason that was given to somebody is so. */
function isSo(reason: Reason, p: { person: Person; group: readonly Person[]; pool: Pool; placed: Placed }): boolean {
  const { person, group, pool, placed } = p;
  const others = group.filter((one) => one !== person);
  switch (reason.about) {
    case 'skill': {
      const offering = others.filter((one) => one.offers.some((skill) => skill === reason.skill)).map(({ id }) => id);
      return person.wants.includes(reason.skill) && reason.by.length > 0 && offering.join() === reason.by.join();
    }
    case 'asked': {
      const asking = others.filter((one) => one.wants.some((skill) => skill === reason.skill));
      return person.offers.includes(reason.skill) && asking.length === reason.others && reason.others > 0;
    }
    case 'wish':
      return person.together.includes(reason.with) && others.some(({ id }) => id === reason.with);
    case 'stage':
      return reason.others > 0 && others.filter((one) => yearsAlike(person, one)).length === reason.others;
    case 'backgrounds':
      return others.some(({ background }) => background !== null && background !== person.background);
    case 'language':
      return (
        reason.languages.length > 0 &&
        reason.languages.every((one) => group.every(({ languages }) => languages.includes(one)))
      );
    case 'size': {
      const [from, to] = pool.rules.preferred;
      return reason.size === group.length && from <= reason.size && reason.size <= to;
    }
    case 'hour': {
      const clock = clockTimes(person.tz, placed.slot, pool);
      const suits = group.filter((one) => isFreeAt(one, placed.slot, pool)).length;
      const told = reason.times.map(({ day, minute }) => `${day} ${minute}`);
      return reason.suits === suits && reason.weeks === pool.rules.weeks && told.sort().join() === clock.sort().join();
    }
  }
}

/** `weekday minute` of the sessions on somebody's clock, each once, as the calendar has it. */
function clockTimes(zone: string, { tz, day, minute }: Placed['slot'], { rules }: Pool): string[] {
  const times = Array.from({ length: rules.weeks }, (_, week) => {
    const at = Temporal.PlainDate.from(rules.startDate)
      .add({ days: day + 7 * week })
      .toZonedDateTime({ timeZone: tz, plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 } })
      .withTimeZone(zone);
    return `${at.dayOfWeek - 1} ${at.hour * 60 + at.minute}`;
  });
  return [...new Set(times)];
}

const answered = (pool: Pool) => match(pool, { seed: 1, steps: 2_000 }).groups;
const each = (pool: Pool, see: (member: { person: Person; group: Person[]; placed: Placed }) => void): void => {
  for (const placed of answered(pool)) {
    const group = peopleOf(pool, placed);
    for (const person of group) see({ person, group, placed });
  }
};
const found = (pool: Pool, { person, group, placed }: { person: Person; group: readonly Person[]; placed: Placed }) =>
  reasonsOf(person, group, { slot: placed.slot, rules: pool.rules });

/** What the bot says to somebody, and of them. */
const spoken = (explained: Explained): { own: string; ofAll: string } => ({
  own: JSON.stringify(ownReasons(en, { is: 'in a circle', circle: 'Spring 1', explained }).components),
  ofAll: JSON.stringify(
    cohortReasons(en, {
      cohort: { id: '1', name: 'Spring' },
      circles: [{ name: 'Spring 1', slot: { tz: 'UTC', day: 0, minute: 0 }, people: [explained] }],
      ...{ isProposed: false, left: [], member: null, page: 0 },
    }).components,
  ),
});

describe('of any group', () => {
  test('each reason is so, and everybody has one', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(randomPool({ from: 6, to: 12 }), (pool) => {
        each(pool, (member) => {
          const reasons = found(pool, member);
          for (const { about } of reasons) kinds.add(about);
          expect(reasons.filter((reason) => !isSo(reason, { ...member, pool }))).toEqual([]);
          expect(reasons.map(({ about }) => about)).toContain('hour');
        });
      }),
      { numRuns: 60 },
    );
    expect([...kinds].sort()).toEqual([
      ...['asked', 'backgrounds', 'hour', 'language', 'size', 'skill', 'stage', 'wish'],
    ]);
  });

  test('none is left out that could be said', () => {
    fc.assert(
      fc.property(randomPool({ from: 6, to: 10 }), (pool) => {
        each(pool, ({ person, group, placed }) => {
          const others = group.filter((one) => one !== person);
          const said = found(pool, { person, group, placed });
          const skills = person.wants.filter((skill) => others.some(({ offers }) => offers.includes(skill)));
          expect(said.flatMap((one) => (one.about === 'skill' ? [one.skill] : [])).sort()).toEqual([...skills].sort());
          const wished = others.filter(({ id }) => person.together.includes(id)).map(({ id }) => id);
          expect(said.flatMap((one) => (one.about === 'wish' ? [one.with] : [])).sort()).toEqual(wished.sort());
          const alike = others.some((one) => yearsAlike(person, one));
          expect(said.some(({ about }) => about === 'stage')).toBe(alike);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('nothing that was told to be kept moves a reason: where anybody works, whom they avoid, what they are not alone with', () => {
    fc.assert(
      fc.property(randomPool({ from: 6, to: 10 }), (pool) => {
        each(pool, ({ person, group, placed }) => {
          const before = found(pool, { person, group, placed });
          const otherwise = group.map((one) => ({
            ...one,
            employer: one.employer === null ? 'Yew' : null,
            colleaguesOk: !one.colleaguesOk,
            apart: group.map(({ id }) => id),
            notAlone: ['something else'],
            nominated: !one.nominated,
          }));
          const same = otherwise.find(({ id }) => id === person.id) ?? person;
          expect(reasonsOf(same, otherwise, { slot: placed.slot, rules: pool.rules })).toEqual(before);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('in the words of the bot there is no years’ number, no count but of all, and of others’ wishes nothing', () => {
    fc.assert(
      fc.property(randomPool({ from: 6, to: 10 }), (pool) => {
        each(pool, ({ person, group, placed }) => {
          const reasons = found(pool, { person, group, placed });
          const { own, ofAll } = spoken({ user: person.id, size: group.length, reasons });
          for (const words of [own, ofAll]) {
            expect(words).not.toMatch(/oak|elm|\bash\b|career changer|parent|alone|only one|nobody else|cannot|avoid/i);
            expect(words.replace(/\d\d:\d\d/g, '').replace(/p\d{4}|Spring 1|\d{6,}/g, '')).not.toMatch(/\b\d+ years/);
          }
          expect(ofAll).not.toMatch(/wish/i);
          // Others are named as who offers what was asked for, and in the own words as who was wished for.
          const mayBeNamed = reasons.flatMap((one) =>
            one.about === 'skill' ? one.by : one.about === 'wish' ? [one.with] : [],
          );
          for (const [, id = ''] of own.matchAll(/<@(p\d+)>/g)) expect(mayBeNamed).toContain(id);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the words', () => {
  const rules = aPool([]).rules;
  const slot = { tz: 'Africa/Nairobi', day: 2, minute: 18 * 60 };
  const three = (about: (index: number) => Partial<Person>): Person[] =>
    ['1', '2', '3'].map((id, index) => somebody(id, { background: null, ...about(index) }));
  const toFirst = (group: readonly Person[], size = group.length) => {
    const [person] = group;
    if (!person) throw new Error('nobody is here');
    return spoken({ user: '1', size, reasons: reasonsOf(person, group, { slot, rules }) }).own;
  };

  test('are at most four sentences, and the hour is always among them', () => {
    const skills = ['negotiation', 'budgets', 'feedback', 'writing', 'career'];
    const group = three(() => ({ wants: skills, offers: skills, together: ['2', '3'], background: 'x' }));
    const own = toFirst(group);
    expect(own).toContain('<@2> and <@3> offer **Negotiating**, which you asked for.');
    expect(own).toContain('on your clock suits all three of you.');
    const [, body = ''] = /"content":"([^"]*suits all[^"]*)"/.exec(own) ?? [];
    expect(body.split('\\n')).toHaveLength(4);
  });

  test('begin with what weighs most for the one who reads them', () => {
    const order = (wants: readonly string[]): string[] => {
      const group = three((i) => (i === 0 ? { wants } : { offers: ['budgets'] }));
      return reasonsOf(group[0] ?? somebody('nobody'), group, { slot, rules }).map(({ about }) => about);
    };
    expect(order(['budgets'])).toEqual(['skill', 'stage', 'size', 'hour']);
    expect(order(['budgets', 'writing', 'career'])).toEqual(['stage', 'skill', 'size', 'hour']);
  });

  test('say of all that they are at one stage only where it is so, and where everybody’s answers are known', () => {
    expect(toFirst(three(() => ({ years: 2 })))).toContain('You are all in your first five years in the field.');
    expect(toFirst(three((i) => ({ years: i === 2 ? 7 : 2 })))).toContain('Somebody else here has about as many years');
    expect(toFirst(three((i) => ({ years: i === 2 ? null : 2 })))).not.toContain('You are all');
    expect(
      toFirst(
        three(() => ({ years: 2 })),
        4,
      ),
    ).not.toMatch(/You are all|suits all/);
  });

  test('say when somebody’s clock changes, in the first week’s time first', () => {
    const own = toFirst(
      three((i) => ({ tz: i === 0 ? 'Europe/Paris' : 'Africa/Nairobi', availability: between(2, 16, 20) })),
    );
    expect(own).toContain('**Wednesdays at 17:00** on your clock suits all three of you.');
    expect(own).toContain('In some weeks that is Wednesdays at 16:00 for you, because clocks change.');
  });

  test('say nothing of an hour that is theirs no more', () => {
    const group = three((i) => (i === 0 ? { availability: between(5, 8, 9) } : {}));
    expect(toFirst(group)).not.toContain('on your clock');
    expect(toFirst(three((i) => (i === 2 ? { availability: [] } : {})))).toContain('lies within the hours you gave');
  });
});

test('that people were there whom somebody may not sit with is kept for nobody', () => {
  expect(leastOf('nobodyCompatible')).toBe('noRoom');
  expect(JSON.stringify(en.why.noPlace('Spring', 'noRoom'))).not.toMatch(/sit|compatible|together with/);
});
