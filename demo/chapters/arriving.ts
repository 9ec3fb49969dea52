import { seededRandom } from '../../bot/common/random';
import { host, members, moderator, type Person } from '../cast';
import type { Newcomer, Place } from '../place';
import type { Page } from '../print/page';
import { Scene, type Actor } from '../scene';
import type { Stage } from '../stage';

/** A server with its people in it, and nothing of Grove yet. */
export async function arrive(p: { stage: Stage; page: Page; seed: number }): Promise<Place> {
  const { client } = p.stage.sandbox;
  const actor = async <P extends Person>(person: P): Promise<Actor & { readonly person: P }> => {
    const { id } = await client.createUser({ name: person.name });
    return { id, person, acts: client.as(id) };
  };
  const owner = await actor(host);
  const { id: guild, generalChannelId: general } = await client.createGuild({
    name: 'Business development, early years',
    owner: owner.id,
  });
  const people: Newcomer[] = [];
  for (const member of members) people.push(await actor(member));
  const noor = await actor(moderator);
  for (const { id } of [...people, noor]) await client.joinGuild({ guild, user: id });
  const scene = await Scene.open(client, p.page, host.zone);
  scene.meet([owner, noor, ...people]);
  const random = seededRandom(p.seed);
  return { scene, stage: p.stage, guild, general, host: owner, moderator: noor, people, random };
}
