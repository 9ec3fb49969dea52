import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { Plan } from '../../cohorts/rules/plan';
import { count, list } from './phrases';

export const commands = {
  cohort: 'Plan and launch cohorts',
  cohortCreate: 'Plan a cohort: its name, and when it first meets',
  cohortLaunch: 'Form the circles from everybody who waits, and open their threads',
  cohortName: 'What the cohort is called',
  cohortDate: 'Day of the first session, like 2027-03-01',
  cohortTime: 'Time of day in that zone, like 18:00',
  cohortZone: 'The zone that time is in: type a city',
  cohortSize: 'People in a circle: 3 to 12, best 6',
};

export const words = {
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
};

export const refusals = {
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
};
