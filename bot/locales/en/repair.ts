import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { Stuck } from '../../cohorts/repair/useCases';
import type { Late } from '../../matching/repair/plain';
import { count, everyWeek, inWords, list } from './phrases';

interface Hour {
  readonly weekday: number;
  readonly time: string;
  readonly zone: string;
}

interface Offer {
  readonly circle: string;
  readonly people: number;
  readonly moves: readonly { readonly user: string; readonly from: string | null; readonly to: string }[];
  readonly closes: string | null;
  readonly newHour: Hour | null;
  readonly moved: number;
  readonly newFaces: number;
  readonly newTimes: readonly { readonly from: Hour; readonly to: Hour; readonly people: number }[];
  readonly thins: boolean;
  readonly skills: readonly string[];
  readonly fit: { readonly before: number; readonly after: number };
}

export const commands = {
  cohortRepair: 'What would help circles that people have left; nothing happens before your yes',
  cohortPlace: 'Find a place in a running cohort for somebody who waits',
  placePerson: 'Who waits for a place',
};

const circle = (name: string): string => `**${inert(name, 80)}**`;
/** Fits and their sums are told on one scale: what suits somebody perfectly is 100. */
const points = (fit: number): number => Math.round(fit * 100);
const fromTo = ({ before, after }: Offer['fit']): string => `from ${points(before)} to ${points(after)} of 100`;

/** Who goes where, one line for each circle they go to. */
function whoGoes({ moves }: Offer): string {
  const ways = new Map<string, string[]>();
  for (const { user, from, to } of moves) {
    const way = `${from === null ? 'from the waiting list' : `from ${circle(from)}`} to ${circle(to)}`;
    ways.set(way, [...(ways.get(way) ?? []), mention(user)]);
  }
  return [...ways].map(([way, people]) => `${list(people)} ${way}`).join('; ');
}

const speaksFor = ({ moved, newTimes, skills, fit }: Offer): string[] => [
  ...(moved === 0 ? ['nobody who sits in a circle moves'] : []),
  ...(newTimes.length === 0 ? ['nobody’s hour changes'] : []),
  ...(skills.length > 0 ? [`wished for and found by it: ${inert(skills.join(', '), 200)}`] : []),
  ...(points(fit.after) > points(fit.before) ? [`the circles suit their people better, ${fromTo(fit)}`] : []),
];

const speaksAgainst = ({ moved, newFaces, thins, closes, fit }: Offer): string[] => [
  ...(moved > 0 ? [`${count(moved, 'person changes', 'people change')} circles`] : []),
  ...(newFaces > 0 ? [count(newFaces, 'new face', 'new faces')] : []),
  ...(closes === null ? [] : [`${circle(closes)} ends`]),
  ...(thins ? ['the circle that gives somebody is small then'] : []),
  ...(points(fit.after) < points(fit.before) ? [`the circles suit their people less, ${fromTo(fit)}`] : []),
];

/** Hours in a calendar are no promise that another evening suits. */
const askAbout = ({ from, to, people }: Offer['newTimes'][number]): string =>
  `\n-# **Ask them first:** another hour for ${count(people, 'person', 'people')}, from ${everyWeek(from)} to ${everyWeek(to)}.`;

const waitingHinders = {
  nobodyThere: 'nobody waits',
  notFree: 'nobody who waits is free at its hour',
  notTogether: 'those who wait and are free cannot all sit with the people there',
  tooFew: 'one person who waits fits, and two are too few for a circle',
};
const groupsHinder = {
  nobodyThere: 'no other circle has room',
  notFree: 'nobody there is free when a circle with room meets',
  notTogether: 'no circle with room suits all of them, and none has somebody to spare',
};

/** What somebody's coming changes for those who sit there. */
function forTheOthers(change: number): string {
  if (change === 0) return 'and nothing changes for the others';
  return change > 0 ? `and the others together by ${change} more` : `and the others together by ${-change} less`;
}

interface Going {
  readonly name: string;
  readonly thread: string | null;
  readonly people: readonly string[];
}

