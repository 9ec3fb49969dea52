import { strings } from '../locales';
import { boardNamed, boardOf } from '../sessions/boards';
import { legOf, stepNumber } from '../sessions/rules/way';
import type { Session } from '../sessions/session';
import { readSession, type Gathering } from '../sessions/store';
import type { Tx } from '../store/transaction';
import type { Ports } from './ports';
import { holderOf } from './rules/piece';
import { editedAt, restsUntil, type Edits } from './rules/presence';
import { readRoom } from './store';
import { showLater } from './tending';
import { roomLine } from './views';

/** What stands on a session's board about its room, and when the board is edited because people went in or out. */
export function createShowing({ transact, db, clock, presence }: Ports) {
  /** What the newest sheet of a group says, as far as this process has shown it. It is presence, kept nowhere. */
  const said = new Map<string, { key: string; line: string }>();
  const edits = new Map<string, Edits>();

  async function lineNow(tx: Tx['db'], { guild, group, session }: Gathering): Promise<string | null> {
    // A part has a thread of its own, and the room is its circle's.
    if (session.stage.at === 'closed' || session.parent !== null || session.pace !== 'live') return null;
    if (isQuiet(session)) return null;
    const room = await readRoom(tx, group.id);
    if (room?.state !== 'open' || room.channelId === null) return null;
    const people = presence.inRoom(guild, group.id);
    return roomLine({ channel: room.channelId, people, holder: holderOf(session) }, strings());
  }

  return {
    /** Null where there is nothing to say, or where the board shows what is over. */
    async lineOn(key: string): Promise<string | null> {
      const named = boardNamed(key);
      const at = named && (await readSession(db, named.session));
      if (!at || at.session.sheet !== named.sheet) return null;
      const line = await lineNow(db, at);
      if (line !== null) said.set(at.group.id, { key, line });
      return line;
    },

    /** People went in or out, or did so while the board rested: it is edited, unless it says so already. */
    async showPresence(group: string): Promise<void> {
      await transact(async (tx) => {
        const room = await readRoom(tx.db, group);
        const at = room && (await readSession(tx.db, room.sessionId));
        const key = at && boardOf(at.session);
        const line = at && (await lineNow(tx.db, at));
        if (!key || line === null) return;
        const shown = said.get(group);
        if (shown?.key === key && shown.line === line) return;
        const moment = { session: at.session.id, now: clock.now() };
        const until = restsUntil(edits.get(group), moment);
        if (until !== null) return showLater(tx, { group, at: until });
        edits.set(group, editedAt(edits.get(group), moment));
        await tx.showBoard({ key, guild: at.guild, channel: at.thread });
      });
    },
  };
}

/** Nobody is to speak: all write for themselves, or rest. */
const isQuiet = (session: Session): boolean =>
  stepNumber(session) !== undefined && ['writing', 'pause'].includes(legOf(session).step.kind);
