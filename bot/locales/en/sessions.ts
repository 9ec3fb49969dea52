import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { list, minutes } from './phrases';

export const words = {
  boardTitle: (group: string, title: string): string => `### ${title} · ${inert(group)}`,
  boardClosed: (): string => 'This round is over. Thank you all.',
  floorIsOpen: (isFirst: boolean): string =>
    `**The floor is open.** Whoever would like to ${isFirst ? 'begin' : 'go next'}, take the turn.`,
  floorIsWith: (holder: string): string => `**${mention(holder)} has the floor.**`,
  stillToCome: (members: readonly string[]): string =>
    `-# Still with the chance to speak: ${list(members.map(mention))}`,
  everybodyHadTheChance: (): string => '-# Everybody has had the chance to speak.',
  take: (): string => 'Take the turn',
  done: (): string => 'Done',
  pass: (): string => 'Pass for now',
  reminder: (group: string, title: string, startsAt: Date, members: readonly string[]): string =>
    `**${inert(group)}** meets ${instant(startsAt, 'R')}, at ${instant(startsAt, 't')}: *${title}*.\n` +
    `-# ${list(members.map(mention))} – come as you are; late is fine too.`,
  opening: (group: string, title: string, minutesPerTurn: number): string =>
    `## ${inert(group)} begins\n` +
    `Good to see you. We start with a **${title.toLowerCase()}**: about ${minutes(minutesPerTurn)} each, in whatever order you like. ` +
    `Writing and speaking count the same, passing is fine, and nobody records.`,
  nextStep: (title: string, minutesPerTurn: number): string =>
    `Next comes **${title.toLowerCase()}**: about ${minutes(minutesPerTurn)} each again, in whatever order you like.`,
  yourTurn: (holder: string, minutesPerTurn: number): string =>
    `${mention(holder)}, the floor is yours, for about ${minutes(minutesPerTurn)}. Press **Done** on the board when you have finished.`,
  softEnd: (holder: string): string =>
    `Gently: that was the time. Finish your thought in peace, ${mention(holder)}, then press **Done**.`,
  stillOpen: (): string =>
    'The floor is still open for whoever would like it. If nobody does, we go on in a little while. Both are fine.',
  floorFreed: (): string => 'The floor is open again.',
  goodbye: (): string =>
    `**That closes our round.** Thank you for speaking, and for listening. This thread stays open: carry on as long as you like.`,
  brokenOff: (): string =>
    'I was away in the middle of our round, and I am sorry. I close it here; the thread is yours to carry on as you like.',
  missed: (): string =>
    'I was away when this session should have begun, and I am sorry. The thread is yours to meet in all the same.',
  letGo: (): string => 'That is fine. The floor is open again, and the turn is there whenever you would like it.',
  passed: (): string => 'That is fine. The turn is there whenever you would like it, and nobody is told.',
};

export const refusals = {
  notInThisGroup: (): string =>
    'This round belongs to another circle, and its turns are theirs. Yours, if you have one, has a thread and a board of its own.',
  notYetOpen: (): string => 'This session has not begun yet.',
  sessionOver: (): string => 'This session is over. The thread stays open for you all.',
  overtaken: (): string => 'Somebody was a moment quicker. The board shows how things stand now.',
  floorTaken: (): string => 'Somebody has the floor just now. It opens again when they are done.',
  floorIsYours: (): string => 'The floor is yours already. Press *Done* when you have finished.',
  hadTurn: (): string => 'You have had this turn. The others get the chance first; thank you for listening.',
  notHolder: (): string => 'Only the one who has the floor can say that they are done.',
  alreadyDone: (): string => 'Done already, thank you.',
};
