import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { list, minutes, placeOf } from './phrases';

/** A session that is to come, and the circle that meets there. */
interface Coming {
  readonly title: string;
  readonly startsAt: Date;
  readonly members: readonly string[];
}

export const commands = {
  circle: 'When your circle meets, where, and what about',
};

const until = (endsAt: Date): string => `until about ${instant(endsAt, 't')} (${instant(endsAt, 'R')})`;

export const words = {
  boardTitle: (group: string, title: string): string => `### ${title} · ${inert(group)}`,
  boardClosed: (): string => 'This session is over. Thank you all.',
  stepIsOver: (): string => '-# This part is over; the newest board is further down.',
  comingIn: (): string => 'Coming in',
  arriving: (endsAt: Date): string => `We begin ${instant(endsAt, 'R')}. Whoever comes later is just as welcome.`,
  writing: (endsAt: Date): string =>
    `**In silence, everybody for themselves,** ${until(endsAt)}. Write wherever you like; nobody collects it.`,
  talking: (endsAt: Date): string =>
    `**Open talk,** ${until(endsAt)}. Written and spoken words count the same; so does listening.`,
  floorIsOpen: (isFirst: boolean): string =>
    `**The floor is open.** Whoever would like to ${isFirst ? 'begin' : 'go next'}, take the turn.`,
  floorIsWith: (holder: string): string => `**${mention(holder)} has the floor.**`,
  stillToCome: (members: readonly string[]): string =>
    `-# Still with the chance to speak: ${list(members.map(mention))}`,
  everybodyHadTheChance: (): string => '-# Everybody has had the chance to speak.',
  aboutEach: (minutesPerTurn: number): string =>
    `-# About ${minutes(minutesPerTurn)} each, in whatever order you like. Passing is fine.`,
  take: (): string => 'Take the turn',
  done: (): string => 'Done',
  pass: (): string => 'Pass for now',
  pause: (): string => 'Pause',
  resume: (): string => 'Go on',
  moveOn: (): string => 'Move on',
  moreTime: (): string => 'More time',
  end: (): string => 'End here',
  wePause: (): string => '**We pause.** Take the time you need. Whoever feels that all are ready may press *Go on*.',

  dayReminder: (group: string, { title, startsAt, members }: Coming): string =>
    `**${inert(group)}** meets next on ${instant(startsAt)}: *${title}*.\n-# ${list(members.map(mention))}`,
  question: (question: string): string => `A question to carry with you until then:\n> ${question}`,
  sayIfYouLike: (): string =>
    '-# If you like, say whether you will be there. Only I read it, and no answer is fine too.',
  reminder: (group: string, { title, startsAt, members }: Coming): string =>
    `**${inert(group)}** meets at ${instant(startsAt, 't')} (${instant(startsAt, 'R')}): *${title}*.\n` +
    `-# ${list(members.map(mention))} – come as you are; late is fine too.`,
  rsvp: {
    coming: (): string => 'I’m coming',
    late: (): string => 'I’ll be late',
    'not this week': (): string => 'Not this week',
  },
  rsvpNoted: {
    coming: (): string => 'Noted, thank you. See you there; and if something comes up, just press another button.',
    late: (): string => 'Noted, thank you. Come in whenever you can; there will be a place for you.',
    'not this week': (): string =>
      'Noted, thank you. Rest well; nobody asks why. If things change, come all the same, or press another button.',
  },

  opening: (session: { group: string; title: string; minutes: number }): string =>
    `## ${inert(session.group)} begins: ${session.title}\n` +
    `Good to see you. We have about ${minutes(session.minutes)}. Writing and speaking count the same, passing is fine, ` +
    `anybody may press *Pause*, and nobody records.\n` +
    `-# No live bids here: who bids where, prices, pay and hiring stay outside, whoever you work for.`,
  yourTurn: (holder: string, minutesPerTurn: number): string =>
    `${mention(holder)}, the floor is yours, for about ${minutes(minutesPerTurn)}. Press **Done** on the board when you have finished.`,
  softEnd: (holder: string): string =>
    `Gently: that was the time. Finish your thought in peace, ${mention(holder)}, then press **Done**.`,
  stillOpen: (): string =>
    'The floor is still open for whoever would like it. If nobody does, we go on in a little while. Both are fine.',
  floorFreed: (): string => 'The floor is open again.',
  paused: (afterMinutes: number): string =>
    `**We pause.** The time stands still until somebody presses *Go on* on the board. After ${minutes(afterMinutes)} I close for today, and that is fine too.`,
  resumed: (): string => 'We go on, with the time that was left.',
  resumedWith: (holder: string): string => `We go on. ${mention(holder)}, the floor is still yours.`,
  moreTimeGiven: (more: number): string => `There is more time: ${minutes(more)}.`,

  goodbye: {
    finished: (): string =>
      '**That closes our session.** Thank you for speaking, and for listening. This thread stays open: carry on as you like.',
    'ended early': (): string =>
      '**We close here for today.** Thank you for being here. This thread stays open: carry on as you like.',
    'not resumed': (): string =>
      '**We did not come back from our pause, and that is fine.** I close the session here; this thread stays open.',
    'nobody came': (): string =>
      '**A quiet day, and that is fine.** I close here rather than talk into the silence. If you are reading this, the thread is open: carry on as you like.',
    resting: (): string =>
      '**We all rest this week.** Be well. If you find yourself here after all, the thread is open.',
    missed: (): string =>
      'I was away when this session should have begun, and I am sorry. The thread is yours to meet in all the same.',
    'broken off': (): string =>
      'I was away in the middle of our session, and I am sorry. I close it here; the thread is yours to carry on as you like.',
  },
  nextMeeting: (startsAt: Date): string => `You next meet **${instant(startsAt)}**.`,
  noNextMeeting: (): string =>
    'No further session is planned. The thread stays open until the day that its welcome names.',

  letGo: (): string => 'That is fine. The floor is open again, and the turn is there whenever you would like it.',
  passed: (): string => 'That is fine. The turn is there whenever you would like it, and nobody is told.',

  circle: (group: string): string => `### ${inert(group)}`,
  when: (startsAt: Date, home: { time: string; zone: string }): string =>
    `**When:** ${instant(startsAt)} (${instant(startsAt, 'R')}), on your own clock; that is ${home.time} in ${inert(placeOf(home.zone))}.`,
  rightNow: (step: string): string => `**When:** right now. You are at *${step}*; come in as you are.`,
  where: (thread: string | null): string =>
    thread === null ? '**Where:** your thread is being opened.' : `**Where:** <#${thread}>`,
  whatAbout: (title: string, long: number): string => `**What about:** ${title}, about ${minutes(long)}.`,
  whoIsIn: (members: readonly string[]): string =>
    members.length === 0 ? '' : `**Who:** ${list(members.map(mention))}`,
  youSaid: (answer: string): string => `-# You said: ${answer}. You may change it.`,
  youKeepTime: (timed: number, turn: number): string =>
    `-# You look after the time here. *More time* adds ${minutes(timed)} to a talk or a writing, ${minutes(turn)} to a turn.`,
  movedMeanwhile: (): string =>
    'Things had moved on a moment before, so I changed nothing. This is how they stand; press again if you still wish to.',
  sessionClosed: (): string => 'The session is closed, and the circle has read the goodbye.',
};

