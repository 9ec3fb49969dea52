import { mention } from '../../common/message';
import { list, minutes } from './phrases';

/** What a board says of the floor; a part of the words of sessions. */
export const floor = {
  floorIsOpen: (isFirst: boolean): string =>
    `**The floor is open.** Whoever would like to ${isFirst ? 'begin' : 'go next'}, take the turn.`,
  floorIsWith: (holder: string, minutesPerTurn?: number): string =>
    minutesPerTurn === undefined
      ? `**${mention(holder)} has the floor.** Press **Done** when you have finished.`
      : `**${mention(holder)} has the floor,** for about ${minutes(minutesPerTurn)}. Press **Done** when you have finished.`,
  questionsWelcome: (): string => 'Questions are welcome in between.',
  handsUp: (hands: readonly string[]): string => `-# Next: ${list(hands.map(mention))}`,
  stillToCome: (members: readonly string[]): string =>
    `-# Still with the chance to speak: ${list(members.map(mention))}`,
  everybodyHadTheChance: (): string => '-# Everybody has had the chance to speak.',
  aboutEach: (minutesPerTurn: number): string =>
    `-# About ${minutes(minutesPerTurn)} each, in whatever order you like. Passing is fine.`,
  /** `isGo`: what follows is about what they tell, and without a sign of them it is let by */
  softEnd: (holder: string, isGo: boolean): string =>
    `**${mention(holder)} has the floor.** Gently: that was the time. Finish your thought in peace, then press **Done**.` +
    (isGo ? ' That tells me that you are there; without it we go on to what comes next.' : ''),
  /** `mayClose`: without a sign of anybody the session may close instead */
  stillOpen: (mayClose: boolean): string =>
    '**The floor is still open** for whoever would like it. ' +
    (mayClose
      ? 'If nobody does, we go on in a little while, or close for today; both are fine. *Take the turn* or *Pause* tells me that somebody is here.'
      : 'If nobody does, we go on in a little while. Both are fine.'),
};
