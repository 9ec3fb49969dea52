import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { answer, form, place } from '../shots';
import { presses, runs, submits } from '../steps';
import { typedBy } from './circle';

export const newcomer: Section = {
  title: 'What a newcomer meets',
  intro: 'One button, three questions, and nothing to remember.',
  scenes: [
    {
      name: 'welcome',
      caption: 'In #welcome, for everybody in the server.',
      who: 'Amara',
      steps: [runs('Claire', 'grove setup')],
      shows: place('welcome'),
    },
    {
      name: 'join-form',
      caption: 'After *Join*: three questions, answered in a minute.',
      who: 'Amara',
      steps: [presses('Amara', en.intake.join(), 'welcome')],
      shows: form(typedBy('Amara')),
    },
    {
      name: 'on-the-list',
      caption: 'The answer, which nobody else sees.',
      who: 'Amara',
      steps: [submits('Amara', typedBy('Amara'))],
      shows: answer(),
    },
    {
      name: 'changed-answers',
      caption: '*Join* again: what was answered stands there to be changed, and the place on the list stays.',
      who: 'Amara',
      steps: [
        presses('Amara', en.intake.join(), 'welcome'),
        submits('Amara', { [en.intake.wishLabel()]: 'Saying no kindly, and early' }),
      ],
      shows: answer(),
    },
  ],
};
