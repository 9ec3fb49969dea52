import type { Job } from '../define';
import endCohort from './endCohort.job';
import endTurn from './endTurn.job';
import forgetCohort from './forgetCohort.job';
import openSession from './openSession.job';
import remind from './remind.job';
import softEnd from './softEnd.job';
import tendFloor from './tendFloor.job';

/** Listed by hand: every alarm names one of these. */
export const jobs: readonly Job[] = [
  remind,
  openSession,
  softEnd,
  endTurn,
  tendFloor,
  endCohort,
  forgetCohort,
] as readonly Job[];
