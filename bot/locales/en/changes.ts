import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { mostWeeks } from '../../people/rules/until';
import { count, everyWeek, list, weeks } from './phrases';

/** Changes while a cohort runs. */

export const commands = {
  pause: 'Pause until a day: your seat, or your place on the list, stays yours',
  pauseUntil: 'The day you are back: 12 April, in two weeks, Monday, 2027-04-12',
};

export const pause = {
  ask: (): string => '## A pause\nTake the time you need. No reason is asked, and nobody is told.',
  seatWouldStay: (): string =>
    'Your seat stays yours. You are not reminded, and nobody waits for you. You can still come whenever you like.',
  placeWouldStay: (): string => 'Your place on the list stays yours, and no circle is made for you meanwhile.',
  weeks: (number: number): string => (number === 1 ? 'One week' : 'Two weeks'),
  untilADay: (): string => 'Until a day …',
  pausing: (until: Date): string => `You pause until **${instant(until, 'D')}**. That day you are back by yourself.`,
  pausingHere: (until: Date): string =>
    `You pause until **${instant(until, 'D')}**; nobody else is told. \`/pause\` ends it at once, or moves the day.`,
  seatStays: (): string =>
    'Your seat is yours. You are not reminded, and nobody waits for you. Come whenever you like: then you have the chance to speak, like everybody.\n' +
    '-# Nobody is told that you pause, or why.',
  placeStays: (): string => 'Your place on the list is yours, and no circle is made for you meanwhile.',
  back: (): string => 'I am back',
  backInCircle: (): string =>
    'Good to have you back. You are expected and reminded as before; `/circle` says when you next meet.',
  backOnList: (): string => 'Good to have you back. You are on the list again, where you were before.',
  formTitle: (): string => 'Pause until',
  formLabel: (): string => 'The day you are back',
  formHint: (): string => 'For instance: 12 April, in three weeks, Monday, 2027-04-12',
  fewExpected: ({ name, people, expected }: { name: string; people: number; expected: number }): string =>
    `**${inert(name)}** has ${count(people, 'person', 'people')}, and for now ${expected === 0 ? 'nobody' : expected} of them ${expected === 1 ? 'is' : 'are'} expected. ` +
    'The others pause and keep their seats.\n' +
    '**Next:** that is few for a circle. `/cohort place` finds a seat in it for somebody who waits, if it has one free.',
};

interface Asked {
  readonly endsFor: string | null;
  readonly come: readonly {
    readonly from: string | null;
    readonly people: number;
    readonly named: readonly string[];
  }[];
  readonly go: readonly { readonly to: string; readonly named: readonly string[] }[];
  readonly people: number;
  readonly newHour: { readonly weekday: number; readonly time: string; readonly zone: string } | null;
}

const circle = (name: string): string => `**${inert(name, 80)}**`;
const named = (users: readonly string[], otherwise: string): string =>
  users.length === 0 ? otherwise : list(users.slice(0, 12).map(mention));

function whoComes({ from, people, named: users }: Asked['come'][number]): string {
  if (from === null) {
    return people === 1
      ? 'Somebody from the waiting list would join you.'
      : `${count(people, 'person', 'people')} from the waiting list would join you.`;
  }
  return users.length > 0
    ? `${named(users, '')} of ${circle(from)} would come to you.`
    : `The ${count(people, 'person', 'people')} of ${circle(from)} would join you here.`;
}

const whoGoes = ({ to, named: users }: Asked['go'][number]): string =>
  `${named(users, 'Some of you')} would go on in ${circle(to)}.`;

