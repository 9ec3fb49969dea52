import { en } from '../../../bot/locales/en';
import { members, type Member } from '../../cast';
import { StoryFault } from '../../fault';
import type { Typing } from '../fields';
import type { Name, Step } from '../scene';
import { all, chooses, presses, runs, submits } from '../steps';

/** How far a story has to come before some pictures can begin. */

const answersOf = (name: Name): Member => {
  const person = members.find((one) => one.name === name);
  if (!person) throw new StoryFault(`${name} has nothing to answer.`);
  return person;
};

export const aboutBy = (name: Name): Typing => ({
  [en.intake.calledLabel()]: name,
  [en.intake.workLabel()]: answersOf(name).work,
  [en.intake.yearsLabel()]: [answersOf(name).answers.years],
  [en.intake.languagesLabel()]: answersOf(name).answers.languages,
});

export const skillsBy = (name: Name): Typing => ({
  [en.intake.wantsLabel()]: answersOf(name).answers.wants,
  [en.intake.offersLabel()]: answersOf(name).answers.offers,
  [en.intake.wishLabel()]: answersOf(name).wish,
});

/** The way in, step by step. */
export const wayIn = {
  begins: (name: Name): Step => presses(name, en.intake.join(), 'welcome'),
  agrees: (name: Name): Step => presses(name, en.intake.agree(), 'welcome'),
  opensAbout: (name: Name): Step => presses(name, en.intake.about(), 'welcome'),
  tellsAbout: (name: Name): Step => submits(name, aboutBy(name)),
  opensSkills: (name: Name): Step => presses(name, en.intake.skills(), 'welcome'),
  tellsSkills: (name: Name): Step => submits(name, skillsBy(name)),
  choosesRegion: (name: Name): Step => chooses(name, [answersOf(name).answers.region], 'welcome'),
  choosesPlace: (name: Name): Step => chooses(name, [answersOf(name).answers.place], 'welcome'),
  confirmsTime: (name: Name): Step => presses(name, en.intake.yesMyTime(), 'welcome'),
  choosesHours: (name: Name): Step => chooses(name, answersOf(name).answers.hours, 'welcome'),
} as const;

export const joins = (name: Name): Step => all(...Object.values(wayIn).map((step) => step(name)));

export const circle = ['Amara', 'Lukas', 'Wanjiru', 'Mei', 'Inês', 'Yasmine'] as const;

/** Seven in the evening in Paris, a week after the story begins. */
export const cohort = {
  name: 'Spring',
  start: '2027-04-12',
  time: '19:00',
  zone: 'Europe/Paris',
  weeks: 4,
  size: 6,
} as const;
export const startsAt = '2027-04-12T17:00:00Z';
export const thread = 'Spring 1';

export const everybodyJoins: Step = all(...circle.map(joins));

export const aCircleFor = (weeks: number): Step =>
  all(
    runs('Claire', 'grove setup'),
    everybodyJoins,
    runs('Claire', 'cohort create', { ...cohort, weeks }),
    runs('Claire', 'cohort match', { cohort: cohort.name }),
    presses('Claire', en.circles.yes(), 'general'),
    runs('Claire', 'cohort launch', { cohort: cohort.name }),
  );

export const aCircle: Step = aCircleFor(cohort.weeks);
