import { RequestMethod, type REST } from '@discordjs/rest';
import {
  OverwriteType,
  Routes,
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  type RESTGetAPICurrentUserGuildsResult,
} from 'discord-api-types/v10';
import { DeliveryFault, isForbidden } from '../../common/deliveryFault';
import type { Discord } from '../port';
import { delivering } from './faults';

/** The part of the port that only looks: how the bot stands with Discord. */
export function standingPort(
  rest: REST,
  { applicationId, self }: { applicationId: string; self: string },
): Pick<Discord, 'ownClock' | 'guilds' | 'mayHaveCommands' | 'standing'> {
  const get = <T>(route: `/${string}`, query?: URLSearchParams): Promise<T> =>
    delivering(rest.get(route, query ? { query } : {})) as Promise<T>;

  return {
    async ownClock() {
      const asked = Date.now();
      const answer = await delivering(rest.queueRequest({ fullRoute: Routes.user(), method: RequestMethod.Get }));
      const answered = Date.now();
      // Read to its end, or the connection stays taken.
      await delivering(answer.arrayBuffer());
      const theirs = Date.parse(answer.headers.get('date') ?? '');
      // The header leaves out the fraction of its second.
      return Number.isNaN(theirs) ? null : (asked + answered) / 2 - (theirs + 500);
    },

    async guilds() {
      const guilds: string[] = [];
      const query = new URLSearchParams({ limit: '200' });
      for (;;) {
        const page = await get<RESTGetAPICurrentUserGuildsResult>(Routes.userGuilds(), query);
        guilds.push(...page.map(({ id }) => id));
        const last = page.at(-1)?.id;
        if (page.length < 200 || last === undefined) return guilds;
        query.set('after', last);
      }
    },

    async mayHaveCommands(guild) {
      try {
        await get(Routes.applicationGuildCommands(applicationId, guild));
        return true;
      } catch (fault) {
        if (fault instanceof DeliveryFault && isForbidden(fault.code)) return false;
        throw fault;
      }
    },

    async standing(guild) {
      const [member, roles, channels] = await Promise.all([
        get<APIGuildMember>(Routes.guildMember(guild, self)),
        get<APIRole[]>(Routes.guildRoles(guild)),
        get<APIChannel[]>(Routes.guildChannels(guild)),
      ]);
      return {
        held: member.roles,
        roles: roles.map(({ id, name, position, permissions }) => ({
          ...{ id, name, position },
          permissions: BigInt(permissions),
        })),
        channels: channels.map((channel) => ({
          id: channel.id,
          overwrites: ('permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : []).map(
            ({ id, type, allow, deny }) => ({
              id,
              kind: type === OverwriteType.Role ? ('role' as const) : ('member' as const),
              allow: BigInt(allow),
              deny: BigInt(deny),
            }),
          ),
        })),
      };
    },
  };
}