const whereTo = ({ name, thread, people }: Going): string =>
  `${list(people.map(mention))} ${people.length === 1 ? 'goes' : 'go'} on in ${circle(name)}` +
  (thread === null ? '' : ` (<#${thread}>)`);

function noPlaceBecause({ none, withRoom }: Extract<Late, { none: unknown }>): string {
  switch (none) {
    case 'sitsAlready':
      return 'sits in a circle of it already';
    case 'noHours':
      return 'has given no hours yet';
    case 'noRoom':
      return 'finds no circle with room';
    case 'notFree':
      return withRoom === 1
        ? 'is not free at the hour of the one circle with room'
        : `is free at the hour of none of the ${inWords(withRoom)} circles with room`;
    case 'notTogether':
      return 'is free when circles with room meet, but cannot sit with everybody there, or shares no language with them';
  }
}

/** Circles that people have left, and people who come late. */
export const words = {
  look: (): string => 'See what would help',
  yes: (number: number): string => `Yes, number ${number}`,
  ask: (number: number, circles: number): string =>
    `Ask ${circles > 2 ? 'the circles' : circles === 2 ? 'both circles' : 'the circle'}: number ${number}`,
  more: (page: number, of: number): string => `Page ${page} of ${of}: next`,
  title: (name: string, offers: number): string =>
    `## What would help in ${inert(name)}\n` +
    (offers === 0
      ? 'I found nothing that keeps every rule.'
      : 'The smallest change comes first. Nobody moves who is not named.'),
  allWell: (name: string): string =>
    `**${inert(name)}** needs nothing: every circle has enough people, and nobody has to move.`,
  stuck: (name: string, { people, because }: Pick<Stuck, 'people' | 'because'>): string =>
    `${circle(name)} has ${count(people, 'person', 'people')}, and nothing fits.\n` +
    `-# Of the waiting list: ${waitingHinders[because.waiting]}.\n-# Of the other circles: ${groupsHinder[because.groups]}.\n` +
    `**Next:** ask them what they would like, or invite a few more to press *Join*.`,
  offer: (number: number, offer: Offer): string => {
    const [pro, con] = [speaksFor(offer), speaksAgainst(offer)];
    const now = `${circle(offer.circle)} has ${offer.people === 0 ? 'nobody' : count(offer.people, 'person', 'people')}`;
    const what = offer.moves.length === 0 ? `${circle(offer.circle)} ends, and its thread is closed` : whoGoes(offer);
    return (
      `**${number}.** ${now}: ${what}.` +
      (offer.newHour ? ` They then meet ${everyWeek(offer.newHour)}.` : '') +
      (pro.length > 0 ? `\n-# For it: ${pro.join('; ')}.` : '') +
      (con.length > 0 ? `\n-# Against it: ${con.join('; ')}.` : '') +
      offer.newTimes.map(askAbout).join('')
    );
  },
  nothingYet: (): string => '-# Nothing happens before your yes. The circles are told then, each in its thread.',
  askFirst: (): string =>
    '**From the third week on the circles are asked first:** every member privately, each circle in its own thread. ' +
    'Nothing happens before every circle that it touches has said yes.',
  done: (p: { people: readonly string[]; targets: readonly string[]; closes: string | null }): string =>
    (p.people.length === 0
      ? 'It is done.'
      : `It is done: ${list(p.people.slice(0, 12).map(mention))} ${p.people.length === 1 ? 'sits' : 'sit'} in ${list(p.targets.map(circle))} now.`) +
    (p.closes === null ? '' : ` ${circle(p.closes)} has ended, and its thread can still be read.`) +
    ` The circles read it in their threads.`,
  places: (name: string, user: string, places: number): string =>
    `## A place for ${mention(user)} in ${inert(name)}\n` +
    (places === 1
      ? 'One circle has room and suits them.'
      : `${count(places, 'circle has', 'circles have')} room and suit them. First comes the one that gains most, for them and the others together.`),
  place: (
    number: number,
    p: {
      name: string;
      hour: Hour;
      people: number;
      skills: readonly string[];
      languages: readonly string[];
      fit: number;
      gain: number;
    },
  ): string =>
    `**${number}.** ${circle(p.name)} · ${everyWeek(p.hour)} · ${count(p.people, 'person', 'people')}\n` +
    `-# For it: ${[
      'nobody else moves',
      p.skills.length > 0 ? `wished for and found by it: ${inert(p.skills.join(', '), 200)}` : '',
      p.languages.length > 0 ? `all speak ${inert(p.languages.join(', '), 60)}` : '',
    ]
      .filter((part) => part !== '')
      .join('; ')}.\n` +
    `-# The circle gains ${points(p.gain)} points: it suits them to ${points(p.fit)} of 100, ${forTheOthers(points(p.gain) - points(p.fit))}.`,
  noPlace: (name: string, user: string, late: Extract<Late, { none: unknown }>): string =>
    `There is no place in **${inert(name)}**: ${mention(user)} ${noPlaceBecause(late)}.`,
  keepsWaiting: (): string => 'They keep their place on the list. **Next:** ask them whether other hours would do.',
  welcome: (p: { come: readonly string[]; moved: readonly string[]; hour: Hour | null }): string =>
    `Welcome, ${list(p.come.map(mention))}: this is your circle from today on.` +
    (p.moved.length === 0
      ? ''
      : ` The moderators have moved ${p.moved.length === p.come.length ? 'you' : list(p.moved.map(mention))} here from another circle.`) +
    (p.hour ? ` It meets ${everyWeek(p.hour)}.` : '') +
    ` Say hello when you like.`,
  doesNotSuit: (): string =>
    '-# If you have just come and this does not suit you, tell the moderators: they can look again. `/leave` works at any time.',
  goOnElsewhere: (people: readonly string[]): string =>
    `${list(people.map(mention))} ${people.length === 1 ? 'goes' : 'go'} on in another circle from today on, with our thanks.`,
  withYouAgain: (people: readonly string[]): string =>
    `${list(people.map(mention))} ${people.length === 1 ? 'is' : 'are'} with you again, as before.`,
  goBack: (people: readonly string[]): string =>
    people.length === 1
      ? `${list(people.map(mention))} goes back to the circle they came from.`
      : `${list(people.map(mention))} go back to the circles they came from.`,
  meetAnew: (hour: Hour, stay: readonly string[]): string =>
    `You meet ${everyWeek(hour)} from now on, so that everybody can be there.` +
    (stay.length === 0 ? '' : ` That is new for you, too, ${list(stay.map(mention))}.`),
  next: (at: Date): string => `You next meet **${instant(at)}**.`,
  ends: (name: string, to: readonly Going[]): string =>
    `## ${inert(name)} ends here\n` +
    `Thank you for what you brought to one another. ` +
    (to.length === 0 ? '' : `${list(to.map(whereTo))}, where you are expected. `) +
    `This thread is closed now; you can go on reading it.`,
};

