import type { REST } from '@discordjs/rest';
import {
  ChannelType,
  OverwriteType,
  Routes,
  ThreadAutoArchiveDuration,
  type APIChannel,
  type APIGuildMember,
  type APIMessage,
  type APIRole,
  type APIThreadChannel,
  type APIThreadMember,
  type RESTGetAPIChannelThreadsArchivedPrivateResult,
  type RESTGetAPIGuildThreadsResult,
} from 'discord-api-types/v10';
import { codes, DeliveryFault } from '../../common/deliveryFault';
import type { Message } from '../../common/message';
import type { Channel, ChannelPlan, Discord } from '../port';
import { readAccess } from './access';
import { delivering } from './faults';
import type { Sight } from './sight';
import { invitesPort } from './invites';
import { standingPort } from './standing';

/** Discord's REST as Grove's port. `rest` must not retry by itself: after an unclear failure it would post twice. */
export function discordPort(
  rest: REST,
  { applicationId, self, serverMembers }: { applicationId: string; self: string; serverMembers: boolean },
): Omit<Discord, keyof Sight | 'fetchFile'> {
  const get = <T>(route: `/${string}`, query?: URLSearchParams): Promise<T> =>
    delivering(rest.get(route, query ? { query } : {})) as Promise<T>;
  const post = <T>(route: `/${string}`, body: object): Promise<T> =>
    delivering(rest.post(route, { body })) as Promise<T>;

  return {
    ...standingPort(rest, { applicationId, self }),
    ...invitesPort(rest),
    applicationId,
    self,

    post: (channel, message, nonce) =>
      post<APIMessage>(Routes.channelMessages(channel), { ...message, nonce, enforce_nonce: true }),

    openDirect: (user) => post<APIChannel>(Routes.userChannels(), { recipient_id: user }),

    async edit(channel, message, content) {
      await delivering(rest.patch(Routes.channelMessage(channel, message), { body: content satisfies Message }));
    },

    async findMarked(channel, mark, since) {
      let after = snowflakeAt(since);
      for (;;) {
        const page = await get<APIMessage[]>(
          Routes.channelMessages(channel),
          new URLSearchParams({ after, limit: '100' }),
        );
        const found = page.find(
          ({ author, components }) => author.id === self && components?.some(({ id }) => id === mark),
        );
        if (found) return found.id;
        if (page.length < 100) return null;
        after = page
          .map(({ id }) => BigInt(id))
          .reduce((one, other) => (one > other ? one : other))
          .toString();
      }
    },

    openPrivateThread: (parent, name) =>
      post<APIThreadChannel>(Routes.threads(parent), {
        name,
        type: ChannelType.PrivateThread,
        invitable: false,
        auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
      }),

    async findPrivateThread({ guild, parent, suffix, since }) {
      const oldest = BigInt(snowflakeAt(since));
      const ours = ({ id, name, parent_id, owner_id }: APIThreadChannel): boolean =>
        parent_id === parent && owner_id === self && name.endsWith(suffix) && BigInt(id) >= oldest;
      const active = await get<RESTGetAPIGuildThreadsResult>(Routes.guildActiveThreads(guild));
      const found = (active.threads as APIThreadChannel[]).find(ours);
      if (found) return found.id;
      const query = new URLSearchParams({ limit: '100' });
      for (;;) {
        const page = await get<RESTGetAPIChannelThreadsArchivedPrivateResult>(
          Routes.channelThreads(parent, 'private'),
          query,
        );
        const threads = page.threads as APIThreadChannel[];
        const archived = threads.find(ours);
        if (archived) return archived.id;
        const last = threads.at(-1)?.thread_metadata?.archive_timestamp;
        if (!page.has_more || last === undefined) return null;
        query.set('before', last);
      }
    },

    async unarchive(thread) {
      await delivering(rest.patch(Routes.channel(thread), { body: { archived: false } }));
    },

    async reopenThread(thread) {
      await delivering(rest.patch(Routes.channel(thread), { body: { archived: false, locked: false } }));
    },

    async lockThread(thread) {
      await delivering(rest.patch(Routes.channel(thread), { body: { archived: true, locked: true } }));
    },

    async threadState(thread) {
      const channel = await unless([codes.unknownChannel], get<APIThreadChannel>(Routes.channel(thread)));
      const { archived = false, locked = false } = channel?.thread_metadata ?? {};
      return channel && { archived, locked };
    },

    async addThreadMember(thread, user) {
      await delivering(rest.put(Routes.threadMembers(thread, user)));
    },

    async removeThreadMember(thread, user) {
      await unless(nobody, delivering(rest.delete(Routes.threadMembers(thread, user))));
    },

    async isThreadMember(thread, user) {
      return (await unless(nobody, get(Routes.threadMembers(thread, user)))) !== null;
    },

    seesThreadMembers: serverMembers,

    async threadMembers(thread) {
      if (!serverMembers) return null;
      const members = await unless([codes.missingAccess], get<APIThreadMember[]>(Routes.threadMembers(thread)));
      return members && members.flatMap(({ user_id: user }) => (user === undefined ? [] : [user]));
    },

    async channels(guild) {
      const channels = await get<APIChannel[]>(Routes.guildChannels(guild));
      return channels.map(asChannel);
    },

    async setOverwrite(channel, { id, ...overwrite }) {
      await delivering(rest.put(Routes.channelPermission(channel, id), { body: overwriteBody({ id, ...overwrite }) }));
    },

    createChannel: (guild, plan) => post<APIChannel>(Routes.guildChannels(guild), channelBody(plan)),

    async arrangeChannel(channel, { name, overwrites }) {
      const named = name === undefined ? {} : { name };
      const body = { ...named, permission_overwrites: overwrites.map(overwriteBody) };
      await delivering(rest.patch(Routes.channel(channel), { body }));
    },

    async deleteChannel(channel) {
      await delivering(rest.delete(Routes.channel(channel)));
    },

    async setRoomStatus(channel, status) {
      await delivering(rest.put(`${Routes.channel(channel)}/voice-status`, { body: { status } }));
    },

    roles: (guild) => get<APIRole[]>(Routes.guildRoles(guild)),

    createRole: (guild, { name, permissions }) =>
      post<APIRole>(Routes.guildRoles(guild), { name, permissions: String(permissions) }),

    async giveRole(guild, user, role) {
      await delivering(rest.put(Routes.guildMemberRole(guild, user, role)));
    },

    async rolesOf(guild, user) {
      const member = await unless(nobody, get<APIGuildMember>(Routes.guildMember(guild, user)));
      return member && member.roles;
    },

    async holdersOf(guild, role) {
      const query = new URLSearchParams({ limit: '1000' });
      const members = await unless([codes.missingAccess], get<APIGuildMember[]>(Routes.guildMembers(guild), query));
      const held = members?.filter(({ roles, user }) => roles.includes(role) && user.bot !== true);
      return held?.map(({ user }) => user.id) ?? null;
    },

    access: (guild, channel) => readAccess(get, guild, channel),

    async ownPermissions(guild) {
      const [member, roles] = await Promise.all([
        get<APIGuildMember>(Routes.guildMember(guild, self)),
        get<APIRole[]>(Routes.guildRoles(guild)),
      ]);
      // @everyone's role has the guild's own id, and everybody holds it without its being listed.
      const held = roles.filter(({ id }) => id === guild || member.roles.includes(id));
      return held.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
    },

    async putCommands(commands) {
      await delivering(rest.put(Routes.applicationCommands(applicationId), { body: commands }));
    },
  };
}

