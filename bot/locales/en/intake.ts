import { inert, shortened } from '../../common/inert';
import { instant } from '../../common/message';
import type { Span, Stretch } from '../../intake/rules/availability';
import { longest, type Asked, type Typed } from '../../intake/rules/application';
import type { Step } from '../../intake/rules/person';
import { agreement, readers } from './agreement';
import { list } from './phrases';
import { countryName, days, presets, regions, skills } from './vocabulary';

const fieldNames: Record<Asked, string> = {
  called: 'your name',
  work: 'your work',
  wish: 'your own words',
  employer: 'your employer',
  years: 'your years in the field',
  languages: 'the languages you speak',
  wants: 'what you would like to grow in',
};

const stillMissing: Record<Step, string> = {
  agreement: 'your yes to the agreement',
  about: 'a little about you',
  skills: 'your skills',
  zone: 'your time zone',
  hours: 'your hours',
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const spans = (all: readonly Span[]): string =>
  all.map(({ from, until }) => `${clock(from)}–${clock(until)}`).join(' and ');
const shortDay = (day: number): string => days[day]?.slice(0, 3) ?? '';

export const commands = {
  me: 'See and change what Grove knows of you',
  meZone: 'Change your time zone: type a city near you',
};

export const words = {
  welcome: (): string =>
    `## Welcome\n` +
    `Here, people early in business development meet in **small circles** that learn from one another: ` +
    `a handful of peers, a question, and time for each.\n\n` +
    `Nothing to deliver, nobody keeps count, and passing is always fine. You can join whenever you like.`,
  join: (): string => 'Join',

  progress: (step: number, all: number): string =>
    `-# Step ${step} of ${all}. Whatever you have answered is kept for thirty days; stop when you like, and *Join* goes on from here.`,
  firstStep: (all: number): string =>
    `-# Step 1 of ${all}. Until you agree, nothing is kept. To say no, just close this.`,
  agreement,
  readers,
  agree: (): string => 'I agree',
  agreedAlready: (): string => '-# You have agreed to these words.',
  agreedBefore: (toList: boolean): string =>
    '-# You have agreed before. One more yes, to these words as they are now, and you ' +
    (toList ? 'are on the list, at its end.' : 'go on where you were.'),

  aboutAsked: (): string => `## About you\nA few short questions. They help to find a circle that suits you.`,
  about: (): string => 'About you',
  aboutTitle: (): string => 'About you',
  calledLabel: (): string => 'What shall we call you?',
  workLabel: (): string => 'What do you do?',
  workHint: (): string => 'Optional. Shown to nobody but you; no circle is chosen by it.',
  yearsLabel: (): string => 'How long have you been in this field?',
  yearsPlaceholder: (): string => 'About so many years',
  years: (years: number): string =>
    years === 0 ? 'Less than a year' : years === 1 ? 'A year' : `${years} years${years >= 10 ? ' or more' : ''}`,
  languagesLabel: (): string => 'Which languages could your circle speak?',
  languagesPlaceholder: (): string => 'Up to five',
  employerLabel: (): string => 'Where do you work?',
  employerHint: (): string =>
    'Optional. Only keeps colleagues and rivals apart; hosts see at most “a conflict”, never the name.',

  skillsAsked: (): string => `## Your skills\nWhat you would like to grow in, and what others could ask you about.`,
  skills: (): string => 'Skills',
  skillsTitle: (): string => 'Your skills',
  wantsLabel: (): string => 'What would you like to grow in?',
  offersLabel: (): string => 'What could you offer others?',
  offersHint: (): string =>
    'A little is plenty, and your circle may read it. If nothing comes to mind, leave it empty.',
  skillsPlaceholder: (): string => 'Up to five',
  wishLabel: (): string => 'In your own words, if you like',
  wishHint: (): string => 'What would make a circle worth your time?',
  skill: skills,

  zoneAsked: (): string =>
    `## Your time\nWhere are you, most weeks? Your circle’s hour is always said on your own clock.`,
  regionPlaceholder: (): string => 'First the part of the world',
  region: regions,
  placeAsked: (region: string): string => `## Your time\n${region}: which of these is nearest to you?`,
  placePlaceholder: (): string => 'A place whose clock is yours',
  place: (city: string, country: string): string => {
    const name = countryName(country);
    return name === city ? city : `${city}, ${name}`;
  },
  placeHint: (time: string, alike: readonly string[]): string =>
    shortened(`${time} there now${alike.length > 0 ? `; also ${alike.join(', ')}` : ''}`, 100),
  zoneConfirm: (zone: string, time: string, how: 'chosen' | 'typed'): string =>
    `## Your time\nIt is **${time}** with you now?\n-# ${inert(zone)}.` +
    (how === 'typed' ? '' : ' If your place was not there, type a city: `/me zone:`'),
  yesMyTime: (): string => 'Yes, that’s my time',
  notMyTime: (): string => 'No, choose again',
  otherRegion: (): string => 'Another region',

  hoursAsked: (zone: string): string =>
    `## Your hours\nWhen could you usually meet, on your own clock (${inert(zone)})? The more you give, the sooner there is a circle. Nothing is promised by it.`,
  hoursNow: (stretches: readonly Stretch[]): string => `So far: **${inWords(stretches)}**.`,
  hours: (stretches: readonly Stretch[]): string => inWords(stretches),
  presetsPlaceholder: (): string => 'Choose one or more: this sets the whole week',
  preset: presets,
  dayPlaceholder: (hasHours: boolean): string => (hasHours ? 'Or change one day only' : 'Or go day by day'),
  day: (day: number): string => days[day] ?? '',
  dayHint: (stretches: readonly Stretch[]): string =>
    stretches[0] ? shortened(spans(stretches[0].spans), 100) : 'No hours',
  dayAsked: (day: number): string => `## ${days[day] ?? ''}\nWhich hours? The other days stay as they are.`,
  hourPlaceholder: (): string => 'Hours on your own clock',
  hour: (hour: number): string => `${clock(hour * 60)}–${clock(hour * 60 + 60)}`,
  backToWeek: (): string => 'Back to the week',
  changeZone: (): string => 'Change my time zone',

  arrived: (called: string): string =>
    `**Good to have you, ${inert(called)}.** You are on the list for the next circles. ` +
    `You need do nothing more: when your circle is formed, its thread appears here by itself.`,
  arrivedHours: (stretches: readonly Stretch[]): string =>
    `Your hours: **${inWords(stretches)}**. If one day is different, change it here.\n-# \`/me\` shows and changes everything, also in a direct message to me.`,
  seeEverything: (): string => 'See everything',

  changed: (called: string, is: Shown): string => `**Your answers are changed, ${inert(called)}.** ${placeOf[is]}`,
  /** `goesAt`: when what a draft tells is deleted; null: it is kept */
  standing: (called: string, is: Shown, goesAt: Date | null): string =>
    `## ${inert(called)}\n${is === 'draft' && goesAt !== null ? setAside(goesAt) : standingOf[is]}`,
  goesOnWith: (step: Step): string => `Next on your way to the list: ${stillMissing[step]}.`,
  goOn: (): string => 'Go on',
  profile: (person: {
    readonly work: string;
    readonly wish: string;
    readonly years: number | null;
    readonly hasEmployer: boolean;
    readonly wants: readonly string[];
    readonly offers: readonly string[];
    readonly languages: readonly string[];
    readonly zone: string | null;
    readonly time: string;
    readonly stretches: readonly Stretch[];
  }): string => {
    const { zone, time, years } = person;
    const line = (name: string, value: string): string => `**${name}** ${value === '' ? '–' : value}`;
    return [
      line('Work', inert(person.work, 300)),
      line('Years in the field', years === null ? '' : words.years(years)),
      line('Languages', person.languages.join(', ')),
      line('Employer', person.hasEmployer ? 'given; shown to nobody' : ''),
      line('Would like to grow in', person.wants.join(', ')),
      line('Could offer', person.offers.join(', ')),
      line('In your own words', inert(person.wish, 300)),
      line('Time zone', zone === null ? '' : `${inert(zone)}, where it is ${time} now`),
      line('Hours', inWords(person.stretches)),
    ].join('\n');
  },
  changePlaceholder: (): string => 'What else would you like to change?',
  change: {
    hours: 'My hours',
    zone: 'My time zone',
    wishes: 'What else my circle is chosen by',
    people: 'Whom to sit with, and whom rather not',
    agreement: 'Read what we agreed on',
  },
  back: (): string => 'Back',

  formOfBefore: (typed: Typed): string =>
    `The way in has become longer since you opened that form, so I have not kept it. Here is what you wrote, to copy from:\n` +
    `${quoted(Object.values(typed))}\n**Next:** press *Join*.`,
};

type Shown = keyof typeof placeOf;

const placeOf = {
  draft: 'Nothing is lost.',
  waiting: 'You keep your place on the list.',
  placed: 'You keep your place in your circle; what is new counts for the next one.',
  paused: 'You pause, and keep your place on the list.',
} as const;

const standingOf = {
  draft: 'You are on no list just now. What you have told is kept here.',
  waiting: 'You are on the list for the next circles. When yours is formed, its thread appears by itself.',
  placed: 'You have a circle. What you change here counts for the next one.',
  paused: 'You pause just now, and keep your place on the list. `/pause` says until when, and brings you back.',
} as const;

const setAside = (goesAt: Date): string =>
  `You are on no list just now. What you have told is deleted **${instant(goesAt)}** (${instant(goesAt, 'R')}); until then *Join* goes on from it.`;

/** A week of single half-hours would fill a page. */
const longestWeek = 1_200;

const inWords = (stretches: readonly Stretch[]): string => {
  const days = stretches.map(({ first, last, spans: hours }) => {
    const until = first === last ? '' : `${last === first + 1 ? ', ' : '–'}${shortDay(last)}`;
    return `${shortDay(first)}${until} ${spans(hours)}`;
  });
  return shortened(days.join('; '), longestWeek);
};

const quoted = (typed: readonly string[]): string =>
  typed
    .filter((each) => each !== '')
    .map((each) => `> ${inert(each, 300).replaceAll('\n', '\n> ')}`)
    .join('\n');

export const refusals = {
  agreeFirst: (): string =>
    'I know nothing of you here yet. Press *Join* in the welcome channel; it begins with what we agree on.',
  agreementChanged: (): string =>
    'These words have changed since you opened them. Press *Join* again and read the new ones.',
  readersUnknown: (): string =>
    'Discord did not tell me just now who can read the threads here, and I will not ask you to agree without that. Please press the button again in a minute.',
  noHours: (): string =>
    'With no hours at all I could never find you a circle, so I left them as they were. Choose at least one hour somewhere in the week.',
  answerMissing: (fields: readonly Asked[]): string =>
    `Please fill in ${list(fields.map((field) => fieldNames[field]))}, with something one can read. ` +
    `Everything else is kept: press the same button again, and only that is missing.`,
  answerTooLong: (fields: readonly (keyof typeof longest)[], typed: Typed): string =>
    `That is more than fits:${fields.map((field) => `\n- ${fieldNames[field]} may have ${longest[field]} characters`).join('')}\n` +
    `Everything else is kept. Here is what you wrote, so that you can shorten it and press the same button again:\n` +
    quoted(fields.map((field) => typed[field] ?? '')),
};
