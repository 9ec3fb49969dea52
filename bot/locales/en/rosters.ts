import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { Hour, Told } from '../../rosters/roster';
import { count, list } from './phrases';

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const facts = (user: string, told: Told | null): string =>
  [mention(user), ...(told ? [inert(told.called, 60), inert(told.zone ?? '', 60)] : [])]
    .filter((fact) => fact !== '')
    .join(' · ');
const named = (names: readonly string[]): string => list(names.map((name) => `**${inert(name, 60)}**`));

export const commands = {
  roster: 'Who is in the circles of a cohort, and who waits',
  rosterShow: 'Show a cohort’s circles and who waits, to you alone',
  rosterExport: 'The roster as a file, for spreadsheets or programs',
  rosterFormat: 'For spreadsheets, unless you choose another',
  rosterCsv: 'CSV, for spreadsheets',
  rosterJson: 'JSON, for programs',
  rosterCohort: 'Which cohort; needed only if you look after several',
};

export const words = {
  title: (cohort: string, isOver: boolean): string =>
    `## ${inert(cohort)}${isOver ? '\nThis cohort is over. Whoever waits is for the next.' : ''}`,
  circle: ({ name, zone, weekday, minute }: Hour, people: number): string =>
    `**${inert(name, 60)}** · ${weekdays[weekday] ?? ''} at ${clock(minute)}, ${inert(zone)} · ${count(people, 'person', 'people')}`,
  member: (user: string, told: Told | null): string => `- ${facts(user, told)}`,
  nobodyHere: (): string => '-# Nobody is in this circle now.',
  waiting: (people: number): string => `**Waiting for a circle** · ${count(people, 'person', 'people')}`,
  waits: (place: number, user: string, told: Told | null): string =>
    `${place}. ${facts(user, told)}${told ? ` · waiting since ${instant(told.since, 'D')}` : ''}`,
  nobodyWaits: (): string => '-# Nobody waits just now.',
  foot: (page: number, pages: number): string =>
    `-# ${pages > 1 ? `Page ${page} of ${pages}. ` : ''}Only you can see this. \`/roster export\` gives it as a file.`,
  back: (): string => 'Back',
  forth: (): string => 'Go on',
  columns: {
    cohort: 'cohort',
    circle: 'circle',
    name: 'name',
    user: 'user id',
    languages: 'languages',
    zone: 'time zone',
    wants: 'wants to learn',
    offers: 'can offer',
    years: 'years',
    state: 'state',
  },
  isPlaced: (): string => 'in a circle',
  isWaiting: (): string => 'waiting',
  exported: (cohort: string, people: number, format: 'csv' | 'json'): string =>
    `Here is **${inert(cohort)}** with ${count(people, 'person', 'people')}, those who wait among them.\n` +
    `These are people’s own answers: keep the file no longer than you need it.` +
    (format === 'json'
      ? ''
      : `\n-# When your spreadsheet asks, import the column *user id* as text: as a number its last digits would be lost. ` +
        `An apostrophe at the front of a cell keeps it from being taken for a formula.` +
        `\n-# To change seats, change the column *circle* alone and give the file to \`/roster import\`; emptied, it means that they wait.`),
};

export const refusals = {
  noCohortYet: (): string => 'There is no cohort here yet. Plan one with `/cohort create`.',
  whichCohort: (names: readonly string[]): string =>
    `You look after several cohorts. Say which one with the option \`cohort\`: ${named(names)}.`,
  notYourCohort: (name: string, names: readonly string[]): string =>
    `Among the cohorts you look after there is none called **${inert(name, 60)}**. You look after ${named(names)}.`,
};