const nobody = [codes.unknownMember, codes.unknownUser];

/** null instead of a refusal with one of these codes: what was asked for is not there. */
async function unless<T>(absent: readonly number[], call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (fault) {
    if (fault instanceof DeliveryFault && fault.code !== undefined && absent.includes(fault.code)) return null;
    throw fault;
  }
}

const kinds: Readonly<Partial<Record<ChannelType, Channel['kind']>>> = {
  [ChannelType.GuildCategory]: 'category',
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildVoice]: 'voice',
};
const types = {
  category: ChannelType.GuildCategory,
  text: ChannelType.GuildText,
  voice: ChannelType.GuildVoice,
} as const;

const asChannel = (channel: APIChannel): Channel => ({
  id: channel.id,
  name: channel.name ?? '',
  kind: kinds[channel.type] ?? 'other',
  parent: 'parent_id' in channel ? (channel.parent_id ?? null) : null,
});

const channelBody = ({ name, kind, parent, topic, overwrites }: ChannelPlan): object => ({
  name,
  type: types[kind],
  ...(parent === undefined ? {} : { parent_id: parent }),
  ...(topic === undefined ? {} : { topic }),
  permission_overwrites: overwrites.map(overwriteBody),
});

const overwriteBody = ({ id, kind, allow, deny }: ChannelPlan['overwrites'][number]): object => ({
  id,
  type: kind === 'role' ? OverwriteType.Role : OverwriteType.Member,
  allow: String(allow),
  deny: String(deny),
});

/** The smallest id a message of that moment can have; Discord counts milliseconds from the first of January 2015. */
const snowflakeAt = (moment: Date): string => String((BigInt(moment.getTime()) - 1_420_070_400_000n) << 22n);
