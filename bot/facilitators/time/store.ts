import type { EntityManager } from 'typeorm';
import { SessionRow } from '../../../entities';
import type { Session } from '../../sessions/session';
import { calledIn, isWilling, nextOwnSession, offerOf } from '../store';
import type { Time } from '../views';

/** How the time of a circle stands for one who may see it. `shown`: the session that goes on, else the next one. */
export async function timeFor(
  db: EntityManager,
  p: { guild: string; group: string; shown: Session | null; by: string; keeps: boolean },
): Promise<Time | null> {
  const { guild, group, shown, by, keeps } = p;
  if (!shown || shown.stage.at === 'closed') return null;
  const isRunning = shown.stage.at !== 'planned';
  const isMember = shown.members.includes(by);
  const own = isMember && !isRunning ? await nextOwnSession(db, { group, user: by }) : null;
  const { facilitatorId: facilitator } = await db.findOneByOrFail(SessionRow, { id: shown.id, guildId: guild });
  const session = own?.id ?? shown.id;
  const offer = await offerOf(db, session);
  const others = shown.members.filter((member) => member !== by && (!isRunning || member !== facilitator));
  const mayHandOn = isRunning ? keeps : own !== null;
  const called = mayHandOn ? await calledIn(db, guild, others) : new Map<string, string>();
  return {
    ...{ session, startsAt: own?.startsAt ?? shown.startsAt, isRunning, facilitator, reader: by, mayHandOn },
    own: own === null ? null : own.id === shown.id ? 'next' : 'later',
    offered: offer && (offer.toUserId ?? 'circle'),
    vacant: isMember && !isRunning && facilitator === null ? shown.id : null,
    willing: isMember ? await isWilling(db, group, by) : null,
    others: others.map((id) => ({ id, called: called.get(id) })),
  };
}
