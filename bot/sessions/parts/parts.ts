import { createHash } from 'node:crypto';
import { isRefused } from '../../common/refusal';
import { readHome } from '../../home/store';
import { strings } from '../../locales';
import type { Tx } from '../../store/transaction';
import { boardOf } from '../boards';
import { agendaOfPart, prolonged, splitAt } from '../rules/parting';
import { smallerGroups } from '../rules/split';
import { closed, finishLeg, open } from '../rules/steps';
import { isRunning } from '../rules/way';
import type { Change } from '../session';
import { partingOf, remember } from '../rotation/store';
import { addSession, lockSession, partName, readSession, saveSession, type Gathering } from '../store';
import { openPartsOf, partIn, setPartThread, zoneDataOf } from './store';
import { partMovesHere } from './views';
import { bringingIn } from './leaving';

/**
 * The smaller groups of a split: each a session of its own, in a private thread of its own, until all are back or the time
 * is over. Where Discord opens no thread for it, a part is held in the thread of the circle.
 */

type Save = (tx: Tx, before: Gathering, change: Change, now: Date, byCircle?: boolean) => Promise<void>;

/** `save`: how a change of a session, and of the one it is a part of, is written down. */
export function createParts(save: Save) {
  /** A split has begun: its parts are written down, and each asks for a thread. */
  async function make(tx: Tx, gathering: Gathering, now: Date): Promise<void> {
    const { session, guild, group, thread } = gathering;
    const split = splitAt(session);
    if (!split || thread === null) return;
    const home = await readHome(tx.db, guild);
    const agenda = agendaOfPart(session, split);
    const zoneData = await zoneDataOf(tx.db, session.id);
    const { parts, sat, today } = smallerGroups(session, split, await partingOf(tx.db, { session, group: group.id }));
    await remember(tx.db, group.id, sat);
    await saveSession(tx.db, { ...session, ledger: { ...session.ledger, parts: today } });
    const made: { id: string; number: number }[] = [];
    for (const [index, seats] of parts.entries()) {
      const number = index + 1;
      const part = { parent: session.id, seats };
      const { pace } = session;
      const when = { startsAt: now, zoneData };
      const id = await addSession(tx.db, { guild, group: group.id, number, ...when, agenda, pace, part });
      made.push({ id, number });
    }
    // All are there before the first begins: one may have nobody to live it, and close at once.
    for (const { id, number } of made) {
      const suffix = suffixOf(thread, id);
      const parent = home?.circleChannelId;
      if (!parent) {
        await opened(tx, { session: id, thread, now });
        continue;
      }
      const name = `${partName(group.name, number)} ${suffix}`;
      await tx.announce({
        about: `session:${id}:thread`,
        guild,
        act: { do: 'open-thread', parent, name, suffix, group: group.id, session: id },
      });
    }
  }

  /** A part has its thread: who belongs there is brought in, and it begins. What came too late is locked again. */
  async function opened(tx: Tx, part: { session: string; thread: string; now: Date }): Promise<void> {
    const gathering = await lockSession(tx.db, part.session);
    if (!gathering || gathering.thread !== null) return;
    await setPartThread(tx.db, part.session, part.thread);
    const here = { ...gathering, thread: part.thread };
    const parent = here.session.parent === null ? null : await lockSession(tx.db, here.session.parent);
    const isOwn = parent?.thread !== part.thread;
    if (here.session.stage.at === 'closed' || !parent || !splitAt(parent.session)) {
      if (isOwn) await lockThread(tx, here);
      return;
    }
    for (const user of isOwn ? here.session.members : []) {
      const act = { do: 'add-member', thread: part.thread, user } as const;
      await tx.announce({ about: bringingIn(part.session, user), guild: here.guild, act });
    }
    // While the circle pauses, a part waits for it to go on.
    const { stage } = parent.session;
    if (stage.at === 'timed') await begin(tx, here, { endsBy: stage.endsAt, now: part.now });
    // Once for all of them: whoever is brought into a thread is told of it by Discord.
    const others = await openPartsOf(tx.db, parent.session.id);
    if (others.every(({ threadId }) => threadId !== null)) await showParts(tx, parent);
  }

  async function begin(tx: Tx, part: Gathering, { endsBy, now }: { endsBy: Date; now: Date }): Promise<void> {
    const begun = open(part.session, { now, allRest: false, endsBy });
    if (!isRefused(begun)) await save(tx, part, begun, now);
  }

  /** The circle has more time for its split, or goes on after a pause: so have its parts, and those that waited begin. */
  async function follow(tx: Tx, parent: Gathering, { moreMs, now }: { moreMs: number; now: Date }): Promise<void> {
    const { session } = parent;
    if (session.stage.at !== 'timed') return;
    const { endsAt } = session.stage;
    const parts = await openPartsOf(tx.db, session.id);
    for (const { id } of parts) {
      const part = await lockSession(tx.db, id);
      if (!part) continue;
      const change = prolonged(part.session, { endsAt, moreMs, now });
      if (change) await save(tx, part, change, now);
      else if (part.session.stage.at === 'planned' && part.thread !== null)
        await begin(tx, part, { endsBy: endsAt, now });
    }
    // All came back while the circle paused.
    if (parts.length === 0 && isRunning(session))
      await save(tx, parent, finishLeg({ ...session, stage: session.stage }, now), now);
  }

  /** Discord opens no thread for a part: it is held where the circle is. */
  async function refused(tx: Tx, { session, now }: { session: string; now: Date }): Promise<void> {
    const gathering = await lockSession(tx.db, session);
    const parent = gathering?.session.parent == null ? null : await lockSession(tx.db, gathering.session.parent);
    if (parent?.thread) await opened(tx, { session, thread: parent.thread, now });
  }

  /** The thread of a part is gone: its people are shown their board where the circle is. */
  async function lost(tx: Tx, { guild, thread }: { guild: string; thread: string }): Promise<void> {
    const id = await partIn(tx.db, { guild, thread });
    const part = id === null ? null : await lockSession(tx.db, id);
    const parent = part?.session.parent == null ? null : await readSession(tx.db, part.session.parent);
    if (!part || !parent?.thread || parent.thread === thread) return;
    await setPartThread(tx.db, part.session.id, parent.thread);
    const act = { do: 'post', channel: parent.thread, message: partMovesHere(part, strings()) } as const;
    await tx.announce({ about: `session:${part.session.id}:moves`, guild, act });
    await showParts(tx, { ...part, thread: parent.thread });
    await showParts(tx, parent);
  }

  /** The split is over: what is still going on in its parts ends. */
  async function close(tx: Tx, parent: string, now: Date): Promise<void> {
    for (const { id } of await openPartsOf(tx.db, parent)) {
      const gathering = await lockSession(tx.db, id);
      if (gathering && gathering.session.stage.at !== 'closed')
        await save(tx, gathering, closed(gathering.session, 'finished'), now, true);
    }
  }

  /** A part has closed: its thread can be read on, and when it was the last one, the circle goes on. */
  async function partClosed(
    tx: Tx,
    part: Gathering,
    { now, byCircle }: { now: Date; byCircle: boolean },
  ): Promise<void> {
    const parent = part.session.parent === null ? null : await lockSession(tx.db, part.session.parent);
    if (!parent) return;
    if (part.thread !== parent.thread) await lockThread(tx, part);
    // The circle may be at its next split by now, which is none of this one's business.
    if (byCircle) return;
    const { session } = parent;
    if (!isRunning(session) || !splitAt(session)) return;
    if ((await openPartsOf(tx.db, session.id)).length === 0) await save(tx, parent, finishLeg(session, now), now);
  }

  return { make, opened, refused, lost, follow, close, closed: partClosed };
}

/** The board of the circle says where the parts are. */
async function showParts(tx: Tx, { session, guild, thread }: Gathering): Promise<void> {
  const key = boardOf(session);
  if (key !== null) await tx.showBoard({ key, guild, channel: thread });
}

async function lockThread(tx: Tx, { session, guild, thread }: Gathering): Promise<void> {
  if (thread === null) return;
  await tx.announce({ about: `session:${session.id}:lock`, guild, act: { do: 'lock-thread', thread } });
}

/** How the name of a part's thread ends, and no other's does: by it the thread is found again after a fault. */
function suffixOf(thread: string, session: string): string {
  const digest = createHash('sha256').update(`${thread}:${session}`).digest();
  return `· ${digest.readUInt32BE().toString(36).slice(-5)}`;
}
