import type { EntityManager } from 'typeorm';
import { Group, Membership } from '../../../entities';
import type { Session } from '../session';

/** How somebody would like sessions to be with them. */

export async function easeIn(
  db: EntityManager,
  group: string,
): Promise<Pick<Session, 'unhurried' | 'inviteIn' | 'away'>> {
  const sitting = await db.findBy(Membership, { groupId: group });
  const those = (ask: (row: Membership) => boolean): string[] => sitting.filter(ask).map(({ userId }) => userId);
  return {
    unhurried: those(({ unhurried }) => unhurried),
    inviteIn: those(({ inviteIn }) => inviteIn),
    away: those(({ pausedUntil }) => pausedUntil !== null),
  };
}

/** How somebody would like sessions to be with them; false when they do not sit in that group. */
export async function saveEase(
  db: EntityManager,
  wish: { guild: string; group: string; user: string; unhurried: boolean; inviteIn: boolean },
): Promise<boolean> {
  const { guild, group, user, unhurried, inviteIn } = wish;
  if ((await db.countBy(Group, { id: group, guildId: guild })) === 0) return false;
  const { affected } = await db.update(Membership, { groupId: group, userId: user }, { unhurried, inviteIn });
  return affected === 1;
}

/** Until when somebody pauses in that group; null when they do not, or do not sit in it. */
export async function pausedUntil(db: EntityManager, seat: { group: string; user: string }): Promise<Date | null> {
  return (await db.findOneBy(Membership, { groupId: seat.group, userId: seat.user }))?.pausedUntil ?? null;
}

export async function easeOf(
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<('unhurried' | 'invite in')[]> {
  const row = await db.findOneBy(Membership, { groupId: group, userId: user });
  return [...(row?.unhurried ? (['unhurried'] as const) : []), ...(row?.inviteIn ? (['invite in'] as const) : [])];
}
