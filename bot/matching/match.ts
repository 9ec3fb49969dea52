import { seededRandom } from '../common/random';
import { hoursFor } from './candidates';
import { workFor, type Work } from './effort';
import { isFree, suitsEveryGroup } from './hours';
import type { Answer, Effort, Placed, Pool, Progress, Proof, ReasonKey, Slot, Unplaced } from './pool';
import { problemOf, type Problem } from './problem';
import { reasonsFor, wordsFor } from './reasons';
import { couldBePlaced, search, type Found } from './search';
import { emptySet, membersOf } from './sets';
import { settle } from './settle';
import { nothingProved } from './solve';
import { kindest, scoreOf } from './worth';

/**
 * Makes groups of a pool: as many people as can be placed, in the groups that suit them best, at the kindest hours.
 * Pure: the same pool, seed and steps give the same answer. It begins with a quick answer and betters it as long as it may.
 */
export function match(pool: Pool, { seed, progress, ...bounds }: Effort): Answer {
  const problem = problemOf(pool);
  const random = seededRandom(seed);
  const tell = (found: Found): void => progress?.(progressOf(problem, found));
  const found = search(problem, { random, work: workFor(bounds), tell });
  const groups = settle(problem, { groups: found.groups, isMost: found.proof.mostPlaced, random });
  const proof = groups === found.groups ? found.proof : nothingProved(scoreOf(problem, groups));
  tell({ groups, proof });
  const standing = problem.whole.flatMap(({ members, slot }) => placedIn(problem, { members, slot }));
  const made = groups.map((group) =>
    placedIn(problem, { members: inOrder(problem, group), slot: slotFor(problem, group) }),
  );
  const asking = workFor({ steps: stepsOfAsking });
  const placed = new Set([...standing, ...made].flatMap(({ members }) => members));
  return {
    groups: [...standing, ...made].sort((one, other) => firstOf(problem, one) - firstOf(problem, other)),
    unplaced: pool.people.flatMap(({ id }, index) => (placed.has(id) ? [] : [leftOut(problem, index, asking)])),
    proof: withStanding(problem, proof),
  };
}

const progressOf = (problem: Problem, { groups, proof }: Found): Progress => {
  const { placed, fit } = scoreOf(problem, groups);
  const { people, whole } = problem;
  const standing = whole.reduce((sum, { members }) => sum + members.length, 0);
  return {
    placed: placed + standing,
    people: people.length,
    groups: groups.length + whole.length,
    fit: fit + fitOfWhole(problem),
    proof: withStanding(problem, proof),
  };
};

const fitOfWhole = ({ whole, fits }: Problem): number =>
  whole.reduce((sum, { members }) => sum + fits.ofGroup(members), 0);

const withStanding = (problem: Problem, proof: Proof): Proof => ({
  ...proof,
  fitBound: proof.fitBound + fitOfWhole(problem),
});

const inOrder = (problem: Problem, group: readonly number[]): readonly number[] =>
  [...problem.peopleOf(group)].sort((one, other) => one - other);

const firstOf = ({ placeOf }: Problem, { members: [first = ''] }: Placed): number => placeOf.get(first) ?? 0;

function placedIn(problem: Problem, { members, slot }: { members: readonly number[]; slot: Slot }): Placed {
  const people = members.flatMap((index) => problem.people[index] ?? []);
  const { rules } = problem;
  const why = people.map((member) => [member.id, reasonsFor(member, people, { slot, rules })] as const);
  return { members: people.map(({ id }) => id), slot, why: Object.fromEntries(why) };
}

/** The kindest hour, told on the clock that most of the members have. */
function slotFor(problem: Problem, group: readonly number[]): Slot {
  const members = problem.peopleOf(group);
  const { hour } = kindest(problem, members, hoursFor(problem, group) ?? emptySet(0));
  const living = (zone: string): number => members.filter((place) => problem.people[place]?.tz === zone).length;
  const [slot] = (problem.hours.hours[hour]?.slots ?? [])
    .filter(({ tz }) => living(tz) > 0 || suitsEveryGroup(tz, problem.rules))
    .sort((one, other) => living(other.tz) - living(one.tz));
  if (!slot) throw new Error('a group was made that has no hour');
  return slot;
}

/** Beyond that it is no more asked whether somebody could be placed at all: a large pool of which little was searched. */
const stepsOfAsking = 20_000_000;

function leftOut(problem: Problem, person: number, work: Work): Unplaced {
  const because = reasonOf(problem, person, work);
  const atTheirHours = { free: problem.hours.mostFree[person] ?? 0, needed: problem.rules.minSize };
  return {
    id: problem.people[person]?.id ?? '',
    because,
    ...(because === 'nobodyFree' ? { atTheirHours } : {}),
    reason: wordsFor(because, problem),
  };
}

/** The first thing that stands in the way; each is checked, none is guessed. */
function reasonOf(problem: Problem, person: number, work: Work): ReasonKey {
  const { people, hours, rules, units } = problem;
  if (people[person]?.availability.length === 0) return 'noHours';
  if (people.length < rules.minSize) return 'tooFewPeople';
  if (!hours.mostFree[person]) return 'noHourFits';
  if (!hours.free[person]?.some((word) => word !== 0)) return 'nobodyFree';
  if (!findsLanguage(problem, person)) return 'noLanguage';
  const unit = units.findIndex(({ members }) => members.includes(person));
  const among = units.map((_, index) => index);
  return couldBePlaced(problem, { unit, among, work }) ? 'noRoom' : 'nobodyCompatible';
}

/**
 * Whether at an hour of theirs enough people are free who all speak one language of theirs. Hours and languages alone are looked at,
 * so that a no tells nothing of who may not meet whom.
 */
function findsLanguage({ people, hours, rules }: Problem, person: number): boolean {
  if (!rules.sharedLanguage) return true;
  const own = membersOf(hours.free[person] ?? emptySet(0));
  return (people[person]?.languages ?? []).some((language) => {
    const speakers = people.flatMap(({ languages }, place) => (languages.includes(language) ? [place] : []));
    if (speakers.length < rules.minSize) return false;
    return own.some((hour) => speakers.filter((place) => isFree(hours, place, hour)).length >= rules.minSize);
  });
}
