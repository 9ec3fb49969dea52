import * as agreeing from './agreeing';
import * as agreements from './agreements';
import * as bringing from './bringing';
import * as circles from './circles';
import * as cohorts from './cohorts';
import * as doctor from './doctor';
import * as doors from './doors';
import * as drafts from './drafts';
import * as facilitators from './facilitators';
import * as home from './home';
import * as intake from './intake';
import * as people from './people';
import { givenBack } from './phrases';
import * as privacy from './privacy';
import * as repair from './repair';
import * as rosters from './rosters';
import * as sessions from './sessions';
import * as settings from './settings';
import * as threads from './threads';
import * as voice from './voice';
import * as zones from './zones';
import * as why from './why';

/** Everything Grove says, in English: the truth that other languages are checked against. Short, warm, and with the next step. */
export const en = {
  commands: {
    ...home.commands,
    ...doctor.commands,
    ...intake.commands,
    ...agreements.commands,
    ...cohorts.commands,
    ...settings.commands,
    ...repair.commands,
    ...drafts.commands,
    ...sessions.commands,
    ...rosters.commands,
    ...people.commands,
    ...privacy.commands,
    ...why.commands,
  },

  home: home.words,
  doctor: doctor.words,
  intake: intake.words,
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
  roster: rosters.words,
  people: people.words,
  privacy: privacy.words,
  why: why.words,

  refusals: {
    ...doors.refusals,
    ...home.refusals,
    ...intake.refusals,
    ...agreements.refusals,
    ...agreeing.refusals,
    ...cohorts.refusals,
    ...settings.refusals,
    ...repair.refusals,
    ...drafts.refusals,
    ...sessions.refusals,
    ...facilitators.refusals,
    ...bringing.refusals,
    ...rosters.refusals,
    ...people.refusals,
    ...why.refusals,
  },

  fault: (reference: string): string =>
    `Something went wrong on my side. Please try again in a moment; trying twice does no harm.\n-# If it stays like this, tell a moderator this reference: \`${reference}\``,
  givenBack,
  doneUnseen: (): string => 'It is done, but I could not show you the whole answer.',
};
