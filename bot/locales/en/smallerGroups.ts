import { instant, mention } from '../../common/message';
import { list } from './phrases';

/** What is said where a circle goes into smaller groups; a part of the words of sessions. */
export const parts = {
  /** `sizes`: of each group that there is */
  splitUp: (sizes: readonly number[], endsAt: Date): string =>
    `**${sizes.length === 1 ? 'We stay together, in a thread of its own' : `We go into ${groupsOf(sizes)}`},** ` +
    `until about ${instant(endsAt, 't')} (${instant(endsAt, 'R')}), and meet here again.`,
  partAt: (thread: string | null, people: readonly string[]): string =>
    `${thread === null ? 'Your thread is being opened' : `<#${thread}>`}: ${list(people.map(mention))}`,
  yourGroup: (people: readonly string[]): string =>
    people.length === 0 ? '' : `Your group: ${list(people.map(mention))}. Whatever is told here stays among you.`,
  yourGroupHere: (people: readonly string[]): string =>
    people.length === 0
      ? ''
      : `${list(people.map(mention))}: you have no thread of your own, so you meet here. The whole circle can read along.`,
  partMovesHere: (people: readonly string[]): string =>
    `${list(people.map(mention))}: your thread is gone, so you go on here. The whole circle can read along.`,
  mayMovePartOn: (): string => '-# Ready before the time? Whoever of you likes moves you on with `/circle`, here.',
  partOf: (circle: string | null): string =>
    `This is a smaller group${circle === null ? '' : ` of <#${circle}>`}. Any of you may move it on, as soon as all are ready.`,
  /** to who moved it on for the last time: the others may still be under way */
  partIsDone: (circle: string | null): string =>
    `You are done here. The circle meets again${circle === null ? '' : ` in <#${circle}>`} as soon as all are back.`,
  partIsOver: (thread: string | null): string =>
    `**Thank you.** The circle meets again${thread === null ? '' : ` in <#${thread}>`}.`,
};

export const partRefusals = {
  notInThisPart: (): string =>
    'This is for another of the smaller groups. Yours has a board of its own; the board of the circle says where.',
  partOver: (): string => 'This smaller group is done.',
};

function groupsOf(sizes: readonly number[]): string {
  const [size] = new Set(sizes).size === 1 ? sizes : [];
  return size === 2 ? 'pairs' : size === 3 ? 'threes' : size === 4 ? 'fours' : 'smaller groups';
}
