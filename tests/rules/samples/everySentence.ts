import { en } from '../../../bot/locales/en';
import * as agreeing from './agreeing';
import * as agreements from './agreements';
import * as bringing from './bringing';
import * as changes from './changes';
import * as cohorts from './cohorts';
import * as doctor from './doctor';
import * as drafts from './drafts';
import * as entrance from './entrance';
import * as facilitators from './facilitators';
import * as first from './first';
import * as home from './home';
import * as intake from './intake';
import * as nominations from './nominations';
import * as people from './people';
import * as promises from './promises';
import * as repair from './repair';
import * as rosterChanges from './rosterChanges';
import * as reports from './reports';
import * as rosterFiles from './rosterFiles';
import type { Samples } from './samples';
import * as sessions from './sessions';
import * as settings from './settings';
import * as voice from './voice';
import * as zones from './zones';
import * as why from './why';
import * as wishes from './wishes';

const samples: Samples<Omit<typeof en, 'commands'>> = {
  home: home.words,
  doctor: doctor.words,
  intake: intake.words,
  wishes: wishes.words,
  agreement: agreements.words,
  agreeing: agreeing.words,
  cohort: cohorts.words,
  circles: cohorts.circles,
  draft: drafts.words,
  shown: cohorts.shown,
  settings: settings.words,
  repair: repair.words,
  thread: cohorts.threads,
  session: sessions.words,
  report: reports.words,
  roster: people.roster,
  change: rosterChanges.words,
  rosterFile: rosterFiles.words,
  bringing: bringing.words,
  facilitator: facilitators.words,
  voice: voice.words,
  zones: zones.words,
  entrance: entrance.words,
  first: first.words,
  life: { turned: {}, tell: {} },
  nomination: nominations.words,
  people: people.words,
  pause: changes.pause,
  joining: changes.joining,
  stranger: changes.stranger,
  privacy: people.privacy,
  promises: promises.words,
  why: why.words,
  refusals: {
    ...home.refusals,
    ...sessions.refusals,
    ...intake.refusals,
    ...wishes.refusals,
    ...agreements.refusals,
    ...agreeing.refusals,
    ...cohorts.refusals,
    ...settings.refusals,
    ...repair.refusals,
    ...changes.refusals,
    ...drafts.refusals,
    ...reports.refusals,
    ...nominations.refusals,
    ...people.refusals,
    ...rosterChanges.refusals,
    ...rosterFiles.refusals,
    ...bringing.refusals,
    ...why.refusals,
  },
  fault: () => ['4f2a'],
  givenBack: (words) => [[words]],
};

type Say = (words: string) => string;

/** Every sentence of Grove, by its path; those that need a sample and have none are listed apart. */
function sentences(
  strings: object,
  given: object | undefined,
  path = '',
): { said: [string, Say][]; lacking: string[] } {
  const all: { said: [string, Say][]; lacking: string[] } = { said: [], lacking: [] };
  for (const [key, value] of Object.entries(strings) as [string, unknown][]) {
    const here = path === '' ? key : `${path}.${key}`;
    const sample = (given as Record<string, unknown> | undefined)?.[key];
    if (typeof value === 'string') all.said.push([here, () => value]);
    else if (typeof value === 'function') {
      const say = value as (...args: unknown[]) => string;
      const args = sample as ((words: string) => unknown[]) | undefined;
      if (say.length > 0 && !args) all.lacking.push(here);
      else all.said.push([here, (words) => say(...(args?.(words) ?? []))]);
    } else if (typeof value === 'object' && value !== null) {
      const { said, lacking } = sentences(value, sample as object | undefined, here);
      all.said.push(...said);
      all.lacking.push(...lacking);
    }
  }
  return all;
}
/** All that Grove says, each with what it is given; and what would need a sample and has none. */
export const { said: everySentence, lacking } = sentences(en, samples);
