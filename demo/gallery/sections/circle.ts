import { en } from '../../../bot/locales/en';
import { members } from '../../cast';
import { StoryFault } from '../../fault';
import { comesIn } from '../../wayIn';
import type { Name, Step } from '../scene';
import { all, presses, runs } from '../steps';

/** How far a story has to come before some pictures can begin. */

const personOf = (name: Name): (typeof members)[number] => {
  const person = members.find((one) => one.name === name);
  if (!person) throw new StoryFault(`${name} does not join.`);
  return person;
};

/** What somebody has typed and chosen in the form about themselves. */
export const aboutOf = (name: Name): Readonly<Record<string, string | readonly string[]>> => {
  const { work, answers } = personOf(name);
  return {
    [en.intake.calledLabel()]: name,
    [en.intake.workLabel()]: work,
    [en.intake.yearsLabel()]: [answers.years],
    [en.intake.languagesLabel()]: answers.languages,
  };
};

/** The same for the form about skills. */
export const skillsOf = (name: Name): Readonly<Record<string, string | readonly string[]>> => {
  const { wish, answers } = personOf(name);
  return {
    [en.intake.wantsLabel()]: answers.wants,
    [en.intake.offersLabel()]: answers.offers,
    [en.intake.wishLabel()]: wish,
  };
};

/** The whole way in, as far as somebody has not gone it yet. */
export const joins =
  (name: Name): Step =>
  async (town) => {
    const { id, acts } = town.who(name);
    const { id: channel } = await town.place(town.who(name), 'welcome');
    await comesIn({ id, acts, person: personOf(name) }, { channel });
    await town.settle();
  };

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

export const aCircle: Step = all(
  runs('Claire', 'grove setup'),
  everybodyJoins,
  runs('Claire', 'cohort create', cohort),
  runs('Claire', 'cohort match', { cohort: cohort.name }),
  presses('Claire', en.circles.yes(), 'general'),
  runs('Claire', 'cohort launch', { cohort: cohort.name }),
);
