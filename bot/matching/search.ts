import type { Random } from '../common/random';
import { anneal } from './anneal';
import { someGroup } from './candidates';
import { workFor, type Work } from './effort';
import { firstGroups } from './greedy';
import { hasHourInCommon } from './near';
import { improveNearby } from './neighbourhoods';
import { partOf } from './part';
import type { Proof } from './pool';
import type { Problem } from './problem';
import { nothingProved, solve } from './solve';
import { isBetter, scoreOf, type Groups } from './worth';

export interface Found {
  readonly groups: Groups;
  readonly proof: Proof;
}

/** A pool with no more groups to choose from is solved whole at once; with no more than that, after a good answer was found. */
const mostAtOnce = 150_000;
const mostColumns = 9_000_000;
/** Beyond this many units the groups are too many to be written down. */
const mostWhole = 400;
/** Moving about by chance pays for so long, and longer in larger pools. */
const stepsOfAnnealing = (units: number): number => units * 8 * Math.min(10_000, 30 * units);

interface Search {
  readonly random: Random;
  readonly work: Work;
  readonly tell: (found: Found) => void;
}

/**
 * Groups of a pool. First a quick answer; a pool with few enough possible groups is then solved, and known to be solved. A
 * larger one is bettered by chance, then neighbourhood by neighbourhood, as long as it may.
 */
export function search(problem: Problem, { random, work, tell }: Search): Found {
  let best = firstGroups(problem, random);
  const units = mayHaveAPlace(problem, best);
  const possible = problem.peopleOf(units).length;
  const provedOf = (groups: Groups): Proof => {
    const score = scoreOf(problem, groups);
    return { ...nothingProved(score), mostPlaced: score.placed === possible };
  };
  const keep = (groups: Groups): void => {
    if (isBetter(scoreOf(problem, groups), scoreOf(problem, best))) best = groups;
    tell({ groups: best, proof: provedOf(best) });
  };
  const whole = (most: number, part: Work): Found | undefined => {
    if (units.length > mostWhole) return undefined;
    const solved = solve(partOf(problem, units), { before: best, mostColumns: most, random, work: part });
    if (!solved) return undefined;
    if (solved.groups) best = solved.groups;
    return { groups: best, proof: solved.proof };
  };
  keep(best);
  const atOnce = whole(mostAtOnce, work.upTo(0.5));
  if (atOnce?.proof.best) return atOnce;
  const walk = { units, random, tell: keep };
  keep(anneal(problem, { ...walk, groups: best, work: work.upTo(0.4).atMost(stepsOfAnnealing(units.length)) }));
  keep(improveNearby(problem, { ...walk, groups: best, work: work.upTo(units.length > mostWhole ? 1 : 0.55) }));
  const solved = whole(mostColumns, work);
  if (solved?.proof.best) return solved;
  const proof = solved?.proof;
  while (!work.isOver() && work.share() > 0) {
    const before = best;
    keep(anneal(problem, { ...walk, groups: best, work: work.upTo(work.share() + 0.05) }));
    keep(improveNearby(problem, { ...walk, groups: best, work }));
    if (best === before && work.isOver()) break;
  }
  return { groups: best, proof: proof ?? provedOf(best) };
}

/** Those who are in a group already, or could be in some group at all. */
function mayHaveAPlace(problem: Problem, groups: Groups): number[] {
  const placed = new Set(groups.flat());
  const everybody = problem.units.map((_, unit) => unit);
  return everybody.filter((unit) => placed.has(unit) || couldBePlaced(problem, unit, everybody));
}

/** False when it is certain that nobody could meet this unit; true also when it was too long to find out. */
export function couldBePlaced(problem: Problem, unit: number, everybody: readonly number[]): boolean {
  if (problem.units[unit]?.free.every((word) => word === 0)) return false;
  const work = workFor({ steps: 50_000 });
  const among = everybody.filter((other) => other !== unit && hasHourInCommon(problem, unit, other));
  return someGroup(problem, { unit, among, work }) !== undefined || work.isOver();
}
