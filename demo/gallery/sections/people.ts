import { en } from '../../../bot/locales/en';
import { textOf, type SeenMessage } from '../../../sandbox/client';
import { StoryFault } from '../../fault';
import type { Section, Shot, Step } from '../scene';
import { answer, offers, opened, own, place, says } from '../shots';
import { about, chooses, fills, presses, runs, submits, until, untilReads, uses, writes } from '../steps';
import { aCircleFor, cohort, thread, wayIn } from './circle';

/** How people come, rest and are looked after, around one circle. */

const { nomination, report, agreeing, agreement, pause, joining, session } = en;
const named = { cohort: cohort.name };
const code = /\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b|https:\S+/gu;
const receipt = /R-[0-9A-Z]{4}-[0-9A-Z]{4}/gu;

/** Hanna types what Amara has passed on to her. */
const typesCode: Step = async (town) => {
  const amara = town.who('Amara');
  const { id: channel } = await town.place(amara, 'welcome');
  const words = (await amara.acts.messages(channel)).map(textOf).join('\n');
  const [passedOn] = words.match(code) ?? [];
  if (passedOn === undefined) throw new StoryFault('Amara has no code to pass on.');
  await fills('Hanna', {
    label: nomination.haveCode(),
    where: 'welcome',
    fields: { [nomination.codeLabel()]: passedOn },
  })(town);
};

const becomesModerator: Step = async (town) => {
  const { roles } = await town.client.guild(town.guild);
  const role = roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await town.client.giveRole({ guild: town.guild, user: town.who('Noor').id, role });
};

/** The number of a message tells Discord's own time, which is not that of the story. */
const inTownTime =
  (shot: Shot): Shot =>
  async (town, eyes) => {
    const screen = await shot(town, eyes);
    const { now } = await town.clock.read();
    const instant = `<t:${Math.floor(Date.parse(now) / 1000)}:F>`;
    const items = screen.items.map((item) => {
      if (item.is !== 'message') return item;
      const told = JSON.stringify(item.message).replaceAll(/<t:\d+:F>/gu, instant);
      return { ...item, message: JSON.parse(told) as SeenMessage };
    });
    return { ...screen, items };
  };

/** In an order that tells nobody’s name. */
const clauses = /“[^”]*”|(?<=Menu: I could not live with … \()[^)]*/gu;

const rude = 'Some people here should leave bids to the grown-ups.';

const newWords = [
  'What is told here stays here. What you learn may travel; whose story it was may not. Nobody records.',
  'Passing is always fine. So are listening, writing instead of speaking, and coming late. Nobody keeps count.',
  'Bids that are running, prices and salaries stay outside.',
].join('\n');

