import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { InWords } from '../../rosters/changes/views';
import type { Consequences } from '../../rosters/rules/consequences';
import type { Since } from '../../rosters/rules/since';
import { count, list } from './phrases';

const circle = (name: string): string => `**${inert(name, 40)}**`;
const people = (users: readonly string[]): string => list(users.slice(0, 5).map(mention));

function moved({ user, from, to, waits }: InWords['moves'][number]): string {
  if (to === null) {
    return `${mention(user)} leaves ${circle(from ?? '')} and waits for ${waits ? 'another circle' : 'no other'}.`;
  }
  if (from === null) return `${mention(user)} takes a place in ${circle(to)}.`;
  return `${mention(user)} goes from ${circle(from)} to ${circle(to)}.`;
}

/** A change as sentences; of many at once so many are named. */
function what({ moves, pair, undoes }: InWords, most: number): string[] {
  const lines = moves.slice(0, most).map(moved);
  if (moves.length === 0 && !pair) lines.push('What it was is gone: somebody in it has erased their data.');
  const more = moves.length - lines.length;
  if (undoes !== null) lines.unshift(`Change ${undoes} is taken back.`);
  if (more > 0) lines.push(`And ${count(more, 'more change', 'more changes')}.`);
  if (pair) {
    const two = `${mention(pair.one)} and ${mention(pair.other)}`;
    lines.push(pair.apart ? `${two} are kept apart.` : `${two} may sit together again.`);
  }
  return lines;
}

function whoDid({ by, askedBy }: { by: string | null; askedBy: string | null }): string {
  if (by === 'circles') return 'the circles themselves';
  const yes = by === null ? 'somebody' : mention(by);
  return askedBy === null ? yes : `${yes}, asked for by ${mention(askedBy)}`;
}

const onCard = 6;
const inALine = 2;

export const commands = {
  rosterMove: 'Move somebody to another circle; you see what it does before your yes',
  rosterSwap: 'Let two people change places; you see what it does before your yes',
  rosterAdd: 'Give somebody who waits a place in a circle; you see what it does before your yes',
  rosterRemove: 'Take somebody out of their circle; you see what it does before your yes',
  rosterApart: 'Keep two people apart in this cohort, or no longer',
  rosterUndo: 'Take back one of the last 50 changes',
  rosterHistory: 'Who has changed what in a cohort, and why',
  whoMoves: 'Who it is about',
  otherPerson: 'The other person',
  toCircle: 'The circle they go to, by its name or number',
  staysOnList: 'Whether they wait for another circle then',
  waits: 'they wait for another circle',
  waitsNot: 'they wait for none',
  apartOrNot: 'Keep them apart, or no longer',
  keptApart: 'keep them apart',
  apartNoLonger: 'they may sit together again',
  undoNumber: 'Which change, by its number in /roster history; without it, the newest',
};

