import type { Job } from '../define';
import closeClauses from './closeClauses.job';
import endCohort from './endCohort.job';
import endFrame from './endFrame.job';
import endPause from './endPause.job';
import endStep from './endStep.job';
import endTurn from './endTurn.job';
import endVote from './endVote.job';
import forgetCohort from './forgetCohort.job';
import forgetDraft from './forgetDraft.job';
import forgetDraftReport from './forgetDraftReport.job';
import forgetLeaver from './forgetLeaver.job';
import forgetReport from './forgetReport.job';
import forgetRosterWords from './forgetRosterWords.job';
import forgetNomination from './forgetNomination.job';
import forgetUndoneChange from './forgetUndoneChange.job';
import lookAtClauses from './lookAtClauses.job';
import openSession from './openSession.job';
import remind from './remind.job';
import remindDay from './remindDay.job';
import returnFromPause from './returnFromPause.job';
import showPresence from './showPresence.job';
import softEnd from './softEnd.job';
import tendFloor from './tendFloor.job';
import tendRoom from './tendRoom.job';

/** Listed by hand: every alarm names one of these. */
export const jobs: readonly Job[] = [
  ...[remindDay, remind, openSession],
  ...[endStep, softEnd, endTurn, tendFloor, endPause, endFrame],
  ...[forgetDraft, forgetDraftReport, forgetReport],
  ...[endCohort, endVote, forgetCohort, forgetLeaver, forgetNomination, returnFromPause, tendRoom, showPresence],
  ...[lookAtClauses, closeClauses, forgetRosterWords, forgetUndoneChange],
] as readonly Job[];
