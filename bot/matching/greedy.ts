import { eachGroup } from './candidates';
import { workFor } from './effort';
import { isFree } from './hours';
import type { Problem } from './problem';
import { membersOf } from './sets';
import type { Groups } from './regroup';

/** How many hours are tried for a person before the next one is asked. */
const hoursTried = 12;
/** How far it is looked for a group at one hour. */
const stepsPerHour = 400;

/**
 * Groups to begin with: whoever has the fewest hours is first asked whom they could meet, and those with few hours are met
 * first. Good where people are many and free; the search goes on from here.
 */
export function firstGroups(problem: Problem): Groups {
  const hoursOf = problem.hours.free.map(membersOf);
  const freedom = (person: number): number => hoursOf[person]?.length ?? 0;
  const waiting = new Set(
    problem.people
      .flatMap((_, person) => (freedom(person) > 0 ? [person] : []))
      .sort((a, b) => freedom(a) - freedom(b)),
  );
  const groups: (readonly number[])[] = [];
  for (const person of waiting) {
    const group = groupAround(problem, person, { waiting, hours: hoursOf[person] ?? [] });
    if (!group) continue;
    groups.push(group);
    for (const member of group) waiting.delete(member);
  }
  return groups;
}

/** The largest group that is liked, of those found at some hours of this person; of equals the one with the best fits. */
function groupAround(
  problem: Problem,
  person: number,
  { waiting, hours }: { waiting: ReadonlySet<number>; hours: readonly number[] },
): readonly number[] | undefined {
  const liked = problem.rules.preferred[1];
  let best: { group: readonly number[]; size: number; fit: number } | undefined;
  const stride = Math.max(1, Math.floor(hours.length / hoursTried));
  for (const [place, hour] of hours.entries()) {
    if (place % stride !== 0) continue;
    const among = [...waiting].filter((other) => other !== person && isFree(problem.hours, other, hour));
    eachGroup(problem, { having: [person], among, work: workFor({ steps: stepsPerHour }) }, (group) => {
      const size = Math.min(group.length, liked);
      if (best && size < best.size) return true;
      const fit = problem.fits.ofGroup(group) / group.length;
      if (!best || size > best.size || fit > best.fit) best = { group: [...group], size, fit };
      return true;
    });
  }
  return best?.group;
}