export const words = {
  title: (cohort: string, it: InWords): string =>
    `## ${inert(cohort, 60)}: before anything happens\n${what(it, onCard).join('\n')}`,
  since: (since: readonly Since[]): string =>
    (since.length === 0
      ? '**Since you looked, something has changed'
      : '**Since you looked, something has changed:** ') +
    since
      .slice(0, 4)
      .map(({ circle: name, came, went }) =>
        [
          came.length > 0 ? `${people(came)} came to ${circle(name)}` : '',
          went.length > 0 ? `${people(went)} left ${circle(name)}` : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      )
      .join('; ') +
    `.${since.length === 0 ? '**' : ''} Nothing was done by your press. This is how it stands now.`,
  moreLines: (more: number): string => `- And ${count(more, 'more thing', 'more things')} like these.`,
  meetsNow: (names: readonly string[]): string =>
    `${list(names.slice(0, 4).map(circle))} ${names.length === 1 ? 'is' : 'are'} meeting just now. The change waits until they have finished.`,
  size: ({ name, before, after }: Consequences['circles'][number]): string =>
    `- ${circle(name)} has ${count(before, 'person', 'people')} now, and ${after} then.`,
  overtaken: (name: string): string =>
    `- ${circle(name)} is being asked about another change. **Nothing comes of its answers** if this is done first.`,
  unsuited: ({ circle: name, user, sessions }: Consequences['unsuited'][number]): string =>
    `- The hour of ${circle(name)} does not suit ${mention(user)} in ${sessions.length === 1 ? 'week' : 'weeks'} ${list(sessions.slice(0, 8).map(String))}.`,
  apart: ({ circle: name, one, other }: Consequences['apart'][number]): string =>
    `- ${mention(one)} and ${mention(other)} should not sit together in ${circle(name)}. Why is theirs alone.`,
  sitTogether: (name: string): string =>
    `They sit together now in ${circle(name)}, and this moves nobody. **Next:** \`/roster move\` takes one of them to another circle.`,
  tooSmall: (name: string): string =>
    `- ${circle(name)} is too small then: nobody is left to listen. \`/cohort repair\` looks for help.`,
  tooLarge: (name: string): string => `- ${circle(name)} is larger than this cohort’s circles should be.`,
  noLanguage: (name: string): string => `- In ${circle(name)} there is no language any more that all of them speak.`,
  newFace: (name: string): string =>
    `- ${circle(name)} has met for weeks. **Ask its people first** whether somebody new may come; for who waits, \`/cohort place\` asks them privately.`,
  breaks: (): string =>
    'This breaks a rule that I keep when I look for circles. You may know better: then say why, and it is done all the same.',
  /** of an undo */
  tellsThem: (circles: number): string =>
    circles === 1
      ? 'The circle reads of it in its thread.'
      : `${circles === 2 ? 'Both' : 'The'} circles read of it in their threads: who comes back, and who goes.`,
  nothingYet: (): string => '-# Nothing happens before your yes. `/roster undo` takes it back afterwards.',
  youSitThere: (mayTell: boolean): string =>
    '**You sit there yourself**, so the yes should be somebody else’s. I can ask the others for you.' +
    (mayTell
      ? ' If nobody else looks after this cohort, you may decide, and the circles read that you did, and why.'
      : ''),
  yes: (): string => 'Yes, and why',
  allTheSame: (): string => 'All the same, and why',
  askOthers: (): string => 'Ask the others',
  nobodyElse: (): string => 'Nobody else can: tell the circle',
  reasonTitle: (): string => 'Why?',
  reason: (): string => 'Your reason, in a sentence',
  reasonHint: (told: boolean): string =>
    told ? 'The people of the circles read it' : 'Only those who look after the cohort read it',
  done: (number: number, it: InWords): string =>
    [`**It is done, as change ${number}.**`, ...what(it, onCard)].join('\n'),
  because: (reason: string): string => (reason === '' ? '' : `> ${inert(reason.replace(/[\r\n]+/g, ' '), 300)}`),
  toldThem: (): string => 'The circles have been told.',
  toldModerators: (): string => 'No circle could be told, so the moderators’ channel has been.',
  decidedAlone: (by: string, cohort: string): string =>
    `${mention(by)} is part of this change in **${inert(cohort, 60)}** and decided it alone. So you read it.`,
  takeBack: (): string => 'Take it back',
  othersAsked: (): string =>
    'The others can read it, in the moderators’ channel or in a direct message. It is done when one of them says yes, for two weeks.',
  asksYou: (by: string): string =>
    `${mention(by)} sits there and asks somebody else who looks after this cohort for the yes.`,
  yesForOther: (): string => 'Yes, do it',
  allTheSameForOther: (): string => 'All the same',
  toldToCircle: (by: string, sitsHere: boolean): string =>
    `${mention(by)}, who looks after this cohort${sitsHere ? ' and sits with you' : ''}, has changed who sits here, and decided it alone. So you read it.`,
  notTold: (): string => '-# They are told only if they have asked for direct messages: a word from you would be kind.',
  circleGone: (): string => 'a circle that is gone',
  historyTitle: (cohort: string): string => `## What was changed in ${inert(cohort, 60)}`,
  nothingChanged: (): string =>
    'Nothing yet. `/roster move`, `/roster swap` and the others show what they do before you say yes.',
  inHistory: (
    it: InWords & {
      number: number;
      by: string | null;
      askedBy: string | null;
      at: Date;
      reason: string;
      takenBackBy: number | null;
    },
  ): string =>
    `**${it.number}.** ${instant(it.at, 'D')} · ${whoDid(it)}\n${what(it, inALine).join(' ')}` +
    (it.takenBackBy === null ? '' : ` *Taken back by change ${it.takenBackBy}.*`) +
    (it.reason === '' ? '' : `\n-# ${inert(it.reason.replace(/[\r\n]+/g, ' '), 80)}`),
  historyFoot: (page: number, pages: number): string =>
    `-# ${pages > 1 ? `Page ${page} of ${pages}. ` : ''}Only you can see this. \`/roster undo\` takes back any of the last 50.`,
};

export const refusals = {
  noCirclesToChange: (name: string): string =>
    `**${inert(name, 60)}** has no circles that could be changed. **Next:** \`/cohort match\` makes them.`,
  sitsNowhere: (user: string, cohort: string): string =>
    `${mention(user)} sits in no circle of **${inert(cohort, 60)}**. **Next:** \`/roster show\` tells who sits where; \`/roster add\` gives a place to who waits.`,
  sitsThereAlready: (user: string, name: string): string =>
    `${mention(user)} sits in **${inert(name, 60)}** already. To another circle \`/roster move\` takes them.`,
  sitTogetherAlready: (one: string, other: string): string =>
    `${mention(one)} and ${mention(other)} sit in one circle, so there is nothing to exchange.`,
  onePersonTwice: (user: string): string => `That is ${mention(user)} twice. **Next:** choose two people.`,
  apartAlready: (one: string, other: string): string =>
    `${mention(one)} and ${mention(other)} are kept apart here already, so there is nothing to change.`,
  notKeptApart: (one: string, other: string): string =>
    `Nobody has decided here that ${mention(one)} and ${mention(other)} are kept apart, so there is nothing to change.`,
  notInCohort: (user: string, cohort: string): string =>
    `${mention(user)} neither waits nor sits in **${inert(cohort, 60)}**. **Next:** \`/roster show\` tells who does.`,
  nothingToUndo: (name: string): string =>
    `There is no such change in **${inert(name, 60)}** that could be taken back. \`/roster history\` shows what was changed.`,
  undoneAlready: (number: number, by: number): string => `Change ${number} was taken back already, by change ${by}.`,
  tooOldToUndo: (number: number): string =>
    `Change ${number} can be taken back no longer: that is kept for the last 50, and not of people who have erased their data.`,
  closedForGood: (number: number): string =>
    `Change ${number} cannot be taken back: a circle was closed with it, and its sessions are gone. ` +
    `**Next:** \`/roster move\` takes people to another circle.`,
  hourStays: (number: number): string =>
    `Change ${number} cannot be taken back: a circle meets at another hour since, and its members have read so. ` +
    `**Next:** \`/roster move\` takes people to another circle; \`/cohort repair\` shows what else would help.`,
  undoOvertaken: (number: number, moved: readonly string[]): string =>
    `Change ${number} cannot be taken back as it was: ${people(moved)} ${moved.length === 1 ? 'is' : 'are'} elsewhere by now. ` +
    `**Next:** take back the later change first, or \`/roster move\`.`,
  circleIsNoMore: (cohort: string): string =>
    `A circle of **${inert(cohort, 60)}** that this is about has ended since. Nothing was done. ` +
    `**Next:** \`/roster show\` tells how it stands.`,
  changedAlready: (by: string | null): string =>
    `That was done already${by === null ? '' : ` by ${mention(by)}`}. \`/roster history\` shows it.`,
  theyConflict: (one: string, other: string): string =>
    `${mention(one)} and ${mention(other)} should not sit together, and whoever asked may not know it. Nothing was done. ` +
    `**Next:** run the same command yourself: it shows it to you alone, and lets you say “all the same”.`,
  nobodyToAsk: (): string =>
    'I can reach nobody else who looks after this cohort: nobody else is appointed and here, and I know no moderators’ channel. ' +
    '**Next:** *Nobody else can: tell the circle*, or `/cohort appoint` somebody.',
  askedTooLongAgo: (days: number): string =>
    `This was asked more than ${days} days ago, so I no longer do it. **Next:** whoever still wishes for it runs the command again.`,
  changeOvertaken: (name: string): string =>
    `Something has changed in **${inert(name, 60)}** since you saw this. Nothing was done by your press. ` +
    `**Next:** \`/roster show\` tells how it stands.`,
  youSitThere: (): string =>
    'You sit in a circle that this touches, so the yes is somebody else’s. **Next:** *Ask the others*; where that was done, it waits for one of them.',
  reasonNeeded: (): string =>
    'A change needs a reason, even a short one. Nothing was done. **Next:** press again and say why.',
};