/** A circle is asked, each of its members privately. */
export const joining = {
  title: (): string => '## May your circle change?',
  proposal: ({ endsFor, come, go, people, newHour }: Asked): string =>
    [
      'The moderators propose this, and nothing is decided:',
      ...(endsFor === null ? [] : [`All of you would go on in ${circle(endsFor)}, and this thread would close.`]),
      ...come.map(whoComes),
      ...go.map(whoGoes),
      ...(come.length > 0 || endsFor !== null ? [`You would be ${count(people, 'person', 'people')} then.`] : []),
      ...(newHour ? [`You would meet ${everyWeek(newHour)}.`] : []),
    ].join('\n'),
  howItWorks: (until: Date): string =>
    `Press what you would like, until **${instant(until)}**. Nobody sees what you press, moderators included. Not answering counts as neither.\n` +
    '-# It happens if every circle that is asked has a yes, and no more *Rather not* than yes. You can press again.',
  answer: {
    yes: (): string => 'Yes, gladly',
    'rather not': (): string => 'Rather not',
  },
  kept: (answer: string, until: Date): string =>
    `Kept: **${answer}**. Nobody else sees it, and it is deleted when it is decided. You can change it until ${instant(until)}.`,
  /** `reads`: whoever asked reads the moderators’ channel */
  asked: (circles: readonly string[], until: Date, reads: boolean): string =>
    `${list(circles.map(circle))} ${circles.length === 1 ? 'is' : 'are'} asked now, each member privately. ` +
    `It is decided **${instant(until)}**${reads ? ', and you read it in the moderators’ channel' : ''}. Nothing has changed yet.` +
    (reads ? '' : ' **Next:** `/roster history` shows then whether it was done.'),
  outcome: {
    agreed: (): string =>
      'You were asked about a change, and it is agreed. Thank you for answering; what each of you pressed is deleted.',
    stays: (): string =>
      'You were asked about a change. It stays as it is: not every circle that was asked said yes. What each of you pressed is deleted.',
    overtaken: (): string =>
      'You were asked about a change. It stays as it is, for something has changed since. What each of you pressed is deleted.',
  },
  notice: {
    agreed: (circles: readonly string[]): string =>
      `${list(circles.map(circle))}: the change that you proposed is agreed, and done. The circles read it in their threads.`,
    stays: (circles: readonly string[]): string =>
      `${list(circles.map(circle))}: it stays as it is, for not every circle that was asked said yes.\n` +
      '**Next:** `/cohort repair` shows what else would help. Please ask nobody how they answered.',
    overtaken: (circles: readonly string[]): string =>
      `${list(circles.map(circle))}: it stays as it is, for something has changed since they were asked.\n` +
      '**Next:** `/cohort repair` shows how it stands.',
  },
};

/** Somebody is in a private thread who does not sit in the circle. */
export const stranger = {
  found: ({ name, thread, user }: { name: string; thread: string; user: string }): string =>
    `${mention(user)} is in the thread of ${circle(name)} (<#${thread}>), and does not sit in it. Its people can read that I have asked you.\n` +
    '**Next:** say whether they belong there. Nobody is taken out without your word.',
  belongs: (): string => 'They belong here',
  takeOut: (): string => 'Take them out',
  notice: (user: string): string =>
    `${mention(user)} is in this thread now, and does not sit in your circle. They can read all that stands here.\n` +
    '-# I have asked the moderators. Until they answer, choose what you write.',
  stays: (user: string): string => `The moderators say that ${mention(user)} belongs here.`,
  isOut: (user: string): string => `The moderators have taken ${mention(user)} out of this thread.`,
  decidedStays: (user: string, name: string): string =>
    `${mention(user)} stays in the thread of ${circle(name)}; its people read so there.`,
  decidedOut: (user: string, name: string): string =>
    `${mention(user)} is taken out of the thread of ${circle(name)}; its people read so there.`,
  cannotSee: (): string =>
    '-# I cannot see whether somebody else is let into these threads by hand. `/grove doctor` says how I could.',
};

export const refusals = {
  strangerDecided: (): string =>
    'That is settled already: somebody answered before you, they belong there by now, or they are in the thread no more.',
  askedAlready: (until: Date): string =>
    `A circle that this touches is being asked about a change already, until **${instant(until)}**. Nothing was done by your press. ` +
    '**Next:** look again then.',
  cannotBeAsked: (name: string): string =>
    `**${inert(name)}** has no thread just now, so nobody there can be asked. **Next:** \`/cohort launch\` opens it anew.`,
  voteIsOver: (): string => 'That is decided already; what came of it stands in the thread of your circle.',
  notAsked: (): string => 'This is asked of the people who sit in this circle. You need do nothing.',
  nothingToPause: (): string =>
    'You are in no circle and on no list, so there is nothing to pause. You are welcome to press *Join*.',
  noSuchDay: (): string =>
    'I could not tell which day that is. Write it like *12 April*, *in two weeks*, *Monday* or *2027-04-12*, and try again.',
  pauseIsPast: (): string => 'That day is past or today. Choose one from tomorrow on.',
  pauseTooLong: (): string =>
    `A pause lasts ${weeks(mostWeeks)} at most. Choose an earlier day, or \`/leave\` and come again whenever you like.`,
};
