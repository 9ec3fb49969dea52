import type { REST } from '@discordjs/rest';
import { Routes, type APIInvite } from 'discord-api-types/v10';
import type { Discord } from '../port';
import { delivering } from './faults';

const weekSeconds = 7 * 86_400;

/** The part of the port that lets people into a server. */
export const invitesPort = (rest: REST): Pick<Discord, 'makeInvite' | 'dropInvite'> => ({
  async makeInvite(channel) {
    // Without `unique` the same wish would find the invite that somebody else passes on.
    const body = { max_age: weekSeconds, max_uses: 1, unique: true };
    const { code } = (await delivering(rest.post(Routes.channelInvites(channel), { body }))) as APIInvite;
    return { code };
  },

  async dropInvite(code) {
    await delivering(rest.delete(Routes.invite(code)));
  },
});
