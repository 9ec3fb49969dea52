import type { Tx } from '../store/transaction';
import { hasActed } from './session';
import { readSession, type Gathering } from './store';

/** Who is in the voice room of a circle at this moment: asked for, and kept nowhere. */
export type InRoom = (guild: string, group: string) => readonly string[];

/** Who of a session is there whatever they pressed in it: in the voice room, or active in the circle that it is a smaller group of. */
export async function thereBesides(
  db: Tx['db'],
  { at: { session, guild, group }, inRoom }: { at: Gathering; inRoom: InRoom },
): Promise<readonly string[]> {
  const inVoice = inRoom(guild, group.id);
  const circle = session.parent === null ? null : await readSession(db, session.parent);
  return session.members.filter(
    (who) => inVoice.includes(who) || (circle !== null && hasActed(circle.session.ledger, who)),
  );
}
