import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { Mended } from '../../cohorts/mending';
import type { Plan, Wrong } from '../../cohorts/rules/plan';
import { daysUntilForgotten } from '../../cohorts/rules/weeks';
import { count, day, list, weeks } from './phrases';

export const commands = {
  cohort: 'Plan, match, launch and end cohorts',
  cohortCreate: 'Plan a cohort: its name, and when it begins',
  cohortOpen: 'Take people in again; circles that were agreed are taken apart',
  cohortClose: 'Close the list: who applies later is for the next cohort',
  cohortMatch: 'Look for circles and show them; nothing happens before your yes',
  cohortLaunch: 'Open the threads of the agreed circles; run again, it mends what is missing',
  cohortShow: 'How a cohort stands: dates, circles, and who looks after it',
  cohortEnd: 'End a cohort before its date; asks before it does',
  cohortAppoint: 'Name a moderator or a facilitator of a cohort',
  cohortRivals: 'Keep the people of two employers in different circles, or no longer',
  whichCohort: 'Which cohort',
  cohortName: 'What the cohort is called',
  cohortStart: 'The first day, like 2027-03-01; without an hour, its first week',
  cohortTime: 'Only for one hour for all circles: the time of day, like 18:00',
  cohortZone: 'Only with a time: the zone that it is in. Type a city',
  cohortWeeks: 'How many weeks, usually 6',
  cohortSize: 'People in a circle: 3 to 12, best 6',
  cohortProgramme: 'What the circles do, session by session',
  cohortModerator: 'Who looks after it with you',
  appointMember: 'Whom',
  appointAs: 'As what',
  asModerator: 'Moderator: looks after the cohort',
  asFacilitator: 'Facilitator: keeps the time in its circles',
  asNobody: 'Nothing any more',
  appointCircle: 'For a facilitator of one circle only: its name or number',
  rivalsFirst: 'One employer; leave both out to see who is kept apart',
  rivalsSecond: 'The other employer',
  rivalsAs: 'Leave it out to keep them apart',
  asRivals: 'Kept apart',
  asNoRivals: 'Not kept apart any more',
};

