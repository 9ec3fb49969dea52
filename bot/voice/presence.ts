import type { Discord } from '../discord/port';

interface Place {
  readonly guild: string;
  readonly group: string;
}

/**
 * Which channel is whose room, so that a step in or out costs no look into the database. Who is in a room is asked of the
 * gateway's own memory whenever somebody wants to know it: it is presence, kept nowhere.
 */
export function createPresence({ discord, changed }: { discord: Discord; changed: (group: string) => void }) {
  const rooms = new Map<string, Place>();

  return {
    know: (channel: string, place: Place): void => void rooms.set(channel, place),
    forget: (channel: string): void => void rooms.delete(channel),

    /** Who is in the room of a group; nobody where it has none. */
    inRoom: (guild: string, group: string): readonly string[] => {
      const room = [...rooms].find(([, place]) => place.guild === guild && place.group === group);
      return (room && discord.inVoice(guild, room[0])) ?? [];
    },

    /** People went in or out. Without channels, all of the guild is looked at anew. */
    moved: ({ guild, channels }: { guild: string; channels?: readonly string[] }): void => {
      const touched = new Set<string>();
      for (const [channel, place] of rooms) {
        if (place.guild === guild && (channels?.includes(channel) ?? true)) touched.add(place.group);
      }
      for (const group of touched) changed(group);
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
