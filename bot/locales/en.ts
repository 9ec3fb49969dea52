import { inert } from '../common/inert';
import { instant, mention } from '../common/message';
import type { Plan } from '../cohorts/rules/plan';
import type { Places } from '../home/store';
import { inWords, needed, type Needed } from '../home/rules/permissions';
import type { Place } from '../home/rules/plan';
import { longest, type Answers } from '../intake/rules/application';

/** Everything Grove says, in English: the truth that other languages are checked against. Short, warm, and with the next step. */

const list = (items: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const minutes = (number: number): string => (number === 1 ? 'a minute' : `${number} minutes`);
const fieldNames: Record<keyof Answers, string> = { called: 'your name', work: 'your work', wish: 'your wish' };
const topics: Record<Place, string> = {
  welcome: 'What this is, and how to join.',
  circle: 'Each circle meets in a private thread below this channel.',
  moderators: 'For the people who look after the circles.',
};

export const en = {
  commands: {
    grove: 'Set Grove up in this server',
    groveSetup: 'Make Grove’s channels and role, or mend them',
    cohort: 'Plan and launch cohorts',
    cohortCreate: 'Plan a cohort: its name, and when it first meets',
    cohortLaunch: 'Form the circles from everybody who waits, and open their threads',
    cohortName: 'What the cohort is called',
    cohortDate: 'Day of the first session, like 2027-03-01',
    cohortTime: 'Time of day in that zone, like 18:00',
    cohortZone: 'The zone that time is in: type a city',
    cohortSize: 'People in a circle: 3 to 12, best 6',
  },

  home: {
    topic: (place: Place): string => topics[place],
    ready: (home: Places): string =>
      `## Grove is at home here\n` +
      `People join in <#${home.welcomeChannelId}>; circles meet in private threads below <#${home.circleChannelId}>; ` +
      `<#${home.moderatorsChannelId}> is for the holders of <@&${home.moderatorRoleId}>, and you are one now.\n\n` +
      `**Next:** give that role to whoever helps you, then plan a first cohort with \`/cohort create\`.`,
  },

  intake: {
    welcome: (): string =>
      `## Welcome\n` +
      `Here, people early in business development meet in **small circles** that learn from one another: ` +
      `a handful of peers, a question, and time for each.\n\n` +
      `Nothing to deliver, nobody keeps count, and passing is always fine. You can join whenever you like.`,
    join: (): string => 'Join',
    formTitle: (): string => 'Join a circle',
    calledLabel: (): string => 'What shall we call you?',
    workLabel: (): string => 'What do you do?',
    wishLabel: (): string => 'What would you like to get better at?',
    wishHint: (): string => 'For instance negotiating, managing up, saying no kindly',
    joined: (called: string): string =>
      `**Good to have you, ${inert(called)}.** You are on the list for the next circles. ` +
      `You need do nothing more: when your circle is formed, its thread appears here by itself.\n` +
      `-# Press *Join* again whenever you want to change your answers.`,
    changed: (called: string, is: 'waiting' | 'placed'): string =>
      `**Your answers are changed, ${inert(called)}.** You keep your place ${is === 'placed' ? 'in your circle' : 'on the list'}.`,
  },

  cohort: {
    planned: (name: string, first: Date, plan: Plan): string =>
      `**${inert(name)}** first meets ${instant(first)}.\n` +
      (plan.firstTime === plan.time
        ? `That is ${plan.time} in ${inert(plan.zone)}`
        : `The clocks in ${inert(plan.zone)} skip ${plan.time} on that day, so it is ${plan.firstTime} there this once`) +
      `; everybody sees it on their own clock. Circles of about ${plan.size}.`,
    whoWaits: (waiting: number): string =>
      `${waiting === 0 ? 'Nobody is' : count(waiting, 'person is', 'people are')} waiting for a circle now. **Next:** when enough have joined, run \`/cohort launch\`.`,
    waitForNext: (waiting: number): string =>
      `${count(waiting, 'person is', 'people are')} waiting; the next cohort you launch will have room for them.`,
    memberGone: (name: string, left: number): string =>
      `Somebody who was to be in **${inert(name)}** has left the server. ${count(left, 'person is', 'people are')} in it now.`,
    launched: (name: string, groups: number, people: number): string =>
      `**${inert(name)}** is on its way: ${count(groups, 'circle', 'circles')} for ${count(people, 'person', 'people')}. ` +
      `The threads open now; you will read in the moderators’ channel when each is ready.`,
    mended: (name: string, groups: number): string =>
      `**${inert(name)}** is running. ${count(groups, 'circle had', 'circles had')} no thread; a new one is opening now.`,
    alreadyRunning: (name: string): string =>
      `**${inert(name)}** is already running, and every circle has its thread. Nothing to do.`,
    newThread: (name: string, members: readonly string[], next: Date | null): string =>
      `## ${inert(name)}\n` +
      `This thread is yours from now on, ${list(members.map(mention))}. ` +
      (next ? `You next meet **${instant(next)}** (${instant(next, 'R')}).` : 'Everything else is as it was.'),
    threadForbidden: (name: string): string =>
      `Discord will not let me write in the thread of **${inert(name)}** any more.\n` +
      `**Next:** give my role *View Channels*, *Send Messages in Threads* and *Manage Threads* again (\`/grove setup\` mends the channel). The next word I have for them will arrive.`,
    welcome: (name: string, members: readonly string[], startsAt: Date): string =>
      `## ${inert(name)}\n` +
      `Welcome, ${list(members.map(mention))}. This thread is yours.\n\n` +
      `You first meet **${instant(startsAt)}** (${instant(startsAt, 'R')}), right here. We begin with a round: ` +
      `each of you gets a little time, in whichever order you like, and passing is fine.\n` +
      `-# People with the right to manage threads in this server can read it too. What is told here stays here; what you learn may travel.`,
    threadReady: (name: string, thread: string): string =>
      `**${inert(name)}** has its thread, <#${thread}>, and its members are in it. Only they can open it, and whoever may manage threads.`,
    threadRefused: (name: string): string =>
      `Discord would not let me open a thread for **${inert(name)}**. Its members and dates are safe.\n` +
      `**Next:** run \`/grove setup\`, which mends channels and says what I may not do, then \`/cohort launch\` for its cohort again.`,
    threadLost: (name: string): string =>
      `The thread of **${inert(name)}** is gone. Members, dates and rounds are safe.\n` +
      `**Next:** run \`/cohort launch\` for its cohort again and a new thread opens.`,
  },

  session: {
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
  },

  refusals: {
    // the doors
    onlyInServer: (): string => 'That works inside a server only. Open the server where your circle is and try there.',
    onlyModerators: (): string =>
      'That is for the people who look after the circles here. If you should be one, ask a host for the role *Circle moderator*.',
    onlyManagers: (): string => 'Setting Grove up needs the right *Manage Server*. Ask whoever runs this server.',
    oldButton: (): string =>
      'That button is from an earlier version of Grove. Look for the newest message in this channel; it has one that works.',
    unknownButton: (): string => 'I do not know that button any more. Look for the newest message in this channel.',
    formNotReady: (): string => 'I could not open the form just now. Please press the button again in a moment.',
    gone: (): string => 'I cannot find that here. It may belong to another place, or be over.',

    // setting up
    permissionsMissing: (lacking: readonly Needed[]): string =>
      `Before I can settle in I still need:\n${lacking.map((one) => `- **${inWords(one)}** ${needed[one]}`).join('\n')}\n` +
      `Give them to my role in *Server Settings, Roles*, then run \`/grove setup\` again.`,
    notSetUp: (): string => 'Grove has no channels here yet. Run `/grove setup` first.',
    setupForbidden: (): string =>
      'Discord did not let me finish. Drag my role above *Circle moderator* in *Server Settings, Roles*, then run `/grove setup` again: it goes on where it stopped.',

    // joining
    answerMissing: (fields: readonly (keyof Answers)[]): string =>
      `Please fill in ${list(fields.map((field) => fieldNames[field]))}, with something one can read. Press *Join* to try again.`,
    answerTooLong: (fields: readonly (keyof Answers)[], typed: Answers): string =>
      `That is more than fits: ${list(fields.map((field) => `${fieldNames[field]} may have ${longest[field]} characters`))}. ` +
      `Here is what you wrote, so that you can shorten it and press *Join* again:\n` +
      fields.map((field) => `> ${inert(typed[field], 300).replaceAll('\n', '\n> ')}`).join('\n'),

    // cohorts
    cohortName: (): string => 'A cohort needs a name of 1 to 60 characters.',
    noSuchDate: (): string => 'I cannot find that day in the calendar. Write it as year-month-day, like 2027-03-01.',
    noSuchTime: (): string => 'I do not understand that time. Write hours and minutes, like 18:00 or 9:30.',
    noSuchZone: (): string =>
      'I do not know that time zone. Start typing a city near you and choose from the list, like Europe/Paris.',
    groupSize: (): string => 'A circle has 3 to 12 people. Six is a good number.',
    dateInThePast: (): string => 'That moment has already passed. Choose a later day or time.',
    dateTooFar: (): string => 'That is more than two years away. Choose a nearer day.',
    cohortExists: (name: string): string => `There is already a cohort called **${inert(name)}**. Choose another name.`,
    noSuchCohort: (name: string): string =>
      `There is no cohort called **${inert(name)}** here. Start typing and choose one from the list.`,
    tooFewPeople: (waiting: number, least: number): string =>
      `A circle needs at least ${least} people, and ${waiting === 0 ? 'nobody is waiting yet' : `${count(waiting, 'person is', 'people are')} waiting`}. Invite a few more to press *Join*, then launch again.`,
    startHasPassed: (): string =>
      'The first session of this cohort would already have begun. Plan a new one with `/cohort create`; everybody who waits is still waiting.',
    programmeGone: (name: string): string =>
      `The programme “${inert(name)}” is no longer among Grove’s files. Ask whoever runs Grove to put it back.`,

    // turns
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
  },

  fault: (reference: string): string =>
    `Something went wrong on my side. Please try again in a moment; trying twice does no harm.\n-# If it stays like this, tell a moderator this reference: \`${reference}\``,
  doneUnseen: (): string => 'It is done, but I could not show you the whole answer.',
};
