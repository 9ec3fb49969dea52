import { card, type Message } from '../common/message';
import type { Strings } from '../locales';

/** What stands on a board about the room: where it is, who is in it, and what the others can do for one who writes. */
export function roomLine(
  room: { readonly channel: string; readonly people: readonly string[]; readonly holder: string | null },
  t: Strings,
): string {
  const { channel, people, holder } = room;
  if (people.length === 0) return t.voice.roomIsOpen(channel);
  const writes = holder !== null && !people.includes(holder) ? `\n${t.voice.writesHere(holder)}` : '';
  return `${t.voice.inRoom(channel, people)}${writes}`;
}

/** The one message in a room: where the circle's words are. */
export const linkToThread = (thread: string, t: Strings): Message => card({ text: t.voice.link(thread) });

/** Said in the thread, once in a session at most, when there was to be a room and there is none. */
export const withoutRoom = (t: Strings): Message => card({ text: t.voice.without(), accent: 'dusk' });

/** For the moderators: a room that Discord does not let Grove take away, and into which people may still have a way. */
export const roomStays = (t: Strings, room: { channel: string; name: string }): Message =>
  card({ text: t.voice.stays(room), accent: 'clay' });
