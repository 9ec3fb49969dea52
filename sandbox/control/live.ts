import type { ServerResponse } from 'node:http';
import type { ClockReading } from '../clock';
import type { LedgerEntry } from '../ledger';
import type { Channel, Message, Town } from '../town/model';
import { audienceOf } from '../town/permissions';
import { messageView, seesMessage, type SeenMessage } from './views';

/** One line of a live stream: what has changed for the person who watches. */
export type LiveChange =
  | {
      readonly kind: 'message' | 'edit';
      readonly guild: string | null;
      readonly channel: string;
      readonly message: SeenMessage;
    }
  | { readonly kind: 'delete'; readonly guild: string | null; readonly channel: string; readonly message: string }
  | { readonly kind: 'typing'; readonly guild: string | null; readonly channel: string; readonly user: string }
  /** An interaction of theirs that was not answered in time. */
  | { readonly kind: 'failed'; readonly guild: string | null; readonly channel: string; readonly message?: string }
  /** Something that the view of a guild shows is different: time to read it again. Names nothing but the guild. */
  | { readonly kind: 'guild'; readonly guild: string }
  | { readonly kind: 'people' | 'moments' | 'awaited' | 'ping' }
  | ({ readonly kind: 'clock' } & ClockReading);

interface Stream {
  readonly user: string;
  readonly response: ServerResponse;
  /** The guilds they were in when they last heard of them: who is put out hears that, too. */
  readonly guilds: Set<string>;
}

/** A seat stays taken for a moment, so that a reload does not hand the person back to the program that plays them. */
const SEAT_KEPT_MS = 2_000;
const PING_MS = 15_000;
/** A reader who takes nothing any more is let go of before what waits for them fills the memory. */
const MOST_WAITING_BYTES = 8_000_000;
/** What stands in a view besides channels' own messages; the ledger tells the rest with its audience. */
const SHOWN_IN_VIEWS = /^(GUILD_|CHANNEL_|STAGE_|VOICE_)/;

/** Everybody who watches the town as somebody, and what each of them is told: only what that person sees. */
export class Live {
  private readonly streams = new Set<Stream>();
  private readonly seats = new Map<string, { open: number; leftAt: number }>();

  constructor(private readonly town: Town) {}

  open(user: string, response: ServerResponse, takesSeat: boolean): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const stream: Stream = { user, response, guilds: new Set(this.guildsOf(user)) };
    this.streams.add(stream);
    const seat = this.seats.get(user) ?? { open: 0, leftAt: 0 };
    if (takesSeat) {
      seat.open += 1;
      this.seats.set(user, seat);
    }
    send(stream, { kind: 'ping' });
    const alive = setInterval(() => send(stream, { kind: 'ping' }), PING_MS);
    response.on('close', () => {
      clearInterval(alive);
      this.streams.delete(stream);
      if (!takesSeat) return;
      seat.open -= 1;
      seat.leftAt = Date.now();
    });
  }

  /** The people somebody is sitting in for, at the page. */
  seatsTaken(): string[] {
    const now = Date.now();
    return [...this.seats].filter(([, seat]) => seat.open > 0 || now - seat.leftAt < SEAT_KEPT_MS).map(([id]) => id);
  }

  /** From the ledger: what became visible, and to whom. */
  written(entry: LedgerEntry): void {
    if (this.streams.size === 0) return;
    const change = this.changeOf(entry);
    if (!change) return;
    // Who leaves a thread is no longer among those who see it, and sees that.
    const also = entry.kind === 'thread-member-left' ? entry.author : null;
    const message = 'message' in change ? this.town.messages.get(entry.message ?? '') : undefined;
    const isFor = message ? this.seers(message) : () => true;
    this.tell(change, (user) => user === also || (entry.audience.includes(user) && isFor(user)));
  }

  /** From the gateway: what changes a guild as a whole, its members, roles, places and events. */
  dispatched(name: string, guild: string | null): void {
    if (this.streams.size === 0 || guild === null || !SHOWN_IN_VIEWS.test(name)) return;
    for (const stream of this.streams) {
      const isIn = this.town.guilds.get(guild)?.members.has(stream.user) === true;
      if (!isIn && !stream.guilds.has(guild)) continue;
      if (isIn) stream.guilds.add(guild);
      else stream.guilds.delete(guild);
      send(stream, { kind: 'guild', guild });
    }
  }

  /** A deferral enters the ledger when it is filled in; until then it shows as thinking. */
  thinks(message: Message): void {
    if (this.streams.size === 0) return;
    const at = { guild: this.guildOf(message), channel: message.channelId };
    this.tell({ kind: 'message', ...at, message: messageView(this.town, message) }, this.seers(message));
  }

  thinksNoMore(message: Message): void {
    const at = { guild: this.guildOf(message), channel: message.channelId };
    this.tell({ kind: 'delete', ...at, message: message.id }, this.seers(message));
  }

  types(channel: Channel, user: string): void {
    if (this.streams.size === 0) return;
    const audience = audienceOf(this.town, channel);
    const change: LiveChange = { kind: 'typing', guild: channel.guildId, channel: channel.id, user };
    this.tell(change, (watcher) => watcher !== user && audience.includes(watcher));
  }

  /** What everybody may know: the time, its signposts, who there is to be. */
  toAll(change: LiveChange & { readonly kind: 'clock' | 'people' | 'moments' | 'awaited' }): void {
    this.tell(change, () => true);
  }

  close(): void {
    for (const { response } of this.streams) response.end();
  }

  private tell(change: LiveChange, isFor: (user: string) => boolean): void {
    for (const stream of this.streams) if (isFor(stream.user)) send(stream, change);
  }

  private changeOf(entry: LedgerEntry): LiveChange | null {
    const { kind, guild, channel } = entry;
    if (kind === 'form') return null;
    const isAboutMessage = ['message', 'edit', 'ephemeral', 'dm', 'reaction', 'delete'].includes(kind);
    if (!isAboutMessage && kind !== 'failed') return guild === null ? null : { kind: 'guild', guild };
    if (channel === null) return null;
    const message = entry.message === undefined ? undefined : this.town.messages.get(entry.message);
    if (kind === 'failed') return { kind, guild, channel, ...(entry.message ? { message: entry.message } : {}) };
    if (kind === 'delete') return { kind, guild, channel, message: entry.message ?? '' };
    if (!message) return null;
    const how = kind === 'edit' || kind === 'reaction' ? 'edit' : 'message';
    return { kind: how, guild, channel, message: messageView(this.town, message) };
  }

  /** The same people in whose view of the channel it stands. */
  private seers(message: Message): (user: string) => boolean {
    const channel = this.town.channels.get(message.channelId);
    return (userId) => channel !== undefined && seesMessage(this.town, channel, { message, userId });
  }

  private guildOf(message: Message): string | null {
    return this.town.channels.get(message.channelId)?.guildId ?? null;
  }

  private guildsOf(user: string): string[] {
    return [...this.town.guilds.values()].filter((guild) => guild.members.has(user)).map(({ id }) => id);
  }
}

function send(stream: Stream, change: LiveChange): void {
  if (stream.response.writableLength > MOST_WAITING_BYTES) stream.response.destroy();
  else stream.response.write(`data: ${JSON.stringify(change)}\n\n`);
}
