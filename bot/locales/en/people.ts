import { inert } from '../../common/inert';
import { smallestGroup } from '../../matching/groups';
import { count } from './phrases';

export const commands = {
  leave: 'Leave your circle, or the list, at once. No reason is asked and nothing is announced',
};

const more = (minutes: number): string => count(minutes, 'more minute', 'more minutes');

const backWith =
  '-# Your wishes, and what you wrote for your circle, come back with it. What you said about coming, or wrote for this very moment, does not.';

export const words = {
  /** the circle's name stands behind it */
  leave: (): string => 'Leave',
  leaveList: (): string => 'Leave the list',
  undo: (): string => 'Undo',
  keepWaiting: (): string => 'Wait for another circle',
  left: (circle: string): string =>
    `You have left **${inert(circle)}**, and its thread closes for you now. Nothing is said there; the moderators hear how many are left, and no name.\n` +
    `-# Should this answer go with the thread, \`/leave\` anywhere else shows it again.`,
  leftBefore: (): string =>
    'You are off the list. A circle that was being prepared counted on you; its moderators hear how many are left, and no name.',
  answersGo: (): string =>
    `**Changed your mind?** For ten minutes *Undo* gives you your place back, and *Wait for another circle* keeps you on the list. ` +
    `After that your answers are deleted, and you can come again with *Join* whenever you like.\n${backWith}`,
  others: (): string => `**Changed your mind?** For ten minutes *Undo* gives you your place back.\n${backWith}`,
  leftList: (): string =>
    `You are off the list. For ten minutes *Undo* puts you back where you were; after that your answers are deleted. ` +
    `You can come again with *Join* whenever you like.`,
  leftListToo: (): string =>
    `You are off the list. For ten minutes *Wait for another circle* puts you back on it; after that your answers are deleted.`,
  circleStill: ({ name, minutes }: { name: string | null; minutes: number }): string =>
    `*Undo* puts you back ${name === null ? 'where you were before you first left' : `into **${inert(name)}**`}. ` +
    `It works for ${more(minutes)}.`,
  mayUndo: (minutes: number): string =>
    `**Changed your mind about leaving?** For ${more(minutes)}, \`/leave\` shows *Undo*.`,
  leftWayIn: (): string =>
    `You are no longer on your way in. In ten minutes what you have told is deleted; until then *Join* goes on from it.`,
  whichCircle: (circles: number): string =>
    `You sit in ${count(circles, 'circle', 'circles')}. Press the one you would like to leave; it happens at once, and for ten minutes you can undo it.` +
    (circles > 3 ? `\n-# Here are the three newest. When you have left one, \`/leave\` shows the others.` : ''),
  leavesFromInside: (circle: string): string =>
    `**Would you like to leave ${inert(circle)}?** Nothing has happened yet. This thread is closed to you afterwards, and my answer goes with it.\n` +
    `**Should you change your mind then:** for ten minutes, \`/leave\` in any other channel gives you *Undo*.`,
  /** of somebody in several circles, in the thread of this one */
  undoGoesAlong: (circle: string): string =>
    `With **${inert(circle)}** this thread closes for you, and *Undo* goes with it. To keep it in sight, use \`/leave\` in another channel.`,
  cameBack: (circle: string): string =>
    `Good to have you back. You are in **${inert(circle)}** again, and its thread is open to you.`,
  waitsAgain: (): string =>
    'You are on the list for the next circles, where you were before. You need do nothing more.',
  circleHas: ({ name, people, hasBegun }: { name: string; people: number; hasBegun: boolean }): string => {
    const now = `**${inert(name)}** has ${people === 0 ? 'nobody' : count(people, 'person', 'people')} now.`;
    if (people >= smallestGroup) return now;
    if (!hasBegun) {
      return `${now}\n**Next:** that is few for a circle. \`/cohort open\` puts everybody back on the list, and \`/cohort match\` looks anew.`;
    }
    return people === 0
      ? `${now}\n**Next:** \`/cohort repair\` ends it kindly.`
      : `${now}\n**Next:** that is few for a circle. \`/cohort repair\` shows what would help, the smallest change first.`;
  },
};

export const refusals = {
  notInThatCircle: (): string => 'You are not in that circle (any more), so there is nothing to leave.',
  inNoCircle: (): string =>
    'You are in no circle and on no list, so there is nothing to leave. `/mydata show` tells what Grove holds about you.',
  leaveWhere: (): string =>
    'You have joined in several servers that I live in, and here I cannot tell which you mean. Please use `/leave` in that server.',
  tooLateToReturn: (): string =>
    'The ten minutes are over, and your place and answers are gone. You are welcome to come again: press *Join*.',
  /** `sits`: they have a place in another circle */
  seatIsGone: (sits: boolean): string =>
    'The circle has changed meanwhile, and that seat is not free any more. ' +
    (sits
      ? 'Your place in your other circle stays as it is. **Next:** `/circle` shows it, or ask a moderator.'
      : '**Next:** press *Wait for another circle*, or ask a moderator.'),
  seatedByNow: (): string =>
    'You have a place in a circle by now, and keep it. **Next:** `/circle` shows it; to change it, ask a moderator.',
  circleIsOver: (): string => 'That circle is over. You are welcome to come again: press *Join*.',
};
