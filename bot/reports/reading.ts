import type { Discord } from '../discord/port';
import { refuse } from '../common/refusal';
import { readHome } from '../home/store';
import type { Tx } from '../store/transaction';
import { recipientsOf, seesChannel, type Recipients } from './rules/recipients';
import { appointedIn } from './store';

export interface Ports {
  readonly discord: Discord;
  readonly db: Tx['db'];
}

/** Who would read a report at this moment; asked of Discord, and so outside of any transaction. */
export async function whoReads(
  { discord, db }: Ports,
  { guild, author, reporter }: { guild: string; author: string; reporter: string },
): Promise<Recipients> {
  const home = await readHome(db, guild);
  if (!home?.moderatorRoleId) throw refuse('notSetUp');
  const { moderatorsChannelId: channel, moderatorRoleId: role } = home;
  const [access, roles, holding, appointed] = await Promise.all([
    discord.access(guild, channel),
    discord.rolesOf(guild, author),
    discord.holdersOf(guild, role),
    appointedIn(db, guild),
  ]);
  const owner = access.owner.id;
  const isThere = await Promise.all(appointed.map(async (user) => (await discord.rolesOf(guild, user)) !== null));
  const authorReadsChannel =
    appointed.includes(author) || (roles !== null && seesChannel(access, { guild, user: author, roles }));
  return recipientsOf({
    ...{ author, reporter, owner, channel, authorReadsChannel },
    holders: access.roles.find(({ id }) => id === role)?.holders ?? null,
    known: [...(holding ?? []), ...appointed.filter((_, at) => isThere[at])],
  });
}

/** Whether somebody looks after circles here, and so answers for reports: by the role, by being named, or as the owner. */
export async function mayHandle(
  { discord, db }: Ports,
  { guild, by }: { guild: string; by: string },
): Promise<boolean> {
  const [home, roles, appointed] = await Promise.all([
    readHome(db, guild),
    discord.rolesOf(guild, by),
    appointedIn(db, guild),
  ]);
  if (!home || roles === null) return false;
  if (home.moderatorRoleId !== null && roles.includes(home.moderatorRoleId)) return true;
  return appointed.includes(by) || (await discord.access(guild, null)).owner.id === by;
}
