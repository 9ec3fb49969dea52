import { seededRandom } from '../common/random';
import { hoursFor } from './candidates';
import { workFor } from './effort';
import { suitsEveryGroup } from './hours';
import type { Answer, Effort, Person, Placed, Pool, Progress, Proof, ReasonKey, Slot } from './pool';
import { problemOf, type Problem } from './problem';
import { reasonsFor, wordsFor } from './reasons';
import type { Groups } from './regroup';
import { couldBePlaced, search } from './search';
import { emptySet } from './sets';
import { settle } from './settle';
import { kindest, scoreOf } from './worth';

/**
 * Makes groups of a pool: as many people as can be placed, in the groups that suit them best, at the kindest hours.
 * Pure: the same pool, seed and steps give the same answer. It begins with a quick answer and betters it as long as it may.
 */
export function match(pool: Pool, { seed, steps, until, progress }: Effort): Answer {
  const problem = problemOf(pool);
  const tell = (groups: Groups): void => progress?.(progressOf(problem, groups));
  const found = search(problem, { random: seededRandom(seed), work: workFor({ steps, until }), tell });
  const proof: Proof = { mostPlaced: found.isMost, best: false, fitBound: pool.people.length };
  const groups = settle(problem, found).map((group) => [...group].sort((one, other) => one - other));
  tell(groups);
  const placed = new Set(groups.flat());
  const everybody = pool.people.map((_, index) => index);
  return {
    proof,
    groups: groups.sort(([one = 0], [other = 0]) => one - other).map((group) => placedIn(problem, group)),
    unplaced: everybody
      .filter((index) => !placed.has(index))
      .map((index) => {
        const because = reasonOf(problem, index, everybody);
        const atTheirHours = { free: problem.hours.mostFree[index] ?? 0, needed: problem.rules.minSize };
        return {
          id: problem.people[index]?.id ?? '',
          because,
          ...(because === 'nobodyFree' ? { atTheirHours } : {}),
          reason: wordsFor(because, problem),
        };
      }),
  };
}

const unproved = ({ people }: Problem): Proof => ({ mostPlaced: false, best: false, fitBound: people.length });

const progressOf = (problem: Problem, groups: Groups): Progress => {
  const { placed, fit } = scoreOf(problem, groups);
  return { placed, people: problem.people.length, groups: groups.length, fit, proof: unproved(problem) };
};

function placedIn(problem: Problem, group: readonly number[]): Placed {
  const members = group.flatMap((index) => problem.people[index] ?? []);
  const slot = slotFor(problem, group, members);
  const { rules } = problem;
  const why = members.map((member) => [member.id, reasonsFor(member, members, { slot, rules })] as const);
  return { members: members.map(({ id }) => id), slot, why: Object.fromEntries(why) };
}

/** The kindest hour, told on the clock that most of the members have. */
function slotFor(problem: Problem, group: readonly number[], members: readonly Person[]): Slot {
  const among = hoursFor(problem, group, workFor({})) ?? emptySet(0);
  const { hour } = kindest(problem, group, among);
  const living = (zone: string): number => members.filter(({ tz }) => tz === zone).length;
  const [slot] = (problem.hours.hours[hour]?.slots ?? [])
    .filter(({ tz }) => living(tz) > 0 || suitsEveryGroup(tz, problem.rules))
    .sort((one, other) => living(other.tz) - living(one.tz));
  if (!slot) throw new Error('a group was made that has no hour');
  return slot;
}

/** The first thing that stands in the way; each is checked, none is guessed. */
function reasonOf(problem: Problem, index: number, everybody: readonly number[]): ReasonKey {
  const { people, hours, rules } = problem;
  if (people[index]?.availability.length === 0) return 'noHours';
  if (people.length < rules.minSize) return 'tooFewPeople';
  if (!hours.mostFree[index]) return 'noHourFits';
  if (!hours.free[index]?.some((word) => word !== 0)) return 'nobodyFree';
  if (!couldBePlaced(problem, index, everybody)) return 'nobodyCompatible';
  return 'noRoom';
}
