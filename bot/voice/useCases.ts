import type { Message } from '../common/message';
import { lockCohortOfGroup, lockGroup } from '../cohorts/store';
import { readHome } from '../home/store';
import { strings } from '../locales';
import { allRest } from '../sessions/rules/rsvp';
import { groupNamed, readSession, type Gathering } from '../sessions/store';
import { answersTo } from '../sessions/answers/store';
import type { Tx } from '../store/transaction';
import { createRoomActs } from './acts';
import { channelOfLink } from './links';
import type { Ports } from './ports';
import { createPresence } from './presence';
import { mayMakeRooms } from './rules/rights';
import { isNear, lookedAtAnyway, needOf, tend } from './rules/tending';
import { createShowing } from './showing';
import { changeRoom, lockRoom, roomAt, roomsThere, saveRoom, standingOf } from './store';
import { clearRoom, lookAtRoom, roomOf } from './tending';
import { linkToThread } from './views';

/**
 * The voice room of a circle. It is made anew for each session and taken away afterwards: between the sessions nobody has a
 * way in that somebody would have to shut, a server's channels do not fill up with empty rooms, and nobody asks who sits there.
 */
export function createVoice(given: Omit<Ports, 'presence'> & { changed: (group: string) => void }) {
  const presence = createPresence(given);
  const ports: Ports = { ...given, presence };
  const { transact, db, clock, discord } = ports;
  const acts = createRoomActs(ports);

  /** Whether a session wants a room now; everything that speaks against it is quiet, for nobody has to have one. */
  async function wantsRoom(tx: Tx, at: Gathering): Promise<boolean> {
    // What is held in writing, over days, has nobody in a room at any hour.
    if (at.session.pace !== 'live') return false;
    // All have left: the session closes when it is to begin.
    if (at.session.members.length === 0) return false;
    if (at.thread === null || !isNear(asStanding(at), clock.now())) return false;
    if (((await readHome(tx.db, at.guild))?.categoryId ?? null) === null) return false;
    return at.session.stage.at !== 'planned' || !allRest(at.session, await answersTo(tx.db, at.session.id));
  }

  return {
    ...acts,
    ...createShowing(ports),
    inRoom: presence.inRoom,
    moved: presence.moved,

    /** The rooms that are there, after a start. */
    async start(): Promise<void> {
      for (const { channelId, guildId, groupId } of await roomsThere(db)) {
        if (channelId !== null) presence.know(channelId, { guild: guildId, group: groupId });
      }
    },

    /** A session is near, or has just begun: its room is asked for, once. One that was lost or refused is none until next time. */
    async prepare(session: string): Promise<void> {
      const seen = await readSession(db, session);
      if (!seen || !mayMakeRooms(discord.rightsIn(seen.guild))) return;
      await transact(async (tx) => {
        // In the order of those who come and go: who is in the circle afterwards is known when the room is made, or it is told.
        await lockCohortOfGroup(tx.db, seen.group.id);
        await lockGroup(tx.db, seen.group.id);
        const at = await readSession(tx.db, session);
        if (!at || !(await wantsRoom(tx, at))) return;
        const { guild, group } = at;
        const room = await lockRoom(tx.db, group.id);
        if (room?.sessionId === session) return;
        // The circle still meets for another session: the room is that one's until this one opens, which ends it.
        if (room && needOf(await standingOf(tx.db, room.sessionId), clock.now()) === 'going on') return;
        await saveRoom(tx.db, {
          groupId: group.id,
          guildId: guild,
          sessionId: session,
          channelId: room?.channelId ?? null,
          state: 'asked',
          freeAt: null,
          pieces: 0,
        });
        const about = `${roomOf(group.id)}:for:${session}`;
        await tx.announce({ about, guild, act: { do: 'make-room', group: group.id } });
        await lookAtRoom(tx, { group: group.id, at: lookedAtAnyway(asStanding(at)) });
      });
    },

    /** Somebody was to look after a room: it is taken away when its session is over and everybody has gone. */
    async tend(group: string): Promise<void> {
      await transact(async (tx) => {
        const room = await lockRoom(tx.db, group);
        if (room?.state === 'clearing' && room.channelId !== null)
          return clearRoom(tx, { group, guild: room.guildId, channel: room.channelId });
        if (room?.state !== 'asked' && room?.state !== 'open') return;
        const { guildId: guild, channelId: channel, sessionId } = room;
        const now = clock.now();
        const need = needOf(await standingOf(tx.db, sessionId), now);
        const people = channel === null ? null : (discord.inVoice(guild, channel)?.length ?? null);
        const tending = tend(room, { need, people, now });
        if (tending.do === 'wait') {
          await changeRoom(tx.db, group, { freeAt: tending.freeAt });
          await lookAtRoom(tx, { group, at: tending.at });
          return;
        }
        await changeRoom(tx.db, group, { state: 'clearing' });
        if (channel !== null) await clearRoom(tx, { group, guild, channel });
      });
    },

    channelDeleted: (place: { guild: string; channel: string }): Promise<void> =>
      transact((tx) => acts.lost(tx, place)),

    /** The one message in a room, if that is what the board shows. */
    async board(key: string): Promise<Message | null> {
      const channel = channelOfLink(key);
      const room = channel === null ? null : await roomAt(db, channel);
      const thread = room && (await groupNamed(db, room.groupId))?.threadId;
      return thread ? linkToThread(thread, strings()) : null;
    },
  };
}

const asStanding = ({ session }: Gathering) => ({
  at: session.stage.at,
  startsAt: session.startsAt,
  minutes: session.agenda.minutes,
});

export type Voice = ReturnType<typeof createVoice>;
