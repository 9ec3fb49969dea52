import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { answer, place, typing } from '../shots';
import { givesToGrove, presses, runs, takesFromGrove, types } from '../steps';
import { cohort, everybodyJoins } from './circle';

const manageRoles = 1n << 28n;
const { name, start, time } = cohort;

export const moderator: Section = {
  title: 'What a moderator meets',
  intro: 'Three commands; every answer says what comes next.',
  scenes: [
    {
      name: 'right-missing',
      caption: '`/grove setup` where Grove lacks a right: which one, what for, and what to do.',
      who: 'Claire',
      steps: [takesFromGrove(manageRoles), runs('Claire', 'grove setup')],
      shows: answer(),
    },
    {
      name: 'set-up',
      caption: '`/grove setup` made the channels and the role.',
      who: 'Claire',
      steps: [givesToGrove(manageRoles), runs('Claire', 'grove setup')],
      shows: answer(),
    },
    {
      name: 'cohort-create',
      caption: '`/cohort create` being typed: a city finds its time zone.',
      who: 'Claire',
      steps: [everybodyJoins, types('Claire', 'cohort create', { name, start, time, zone: 'paris' })],
      shows: typing(),
    },
    {
      name: 'cohort-planned',
      caption: 'Planned, with the first session on the reader’s own clock.',
      who: 'Claire',
      steps: [runs('Claire', 'cohort create', cohort)],
      shows: answer(),
    },
    {
      name: 'cohort-launched',
      caption: '`/cohort launch` forms the circles.',
      who: 'Claire',
      steps: [presses('Claire', en.circles.yes(), 'general'), runs('Claire', 'cohort launch', { cohort: cohort.name })],
      shows: answer(),
    },
    {
      name: 'thread-ready',
      caption: 'In the moderators’ channel, once a circle’s thread is there.',
      who: 'Claire',
      steps: [],
      shows: place('circle-moderators'),
    },
  ],
};
