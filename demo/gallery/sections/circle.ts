import { en } from '../../../bot/locales/en';
import { members } from '../../cast';
import type { Name, Step } from '../scene';
import { all, presses, runs, submits } from '../steps';

/** How far a story has to come before some pictures can begin. */

export const typedBy = (name: Name): Readonly<Record<string, string>> => {
  const person = members.find((one) => one.name === name);
  return {
    [en.intake.calledLabel()]: name,
    [en.intake.workLabel()]: person?.work ?? '',
    [en.intake.wishLabel()]: person?.wish ?? '',
  };
};

export const joins = (name: Name): Step =>
  all(presses(name, en.intake.join(), 'welcome'), submits(name, typedBy(name)));

export const circle = ['Amara', 'Tomás', 'Priya', 'Lukas', 'Wanjiru', 'Mei'] as const;

/** Six in the evening in Paris, the day after the story begins. */
export const cohort = { name: 'Spring', start: '2027-03-02', time: '18:00', zone: 'Europe/Paris', size: 6 } as const;
export const startsAt = '2027-03-02T17:00:00Z';
export const thread = 'Spring 1';

export const everybodyJoins: Step = all(...circle.map(joins));

export const aCircle: Step = all(
  runs('Claire', 'grove setup'),
  everybodyJoins,
  runs('Claire', 'cohort create', cohort),
  runs('Claire', 'cohort match', { cohort: cohort.name }),
  presses('Claire', en.circles.yes(), 'general'),
  runs('Claire', 'cohort launch', { cohort: cohort.name }),
);
