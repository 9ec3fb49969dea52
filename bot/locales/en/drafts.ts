import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { From, Weakness } from '../../cohorts/proposal';
import type { Impossible } from '../../cohorts/rules/decisions';
import type { levelOf } from '../../cohorts/rules/judging';
import { count, everyWeek, list } from './phrases';

export const commands = {
  cohortWhatIf: 'Look for circles again with something decided beforehand; shows a new draft',
  cohortDrafts: 'The drafts of circles so far: show one, compare two, keep one',
  whatIfApart: 'People for different circles: type @ and choose two or more',
  whatIfTogether: 'People for one circle: type @ and choose two or more',
  whatIfLock: 'Circles of the draft that stay exactly as they are, by number, like 2 or 1, 3',
  whatIfHold: 'Circles whose people stay together, while others may join them, like 2',
  whatIfSizes: 'How many people a circle may have, like 4-6',
  whatIfSeconds: 'How long to look at most, in seconds; usually 20',
  whatIfDraft: 'The draft it is about, by number; left out, the newest',
  whatIfEarlier: 'Whether what was decided for that draft still holds',
  earlierHolds: 'It still holds',
  earlierForgotten: 'It is forgotten',
  draftsKeep: 'Keep the draft of this number, however many follow',
};

type Hour = { readonly weekday: number; readonly time: string; readonly zone: string };
type Level = ReturnType<typeof levelOf>;

const levels: Readonly<Record<Level, string>> = {
  very: 'very well',
  well: 'well',
  fairly: 'fairly well',
  little: 'a little',
};
const figure = (fit: number): string => `${Math.round(fit * 100)} of 100`;
const suits = (fit: number, level: Level): string => `${levels[level]} (${figure(fit)})`;
const fromTo = (least: number, most: number): string => (least === most ? String(least) : `${least} to ${most}`);
const named = (users: readonly string[]): string => list(users.map(mention));
/** In a list of drafts a few are enough to know it again. */
const shortly = (users: readonly string[]): string =>
  users.length > 4 ? list([...users.slice(0, 3).map(mention), `${users.length - 3} more`]) : named(users);

/** For some of a circle, and for all of it. */
const weak: Readonly<Record<Weakness['what'], readonly [(who: string) => string, string]>> = {
  nothingWanted: [
    (who) => `Nobody here offers what ${who} would like to learn.`,
    'Nobody here offers what any of the others would like to learn.',
  ],
  clockChanges: [
    (who) => `During these weeks the hour moves on the clock of ${who}.`,
    'During these weeks the hour moves on everybody’s clock.',
  ],
  unkindHour: [
    (who) => `It is before 8:00 or after 21:00 for ${who}.`,
    'It is before 8:00 or after 21:00 for everybody here.',
  ],
  otherYears: [
    (who) => `Nobody here has worked about as long as ${who}.`,
    'None of them have worked about as long as any other.',
  ],
};

const barLength = 20;
function bar(part: number, whole: number): string {
  const filled = whole === 0 ? 0 : Math.round((barLength * part) / whole);
  return '▰'.repeat(filled) + '▱'.repeat(barLength - filled);
}

