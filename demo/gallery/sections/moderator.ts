import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { answer, own, place, typing } from '../shots';
import { about, givesToGrove, presses, runs, submits, takesFromGrove, types, until } from '../steps';
import { cohort, everybodyJoins, joins, startsAt, thread } from './circle';

const manageRoles = 1n << 28n;
const { name, start, time } = cohort;
const named = { cohort: name };

export const moderator: Section = {
  title: 'What a moderator meets',
  intro: 'A few commands; where something is to be done next, the answer says what.',
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
      name: 'doctor',
      caption: '`/grove doctor`: what Grove needs, and for what is amiss the one step that mends it.',
      who: 'Claire',
      steps: [runs('Claire', 'grove doctor')],
      shows: answer(),
      varies: /\d+ ms|\d{4}[a-z]\b/gu,
    },
    {
      name: 'cohort-create',
      caption: '`/cohort create` being typed: a city finds its time zone. Without an hour, each circle gets its own.',
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
      name: 'circles-found',
      caption: '`/cohort match` looks for circles and says what speaks for them. Nothing happens before a yes.',
      who: 'Claire',
      steps: [runs('Claire', 'cohort close', named), runs('Claire', 'cohort match', named)],
      shows: answer(),
    },
    {
      name: 'why-all',
      caption:
        '`/cohort why`: what speaks for each place, before the yes or after it. Employers are not read for it at all.',
      who: 'Claire',
      steps: [runs('Claire', 'cohort why', named)],
      shows: answer(),
    },
    {
      name: 'cohort-launched',
      caption: '`/cohort launch` opens their threads.',
      who: 'Claire',
      steps: [presses('Claire', en.circles.yes(), 'general'), runs('Claire', 'cohort launch', named)],
      shows: answer(),
    },
    {
      name: 'thread-ready',
      caption: 'In the moderators’ channel, once a circle’s thread is there.',
      who: 'Claire',
      steps: [],
      shows: place('circle-moderators'),
    },
    {
      name: 'keeping-time',
      caption: '`/circle` in a thread while its session goes on: who looks after it may move it on, or give more time.',
      who: 'Claire',
      steps: [until(startsAt), runs('Claire', 'circle', {}, thread)],
      shows: answer(),
    },
    {
      name: 'roster',
      caption: '`/roster show`: who sits where, and who waits; `/roster export` gives it as a file.',
      who: 'Claire',
      steps: [runs('Claire', 'roster show', named)],
      shows: answer(),
    },
    {
      name: 'cohort-end',
      caption: '`/cohort end` says what it would do before it does anything.',
      who: 'Claire',
      steps: [until('2027-04-12T19:00:00Z'), runs('Claire', 'cohort end', named)],
      shows: answer(),
    },
    {
      name: 'cohort-repair',
      caption: '`/cohort repair`, when four have left a circle: who could join those who stay, and what speaks for it.',
      who: 'Claire',
      steps: [
        until('2027-04-13T09:00:00Z'),
        ...(['Wanjiru', 'Mei', 'Inês', 'Yasmine'] as const).map((name) => runs(name, 'leave')),
        joins('Hanna'),
        runs('Claire', 'cohort repair', named),
      ],
      shows: answer(),
    },
    {
      name: 'roster-look',
      caption: '`/roster add`, `move`, `swap` and `remove` say what they would do before anything happens.',
      who: 'Claire',
      steps: [about('Hanna', (person) => runs('Claire', 'roster add', { person, circle: thread }))],
      shows: answer(),
    },
    {
      name: 'roster-done',
      caption: 'The yes comes with a reason, and can be taken back.',
      who: 'Claire',
      steps: [
        presses('Claire', en.change.yes(), 'general'),
        submits('Claire', { [en.change.reason()]: 'Four have left, and she asked for a circle at this hour.' }),
      ],
      shows: own(),
    },
    {
      name: 'roster-history',
      caption: '`/roster history`: who changed what, when, and why.',
      who: 'Claire',
      steps: [runs('Claire', 'roster history', named)],
      shows: answer(),
    },
  ],
};
