import { smallestGroup } from '../groups';
import type { Pool } from '../pool';
import { bringings, topUps } from './filling';
import { joins, newHours, spreads } from './joining';
import { suits } from './placeLate';
import type { Hindrance, Proposal, Repair, Sitting, WaitingHindrance } from './plain';
import { proposalOf, smallestFirst, standingOf, type Seated, type Standing } from './standing';

/**
 * What can be done for groups that people have left. A group of three or more is left alone; at most it is offered people who
 * wait. Below three somebody has to move, and every move leads out of that group or into it: nobody else does. No group of two
 * comes of it, and every hard rule is kept at the hours and in the weeks that are still to come.
 */
export function repair(pool: Pool, groups: readonly Sitting[]): Repair[] {
  const standing = standingOf(pool, groups);
  return standing.groups.flatMap((about) => {
    const isNeeded = about.size < smallestGroup;
    if (isNeeded) return [needed(standing, about)];
    if (about.size >= pool.rules.minSize) return [];
    const proposals = topUps(standing, about);
    return proposals.length > 0 ? [{ group: about.group, people: about.size, isNeeded, proposals, none: null }] : [];
  });
}

function needed(standing: Standing, about: Seated): Repair {
  const { group, size: people } = about;
  const proposals = people === 0 ? [proposalOf(standing, { way: 'close', group, moves: [] })] : ways(standing, about);
  const none =
    proposals.length > 0 ? null : { waiting: whyNobodyComes(standing, about), groups: whyNobodyGoes(standing, about) };
  return { group, people, isNeeded: true, proposals, none };
}

/** Another hour is only proposed where no hour that people have now would do. */
function ways(standing: Standing, about: Seated): Proposal[] {
  const going = [...joins(standing, about), ...spreads(standing, about)];
  const all = [...topUps(standing, about), ...bringings(standing, about), ...going];
  return [...all, ...(going.length === 0 ? newHours(standing, about) : [])].sort(smallestFirst);
}

/** That a few could come and are not enough is no conflict, and is not to read like one. */
function whyNobodyComes({ seating, waiting }: Standing, about: Seated): WaitingHindrance {
  if (waiting.length === 0) return 'nobodyThere';
  const free = waiting.filter((person) => seating.isFree(person, about.slot));
  if (free.length === 0) return 'notFree';
  const fitting = about.isKnown ? free.filter((person) => suits(seating, person, about.sitting)) : [];
  return fitting.length > 0 && about.size + fitting.length < smallestGroup ? 'tooFew' : 'notTogether';
}

function whyNobodyGoes({ seating, groups }: Standing, about: Seated): Hindrance {
  const open = groups.filter(
    ({ group, size }) => group !== about.group && size + 1 >= smallestGroup && size < seating.rules.maxSize,
  );
  if (open.length === 0) return 'nobodyThere';
  const goes = about.sitting.some((person) => open.some(({ slot }) => seating.isFree(person, slot)));
  return goes ? 'notTogether' : 'notFree';
}

/**
 * Small groups that could become one, the fewest moved people first: the smaller goes to the larger, at the larger's hour or,
 * where that does not suit them, at another that suits all. Small is whoever is below the least wished size.
 */
export function merges(pool: Pool, groups: readonly Sitting[]): Proposal[] {
  const standing = standingOf(pool, groups);
  const least = Math.max(smallestGroup, pool.rules.minSize);
  const found = new Map<string, Proposal>();
  for (const about of standing.groups.filter(({ size }) => size > 0 && size < least)) {
    const kept = joins(standing, about);
    for (const proposal of kept.length > 0 ? kept : newHours(standing, about)) {
      const pair = [proposal.closes, ...proposal.outcome.map(({ group }) => group)].sort().join();
      if (!found.has(pair)) found.set(pair, proposal);
    }
  }
  return [...found.values()].sort(smallestFirst);
}
