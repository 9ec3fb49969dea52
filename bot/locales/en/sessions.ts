import { inert, shortened } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { floor } from './floor';
import { words as people } from './people';
import { partRefusals, parts } from './smallerGroups';
import { givenBack, list, minutes, placeOf } from './phrases';

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
  stepIsOver: (step: string): string => `-# ${step}`,
  comingIn: (): string => 'Coming in',
  arriving: (endsAt: Date): string => `We begin ${instant(endsAt, 'R')}. Whoever comes later is just as welcome.`,
  writing: (endsAt: Date): string =>
    `**In silence, everybody for themselves,** ${until(endsAt)}. Write wherever you like; nobody collects it.`,
  talking: (endsAt: Date): string =>
    `**Open talk,** ${until(endsAt)}. Written and spoken words count the same; so does listening.`,
  ...floor,
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
  dayReminderInWriting: (group: string, { title, startsAt, members }: Coming): string =>
    `**${inert(group)}** meets in writing from ${instant(startsAt)} on, over three days: *${title}*.\n-# ${list(members.map(mention))}`,
  reminderInWriting: (group: string, { title, startsAt, members }: Coming): string =>
    `**${inert(group)}** begins in writing at ${instant(startsAt, 't')} (${instant(startsAt, 'R')}): *${title}*. Come by when it suits you.\n` +
    `-# ${list(members.map(mention))}`,
  heldInWriting: (): string => '-# This one is held in writing, over three days: come by when it suits you.',
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
    overlapped: (): string => 'Your next session begins now, so I close this one here. Thank you for it.',
    'broken off': (): string =>
      'I was away in the middle of our session, and I am sorry. I close it here; the thread is yours to carry on as you like.',
  },
  nextMeeting: (startsAt: Date): string => `You next meet **${instant(startsAt)}**.`,
  noNextMeeting: (): string =>
    'No further session is planned. The thread stays open until the day that its welcome names.',

  aBreak: (): string => 'A break',
  onABreak: (endsAt: Date): string =>
    `**A break,** ${until(endsAt)}. Stretch, drink something, look out of the window.`,
  holding: (endsAt: Date): string =>
    `**Everybody writes, nobody sees,** ${until(endsAt)}. Then all of it appears together. Leaving it empty is fine.`,
  write: (): string => 'Write',
  writeTitle: (): string => 'For all to read together',
  writeLabel: (): string => 'Your words',
  writeHint: (named: boolean): string =>
    named ? 'They appear with your name when the time is over' : 'They appear without a name when the time is over',
  written: (): string =>
    'Kept, and seen by nobody yet. Until the time is over you may press *Write* again and change it.',
  allTogether: (): string => 'All together',
  nobodyWrote: (): string => 'Nobody wrote this time, and that is fine.',
  wrote: (who: string | null, words: string): string => (who === null ? `• ${words}` : `${mention(who)}: ${words}`),
  whoBrings: (endsAt: Date): string =>
    `**Who would like to bring something?** The first to press *I bring one* has this time, ${until(endsAt)}. If nobody does, we go on.`,
  bring: (): string => 'I bring one',
  othersHold: (endsAt: Date): string =>
    `**The others write, nobody sees,** ${until(endsAt)}. Then all of it appears together. Leaving it empty is fine.`,
  choosing: (owner: string | null, endsAt: Date): string =>
    owner === null
      ? `**Mark what helps,** ${until(endsAt)}.`
      : `**${mention(owner)} marks what helps,** below, ${until(endsAt)}. Everybody else takes a breath.`,
  ownerWrites: (owner: string, endsAt: Date): string =>
    `**${mention(owner)} writes,** whenever it suits, ${until(endsAt)}. The others read along.`,
  readYourCard: (again: boolean): string =>
    again
      ? '**The cards have been passed on.** Press *My card* again: only you read it.'
      : 'Press *My card* before you begin: only you read it.',
  whatHelps: (): string => 'What helps …',
  chosen: (who: string): string => `${mention(who)} takes along:`,
  chosenToAnswer: (who: string): string => `${mention(who)} would like to answer:`,
  option: (words: string): string => `• ${words}`,
  itIsAbout: (who: string): string => `-# This time is for ${mention(who)}.`,
  ownerListens: (who: string): string =>
    `${mention(who)} only listens now, as if behind a door. Think aloud among yourselves.`,
  myCard: (): string => 'My card',
  yourCard: (role: string, words: string): string =>
    `**Your card: ${inert(role)}**\n> ${words.replaceAll('\n', '\n> ')}`,
  watchesHere: (): string =>
    'You have no card this time: watch, and notice what moves things. The others will be glad to hear it.',
  ...parts,
  openingInWriting: (session: { group: string; title: string; minutes: number }): string =>
    `## ${inert(session.group)} begins: ${session.title}\n` +
    'This time in writing, over three days. Come by when it suits you; a few minutes a day are plenty, and reading along is fine.\n' +
    '-# No live bids here: who bids where, prices, pay and hiring stay outside, whoever you work for.',
  roundInWriting: (endsAt: Date): string =>
    `**Everybody, whenever it suits you,** ${until(endsAt)}. A line or two is plenty.`,
  talkInWriting: (endsAt: Date): string => `**Answer one another, whenever it suits you,** ${until(endsAt)}.`,
  takeYourTime: (): string => '-# Nobody waits at the keyboard: come and go.',

  hand: (): string => 'Raise hand',
  handDown: (): string => 'Take it down',
  handIsUp: (): string =>
    'Your hand is up. Whoever has spoken least today is called first, then whoever asked first. I will call you here.',
  handIsDown: (): string => 'Your hand is down. You may raise it again whenever you like.',
  yourFloor: (): string =>
    'You have the floor, so no hand is needed. If you like: more time, questions in between, or give it back for later.',
  longer: (): string => 'A little longer',
  longerGiven: (): string => 'You have a minute more. Take a breath.',
  welcomeQuestions: (): string => 'Questions welcome',
  welcomesNow: (): string => 'The board says that questions are welcome.',
  somethingElse: (): string => 'Something else …',
  keepings: {
    'end the turn': (): string => 'End this turn, the next one has it',
    'go back': (): string => 'Back to the part before',
    'in writing': (): string => 'Hold it in writing, over three days',
    live: (): string => 'Hold it live after all',
  },
  sharing: {
    'well shared': (): string => '-# Last time the turns were well shared.',
    'a few carried it': (): string => '-# Last time a few carried it.',
    'too little to say': (): string => '-# Last time there were too few turns to say how they were shared.',
  },
  easePlaceholder: (): string => 'How it suits me best …',
  eases: {
    unhurried: (): string => 'More time for my turns',
    'invite in': (): string => 'Invite me in when it is quiet',
  },
  easeHints: {
    unhurried: (): string => 'The gentle word comes half as late again; nobody sees it',
    'invite in': (): string => 'A direct message, once a session at most; nobody else knows',
  },
  easeNoted: (): string => 'Noted. Only you see this, and you may change it at any time.',
  invitation: (group: string, thread: string): string =>
    `In **${inert(group)}** the floor is open, if you would like it: <#${thread}>. Listening is just as good.`,
  letGo: (): string => 'That is fine. The floor is open again, and the turn is there whenever you would like it.',
  goLetBy: (): string => 'That is fine. We go on to what comes next, and nobody is asked why.',
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
  ...partRefusals,
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
  youListen: (): string => 'This part is for the others to speak or write. Your turn comes; for now, just listen.',
  onlyTheOwner: (): string => 'Whoever this time is for marks what helps them. Yours is to have offered it.',
  nobodySpeaks: (): string => 'Nobody has the floor just now. *Move on* goes to the next part.',
  nothingBefore: (): string => 'This is the first part; there is none before it.',
  wordsTooLate: (words: string): string =>
    `The time for this was over a moment before, so nobody has read it. Here are your words, to use as you like:\n> ${inert(shortened(words, 600)).replaceAll('\n', '\n> ')}`,
  wordsTooLong: (most: number, words: string): string =>
    `That is more than fits: ${most} characters for each, so that all can read everybody’s. ${givenBack([words])}`,
  nothingWritten: (): string => 'I found no words in that. Press *Write* again if you would like to add some.',
  onlyTimekeepers: (): string =>
    'The facilitator of this circle moves it on. If you need a break, press *Pause* on the board; anybody may.',
  noCircle: (minutesToUndo: number | null): string =>
    (minutesToUndo === null ? '' : `${people.mayUndo(minutesToUndo)}\n`) +
    'You are in no circle just now. To be on the list for one, press *Join*.',
};
