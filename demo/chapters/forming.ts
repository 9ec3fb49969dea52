import { en } from '../../bot/locales/en';
import { offers, type Character } from '../characters';
import { StoryFault } from '../fault';
import { isToldAs } from '../guests';
import { dealParts } from '../habits';
import { chapter, cohort, first, pressesOn, types, type Circle, type Newcomer, type Place } from '../place';
import { isFree, mayAct, waitsFor } from '../turns';
import { isIn } from '../wayIn';

const named = { cohort: cohort.name };

/** The list is closed, circles are looked for and agreed, and their threads open. The first is the one that is told of. */
export async function formCircles(place: Place, welcome: string): Promise<Circle[]> {
  const { scene, host: claire, moderator: noor, visitor: zoe } = place;
  await scene.advance({ to: '2027-04-09T12:30:00.000Z' });
  await chapter(place, 'circles are formed');
  await waitsFor(place, zoe, {
    deed: 'press Join in #welcome, and answer a few questions',
    channel: welcome,
    otherwise: `Be somebody else, and the list is closed without ${zoe.person.name}.`,
    isDone: () => isIn(zoe, welcome),
  });
  if (await isIn(zoe, welcome)) await isToldAs(place, zoe, 'on the list');
  // The match closes the list, too, if Claire does not.
  if (await isFree(place, claire)) await types(place, claire, { command: 'cohort close', options: named, most: 2 });
  const deed = `/cohort match cohort:${cohort.name}, and your yes; then /cohort launch cohort:${cohort.name}`;
  const isDone = async (): Promise<boolean> => (await threadsOf(place)).size > 0;
  if ((await mayAct(place, noor, { deed, isDone })) !== 'done') await launches(place);
  await scene.settle();
  const circles = await findCircles(place);
  const shown = first(circles);
  const circle = shown.name;
  const options = { ...named, member: noor.id, as: 'facilitator', circle };
  const typed = { member: `@${noor.person.name}` };
  if (await isFree(place, noor))
    await types(place, noor, { command: 'cohort appoint', options, shown: typed, most: 2 });
  await scene.page.gap();
  await scene.page.note(`A private thread for each circle. In that of ${circle} stands:`);
  await scene.look(first(shown.members), shown.thread, { most: 6 });
  return circles;
}

async function launches(place: Place): Promise<void> {
  const { scene, moderator: noor } = place;
  const found = await types(place, noor, { command: 'cohort match', options: named, most: 26 });
  // Where the circles were agreed at the page already, there is nothing to say yes to.
  if (offers(found, en.circles.yes())) await pressesOn(place, noor, { card: found, label: en.circles.yes(), most: 3 });
  await scene.advance({ byMs: 60_000 });
  await types(place, noor, { command: 'cohort launch', options: named, most: 2 });
}

/** Each finds the thread they were brought into, if there is one. */
async function threadsOf({ people, guild }: Place): Promise<Map<string, { name: string; members: Newcomer[] }>> {
  const found = new Map<string, { name: string; members: Newcomer[] }>();
  for (const person of people) {
    const thread = (await person.acts.channels(guild)).find((channel) => channel.thread?.members.includes(person.id));
    if (!thread) continue;
    // The sign at the end keeps the names of threads apart, and is no part of the circle's.
    const circle = found.get(thread.id) ?? { name: thread.name.replace(/ · \w+$/u, ''), members: [] };
    circle.members.push(person);
    found.set(thread.id, circle);
  }
  return found;
}

async function findCircles(place: Place): Promise<Circle[]> {
  const { random, seats } = place;
  const found = await threadsOf(place);
  if (found.size < 2 && seats.everTaken.size === 0)
    throw new StoryFault(`${found.size} circles were formed; the story needs more than one.`);
  return [...found].map(([thread, { name, members }]) => {
    const parts = dealParts(
      members.map(({ person }) => person),
      random,
    );
    const characters = members.flatMap((member, seat): Character[] => {
      const part = parts[seat];
      return part ? [{ ...member, part, seat, pressed: new Map() }] : [];
    });
    return { thread, name, members: characters, guests: [] };
  });
}
