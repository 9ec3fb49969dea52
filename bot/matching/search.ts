import type { Random } from '../common/random';
import { anneal } from './anneal';
import { someGroup } from './candidates';
import type { Work } from './effort';
import { firstGroups } from './greedy';
import { hasHourInCommon } from './near';
import { improveNearby } from './neighbourhoods';
import { partOf, shares } from './part';
import type { Proof } from './pool';
import type { Problem } from './problem';
import { willingness } from './rest';
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
const mostWhole = 150;
/** What goes to moving about by chance before the rest goes to neighbourhoods, which place the last ones; in a large pool chance gives more. */
const annealed = (units: number): number => (units > 600 ? 0.7 : units > mostWhole ? 0.2 : 0.15);
/** Without an end that is known beforehand it gets so many steps. */
const stepsOfAnnealing = (units: number): number => units * Math.min(80_000, 240 * units);
/** A good answer is moved about again, and only a little. */
const hotAgain = 0.03;

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
  const keep = (groups: Groups): void => {
    if (isBetter(scoreOf(problem, groups), scoreOf(problem, best))) best = groups;
    tell({ groups: best, proof: nothingProved(scoreOf(problem, best)) });
  };
  const withHours = problem.units.flatMap(({ free }, unit) => (free.some((word) => word !== 0) ? [unit] : []));
  const whole = (most: number, part: Work): Found | undefined => {
    if (withHours.length > mostWhole) return undefined;
    const solved = solve(partOf(problem, withHours), { before: best, mostColumns: most, random, work: part });
    if (solved?.groups) best = solved.groups;
    return solved && { groups: best, proof: solved.proof };
  };
  keep(best);
  const atOnce = whole(mostAtOnce, work.upTo(0.5));
  if (atOnce?.proof.best) return atOnce;

  const isWilling = willingness(problem, withHours);
  const walk = { random, tell: keep, isWilling };
  const first = work.upTo(annealed(withHours.length)).atMost(stepsOfAnnealing(withHours.length));
  keep(anneal(problem, { ...walk, units: withHours, groups: best, work: first }));
  const units = mayHaveAPlace(problem, { units: withHours, groups: best, work });
  const improve = (part: Work): void => keep(improveNearby(problem, { ...walk, units, groups: best, work: part }));
  improve(withHours.length > mostWhole ? work : work.upTo(0.3));
  const solved = whole(mostColumns, work);
  if (solved?.proof.best) return solved;
  while (!work.isOver() && work.share() > 0) {
    const part = work.upTo(work.share() + 0.1);
    keep(anneal(problem, { ...walk, units, groups: best, work: part, hot: hotAgain }));
    improve(work);
  }
  const score = scoreOf(problem, best);
  const isMost = score.placed === problem.peopleOf(units).length;
  if (solved?.proof.mostPlaced) return { groups: best, proof: solved.proof };
  return { groups: best, proof: { ...nothingProved(score), mostPlaced: isMost } };
}

/** Those who are in a group already, or could be in some group at all. */
function mayHaveAPlace(
  problem: Problem,
  { units, groups, work }: { units: readonly number[]; groups: Groups; work: Work },
): readonly number[] {
  const placed = new Set(groups.flat());
  return units.filter((unit) => placed.has(unit) || couldBePlaced(problem, { unit, among: units, work }));
}

/** In a large pool so many others are asked first. */
const askedFirst = 200;
const stepsOfAsking = 50_000;

/** False when it is certain that nobody could meet this unit; true also when it was too long to find out. */
export function couldBePlaced(
  problem: Problem,
  { unit, among, work }: { unit: number; among: readonly number[]; work: Work },
): boolean {
  if (work.isOver()) return true;
  const { languages } = problem.units[unit] ?? {};
  const near = among.filter(
    (other) =>
      other !== unit && shares(problem.units[other]?.languages, languages) && hasHourInCommon(problem, unit, other),
  );
  const part = work.atMost(stepsOfAsking);
  for (const some of near.length > askedFirst ? [near.slice(0, askedFirst), near] : [near]) {
    work.goOn((some.length * some.length) / 4);
    if (someGroup(problem, { unit, among: some, work: part }) !== undefined || part.isOver()) return true;
  }
  return false;
}
