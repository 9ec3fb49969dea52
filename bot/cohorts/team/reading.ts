import { readHome } from '../../home/store';
import { seesChannel } from '../../reports/rules/recipients';
import type { Ports } from '../ports';

/**
 * Whether somebody reads the moderators' channel at this moment; asked of Discord, and so outside of any transaction. `roles`:
 * those they hold, where that is known. null: there is no such channel, or Discord does not say.
 */
export async function readsModerators(
  { discord, db }: Pick<Ports, 'discord' | 'db'>,
  { guild, user, roles: known }: { guild: string; user: string; roles?: readonly string[] },
): Promise<boolean | null> {
  const home = await readHome(db, guild);
  if (!home?.moderatorsChannelId) return null;
  const { moderatorsChannelId: channel, moderatorRoleId: role } = home;
  // What it belongs to is done, or can be: it does not fail because nobody knows who reads where.
  try {
    const roles = known ?? (await discord.rolesOf(guild, user));
    if (roles === null) return false;
    if (role !== null && roles.includes(role)) return true;
    return seesChannel(await discord.access(guild, channel), { guild, user, roles });
  } catch {
    return null;
  }
}
