import type { Random } from '../common/random';
import { eachGroup, hoursFor } from './candidates';
import { workFor, type Work } from './effort';
import { pack, type Candidate } from './packing';
import type { Problem } from './problem';
import { emptySet } from './sets';
import { chanceWorth, headsWorth, perHead, worthOf } from './worth';

export type Groups = readonly (readonly number[])[];

/** What counts when a few people are grouped anew. */
export type Aim =
  /** people and nominations only */
  | { readonly for: 'heads' }
  /** everything */
  | { readonly for: 'all' }
  /** not fewer people, and of all ways to do so any */
  | { readonly for: 'change'; readonly random: Random };

export type Regrouped =
  /** there are more groups to choose from than `most` */
  | { readonly is: 'tooMany' }
  /** nothing better was found; with `isProved` there is nothing */
  | { readonly is: 'asBefore'; readonly isProved: boolean }
  | { readonly is: 'better'; readonly groups: Groups; readonly isProved: boolean };

/**
 * Groups at most thirty people anew, as well as can be within `work`; the people of `before`, their groups so far, are
 * among them. Every rule is kept; with the aims 'heads' and 'all' the outcome is better than before, or it is as before.
 */
export function regroup(
  problem: Problem,
  wanted: { people: readonly number[]; before: Groups; aim: Aim; most: number; work: Work },
): Regrouped {
  const { people, before, aim, most, work } = wanted;
  const bitOf = new Map(people.map((person, bit) => [person, 1 << bit]));
  const worth = (group: readonly number[], hours: Uint32Array): number => {
    if (aim.for === 'all') return worthOf(problem, group, hours);
    return aim.for === 'heads' ? headsWorth(problem, group) : chanceWorth(problem, group, aim.random());
  };
  const candidates: Candidate[] = [];
  const wasSeen = eachGroup(problem, { among: people, work }, (group, hours) => {
    const mask = group.reduce((sum, person) => sum | (bitOf.get(person) ?? 0), 0);
    candidates.push({ members: [...group], mask, worth: worth(group, hours) });
    return candidates.length <= most;
  });
  if (!wasSeen) return candidates.length > most ? { is: 'tooMany' } : { is: 'asBefore', isProved: false };
  const { rules } = problem;
  const sizes = [rules.minSize, rules.maxSize] as const;
  const atLeast = worthBefore(problem, before, aim);
  const { chosen, isProved } = pack(candidates, { perHead, sizes, atLeast, work });
  if (!chosen) return { is: 'asBefore', isProved };
  return { is: 'better', groups: chosen.map(({ members }) => members), isProved };
}

function worthBefore(problem: Problem, before: Groups, aim: Aim): number {
  const sum = (worth: (group: readonly number[]) => number): number =>
    before.reduce((total, group) => total + worth(group), 0);
  if (aim.for !== 'all') return sum((group) => headsWorth(problem, group)) - (aim.for === 'change' ? 1 : 0);
  const own = workFor({});
  return sum((group) => worthOf(problem, group, hoursFor(problem, group, own) ?? emptySet(0)));
}
