import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { form, own, place } from '../shots';
import { presses, runs } from '../steps';
import { aboutBy, skillsBy, wayIn } from './circle';

export const newcomer: Section = {
  title: 'What a newcomer meets',
  intro: 'One button, five short steps, at most twelve touches; whoever stops goes on where they were.',
  scenes: [
    {
      name: 'welcome',
      caption: 'In #welcome, for everybody in the server.',
      who: 'Amara',
      steps: [runs('Claire', 'grove setup')],
      shows: place('welcome'),
    },
    {
      name: 'agreement',
      caption:
        'After *Join*: what is agreed on, and who in this server can read a circle, from the rights as they are now.',
      who: 'Amara',
      steps: [wayIn.begins('Amara')],
      shows: own(),
    },
    {
      name: 'about-step',
      caption: 'Then one card that always shows what is missing next. Nobody else sees it.',
      who: 'Amara',
      steps: [wayIn.agrees('Amara')],
      shows: own(),
    },
    {
      name: 'about-form',
      caption: 'A short form. What is there already is never asked for twice.',
      who: 'Amara',
      steps: [wayIn.opensAbout('Amara')],
      shows: form(aboutBy('Amara')),
    },
    {
      name: 'skills-form',
      caption: 'And another: what one would like to learn, and what others could ask one about.',
      who: 'Amara',
      steps: [wayIn.tellsAbout('Amara'), wayIn.opensSkills('Amara')],
      shows: form(skillsBy('Amara')),
    },
    {
      name: 'time',
      caption: 'The time zone: a part of the world, a place in it, and whether the clock there is right.',
      who: 'Amara',
      steps: [wayIn.tellsSkills('Amara'), wayIn.choosesRegion('Amara'), wayIn.choosesPlace('Amara')],
      shows: own(),
    },
    {
      name: 'hours',
      caption: 'The hours of a usual week, all at once; a single day can be changed afterwards.',
      who: 'Amara',
      steps: [wayIn.confirmsTime('Amara')],
      shows: own(),
    },
    {
      name: 'on-the-list',
      caption: 'Done. One day can be changed from here.',
      who: 'Amara',
      steps: [wayIn.choosesHours('Amara')],
      shows: own(),
    },
    {
      name: 'own-card',
      caption: '`/me`, or *Join* again: everything that was told, to be changed.',
      who: 'Amara',
      steps: [presses('Amara', en.intake.seeEverything(), 'welcome')],
      shows: own(),
    },
  ],
};
