import { batch, computed, effect, signal } from '@preact/signals';
import type { GuildView, LiveChange, SeenMessage, Someone, View, ViewChannel } from '../../client';
import { MessageType } from '../../town/flags';
import { channelId, DIRECT, go, guildId, where, whoId, type Where } from './address';
import { call, Refused } from './call';
import { callAs } from './callAs';
import { homeIn } from './home';
import { attempt, say } from './notes';
import { firstNewTo, isRead, readUpTo } from './marks';
import { withNewest } from './newest';
import { isOlder } from './order';
import { NOTHING, withRecent, type Read } from './recent';
import { hearClock, hearOfClock, readAwaited, readMoments } from './time';

/** What the one who sits here sees, kept as it is told. */

export const people = signal<readonly Someone[]>([]);
export const view = signal<View | null>(null);
const read = signal<Read>(NOTHING);
/** Of the open channel, oldest first. */
export const messages = computed(() => read.value.messages);
/** Whether something may have been said before the first of them. */
export const mayHaveEarlier = computed(() => read.value.mayHaveEarlier);
/** The channel `messages` belong to; until it is the one in the address, that one is still on its way. */
export const loadedChannel = signal('');
/** The first message that was new to them when they came into the open channel. */
export const firstUnread = signal<string | undefined>(undefined);
export const isOpen = computed(() => channelId.value !== '' && loadedChannel.value === channelId.value);
/** Answers for them alone that they have put away. */
export const dismissed = signal<ReadonlySet<string>>(new Set());
/** Channel to who types there and until when, in this computer's time. */
export const typing = signal<ReadonlyMap<string, { readonly user: string; readonly until: number }>>(new Map());

export const guild = computed<GuildView | null>(() => view.value?.guild ?? null);
export const me = computed(() => view.value?.me ?? people.value.find(({ id }) => id === whoId.value) ?? null);
export const channel = computed<ViewChannel | null>(
  () => guild.value?.channels.find(({ id }) => id === channelId.value) ?? null,
);

export async function readPeople(): Promise<void> {
  people.value = await call<Someone[]>('GET', '/people');
}

/** How often something was heard of the channel in the address. */
let changes = 0;

/** An answer that comes late, when they are somebody else or elsewhere, is dropped. */
async function readHere<T>(path: string): Promise<T | undefined> {
  const [asked, before] = [where.peek(), changes];
  const seen = await callAs<T>('GET', path);
  if (where.peek() !== asked) return undefined;
  // What was heard while the answer was on its way may be missing in it.
  if (changes !== before) lookSoon();
  return seen;
}

/** Reads what is in the address. */
export async function look(): Promise<void> {
  const asked = where.value;
  if (asked.as === '') return;
  const query = new URLSearchParams();
  if (asked.guild !== '' && asked.guild !== DIRECT) query.set('guild', asked.guild);
  if (asked.channel !== '') query.set('channel', asked.channel);
  const seen = await readHere<View>(`/view?${query.toString()}`);
  if (!seen) return;
  batch(() => {
    view.value = seen;
    hearClock(seen.clock);
    if (asked.channel !== '') {
      const recent = seen.messages ?? [];
      const isSame = loadedChannel.value === asked.channel;
      if (!isSame) firstUnread.value = firstNewTo(asked, recent);
      read.value = withRecent(isSame ? read.value : NOTHING, recent);
      loadedChannel.value = asked.channel;
    }
  });
  settleIn(seen);
}

export async function lookEarlier(): Promise<void> {
  const limit = messages.value.length + 100;
  const seen = await readHere<SeenMessage[]>(`/messages?channel=${channelId.value}&limit=${limit}`);
  if (seen) read.value = { messages: seen, mayHaveEarlier: seen.length >= limit };
}

/** Without a place in the address: the first guild, and where something happens in it; without a guild, one's direct messages. */
function settleIn(seen: View): void {
  const to = where.value;
  const home = to.channel === '' ? seen.me.guilds[0]?.id : undefined;
  if (to.guild === '') {
    go({ guild: home ?? DIRECT }, { instead: true });
    return;
  }
  const door = to.guild === DIRECT ? seen.direct : homeIn(seen.guild?.channels ?? [], seen.me.id);
  if (to.channel === '' && door) go({ channel: door.id }, { instead: true });
}

let isAsked = false;
/** Many hints in a row are one look. */
function lookSoon(): void {
  if (isAsked) return;
  isAsked = true;
  setTimeout(() => {
    isAsked = false;
    lookOrStepBack();
  }, 120);
}

