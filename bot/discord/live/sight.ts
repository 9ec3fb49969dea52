import type { Client } from 'discord.js';
import type { Discord } from '../port';

export type Sight = Pick<Discord, 'inVoice' | 'rightsIn'>;

/** What the gateway has told without being asked. After a (re)connect it tells all of a guild anew, voice states too. */
export function sightOf(client: Client): Sight {
  return {
    inVoice(guild, channel) {
      const seen = client.guilds.cache.get(guild);
      if (!client.isReady() || !seen?.available) return null;
      return [...seen.voiceStates.cache.values()].filter((state) => state.channelId === channel).map(({ id }) => id);
    },

    rightsIn(guild, channel) {
      const seen = client.guilds.cache.get(guild);
      const self = seen?.members.me;
      if (!seen?.available || !self) return null;
      if (channel === undefined) return self.permissions.bitfield;
      return seen.channels.cache.get(channel)?.permissionsFor(self)?.bitfield ?? null;
    },
  };
}
