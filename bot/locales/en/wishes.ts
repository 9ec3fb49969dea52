import { inert } from '../../common/inert';
import type { Background } from '../../wishes/rules/preference';

const backgrounds: Record<Background, string> = {
  sales: 'Sales',
  marketing: 'Marketing and communication',
  engineering: 'Engineering or product',
  research: 'Research or teaching',
  'public-sector': 'Public sector',
  charity: 'A charity or NGO',
  finance: 'Finance',
  law: 'Law or policy',
  design: 'Design or the arts',
  health: 'Health or care',
  'own-business': 'A business of my own',
  studies: 'Straight from my studies',
};

const line = (name: string, value: string): string => `**${name}** ${value === '' ? '–' : value}`;
const quoted = (phrases: readonly string[]): string => phrases.map((one) => `“${inert(one, 60)}”`).join(', ');

export const commands = {
  block: 'Keep you and somebody else out of one circle; nobody is told',
  blockPerson: 'Whom you would rather not meet; leave it out to see your list',
};

export const words = {
  asked: (): string =>
    `## What else your circle is chosen by\nLeave out what you like. It helps to choose your circle, and I show it to you alone.`,
  told: (told: {
    readonly background: string;
    readonly notAlone: readonly string[];
    readonly employers: readonly string[];
    readonly colleaguesOk: boolean;
  }): string =>
    [
      line('You come from', inert(told.background, 60)),
      line('Rather not the only', quoted(told.notAlone)),
      line('Organisations to avoid', told.employers.map((one) => inert(one, 100)).join(', ')),
      line('Colleagues', told.colleaguesOk ? 'fine, if they say so too' : 'in other circles than you'),
    ].join('\n'),
  named: (named: { readonly with: readonly string[]; readonly apart: readonly string[] }): string =>
    [line('With you, if it can be', named.with.join(' ')), line('Rather not met', named.apart.join(' '))].join('\n'),
  sameWords: (): string =>
    `-# “Rather not the only” helps when somebody else writes the same. Few and plain words meet best. Whether anybody has, I tell nobody.`,
  change: (): string => 'Change these',
  people: (): string => 'People',
  rest: (): string => 'What else is used',

  title: (): string => 'What your circle is chosen by',
  backgroundLabel: (): string => 'Where do you come from, in your work?',
  backgroundPlaceholder: (): string => 'Circles like to mix',
  background: backgrounds,
  ownBackgroundLabel: (): string => 'Or in a few words of your own',
  notAloneLabel: (): string => 'I’d rather not be the only …',
  notAloneHint: (): string => 'Up to three, one a line. It helps when somebody else writes the same.',
  employersLabel: (): string => 'Organisations I’d rather not meet',
  employersHint: (): string => 'Up to five, one a line. Their people sit in other circles than you.',
  colleaguesLabel: (): string => 'Colleagues in your circle?',
  colleaguesPlaceholder: (): string => 'They have to say so, too',
  colleagues: { apart: 'Rather not', fine: 'Fine with me' },

  peopleAsked: (): string =>
    `## People\nWhom you would like to sit with, and whom you would rather not meet. They hear of neither.`,
  holds: (): string =>
    `-# *Rather not met* holds for every new circle that I choose, for both of you. A circle that you both sit in stays: \`/leave\` or a moderator helps there. ` +
    `Moderators who move people by hand can read that two conflict, never why. A direct message may offer only the two of us: choose in the server.\n` +
    `-# It ends when you take it back, or when one of you two erases all I hold about them; I tell nobody. Then block them anew.`,
  apartPlaceholder: (most: number): string => `Rather not met: up to ${most}`,
  withPlaceholder: (most: number): string => `With me, if it can be: up to ${most}`,
};

export const refusals = {
  wishesBeyond: (beyond: readonly string[]): string =>
    `The rest is kept; for this there was no room, or I could not compare it:\n` +
    beyond
      .slice(0, 8)
      .map((one) => `> ${inert(one, 100)}`)
      .join('\n') +
    `\n**Next:** press *Change these* again: up to three and five lines, each short.`,
  blockNobody: (): string => 'Choose somebody else than yourself, and I keep the two of you apart.',
  blockFull: (): string => 'Your list has ten people, as many as it holds. Take somebody off it in `/block` first.',
};
