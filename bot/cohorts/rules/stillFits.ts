import { smallestGroup } from '../../matching/groups';
import { match } from '../../matching/match';
import type { ProposedGroup } from '../proposal';
import { poolOf, type ToMatch } from './pool';

/** Steps are cheap; a circle whose people and hour are given is judged in far fewer. */
const enough = 20_000;

/**
 * What has changed since circles were proposed: who does not wait any more, and how many circles break a rule with what
 * their members say now.
 */
export function changesSince(
  groups: readonly ProposedGroup[],
  now: ToMatch,
): { readonly left: readonly string[]; readonly misfits: number } {
  const waiting = new Map(now.people.map((person) => [person.user, person]));
  const left = groups.flatMap(({ members }) => members.filter((id) => !waiting.has(id)));
  const whole = groups.filter(({ members }) => members.every((id) => waiting.has(id)));
  const misfits = whole.filter((group) => !fits(group, now)).length;
  return { left, misfits };
}

function fits({ members, slot }: ProposedGroup, now: ToMatch): boolean {
  const people = now.people.filter(({ user }) => members.includes(user));
  const size = members.length;
  // The sizes below are this circle's own, and would allow any.
  if (size < smallestGroup) return false;
  const pool = poolOf({ ...now, people }, { minSize: size, maxSize: size, preferred: [size, size] });
  const answer = match({ ...pool, rules: { ...pool.rules, slots: [slot] } }, { seed: 0, steps: enough });
  return answer.groups.length === 1;
}