export const people: Section = {
  title: 'Coming, pausing, looking after one another',
  intro: 'How people come in and rest, and what stays private between them and Grove.',
  // Without Discord’s Server Members switch nobody can be listed, and Grove counts otherwise.
  doesWithout: 'GET /guilds/:guild/members',
  scenes: [
    {
      name: 'nominate-code',
      caption: '*Nominate*: a text to pass on. No name is asked, and nobody hears whether the code was used.',
      who: 'Amara',
      steps: [
        aCircleFor(6),
        becomesModerator,
        fills('Amara', {
          label: nomination.nominate(),
          where: 'welcome',
          fields: {
            [nomination.wordsLabel()]: 'You ask the questions that I only think of afterwards.',
            [nomination.signedLabel()]: [nomination.signed.yes],
          },
        }),
      ],
      shows: answer(),
      varies: code,
    },
    {
      name: 'nominated',
      caption: '*I have a code*, and what was passed on with it. Then the way in goes on as for everybody.',
      who: 'Hanna',
      steps: [typesCode, presses('Hanna', en.intake.agree(), 'welcome')],
      shows: own(),
    },
    {
      name: 'clauses',
      caption: 'In the first week a circle writes what it needs. All of it is proposed, without names.',
      who: 'Inês',
      steps: [
        wayIn.opensAbout('Hanna'),
        wayIn.tellsAbout('Hanna'),
        wayIn.opensSkills('Hanna'),
        wayIn.tellsSkills('Hanna'),
        wayIn.choosesRegion('Hanna'),
        wayIn.choosesPlace('Hanna'),
        wayIn.confirmsTime('Hanna'),
        wayIn.choosesHours('Hanna'),
        until('2027-04-12T17:02:00Z'),
        presses('Amara', session.take(), thread),
        presses('Amara', session.done(), thread),
        untilReads('Wanjiru', 'Everybody writes, nobody sees', thread),
        ...(
          [
            ['Wanjiru', 'Nobody has to explain why they are quiet.'],
            ['Lukas', 'We ask before we give advice.'],
            ['Mei', 'Cameras are never needed.'],
          ] as const
        ).map(([name, words]) =>
          fills(name, { label: session.write(), where: thread, fields: { [session.writeLabel()]: words } }),
        ),
        untilReads('Inês', 'This is proposed', thread),
      ],
      shows: place(thread, { from: offers(agreeing.couldYou()), count: 1 }),
      varies: clauses,
    },
    {
      name: 'clauses-private',
      caption: '*Could you live with it?* Nobody reads who could not; the circle reads only that it is open.',
      who: 'Inês',
      steps: [presses('Inês', agreeing.couldYou(), thread)],
      shows: opened(answer(), agreeing.objectPlaceholder()),
      varies: clauses,
    },
    {
      name: 'pause-asked',
      caption: '`/pause`: no reason is asked.',
      who: 'Mei',
      steps: [until('2027-04-13T08:00:00Z'), runs('Mei', 'pause')],
      shows: answer(),
    },
    {
      name: 'pausing',
      caption: 'The seat stays, and nobody is told.',
      who: 'Mei',
      steps: [presses('Mei', pause.weeks(2), 'general')],
      shows: own(),
    },
    {
      name: 'cannot-promise',
      caption: '`/privacy`: who can see what, page by page, and what nobody can promise.',
      who: 'Inês',
      steps: [runs('Inês', 'privacy'), chooses('Inês', [en.promises.titles.cannot], 'general')],
      shows: own(),
    },
    {
      name: 'rather-not',
      caption: '`/block`: whom one would rather not meet. They never hear of it.',
      who: 'Wanjiru',
      steps: [about('Tomás', (person) => runs('Wanjiru', 'block', { person }))],
      shows: answer(),
    },
    {
      name: 'report-look',
      caption: '*Report to moderators*, in the menu of a message: who will read it stands there before it is sent.',
      who: 'Yasmine',
      steps: [
        writes('Tomás', rude, 'general'),
        uses('Yasmine', { command: en.commands.reportMenu, words: rude, where: 'general' }),
      ],
      shows: inTownTime(answer()),
    },
    {
      name: 'report-sent',
      caption: 'Sent, with a number by which one can ask later.',
      who: 'Yasmine',
      steps: [presses('Yasmine', report.send(), 'general')],
      shows: own(),
      varies: receipt,
    },
    {
      name: 'report-read',
      caption: 'What the moderators read. Who reported it is not told.',
      who: 'Noor',
      steps: [],
      shows: inTownTime(place('circle-moderators', { from: says('A message was reported'), count: 1 })),
      varies: /https:\S+/gu,
    },
    {
      name: 'new-words',
      caption: 'A moderator changes what all agree on, at `/agreement`, and sees it before anybody else does.',
      who: 'Claire',
      steps: [
        runs('Claire', 'agreement'),
        presses('Claire', agreement.change(), 'general'),
        submits('Claire', { [agreement.formLabel()]: newWords }),
      ],
      shows: own(),
    },
    {
      name: 'asked-again',
      caption: 'Whoever agreed before is asked again, with what is new, and keeps their place.',
      who: 'Hanna',
      steps: [presses('Claire', agreement.publish(), 'general'), runs('Hanna', 'me')],
      shows: answer(),
    },
    {
      name: 'may-change',
      caption: 'From the third week on nobody joins a circle unasked: each of its people is asked privately.',
      who: 'Lukas',
      steps: [
        presses('Hanna', en.intake.agree(), 'general'),
        runs('Yasmine', 'leave'),
        until('2027-04-26T09:00:00Z'),
        about('Hanna', (person) => runs('Claire', 'cohort place', { ...named, person })),
        presses('Claire', 'Ask the circle', 'general'),
      ],
      shows: place(thread, { from: offers(joining.answer.yes()), count: 1 }),
    },
    {
      name: 'may-change-kept',
      caption: 'The answer, for one’s own eyes.',
      who: 'Lukas',
      steps: [presses('Lukas', joining.answer.yes(), thread)],
      shows: answer(),
    },
  ],
};
