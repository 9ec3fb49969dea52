import { en } from '../../bot/locales/en';
import { buttonsOf } from '../../sandbox/client';
import { StoryFault } from '../fault';
import { chapter, cohort, first, types, type Place } from '../place';

/** Claire brings Grove into the server and plans a cohort. Answers the channel in which people can join. */
export async function setUp(place: Place): Promise<string> {
  const { scene, host: claire, moderator: noor } = place;
  await chapter(place, `${claire.person.name} sets Grove up`);
  await types(place, claire, { command: 'grove setup', most: 3 });
  await types(place, claire, { command: 'grove doctor', most: 2 });
  const options = { ...cohort, moderator: noor.id };
  const shown = { moderator: `@${noor.person.name}` };
  await types(place, claire, { command: 'cohort create', options, shown, most: 3 });
  const welcome = await findWelcome(place);
  await scene.page.gap();
  await scene.page.note(`#${welcome.name}, where everybody reads:`);
  await scene.look(first(place.people), welcome.id, { framed: true });
  return welcome.id;
}

async function findWelcome({ people, guild }: Place): Promise<{ id: string; name: string }> {
  const reader = first(people);
  for (const channel of await reader.acts.channels(guild)) {
    const messages = await reader.acts.messages(channel.id);
    if (messages.some((message) => buttonsOf(message).some(({ label }) => label === en.intake.join()))) return channel;
  }
  throw new StoryFault('Grove is set up, and nobody can see a button to join.');
}
