import { inert } from '../../common/inert';
import { instant } from '../../common/message';
import type { ClauseFault } from '../../intake/rules/clauses';
import { agreementOf, defaultClauses, type Clause } from './agreement';
import { count, givenBack } from './phrases';

export const commands = {
  agreement: 'Read what we agree on here, and who can read in circles; moderators change the words',
};

/** Its first sentence: by it whoever has read a clause knows it again. */
const leadOf = (clause: string): string => /^.*?[.!?](?=\s|$)/su.exec(clause)?.[0] ?? clause;

export const words = {
  /** the clauses that ship with Grove, one on each line */
  ours: (): string => defaultClauses.join('\n'),
  all: (clauses: readonly Clause[]): string => agreementOf(clauses),
  changed: (): string =>
    '**The words have changed since you agreed.** What is marked as new was not there before. Your place stays as it is.',
  changedUnknown: (): string =>
    '**The words have changed since you agreed.** Please read them once more. Your place stays as it is.',
  gone: (clauses: readonly string[]): string =>
    `**No longer part of it:**\n${clauses
      .slice(0, 4)
      .map((clause) => `- “${inert(leadOf(clause), 70)}”`)
      .join('\n')}` + (clauses.length > 4 ? `\n- and ${count(clauses.length - 4, 'more clause', 'more clauses')}` : ''),
  waits: (): string => '-# Searches for circles count you in once you have agreed. Nobody is told whether you have.',
  sits: (): string => '-# Nothing changes in your circle, whatever you press. Nobody is told whether you have agreed.',
  notNow: (): string => 'Not now',
  /** on other cards */
  askedAgain: (): string => '-# What we agree on here has changed. `/me` shows you what is new.',
  /** on the welcome */
  newWords: (at: Date): string =>
    `-# What we agree on has new words since ${instant(at, 'D')}. If you wait for a circle, press *Join* to read what is new.`,
  youMayChange: (): string =>
    '-# You may change the clauses, one on each line. The part about Grove and who can read stay as they are.',
  change: (): string => 'Change the words',
  formTitle: (): string => 'What we agree on',
  formLabel: (): string => 'One clause on each line',
  formHint: (): string => 'You see it as others will before anything is published',
  preview: (): string => '**This is how it would read.** Nothing is published yet.',
  asks: (people: number): string =>
    (people === 0
      ? 'Nobody who waits would be asked again.'
      : `${count(people, 'person who waits', 'people who wait')} would be asked again, when they next look in. Until then searches leave them out.`) +
    ' People in running circles are asked too, and nothing happens if they do not answer.',
  publish: (): string => 'Publish these words',
  leaveIt: (): string => 'Leave it as it was',
  published: (people: number): string =>
    `**These words hold from now on.** ` +
    (people === 0
      ? 'Nobody who waits has to agree again.'
      : `${count(people, 'person who waits is', 'people who wait are')} asked when they next look in; the welcome says so.`),
  left: (): string => 'Everything stays as it was.',
  /** in the moderators' channel */
  toModerators: (people: number): string =>
    `**What we agree on has new words.** \`/agreement\` shows them.` +
    (people === 0
      ? ''
      : ` ${count(people, 'person who waits has', 'people who wait have')} yet to agree; searches take them once they have.`),
  notYetAgreed: (people: number): string =>
    `-# ${count(people, 'more person waits', 'more people wait')} and ${people === 1 ? 'has' : 'have'} not yet agreed to the newest words. The next search takes them once they have.`,
};

const faults: Record<ClauseFault, string> = {
  none: 'There was no clause in it.',
  tooMany: 'That is more than anybody reads. Fifteen clauses at most, please.',
  tooLong: 'That is longer than one card holds. At most 400 characters in a clause and 1,600 in all, please.',
};

export const refusals = {
  clausesUnclear: (fault: ClauseFault, typed: string): string =>
    `${faults[fault]} Run \`/agreement\` and try again.${typed === '' ? '' : `\n${givenBack([typed])}`}`,
  draftWordsGone: (): string =>
    'Somebody has changed these words meanwhile. Run `/agreement` to see how they stand now.',
};
