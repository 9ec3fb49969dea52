import { seededRandom, shuffled, type Random } from '../../bot/common/random';
import type { Person, Pool, Rules } from '../../bot/matching/pool';
import { between, chance, draw, oneOf, someOf } from './draws';
import { availabilityOf, eveningIn, hoursNobodyHas, onClockOf, tooShort } from './worldHours';
import { withOthers } from './worldWishes';
import { backgrounds, careers, days, notAloneWords, skills } from './worldWords';
import { homes, worldZones, type WorldZone } from './worldZones';

/**
 * Made-up people from all over the world who would like to meet: most in the evening or at lunch, in a few blocks of hours that
 * are scarce. The same number and seed give the same pool. A few per cent of them can truly not be placed.
 */

export const worldRules: Rules = {
  startDate: '2026-10-12',
  weeks: 6,
  sessionMinutes: 60,
  minSize: 4,
  maxSize: 6,
  preferred: [4, 6],
  sharedLanguage: true,
  allowSameEmployer: false,
};

/** Up to so many come from one part of the world, or from two, and were asked about some evenings; more come from anywhere. */
const smallPool = 40;
const middlingPool = 150;
const eveningsAskedAbout = 4;
const evenings = { isFine: 0.5, onDays: days.filter(([day]) => day < 5) };
const strayShare = 0.08;
const unplaceableShare = 0.03;

export function aWorldPool({ people: count, seed }: { people: number; seed: number }): Pool {
  const random = seededRandom(seed * 1_000_003 + count);
  const parts = partsFor(count, random);
  const employers = employersFor(count);
  const born = Array.from({ length: count }, (_, index) => {
    const part = parts[index % parts.length] ?? anywhere;
    return somebody(`p${String(index + 1).padStart(4, '0')}`, { part, employers, random });
  });
  const people = withOthers(withSomeUnplaceable(born, random), random);
  return { rules: worldRules, competitors: rivalsAmong(employers), people };
}

/** People of one part of the world. */
interface Part {
  readonly zones: readonly WorldZone[];
  /** half-hours in UTC that everybody was asked about */
  readonly asked: readonly (readonly number[])[];
}

const anywhere: Part = { zones: worldZones, asked: [] };

function partsFor(count: number, random: Random): Part[] {
  if (count > middlingPool) return [anywhere];
  const rows = homes.map(({ regions, weight }) => [regions, weight] as const);
  return someOf(rows, count > smallPool ? 2 : 1, random).map((regions) => {
    const zones = worldZones.filter(({ region }) => regions.includes(region));
    const asked = Array.from({ length: eveningsAskedAbout }, () => {
      const { tz } = draw(zones, ({ weight }) => weight, random);
      return eveningIn(tz, { startDate: worldRules.startDate, onDays: evenings.onDays, random });
    });
    return { zones, asked };
  });
}

type Weighed<T> = readonly (readonly [T, number])[];

interface World {
  readonly part: Part;
  readonly employers: Weighed<string>;
  readonly random: Random;
}

const offered = skills.map((skill) => [skill.word, skill.offered] as const);
const wanted = skills.map((skill) => [skill.word, skill.wanted] as const);

function somebody(id: string, { part, employers, random }: World): Person {
  const zones = chance(strayShare, random) ? worldZones : part.zones;
  const zone = draw(zones, ({ weight }) => weight, random);
  const fine = part.asked.filter(() => chance(evenings.isFine, random));
  const free = [...availabilityOf(random), ...onClockOf(zone.tz, worldRules.startDate, fine.flat())];
  const years = oneOf(careers, random);
  const offers = someOf(offered, oneOf([[1, 2], [2, 4], [3, 3], [4, 2]], random), random); // prettier-ignore
  const unknown = wanted.filter(([word]) => !offers.includes(word));
  return {
    id,
    tz: zone.tz,
    availability: [...new Set(free)].sort((one, other) => one - other),
    years: years && between([years[0], years[1] - 1], random),
    employer: chance(0.2, random) ? null : written(oneOf(employers, random), random),
    colleaguesOk: chance(0.35, random),
    background: oneOf(backgrounds, random),
    offers,
    wants: someOf(unknown, oneOf([[1, 3], [2, 4], [3, 3], [4, 1]], random), random), // prettier-ignore
    languages: languagesOf(zone, random),
    together: [],
    apart: [],
    notAlone: chance(0.18, random) ? someOf(notAloneWords, chance(0.25, random) ? 2 : 1, random) : [],
    nominated: chance(0.1, random),
  };
}

function languagesOf({ speaks }: WorldZone, random: Random): string[] {
  const known = Object.entries(speaks);
  const spoken = known.filter(([, share]) => chance(share, random));
  const [likeliest] = known.sort(([, one], [, other]) => other - one);
  return (spoken.length > 0 || !likeliest ? spoken : [likeliest]).map(([language]) => language);
}

/** Half as many as people; the first has twice as many people as the second, three times as many as the third. */
const employersFor = (count: number): Weighed<string> =>
  Array.from({ length: Math.max(8, Math.ceil(count / 2)) }, (_, rank) => [`Employer ${rank + 1}`, 1 / (rank + 1)]);

/** The same employer, as somebody types it. */
const written = (employer: string, random: Random): string =>
  chance(0.96, random) ? employer : chance(0.5, random) ? employer.toUpperCase() : ` ${employer.toLowerCase()} `;

const rivalsAmong = (employers: Weighed<string>): string[][] =>
  [[0, 1], [1, 4], [2, 3], [5, 8]] // prettier-ignore
    .map((ranks) => ranks.flatMap((rank) => employers[rank]?.[0] ?? []))
    .filter(({ length }) => length > 1);

function withSomeUnplaceable(people: readonly Person[], random: Random): Person[] {
  const places = people.map((_, index) => index);
  const chosen = shuffled(places, random).slice(0, Math.max(1, Math.round(people.length * unplaceableShare)));
  const found = new Map(chosen.map((place) => [place, unplaceable(random)]));
  return people.map((one, place) => ({ ...one, ...found.get(place) }));
}

const unplaceable = (random: Random): Partial<Person> =>
  [
    { availability: [] },
    { availability: tooShort(random) },
    { availability: hoursNobodyHas(random) },
    { languages: ['a language nobody shares'] },
  ][Math.floor(random() * 4)] ?? {};
