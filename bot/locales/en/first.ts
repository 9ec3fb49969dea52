import { inert } from '../../common/inert';
import { count, inWords } from './phrases';

export const commands = {
  cohortFirst: 'Open to anyone, and first for people in their first years where room is short',
  firstYears: 'In how many first years; leave it out, and all are alike',
  createFirst: 'Open to anyone, but first for people in so many first years; leave out: all alike',
};

const early = (years: number): string => `people in their first ${years === 1 ? 'year' : `${inWords(years)} years`}`;

export const words = {
  /** below what can be joined, and on the way in */
  short: (years: number): string => `-# Open to anyone. Where room is short, ${early(years)} come first.`,
  /** for those who look after a cohort */
  shown: (years: number | null): string =>
    years === null
      ? 'Where room is short, whoever a colleague nominated comes first; all others are alike'
      : `Open to anyone. Where room is short, ${early(years)} come first, as does whoever a colleague nominated`,
  set: (name: string, years: number | null): string =>
    `**${inert(name)}** ${years === null ? 'makes no difference by years now.' : `is open to anyone, and first for ${early(years)}.`}`,
  how: (): string =>
    `As many people as possible get a place, whoever they are. Only among circles that place equally many, those are taken ` +
    `that have a place for most who come first. It counts from the next \`/cohort match\` on.`,

  place: (p: { before: number; group: number | null }): string =>
    `**Your place:** ${p.before === 0 ? 'nobody who waits came before you' : `${count(p.before, 'person', 'people')} who ${p.before === 1 ? 'waits' : 'wait'} came before you`}. ` +
    (p.group === null
      ? 'No cohort is planned just now; you keep your place until there is one.'
      : `Circles are made of about ${inWords(p.group)} who can meet at one hour in one language. ` +
        'Hours decide more than who came first, so I promise nothing.'),
  closed: (name: string): string =>
    `-# The list of **${inert(name)}** was closed when you came. You wait for the next cohort.`,
  youFirst: (p: { cohort: string; years: number }): string =>
    `-# **${inert(p.cohort)}** is open to anyone. Where room is short, ${early(p.years)} come first, and you are among them.`,
  othersFirst: (p: { cohort: string; years: number; others: number }): string =>
    `-# **${inert(p.cohort)}** is open to anyone. Where room is short, ${early(p.years)} or with a code come first: ` +
    `${p.others === 0 ? 'nobody of them waits now' : `${count(p.others, 'person', 'people')} who ${p.others === 1 ? 'waits' : 'wait'} now would go before you`}.`,
  othersNominated: (): string => '-# Where room is short, whoever a colleague nominated comes first.',
  nominatedFirst: (): string =>
    '-# A colleague nominated you: where room is short, you are among those who come first.',
};