export const refusals = {
  notRunning: (name: string): string =>
    `**${inert(name)}** is not running. Before its launch, \`/cohort open\` and \`/cohort match\` make its circles anew.`,
  nothingToCome: (name: string): string =>
    `No session of **${inert(name)}** is still to come, so nothing is to be moved.`,
  repairOvertaken: (name: string): string =>
    `Something has changed in **${inert(name)}** since you saw this, or somebody was quicker. Nothing was done by your press. ` +
    `**Next:** \`/cohort repair\` shows how it stands.`,
  placeOvertaken: (name: string): string =>
    `That place in **${inert(name)}** is not to be had any more, or they sit in a circle already. Nothing was done by your press. ` +
    `**Next:** \`/cohort place\` looks again.`,
  doesNotWait: (user: string): string =>
    `${mention(user)} is not on the waiting list. **Next:** they press *Join* in the welcome channel; then look again.`,
  pausesNow: (user: string): string =>
    `${mention(user)} pauses on the waiting list, by their own wish. **Next:** when they are back, look again.`,
  agreesFirst: (users: readonly string[]): string =>
    `${list(users.slice(0, 5).map(mention))} ${users.length === 1 ? 'has' : 'have'} not agreed to the newest words of the community yet. ` +
    '**Next:** they agree at `/me`; then look again.',
  circleMeetsNow: (name: string): string =>
    `**${inert(name)}** is meeting just now. Let them finish, then press again.`,
};
