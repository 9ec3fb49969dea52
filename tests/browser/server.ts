import { aTown, type Place, type Town } from '../support/town';

/** Grove at home in a server, in a town with a page. */
export interface Server {
  readonly town: Town;
  readonly place: Place;
  readonly name: string;
}

export async function aServer({ setUp = true, people = 5 } = {}): Promise<Server> {
  const town = await aTown({ name: 'Grove' });
  const place = await town.openGuild({ people, setUp });
  const { client } = town.sandbox;
  const name = 'Open Circles';
  await client.editGuild({ guild: place.guild, name });
  await client.editUser({ user: place.host.id, displayName: 'Claire', about: 'host, Paris', zone: 'Europe/Paris' });
  for (const { id } of place.people) await client.editUser({ user: id, about: 'member', zone: 'Europe/Paris' });
  return { town, place, name };
}

export const closeServer = ({ town }: Server): Promise<void> => town.stop();
