import { inert } from '../../common/inert';
import { instant } from '../../common/message';
import { mostWeeks } from '../../people/rules/until';
import { count, weeks } from './phrases';

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
  seatStays: (): string =>
    'Your seat is yours. You are not reminded, and nobody waits for you. Come whenever you like: then you have a chance like everybody.\n' +
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

export const refusals = {
  nothingToPause: (): string =>
    'You are in no circle and on no list, so there is nothing to pause. You are welcome to press *Join*.',
  noSuchDay: (): string =>
    'I could not tell which day that is. Write it like *12 April*, *in two weeks*, *Monday* or *2027-04-12*, and try again.',
  pauseIsPast: (): string => 'That day is past or today. Choose one from tomorrow on.',
  pauseTooLong: (): string =>
    `A pause lasts ${weeks(mostWeeks)} at most. Choose an earlier day, or \`/leave\` and come again whenever you like.`,
};