/** A place one no longer sees is left, with a word. */
export function lookOrStepBack(): void {
  const asked = where.value;
  look().catch((fault: unknown) => {
    if (!(fault instanceof Refused)) throw fault;
    // Two looks at one place are one step back.
    if (where.value !== asked) return;
    if (fault.status === 403 || fault.status === 404) stepBack(fault);
    else say(fault.message);
  });
}

/** The place that was open when they became who they are: not one they had asked for. */
let found: Pick<Where, 'channel' | 'guild'> | undefined;

function stepBack(fault: Refused): void {
  const { channel, guild } = where.value;
  if (channel !== '') {
    if (channel !== found?.channel || loadedChannel.value === channel) say('You do not see that channel (any more).');
    go({ channel: '' }, { instead: true });
  } else if (guild !== '') {
    if (guild !== found?.guild || view.value?.guild?.id === guild) say('You are not in that server (any more).');
    go({ guild: '' }, { instead: true });
  } else {
    say(fault.message);
    go({ as: '' }, { instead: true });
  }
}

/** As long as Discord shows it. */
const TYPING_MS = 10_000;

/** One line of the live stream. */
export function hear(change: LiveChange): void {
  if (change.kind === 'clock') hearOfClock(change);
  else if (change.kind === 'moments') attempt(readMoments);
  else if (change.kind === 'awaited') attempt(readAwaited);
  else if (change.kind === 'people') {
    attempt(readPeople);
    lookSoon();
  } else if (change.kind === 'guild') {
    const isNews = view.value?.me.guilds.every(({ id }) => id !== change.guild);
    if (change.guild === guildId.value || isNews) lookSoon();
  } else if (change.kind === 'message' || change.kind === 'edit') put(change.channel, change.message);
  else if (change.kind === 'delete') {
    if (change.channel === channelId.value) changes += 1;
    if (change.channel === loadedChannel.value) show(messages.value.filter(({ id }) => id !== change.message));
  } else if (change.kind === 'typing')
    typing.value = new Map(typing.value).set(change.channel, { user: change.user, until: Date.now() + TYPING_MS });
}

const show = (all: readonly SeenMessage[]): void => {
  read.value = { ...read.value, messages: all };
};

/** Nobody is told of a pin as such, only of the word that it leaves in the channel. */
export const setPinned = (id: string | undefined, pinned: boolean): void =>
  show(messages.value.map((message) => (message.id === id ? { ...message, pinned } : message)));

function put(channel: string, message: SeenMessage): void {
  const others = new Map(typing.value);
  if (others.delete(channel)) typing.value = others;
  if (channel === channelId.value) changes += 1;
  if (channel === loadedChannel.value) {
    const [first] = messages.value;
    const index = messages.value.findIndex(({ id }) => id === message.id);
    if (index >= 0) show(messages.value.with(index, message));
    // What is changed further up than one has looked is not news.
    else if (!first || !isOlder(message.id, first.id)) show([...messages.value, message]);
    if (message.type === MessageType.ChannelPinned) setPinned(message.repliesTo, true);
  }
  if (message.ephemeral) return;
  if (view.value) view.value = withNewest(view.value, channel, message.id);
  if (message.pinged.includes(whoId.value) && channel !== loadedChannel.value)
    pings.value = new Map(pings.value).set(channel, (pings.value.get(channel) ?? 0) + 1);
  if (view.value?.direct === null && message.author.bot && guild.value?.channels.every(({ id }) => id !== channel))
    lookSoon();
}

/** How often they were mentioned in a channel since they last looked. */
export const pings = signal<ReadonlyMap<string, number>>(new Map());

export const isUnread = (channel: { readonly id: string; readonly last: string | null }): boolean =>
  channel.id !== channelId.value && channel.last !== null && !isRead(whoId.value, channel.id, channel.last);

// What is open and has arrived is read.
effect(() => {
  const last = messages.value.findLast(({ ephemeral }) => !ephemeral)?.id;
  if (last === undefined || loadedChannel.value !== channelId.value) return;
  readUpTo(whoId.value, channelId.value, last);
  if (pings.peek().has(channelId.value)) {
    const left = new Map(pings.peek());
    left.delete(channelId.value);
    pings.value = left;
  }
});

// What one person saw is nothing that the next one sees.
let before = whoId.peek();
whoId.subscribe((now) => {
  found = before === '' || before === now ? undefined : where.peek();
  before = now;
  batch(() => {
    view.value = null;
    read.value = NOTHING;
    loadedChannel.value = '';
    pings.value = new Map();
    typing.value = new Map();
  });
});
