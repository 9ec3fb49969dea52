import * as agreeing from './agreeing';
import * as agreements from './agreements';
import * as bringing from './bringing';
import * as changes from './changes';
import * as circles from './circles';
import * as cohorts from './cohorts';
import * as doctor from './doctor';
import * as doors from './doors';
import * as drafts from './drafts';
import * as entrance from './entrance';
import * as facilitators from './facilitators';
import * as first from './first';
import * as home from './home';
import * as intake from './intake';
import * as life from './life';
import * as nominations from './nominations';
import * as people from './people';
import { givenBack } from './phrases';
import * as privacy from './privacy';
import * as promises from './promises';
import * as repair from './repair';
import * as rosterChanges from './rosterChanges';
import * as reports from './reports';
import * as rosterFiles from './rosterFiles';
import * as rosters from './rosters';
import * as sessions from './sessions';
import * as settings from './settings';
import * as threads from './threads';
import * as voice from './voice';
import * as wishes from './wishes';
import * as zones from './zones';
import * as why from './why';

/** Everything Grove says, in English: the truth that other languages are checked against. Short, warm, and with the next step. */
export const en = {
  commands: {
    ...home.commands,
    ...doctor.commands,
    ...intake.commands,
    ...wishes.commands,
    ...agreements.commands,
    ...cohorts.commands,
    ...settings.commands,
    ...repair.commands,
    ...drafts.commands,
    ...sessions.commands,
    ...reports.commands,
    ...rosters.commands,
    ...rosterChanges.commands,
    ...rosterFiles.commands,
    ...entrance.commands,
    ...first.commands,
    ...nominations.commands,
    ...people.commands,
    ...privacy.commands,
    ...promises.commands,
    ...changes.commands,
    ...why.commands,
  },

  home: home.words,
  doctor: doctor.words,
  intake: intake.words,
  wishes: wishes.words,
  agreement: agreements.words,
  agreeing: agreeing.words,
  cohort: cohorts.words,
  circles: circles.words,
  draft: drafts.words,
  shown: circles.shown,
  settings: settings.words,
  repair: repair.words,
  thread: threads.words,
  session: sessions.words,
  facilitator: facilitators.words,
  bringing: bringing.words,
  voice: voice.words,
  zones: zones.words,
  report: reports.words,
  roster: rosters.words,
  change: rosterChanges.words,
  rosterFile: rosterFiles.words,
  entrance: entrance.words,
  first: first.words,
  life: life.words,
  nomination: nominations.words,
  people: people.words,
  pause: changes.pause,
  joining: changes.joining,
  stranger: changes.stranger,
  privacy: privacy.words,
  promises: promises.words,
  why: why.words,

  refusals: {
    ...doors.refusals,
    ...home.refusals,
    ...intake.refusals,
    ...wishes.refusals,
    ...agreements.refusals,
    ...agreeing.refusals,
    ...cohorts.refusals,
    ...settings.refusals,
    ...repair.refusals,
    ...drafts.refusals,
    ...sessions.refusals,
    ...facilitators.refusals,
    ...bringing.refusals,
    ...reports.refusals,
    ...rosters.refusals,
    ...rosterChanges.refusals,
    ...rosterFiles.refusals,
    ...entrance.refusals,
    ...nominations.refusals,
    ...people.refusals,
    ...changes.refusals,
    ...why.refusals,
  },

  fault: (reference: string): string =>
    `Something went wrong on my side. Please try again in a moment; trying twice does no harm.\n-# If it stays like this, tell a moderator this reference: \`${reference}\``,
  givenBack,
  doneUnseen: (): string => 'It is done, but I could not show you the whole answer.',
};
