import type { NoPlace } from '../../../entities';
import { inert } from '../../common/inert';
import { mention } from '../../common/message';
import type { WithoutPlace } from '../../reasons/store';
import { everyWeek, inWords, list } from './phrases';

/** Why somebody is in a circle, or in none: to themselves, and to those who look after the cohort. */

export const commands = {
  why: 'Why you are in your circle, or what keeps you from one',
  cohortWhy: 'What speaks for each place in the circles, and why somebody has none',
  whyPerson: 'Only this person',
};

interface Time {
  readonly day: number;
  readonly time: string;
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const atTime = ({ day, time }: Time): string => `${weekdays[day] ?? ''} at ${time}`;
const named = (skills: readonly string[]): string => list(skills.map((skill) => `**${inert(skill, 60)}**`));
const plainly = (names: readonly string[]): string => list(names.map((name) => inert(name, 40)));
const whoOffers = (by: readonly string[], skill: string): string =>
  `${list(by.map(mention))} ${by.length === 1 ? 'offers' : 'offer'} ${named([skill])}`;

/** What the bands of years are called, as something that all of a circle have; see bot/matching/fit. */
const stages = ['in their first five years', 'five to nine years in', 'ten years or more in', 'ten years or more in'];
const ownStages = [
  'You are all in your first five years in the field.',
  'You all have between five and ten years in the field behind you.',
  'You all have ten years or more in the field behind you.',
  'You all have ten years or more in the field behind you.',
];

/** Whoever reads it is meant. No years but those of all together, nobody counted, nobody named but for what they offer. */
const you = {
  skill: (skill: string, by: readonly string[]): string => `${whoOffers(by, skill)}, which you asked for.`,
  moreSkills: (skills: readonly string[]): string => `You asked for ${named(skills)} too, and that is offered here.`,
  wish: (who: readonly string[]): string =>
    `${list(who.map(mention))} ${who.length === 1 ? 'is' : 'are'} here, as you wished.`,
  stageOfAll: (band: number): string => ownStages[band] ?? '',
  stage: (others: number): string =>
    `${others === 1 ? 'Somebody else here has' : 'Others here have'} about as many years in the field as you.`,
  backgrounds: (): string => 'You come to it from different backgrounds.',
  asked: (skills: readonly string[]): string => `What you offer is wanted here: ${named(skills)}.`,
  hourOfAll: (times: readonly Time[], size: number): string =>
    `**${atTime(times[0] ?? noTime)}** on your clock suits all ${inWords(size)} of you.`,
  hour: (times: readonly Time[]): string =>
    `**${atTime(times[0] ?? noTime)}** on your clock lies within the hours you gave.`,
  clocksChange: (times: readonly Time[]): string =>
    `In some weeks that is ${list(times.map(atTime))} for you, because clocks change.`,
  languages: (languages: readonly string[]): string => `You all speak ${plainly(languages)}.`,
  size: (size: number): string => `You are ${inWords(size)}, about as many as was planned for a circle.`,
};

const noTime: Time = { day: 0, time: '' };

/** To those who look after the cohort, about all of a circle and about one of it. Whom a person wished to sit with is theirs, and is not said. */
const they = {
  circle: (name: string, hour: { weekday: number; time: string; zone: string }): string =>
    `**${inert(name, 80)}** · ${everyWeek(hour)}`,
  suitsAll: (size: number): string => `suits all ${inWords(size)}`,
  languages: (languages: readonly string[]): string => `all speak ${plainly(languages)}`,
  stageOfAll: (band: number): string => `all are ${stages[band] ?? ''}`,

  skill: (user: string, skill: string, by: readonly string[]): string =>
    `${mention(user)} asked for ${named([skill])}, which ${list(by.map(mention))} ${by.length === 1 ? 'offers' : 'offer'}`,
  offers: (user: string, skills: readonly string[]): string =>
    `${mention(user)} offers ${named(skills)}, which somebody here asked for`,
  member: (user: string): string => mention(user),
  moreSkills: (skills: readonly string[]): string => `asked for and offered too: ${plainly(skills)}`,
  asked: (skills: readonly string[]): string => `they offer ${plainly(skills)}, which somebody here asked for`,
  stage: (): string => 'about as many years as others here',
  backgrounds: (): string => 'other backgrounds than theirs',
  hour: (times: readonly Time[]): string =>
    `${atTime(times[0] ?? noTime)} on their clock${times.length > 1 ? `, in some weeks ${list(times.slice(1).map(atTime))}` : ''}`,
  nothing: (): string => 'nothing that they tell by now speaks for it',
  noMore: (isTheirHour: boolean): string =>
    `${isTheirHour ? 'the hour lies within theirs; ' : ''}beyond what all here share, I find nothing that speaks for it`,
};

/** Why circles had no place for somebody, as the end of a sentence to them; true, and telling of nobody else. */
export const noPlace: Record<NoPlace, string> = {
  noHours: 'I knew no hours of yours yet',
  tooFewPeople: 'too few people were waiting for a circle',
  noHourFits: 'no hour they could meet at lay wholly within yours, week after week',
  nobodyFree: 'too few of those who waited were free when you are, week after week',
  noLanguage: 'too few of those who waited and were free when you are share a language with you',
  noRoom: 'no circle with room for you came together',
};

/** The languages are their own, as these call themselves. */
const whyNone = (because: NoPlace, languages: readonly string[]): string =>
  because === 'noLanguage' && languages.length === 1
    ? `too few of those who waited and were free when you are speak **${plainly(languages)}**`
    : noPlace[because];

const moreHours = 'more hours help most. `/me` shows and changes yours.';
/** Only what would have helped. */
const nextAfter: Record<NoPlace, string> = {
  noHours: moreHours,
  tooFewPeople: 'nothing for you to do. The next search counts you in.',
  noHourFits: moreHours,
  nobodyFree: moreHours,
  noLanguage: 'the next search counts you in. If you speak another language, add it in `/me`: that helps most.',
  noRoom: 'nothing you have to do. The next search counts you in, with all that `/me` shows by then.',
};

export const words = {
  ask: (): string => 'Why this circle?',
  howToAsk: (): string => '-# `/why` tells you what speaks for your place here.',
  title: (circle: string): string => `## Why you are in ${inert(circle, 80)}`,
  nothingNow: (): string =>
    'In what you all have told by now I find nothing that speaks for it; answers may have changed since you came here. ' +
    '**Next:** if it does not suit you, tell a moderator, or `/leave` and wait for another circle.',
  onlyYou: (): string =>
    '-# Only you see this answer; those who look after the cohort may ask the same. It is found anew each time, in what your circle tells by now.',
  you,
  they,

  noPlace: (cohort: string, because: NoPlace, languages: readonly string[] = []): string =>
    `When the circles of **${inert(cohort, 80)}** were made, ${whyNone(because, languages)}. I am sorry. You keep your place on the list.`,
  next: (because: NoPlace): string => `**Next:** ${nextAfter[because]}`,
  changeHours: (): string => 'My hours',

  cohortTitle: (name: string): string => `## What speaks for the circles of ${inert(name, 80)}`,
  onePlace: (name: string): string => `## What speaks for a place in ${inert(name, 80)}`,
  noPlaceTitle: (name: string): string => `## Without a place in ${inert(name, 80)}`,
  proposed: (): string => '-# The circles are proposed and not agreed yet.',
  /** what belongs to the line before it */
  besides: (parts: readonly string[]): string => `-# ${parts.join(' · ')}`,
  without: (): string => '**Without a place**',
  noCircles: (name: string): string =>
    `**${inert(name, 80)}** has no circles that I could explain. **Next:** \`/cohort match\` looks for some.`,
  notThere: (user: string, name: string): string =>
    `${mention(user)} is in no circle of **${inert(name, 80)}**, and is not among those it had no place for.`,
  more: (page: number, of: number): string => `Page ${page} of ${of}: next`,
  askAll: (): string => 'Why these circles?',
};

export const refusals = {
  /** `without`: why they have none so far, where there is something to say */
  circleToCome: (without: WithoutPlace | null): string =>
    'You are on the list for the next circles. When yours is formed, its thread appears by itself, and `/circle` tells you when you meet.' +
    (without === null
      ? ''
      : `\n${words.noPlace(without.cohort, without.because, without.languages)}\n${words.next(without.because)}`),
  notYourCircle: (): string =>
    'Why somebody sits here is theirs to read. `/why` tells you what speaks for your own circle.',
};