/** A draft of circles: while it is looked for, what was decided for it, what it is worth, and beside another. */
export const words = {
  searching: (name: string): string => `## Looking for circles for ${inert(name)}`,
  /** The bar is of places: where all have one it would look as if the search were over. */
  soFar: (p: { placed: number; people: number; groups: number; fit: number; level: Level }): string =>
    (p.groups > 0 && p.placed === p.people
      ? `**All ${p.people} people** have a place`
      : `${bar(p.placed, p.people)}\n**${p.placed} of ${count(p.people, 'person', 'people')}** ${p.people === 1 ? 'has' : 'have'} a place so far`) +
    (p.groups === 0
      ? '.'
      : `, in ${count(p.groups, 'circle', 'circles')}. ${p.groups === 1 ? 'It suits' : 'They suit'} them ${suits(p.fit, p.level)}.`),
  meanwhile: (): string => 'I go on looking for something better. *Stop here* takes the best so far.',
  meanwhileAllPlaced: (): string => 'Now I look for better circles. *Stop here* takes the best so far.',
  stop: (): string => 'Stop here',
  draft: (number: number): string =>
    `-# Draft ${number}. Fit counts skills wanted and offered here, similar years of work, what people wish for, and a good size; 100 is the most. \`/cohort rivals\` keeps two employers apart.`,
  from: ({ number, isAfresh }: From): string =>
    `-# From draft ${number}${isAfresh ? '; what was decided for it is forgotten' : ''}`,
  against: (before: From, now: { placed: number; fit: number | undefined }): string => {
    const more = now.placed - before.placed;
    const people = count(Math.abs(more), 'person', 'people');
    const fits =
      before.fit === undefined || now.fit === undefined
        ? ''
        : `, fit ${Math.round(before.fit * 100)} then ${figure(now.fit)}`;
    return `- Against draft ${before.number}: ${more === 0 ? 'as many people' : `${people} ${more < 0 ? 'fewer' : 'more'}`}${fits}.`;
  },
  notKept: (who: readonly string[]): string =>
    `**This could not be kept:** because of it ${named(who)} ${who.length === 1 ? 'has' : 'have'} no place. **Next:** \`/cohort what-if\` from an earlier draft looks without it.`,
  leftByDecision: (user: string): string => `- ${mention(user)}: because of what was decided for this draft`,
  nobodyPlaced: (name: string, sizes: { least: number; most: number } | null): string =>
    `**${inert(name)}:** with ${sizes ? `circles of ${fromTo(sizes.least, sizes.most)}` : 'what was decided'} nobody can be placed. Nothing has changed.`,
  nextWhenNobodyPlaced: (hasSizes: boolean): string =>
    `**Next:** try ${hasSizes ? 'smaller sizes' : 'fewer decisions'} with \`/cohort what-if\`. \`/cohort match\` looks without any.`,
  suits: (groups: number, fit: number, level: Level): string =>
    `${groups === 1 ? 'The circle suits its' : 'The circles suit their'} people ${suits(fit, level)}.`,
  mostPlaced: (isDecided: boolean): string =>
    `${isDecided ? 'With what was decided no' : 'No'} other grouping places more people.`,
  perhapsMore: (): string => 'I found no grouping that places more people, and cannot rule one out.',
  best: (): string => 'No grouping that places as many suits them better.',
  perhapsBetter: (): string => 'With more time I may find better ones: `/cohort what-if` with more seconds.',
  decided: (): string => '**Decided for this draft**',
  apart: (one: string, other: string): string => `- ${mention(one)} and ${mention(other)} sit in different circles.`,
  together: (users: readonly string[]): string => `- ${named(users)} sit in one circle.`,
  locked: (users: readonly string[], hour: Hour): string => `- ${named(users)} stay as they are, ${everyWeek(hour)}.`,
  sizes: (least: number, most: number): string => `- Every circle has ${fromTo(least, most)} people.`,
  seconds: (seconds: number): string => `- I look for up to ${seconds} seconds.`,
  weakestFirst: (): string => '**The circles, the weakest first**',
  circleSuits: (fit: number, level: Level): string => `suits them ${suits(fit, level)}`,
  weakness: ({ what, who }: Weakness, isAll: boolean): string =>
    `- ${isAll ? weak[what][1] : weak[what][0](named(who))}`,
  keepCircles: (): string => 'Keep circles as they are, and look again',
  keepHint: (people: number, fit: number | undefined): string =>
    `${count(people, 'person', 'people')}${fit === undefined ? '' : `, fit ${figure(fit)}`}`,
  title: (name: string): string => `## Drafts for ${inert(name)}`,
  none: (name: string): string => `There are no drafts for **${inert(name)}**. **Next:** run \`/cohort match\`.`,
  nowKept: (number: number): string => `Draft ${number} is kept, however many follow.`,
  entry: (p: {
    number: number;
    isKept: boolean;
    madeAt: Date;
    groups: number;
    placed: number;
    left: number;
    fit: number | undefined;
  }): string =>
    `**Draft ${p.number}**${p.isKept ? ' · kept' : ''} · ${instant(p.madeAt)}\n` +
    `${count(p.placed, 'person has', 'people have')} a place in ${count(p.groups, 'circle', 'circles')}` +
    `${p.left === 0 ? '' : `, ${p.left} ${p.left === 1 ? 'has' : 'have'} none`}${p.fit === undefined ? '' : `; fit ${figure(p.fit)}`}.`,
  decidedInShort: (p: {
    apart: number;
    together: readonly (readonly string[])[];
    locked: number;
    sizes: { least: number; most: number } | null;
  }): string =>
    `-# Decided: ${[
      ...(p.apart > 0 ? [`${count(p.apart, 'pair', 'pairs')} apart`] : []),
      ...p.together.slice(0, 3).map((block) => `${shortly(block)} together`),
      ...(p.together.length > 3 ? [`${p.together.length - 3} more together`] : []),
      ...(p.locked > 0 ? [`${count(p.locked, 'circle', 'circles')} as before`] : []),
      ...(p.sizes ? [`circles of ${fromTo(p.sizes.least, p.sizes.most)}`] : []),
    ].join('; ')}.`,
  nextWithDrafts: (): string =>
    'Choose one to see it again and say yes to it. `/cohort what-if` with its number goes on from there.',
  show: (): string => 'Show a draft',
  showOne: (number: number): string => `Show draft ${number}`,
  compare: (): string => 'Compare two drafts',
  choice: (number: number): string => `Draft ${number}`,
  choiceHint: (placed: number, groups: number, fit: number | undefined): string =>
    `${count(placed, 'person', 'people')}, ${count(groups, 'circle', 'circles')}${fit === undefined ? '' : `, fit ${figure(fit)}`}`,
  compared: (name: string, one: number, other: number): string => `## ${inert(name)}: draft ${one} and draft ${other}`,
  totals: (number: number, p: { placed: number; left: number; groups: number; fit: number | undefined }): string =>
    `**Draft ${number}:** ${count(p.placed, 'person', 'people')} in ${count(p.groups, 'circle', 'circles')}, ` +
    `${p.left === 0 ? 'nobody' : p.left} without a place${p.fit === undefined ? '' : `, fit ${figure(p.fit)}`}`,
  sameCircles: (same: number): string =>
    same === 0 ? 'No circle is the same in both.' : `${count(same, 'circle is', 'circles are')} the same in both.`,
  whoMoves: (moves: number): string => `**${count(moves, 'person sits', 'people sit')} elsewhere**`,
  nobodyMoves: (): string => 'The same people sit together in both.',
  move: (user: string, from: number | null, to: number | null): string =>
    from === null
      ? `- ${mention(user)} gets a place, in circle ${to ?? 0}`
      : to === null
        ? `- ${mention(user)} loses the place in circle ${from}`
        : `- ${mention(user)} goes from circle ${from} to circle ${to}`,
  moreMoves: (more: number): string => `-# and ${more} more`,
  otherHours: (): string => '**Other hours**',
  hour: (from: number, to: number, was: Hour, is: Hour): string =>
    `- Circle ${from}${from === to ? '' : ` (then ${to})`}: ${everyWeek(was)}, then ${everyWeek(is)}`,
};