export const words = {
  planned: (name: string, plan: Plan): string =>
    plan.hour === null
      ? `**${inert(name)}** begins in the week of ${day(plan.startsOn)} and meets for ${weeks(plan.weeks)}. ` +
        (plan.asked === null ? '' : `Weeks begin on Mondays, so it is the first after ${day(plan.asked)}. `) +
        `Each circle of about ${plan.size} gets its own hour, one at which all of it is free.`
      : `**${inert(name)}** first meets ${instant(plan.hour.firstSession)}, then every week, for ${weeks(plan.weeks)} in all.\n` +
        (plan.hour.firstTime === plan.hour.time
          ? `That is ${plan.hour.time} in ${inert(plan.hour.zone)}`
          : `The clocks in ${inert(plan.hour.zone)} skip ${plan.hour.time} on that day, so it is ${plan.hour.firstTime} there this once`) +
        `; everybody sees it on their own clock. Circles of about ${plan.size}.`,
  whoWaits: (waiting: number): string =>
    `${whoWaits(waiting)} **Next:** when enough have joined, run \`/cohort match\`.`,
  closed: (name: string, waiting: number): string =>
    `**${inert(name)}** is closed: who applies from now on is for the next cohort. ${whoWaits(waiting)}\n` +
    `**Next:** run \`/cohort match\` to see the circles; \`/cohort open\` takes people in again.`,
  alreadyClosed: (name: string, waiting: number): string =>
    `**${inert(name)}** was closed already. ${whoWaits(waiting)}\n**Next:** \`/cohort match\`.`,
  opened: (name: string, waiting: number): string =>
    `**${inert(name)}** takes people in. ${whoWaits(waiting)}\n**Next:** when enough have joined, run \`/cohort match\`.`,
  takenApart: (groups: number): string =>
    `${count(groups, 'circle was', 'circles were')} taken apart; everybody in ${groups === 1 ? 'it' : 'them'} waits again, with their old place.`,
  nowOpen: (name: string, cohort: { startsOn: string; weeks: number; hasHour: boolean }): string =>
    `**${inert(name)}** begins ${cohort.hasHour ? 'on' : 'in the week of'} ${day(cohort.startsOn)}, for ${weeks(cohort.weeks)}. Joining is open.`,
  rivals: (pairs: readonly (readonly [string, string])[], more: number): string =>
    pairs.length === 0
      ? 'No employers are kept apart.'
      : `These employers’ people sit in different circles from the next \`/cohort match\` on:\n` +
        pairs.map(([one, other]) => `- ${inert(one, 60)} and ${inert(other, 60)}`).join('\n') +
        (more > 0 ? `\n-# and ${more} more` : ''),
  waitForNext: (waiting: number): string =>
    `${count(waiting, 'person is', 'people are')} waiting; the next cohort you launch will have room for them.`,
  /** `reads`: whoever launched it reads the moderators’ channel */
  launched: (name: string, { groups, people, reads }: { groups: number; people: number; reads: boolean }): string =>
    `**${inert(name)}** is on its way: ${count(groups, 'circle', 'circles')} for ${count(people, 'person', 'people')}. ` +
    (reads
      ? `The threads open now; you will read in the moderators’ channel when each is ready.`
      : 'The threads open now. **Next:** `/cohort launch` again tells whether each is ready.'),
  endsBy: (endsAt: Date): string =>
    `It ends by itself on ${instant(endsAt)}: with a goodbye in each thread, which is then closed.`,
  alreadyRunning: (name: string): string =>
    `**${inert(name)}** is already running, and every circle has its thread, its members and its welcome. Nothing to do.`,
  underWay: (name: string, circles: number): string =>
    `**${inert(name)}** is running. Something is still on its way to ${count(circles, 'circle', 'circles')}, and arrives by itself. ` +
    `**Next:** look again in a minute with \`/cohort launch\`.`,
  mended: (name: string, mended: Mended): string =>
    `**${inert(name)}** is running, and something was missing:\n` +
    [
      mended.threads > 0
        ? `- ${count(mended.threads, 'circle had', 'circles had')} no thread; a new one is opening now.`
        : '',
      mended.reopened > 0
        ? `- ${count(mended.reopened, 'thread was', 'threads were')} archived or locked, and ${mended.reopened === 1 ? 'is' : 'are'} open again.`
        : '',
      mended.people > 0
        ? `- ${count(mended.people, 'person was', 'people were')} not in the thread of their circle, and ${mended.people === 1 ? 'is' : 'are'} again.`
        : '',
      mended.gone > 0
        ? `- ${count(mended.gone, 'person has', 'people have')} left the server, and ${mended.gone === 1 ? 'is' : 'are'} not waited for.`
        : '',
      mended.welcomes > 0
        ? `- ${count(mended.welcomes, 'welcome', 'welcomes')} had not arrived, and ${mended.welcomes === 1 ? 'comes' : 'come'} now.`
        : '',
      mended.forbidden.length > 0
        ? `- Discord does not let me into the ${mended.forbidden.length === 1 ? 'thread' : 'threads'} of ${list(mended.forbidden.slice(0, 10).map((circle) => `**${inert(circle, 80)}**`))}. ` +
          `**Next:** run \`/grove setup\`, which mends channels and says what I may not do, then \`/cohort launch\` again.`
        : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  appointed: (cohort: string, user: string, as: 'moderator' | 'facilitator', circle: string | null): string =>
    as === 'moderator'
      ? `${mention(user)} looks after **${inert(cohort, 80)}** now: everything \`/cohort\` does for it, they may do.`
      : `${mention(user)} keeps the time in ${circle === null ? `all circles of **${inert(cohort, 80)}**` : `**${inert(circle, 80)}**`} now, and is brought into the threads.`,
  readsNot: (user: string): string =>
    `${mention(user)} does not see the moderators’ channel. **Next:** whoever is to read there needs the role *Circle moderator*.`,
  appointedBefore: (user: string): string => `${mention(user)} was that already. Nothing to do.`,
  dismissed: (cohort: string, user: string): string =>
    `${mention(user)} has nothing to look after in **${inert(cohort, 80)}** any more. A seat in a circle stays theirs.`,
  sitsHere: (user: string, circles: readonly string[]): string =>
    `${mention(user)} also sits in ${list(circles.slice(0, 10).map((circle) => `**${inert(circle, 80)}**`))}, as a member like everybody. The circle is told so.`,
  looksAfter: (user: string, role: 'moderator' | 'facilitator'): string =>
    `${mention(user)} also looks after this cohort as a ${role}, and sits here as a member like everybody.`,
  keepsTimeHere: (user: string): string =>
    `${mention(user)} keeps the time here from now on as a facilitator, and reads along.`,
  wouldEnd: (name: string, p: { groups: number; people: number; endsAt: Date | null; forgottenAt: Date }): string =>
    `**${inert(name)}** ${p.endsAt === null ? 'is running' : `ends by itself on ${instant(p.endsAt)}`}. Ended now, ` +
    `${count(p.groups, 'circle', 'circles')} of ${count(p.people, 'person', 'people')} would read a goodbye, their threads would be closed, ` +
    `and sessions still to come would not be held. On ${instant(p.forgottenAt)} I would delete who sat where.`,
  wouldCallOff: (name: string, groups: number): string =>
    `**${inert(name)}** has not begun. Ended now, it would be called off; ` +
    (groups > 0
      ? `its ${count(groups, 'circle', 'circles')} would be taken apart, and everybody in them would wait again.`
      : 'everybody who waits keeps waiting for the next.'),
  end: (): string => 'Yes, end it now',
  ended: (name: string, forgottenAt: Date): string =>
    `**${inert(name)}** has ended. Every circle reads a goodbye, and its thread is closed. ` +
    `On ${instant(forgottenAt)} I delete who sat where, and what they told when they joined.`,
  calledOff: (name: string): string => `**${inert(name)}** is called off. Everybody who waited for it keeps waiting.`,
  goodbye: (name: string, forgottenAt: Date): string =>
    `## Goodbye, ${inert(name)}\n` +
    `This was the time you had together. Thank you for what you brought, and for listening to one another.\n\n` +
    `The thread is closed now; you can go on reading it. On ${instant(forgottenAt)}, ${daysUntilForgotten} days from now, I delete who was in this circle and what you told me when you joined. ` +
    `What stands in this thread stays on Discord until somebody deletes it there.\n\n` +
    `If you would like another circle, press *Join* in the welcome channel: until that day you need only agree again.`,
};

const whoWaits = (waiting: number): string =>
  `${waiting === 0 ? 'Nobody is' : count(waiting, 'person is', 'people are')} waiting for a circle now.`;

const unclear = (wrong: Wrong): string => {
  switch (wrong.what) {
    case 'cohortName':
      return 'A cohort needs a name of 1 to 60 characters.';
    case 'noSuchDate':
      return 'I cannot find that day in the calendar. Write it as year-month-day, like 2027-03-01.';
    case 'noSuchTime':
      return 'I do not understand that time. Write hours and minutes, like 18:00 or 9:30.';
    case 'noSuchZone':
      return 'I do not know that time zone. Start typing a city near you and choose from the list, like Europe/Paris.';
    case 'timeWithoutZone':
      return 'A time needs the zone that it is in. Give both, or neither: then each circle gets its own hour.';
    case 'zoneWithoutTime':
      return 'A zone needs a time of day with it. Give both, or neither: then each circle gets its own hour.';
    case 'groupSize':
      return 'A circle has 3 to 12 people. Six is a good number.';
    case 'weeks':
      return 'A cohort meets for 1 to 26 weeks. Six is a good number.';
    case 'tooManyWeeks':
      return `That programme has ${count(wrong.has, 'session', 'sessions')}, one a week. Choose so many weeks or fewer, or another programme.`;
    case 'noSuchProgramme':
      return 'I do not know that programme. Start typing and choose one from the list.';
    case 'dateInThePast':
      return 'That moment has already passed. Choose a later day or time.';
    case 'dateTooFar':
      return 'That is more than two years away. Choose a nearer day.';
  }
};

export const refusals = {
  cohortUnclear: (wrong: readonly Wrong[]): string =>
    wrong.length === 1 ? wrong.map(unclear).join('') : wrong.map((one) => `- ${unclear(one)}`).join('\n'),
  noSuchZone: (): string => unclear({ what: 'noSuchZone' }),
  cohortExists: (name: string): string => `There is already a cohort called **${inert(name)}**. Choose another name.`,
  noSuchCohort: (name: string): string =>
    `There is no cohort called **${inert(name)}** here. Start typing and choose one from the list.`,
  noSuchCircle: (name: string): string =>
    `There is no circle called **${inert(name)}** in that cohort. \`/cohort show\` names them.`,
  rivalsUnclear: (): string => 'Name two different employers, each with something one can read.',
  matchFirst: (): string =>
    'This cohort has no circles yet. **Next:** run `/cohort match`, look at them, and say yes; then launch.',
  alreadyMatched: (): string =>
    'The circles of this cohort are agreed. **Next:** `/cohort launch` opens their threads; `/cohort open` takes them apart again.',
  alreadyLaunched: (): string =>
    'This cohort is running. **Next:** `/cohort repair` helps circles that became small; `/cohort place` finds a place for somebody who waits. `/cohort show` tells how it stands.',
  cohortEnded: (): string => 'This cohort is over. Plan the next one with `/cohort create`.',
  circleIsMeeting: (circle: string): string =>
    `**${inert(circle)}** is meeting just now. Let them finish, then end the cohort.`,
  draftOvertaken: (name: string): string =>
    `Those circles of **${inert(name)}** are not there any more. **Next:** \`/cohort drafts\` shows those that are; \`/cohort match\` looks for new ones.`,
  noDraftYet: (name: string): string =>
    `There are no circles for **${inert(name)}** to go on from yet. **Next:** run \`/cohort match\`.`,
  nobodyToMatch: (name: string): string =>
    `Nobody waits for a circle in **${inert(name)}** yet, so there is nothing to look for. **Next:** invite people to press *Join*.`,
  draftOutdated: (left: number, misfits: number): string =>
    `Since you saw these circles, ${list([
      ...(left > 0 ? [`${count(left, 'person has', 'people have')} left the list`] : []),
      ...(misfits > 0 ? [`${count(misfits, 'circle has', 'circles have')} members whose hours or wishes changed`] : []),
    ])}. Nothing is done yet. **Next:** press *Look again*.`,
  startHasPassed: (name: string): string =>
    `The first session of **${inert(name)}** would already have begun. Plan a new cohort with \`/cohort create\`; if its circles were agreed, ` +
    `\`/cohort open\` puts everybody in them back on the list first.`,
  listIsMoving: (): string =>
    'People are joining and leaving the list just now, faster than I can look. **Next:** run `/cohort match` again in a moment.',
  everybodyLeft: (name: string): string =>
    `Everybody has left the circles of **${inert(name)}**. **Next:** \`/cohort open\` takes people in again, and \`/cohort match\` looks for new circles.`,
  programmeGone: (name: string): string =>
    `The programme “${inert(name)}” is no longer among Grove’s files. Ask whoever runs Grove to put it back.`,
  discordIsAway: (): string =>
    'Discord does not answer just now. Nothing is lost; run the same command again in a moment, and it goes on where it stopped.',
};
