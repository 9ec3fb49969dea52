import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { Left } from '../../cohorts/proposal';
import { words as zones } from './zones';
import { count, day, everyWeek, inWords, list, weeks } from './phrases';

/** Before the yes and after it the same, although less is kept then: that some may not meet is said at neither. */
const noRoom = 'has no place in these circles, and I found no others that place more people';
const reasons: Readonly<Record<Left['because'], string>> = {
  noHours: 'has given no hours yet',
  tooFewPeople: 'too few people are waiting for a circle',
  noHourFits: 'is free for a whole session, week after week, at no hour of this cohort',
  nobodyFree: 'too few are free when they are, week after week',
  noLanguage: 'too few of those who are free when they are share a language with them',
  nobodyCompatible: noRoom,
  noRoom,
};

/** Numbers where there are some: whoever reads them can tell whose hours to ask about. */
function reasonFor({ because, atTheirHours }: Omit<Left, 'id'>): string {
  if (because !== 'nobodyFree' || !atTheirHours) return reasons[because];
  const { free, needed } = atTheirHours;
  return `${reasons.nobodyFree}: ${free <= 1 ? 'nobody else' : `${inWords(free)} with them`}, and a circle needs ${inWords(needed)}`;
}

interface Circle {
  readonly name: string;
  readonly hour: { readonly weekday: number; readonly time: string; readonly zone: string };
  readonly first: Date;
  readonly members: readonly string[];
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  /** how well it suits them, where that was judged */
  readonly suits: string | undefined;
  /** what is weak about it, in lines of their own */
  readonly weak: readonly string[];
}

/** The circles that were found for a cohort, before anybody has said yes. */
export const words = {
  found: (cohort: {
    name: string;
    startsOn: string;
    weeks: number;
    groups: number;
    placed: number;
    left: number;
  }): string =>
    `## Circles for ${inert(cohort.name)}\n` +
    `${count(cohort.groups, 'circle', 'circles')} for ${count(cohort.placed, 'person', 'people')}` +
    `${cohort.left === 0 ? '; everybody who waits has a place' : `; ${count(cohort.left, 'person has', 'people have')} none yet`}. ` +
    `From ${day(cohort.startsOn)}, for ${weeks(cohort.weeks)}. Nothing happens before your yes.`,
  circle: ({ name, hour, first, members, skills, languages, suits, weak }: Circle): string =>
    `**${inert(name, 80)}** · ${everyWeek(hour)}, first ${instant(first)}\n` +
    `${[members.map(mention).join(' '), ...weak].join('\n')}\n` +
    `-# ${[
      ...(suits === undefined ? [] : [suits]),
      skills.length > 0
        ? `wanted and offered here: ${inert(skills.join(', '), 200)}`
        : 'all of them are free at this hour',
      languages.length > 0 ? `all speak ${inert(languages.join(', '), 60)}` : '',
    ]
      .filter((part) => part !== '')
      .join('; ')}`,
  without: (): string => '**Without a place so far**',
  reason: (user: string, why: Omit<Left, 'id'>): string => `- ${mention(user)}: ${reasonFor(why)}`,
  tooFew: (name: string): string =>
    `**${inert(name)}** cannot be matched yet: there is no circle of three people or more that fits. Nothing has changed.`,
  nobodyWaits: (): string => 'Nobody is waiting for a circle.',
  nextWhenTooFew: (): string =>
    '**Next:** invite a few more to press *Join*, or ask those who wait to widen their hours; then run `/cohort match` again.',
  yes: (): string => 'Yes, these circles',
  again: (): string => 'Look again',
  more: (page: number, of: number): string => `Page ${page} of ${of}: next`,
  agreed: (name: string, groups: number, people: number): string =>
    `**${inert(name)}** has its circles: ${count(groups, 'circle', 'circles')} for ${count(people, 'person', 'people')}. ` +
    `They hear nothing of it before the launch.\n**Next:** run \`/cohort launch\`; \`/cohort open\` takes the circles apart again.`,
  seated: (user: string, circle: string, isReader: boolean): string =>
    isReader
      ? `You sit in **${inert(circle)}** yourself, as a member like everybody. The circle is told that you look after this cohort.`
      : `${mention(user)} looks after this cohort and sits in **${inert(circle)}**, as a member like everybody. The circle is told so.`,
};

/** A cohort as those who look after it see it. */
export const shown = {
  state: {
    open: (): string => 'It takes people in.',
    closed: (): string => 'Its list is closed. **Next:** `/cohort match`.',
    matched: (): string => 'Its circles are agreed. **Next:** `/cohort launch`.',
    running: (): string => 'It is running.',
    ended: (): string => 'It is over.',
  },
  title: (name: string): string => `## ${inert(name)}`,
  dates: (startsOn: string, number: number): string => `From ${day(startsOn)}, for ${weeks(number)}.`,
  hourOfAll: (hour: { weekday: number; time: string; zone: string }): string => `All circles meet ${everyWeek(hour)}.`,
  hourOfEach: (): string => 'Each circle has its own hour.',
  waiting: (number: number): string =>
    `${number === 0 ? 'Nobody is' : count(number, 'person is', 'people are')} waiting for a circle.`,
  endsAt: (at: Date): string => `It ends by itself on ${instant(at)}.`,
  moderators: (users: readonly string[]): string => `Looked after by ${list(users.slice(0, 20).map(mention))}.`,
  facilitator: (user: string, circle: string | null): string =>
    `${mention(user)} keeps the time in ${circle === null ? 'all circles' : `**${inert(circle, 80)}**`}.`,
  circle: (
    name: string,
    p: {
      hour: { weekday: number; time: string; zone: string };
      people: number;
      next: Date | null;
      thread: string | null;
      /** whom the hour does not suit */
      unsuited: readonly string[];
    },
  ): string =>
    `**${inert(name)}** · ${everyWeek(p.hour)} · ${count(p.people, 'person', 'people')}` +
    `${p.next === null ? '' : `\n-# next ${instant(p.next)}`}${p.thread === null ? '' : ` in <#${p.thread}>`}` +
    (p.unsuited.length === 0 ? '' : `\n-# ${zones.suitsNot(p.unsuited)}`),
  more: (page: number, of: number): string => `Page ${page} of ${of}: next`,
  choose: (names: readonly string[]): string =>
    `Which one? ${list(names.slice(0, 25).map((name) => `**${inert(name, 80)}**`))}. Run the command again with its name.`,
  none: (): string =>
    'No cohort is planned or running. **Next:** plan one with `/cohort create`; one that is over is shown by its name.',
};
