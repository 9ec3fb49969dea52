import { bandOf, fitsOf } from '../../matching/fit';
import { minuteOf, timeIn } from '../../sessions/calendar';
import type { Proposal, ProposedGroup, Weakness } from '../proposal';
import { poolOf, type ToMatch, type WaitingPerson } from './pool';
import type { Sizes } from './sizes';
import { meetings } from './weeks';

/** A session that begins before eight, or goes on after nine in the evening, is early or late for somebody. */
const kindFrom = 8 * 60;
const kindUntil = 21 * 60;

/** The same circles, each with how well it suits its members and what is weak about it. */
export function judged(found: Proposal, cohort: ToMatch, sizes: Sizes): Proposal {
  const pool = poolOf(cohort, sizes);
  const seats = new Map(pool.people.map(({ id }, seat) => [id, seat]));
  const fits = fitsOf(pool.people, pool.rules);
  const known = new Map(cohort.people.map((person) => [person.user, person]));
  const groups = found.groups.flatMap((group) => {
    const seated = group.members.flatMap((id) => seats.get(id) ?? []);
    if (seated.length === 0) return [];
    const people = group.members.flatMap((id) => known.get(id) ?? []);
    return [{ ...group, fit: fits.ofGroup(seated) / seated.length, weak: weakIn(people, group, cohort) }];
  });
  return { ...found, groups };
}

type Claim = (person: WaitingPerson, others: readonly WaitingPerson[]) => boolean;

function weakIn(people: readonly WaitingPerson[], { slot }: ProposedGroup, cohort: ToMatch): Weakness[] {
  const hour = { zone: slot.tz, weekday: slot.day, minute: slot.minute };
  const starts = meetings(hour, cohort);
  const minutesFor = ({ zone }: WaitingPerson): number[] => [
    ...new Set(starts.map((at) => minuteOf(timeIn(zone, at)))),
  ];
  const isUnkind = (from: number): boolean => from < kindFrom || from + cohort.sessionMinutes > kindUntil;
  const claims: Readonly<Record<Weakness['what'], Claim>> = {
    nothingWanted: ({ wants }, others) =>
      wants.length > 0 && !others.some(({ offers }) => wants.some((skill) => offers.includes(skill))),
    clockChanges: (person) => minutesFor(person).length > 1,
    unkindHour: (person) => minutesFor(person).some(isUnkind),
    otherYears: ({ years }, others) => years !== null && others.every((other) => isFar(years, other.years)),
  };
  return (Object.keys(claims) as Weakness['what'][])
    .map((what) => ({ what, who: people.filter((one) => claims[what](one, without(people, one))).map(userOf) }))
    .filter(({ who }) => who.length > 0);
}

const without = (people: readonly WaitingPerson[], one: WaitingPerson): WaitingPerson[] =>
  people.filter((other) => other !== one);
const userOf = ({ user }: WaitingPerson): string => user;
/** Beyond the next band of experience; who has not told it is far from nobody. */
const isFar = (one: number, other: number | null): boolean =>
  other !== null && Math.abs(bandOf(one) - bandOf(other)) > 1;

export const peopleIn = ({ groups }: Pick<Proposal, 'groups'>): number =>
  groups.reduce((sum, { members }) => sum + members.length, 0);

/** How well the circles suit everybody who sits in them, 0 to 1; undefined where some of them were never judged. */
export function meanFit({ groups }: Pick<Proposal, 'groups'>): number | undefined {
  let sum = 0;
  for (const { fit, members } of groups) {
    if (fit === undefined) return undefined;
    sum += fit * members.length;
  }
  return groups.length === 0 ? undefined : sum / peopleIn({ groups });
}

/** In words, for the figure that stands beside them in whole hundredths: alone it says little to who sees the first one. */
export function levelOf(fit: number): 'very' | 'well' | 'fairly' | 'little' {
  const figure = Math.round(fit * 100);
  return figure >= 85 ? 'very' : figure >= 70 ? 'well' : figure >= 50 ? 'fairly' : 'little';
}