export const refusals = {
  notInThisGroup: (): string =>
    'These buttons are for the people of this circle. Whoever keeps its time finds theirs with `/circle`; a circle of your own has a thread and a board of its own.',
  notYetOpen: (): string => 'This session has not begun yet.',
  sessionOver: (): string => 'This session is over. The thread stays open for you all.',
  sessionBegan: (): string => 'This session is going on right now. Come in as you are; nothing needs to be said first.',
  overtaken: (): string => 'Somebody was a moment quicker. The board shows how things stand now.',
  weArePausing: (): string => 'We are pausing. Whoever feels that all are ready may press *Go on* on the board.',
  notPausing: (): string => 'We are going on already.',
  floorTaken: (): string => 'Somebody has the floor just now. It opens again when they are done.',
  floorIsYours: (): string => 'The floor is yours already. Press *Done* when you have finished.',
  hadTurn: (): string => 'You have had this turn. The others get the chance first; thank you for listening.',
  notHolder: (): string => 'Only the one who has the floor can say that they are done.',
  alreadyDone: (): string => 'Done already, thank you.',
  onlyTimekeepers: (): string =>
    'The facilitator of this circle moves it on. If you need a break, press *Pause* on the board; anybody may.',
  circleToCome: (): string =>
    'You are on the list for the next circles. When yours is formed, its thread appears by itself, and `/circle` tells you when you meet.',
  noCircle: (): string => 'You are in no circle just now. To be on the list for one, press *Join*.',
};
