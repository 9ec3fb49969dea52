import type { Tx } from '../store/transaction';
import { answersTo } from './answers/store';
import { hasActed, type Session } from './session';
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

/** Who of a session has said that they come to it. */
export async function comersTo(db: Tx['db'], { id, parent }: Session): Promise<readonly string[]> {
  const answers = await answersTo(db, parent ?? id);
  return [...answers].flatMap(([who, answer]) => (answer === 'not this week' ? [] : [who]));
}
