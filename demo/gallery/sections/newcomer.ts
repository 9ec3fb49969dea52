import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { answer, form, place } from '../shots';
import { chooses, presses, runs, submits } from '../steps';
import { aboutOf, skillsOf } from './circle';

export const newcomer: Section = {
  title: 'What a newcomer meets',
  intro: 'One button and five short steps; whoever stops in between goes on from there.',
  scenes: [
    {
      name: 'welcome',
      caption: 'In #welcome, for everybody in the server.',
      who: 'Amara',
      steps: [runs('Claire', 'grove setup')],
      shows: place('welcome'),
    },
    {
      name: 'about-form',
      caption: '*Join* begins with what all of us agree on; the second step is this form.',
      who: 'Amara',
      steps: [
        presses('Amara', en.intake.join(), 'welcome'),
        presses('Amara', en.intake.agree(), 'welcome'),
        presses('Amara', en.intake.about(), 'welcome'),
      ],
      shows: form(aboutOf('Amara')),
    },
    {
      name: 'skills-form',
      caption: 'The third: what one would like to grow in, and what others could ask one about.',
      who: 'Amara',
      steps: [submits('Amara', aboutOf('Amara')), presses('Amara', en.intake.skills(), 'welcome')],
      shows: form(skillsOf('Amara')),
    },
    {
      name: 'zone-confirm',
      caption: 'The fourth: a part of the world, a place in it, and the question whether the clock is right.',
      who: 'Amara',
      steps: [
        submits('Amara', skillsOf('Amara')),
        chooses('Amara', ['Western Africa'], 'welcome'),
        chooses('Amara', ['Lagos, Nigeria'], 'welcome'),
      ],
      shows: answer(),
    },
    {
      name: 'hours',
      caption: 'The fifth: when one could usually meet, on one’s own clock.',
      who: 'Amara',
      steps: [presses('Amara', en.intake.yesMyTime(), 'welcome')],
      shows: answer(),
    },
    {
      name: 'on-the-list',
      caption: 'Through. Nobody else sees it.',
      who: 'Amara',
      steps: [chooses('Amara', ['Weekday evenings'], 'welcome')],
      shows: answer(),
    },
    {
      name: 'me',
      caption: '`/me` shows everything, and changes it.',
      who: 'Amara',
      steps: [runs('Amara', 'me')],
      shows: answer(),
    },
  ],
};