function impossible(one: Impossible): string {
  switch (one.what) {
    case 'needsTwo':
      return `For \`${one.option}\` I need two people or more: type @ and choose them from the list.`;
    case 'needsCircle':
      return `For \`${one.option}\` I need the number of a circle, like 2.`;
    case 'noSuchCircle':
      return one.of === 0
        ? 'That draft has no circles to keep. Leave `lock` and `hold` out.'
        : `There is no circle ${one.number} in that draft: they go from 1 to ${one.of}.`;
    case 'sizesUnclear':
      return 'I do not understand these sizes. Write the least and the most, like 4-6; a circle has 3 to 12 people.';
    case 'sizesBackwards':
      return `The sizes ${one.least}-${one.most} run backwards. Write the least first, like ${one.most}-${one.least}.`;
    case 'sizesTooLarge':
      return 'These sizes are too large: a circle has 12 people at most. Write something like 4-6.';
    case 'sizesTooSmall':
      return 'These sizes are too small: a circle has 3 people at least. Write something like 4-6.';
    case 'notWaiting':
      return `Not on the list for this cohort: ${named(one.who.slice(0, 20))}. Leave them out.`;
    case 'tooFewForSizes':
      return (
        `${count(one.waiting, 'person waits', 'people wait')}, too few for a circle of ${one.least}. ` +
        (one.waiting < 3 ? 'Invite more people first: a circle has 3 at least.' : 'Choose a smaller least size.')
      );
    case 'togetherAndApart':
      return `${named(one.who)} cannot be both together and apart. Choose one of the two.`;
    case 'theyConflict':
      return `${named(one.who)} conflict, and I put nobody who conflicts into one circle. Why stays with them.`;
    case 'lockedApart':
      return `${named(one.who)} cannot be apart while ${one.number === null ? 'their circle' : `circle ${one.number}`} stays as it is.`;
    case 'tooManyTogether':
      return `${named(one.who.slice(0, 20))} are ${one.who.length} together, and a circle has ${one.most} people at most.`;
    case 'lockedElsewhere':
      return `${named(one.who.slice(0, 20))} cannot be together while the circle of ${named(one.circle)} stays as it is.`;
    case 'lockedSize':
      return `The circle of ${named(one.circle)} has ${one.circle.length} people, not ${one.least} to ${one.most}. Let it change, or choose other sizes.`;
  }
}

export const refusals = {
  whatIfNothing: (): string =>
    'Tell me what to decide beforehand: `apart`, `together`, `lock`, `hold`, `sizes` or `seconds`. Nothing has changed.',
  whatIfImpossible: (wrong: readonly Impossible[]): string =>
    `That cannot be, so I did not look:\n` +
    wrong
      .slice(0, 5)
      .map((one) => `- ${impossible(one)}`)
      .join('\n') +
    `\n**Next:** change it and run \`/cohort what-if\` again; \`earlier: It is forgotten\` begins without what was decided before.`,
  lockedHasChanged: (circles: readonly (readonly string[])[]): string =>
    `${count(circles.length, 'circle', 'circles')} cannot stay as decided, because hours or wishes of members have changed:\n` +
    circles
      .slice(0, 5)
      .map((members) => `- ${named(members)}`)
      .join('\n') +
    '\n**Next:** run `/cohort what-if` without it; `earlier: It is forgotten` begins afresh.',
  searchIsOver: (name: string): string =>
    `Nothing is being looked for in **${inert(name)}** any more. **Next:** \`/cohort drafts\` shows what was found.`,
};
