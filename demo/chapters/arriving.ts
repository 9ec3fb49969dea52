import { seededRandom } from '../../bot/common/random';
import type { SandboxClient } from '../../sandbox/client';
import { host, members, moderator, visitor, type Person } from '../cast';
import type { Folk, Newcomer, Place } from '../place';
import type { Page } from '../print/page';
import { Scene, type Actor } from '../scene';
import { Seats } from '../seats';
import type { Stage } from '../stage';

/** A server with its people in it, and nothing of Grove yet: whoever opens the page at once finds whom to be. */
export async function settle(client: SandboxClient): Promise<Folk> {
  const actor = async <P extends Person>(person: P, part: string): Promise<Actor & { readonly person: P }> => {
    const { name, zone, colour, city } = person;
    const { id } = await client.createUser({ name, zone, colour, about: `${part}, ${city}` });
    return { id, person, acts: client.as(id) };
  };
  const owner = await actor(host, 'host');
  const { id: guild, generalChannelId: general } = await client.createGuild({
    name: 'Business development, early years',
    owner: owner.id,
  });
  const people: Newcomer[] = [];
  for (const member of members) people.push(await actor(member, 'member'));
  const noor = await actor(moderator, 'moderator');
  const zoe = await actor(visitor, 'has not joined');
  for (const { id } of [...people, noor, zoe]) await client.joinGuild({ guild, user: id });
  return { guild, general, host: owner, moderator: noor, people, visitor: zoe };
}

/** The story begins with them. */
export async function arrive(p: { stage: Stage; folk: Folk; page: Page; seed: number }): Promise<Place> {
  const { client } = p.stage.sandbox;
  const { folk } = p;
  const scene = await Scene.open(client, p.page, host.zone);
  scene.meet([folk.host, folk.moderator, folk.visitor, ...folk.people]);
  return {
    ...folk,
    scene,
    stage: p.stage,
    seats: new Seats(client),
    random: seededRandom(p.seed),
  };
}
