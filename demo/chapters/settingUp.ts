import { en } from '../../bot/locales/en';
import { buttonsOf, textOf } from '../../sandbox/client';
import { StoryFault } from '../fault';
import { chapter, cohort, first, types, type Place } from '../place';
import { isFree, mayAct } from '../turns';

/** Claire brings Grove into the server and plans a cohort. Answers the channel in which people can join. */
export async function setUp(place: Place): Promise<string> {
  const { scene, host: claire, moderator: noor } = place;
  await chapter(place, `${claire.person.name} sets Grove up`);
  const isSetUp = async (): Promise<boolean> => (await findWelcome(place)) !== undefined;
  if ((await mayAct(place, claire, { deed: '/grove setup', isDone: isSetUp })) !== 'done')
    await types(place, claire, { command: 'grove setup', most: 3 });
  if (await isFree(place, claire)) await types(place, claire, { command: 'grove doctor', most: 2 });
  const options = { ...cohort, moderator: noor.id };
  const shown = { moderator: `@${noor.person.name}` };
  const { name, start, weeks, size } = cohort;
  const deed = `/cohort create name:${name} start:${start} weeks:${weeks} size:${size} moderator:${shown.moderator}`;
  if ((await mayAct(place, claire, { deed, isDone: () => isPlanned(place) })) !== 'done')
    await types(place, claire, { command: 'cohort create', options, shown, most: 3 });
  await scene.settle();
  const welcome = await findWelcome(place);
  if (!welcome) throw new StoryFault('Grove is set up, and nobody can see a button to join.');
  await scene.page.gap();
  await scene.page.note(`#${welcome.name}, where everybody reads:`);
  await scene.look(first(place.people), welcome.id, { framed: true });
  return welcome.id;
}

/** The channel where everybody reads that one can join, and what stands there. */
export async function findWelcome({
  people,
  guild,
}: Place): Promise<{ id: string; name: string; text: string } | undefined> {
  const reader = first(people);
  for (const { id, name } of await reader.acts.channels(guild)) {
    const messages = await reader.acts.messages(id);
    const card = messages.find((message) => buttonsOf(message).some(({ label }) => label === en.intake.join()));
    if (card) return { id, name, text: textOf(card) };
  }
  return undefined;
}

const isPlanned = async (place: Place): Promise<boolean> =>
  (await findWelcome(place))?.text.includes(`**${cohort.name}** begins`) ?? false;
