import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, ChannelPlan } from '../../discord/port';

const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory } = PermissionFlagsBits;
const { CreatePublicThreads, CreatePrivateThreads, ManageThreads } = PermissionFlagsBits;

export const categoryName = 'Grove';
export const moderatorRoleName = 'Circle moderator';
export const channelNames = { welcome: 'welcome', circle: 'circles', moderators: 'circle-moderators' } as const;
export type Place = keyof typeof channelNames;

/** Grove's own rights are given in each channel, so that a guild may take them away everywhere else. */
export const ownRights =
  ViewChannel | SendMessages | SendMessagesInThreads | CreatePrivateThreads | ManageThreads | ReadMessageHistory;

export interface Site {
  readonly guild: string;
  readonly category: string;
  /** user id of the bot */
  readonly bot: string;
  /** role id of the moderators */
  readonly moderators: string;
  readonly topic: string;
}

/** How one of the three channels is made. @everyone has the guild's own id. */
export function channelPlan(place: Place, site: Site): ChannelPlan {
  const everyone = { id: site.guild, kind: 'role' as const };
  const bot = { id: site.bot, kind: 'member' as const, allow: ownRights, deny: 0n };
  const onlyRead = SendMessages | CreatePublicThreads | CreatePrivateThreads;
  const overwrites: Record<Place, ChannelPlan['overwrites']> = {
    welcome: [{ ...everyone, allow: ViewChannel | ReadMessageHistory, deny: onlyRead }, bot],
    // Members speak in their own private thread; the channel itself stays quiet.
    circle: [{ ...everyone, allow: ViewChannel | SendMessagesInThreads | ReadMessageHistory, deny: onlyRead }, bot],
    moderators: [
      { ...everyone, allow: 0n, deny: ViewChannel },
      { id: site.moderators, kind: 'role', allow: ViewChannel | SendMessages | ReadMessageHistory, deny: 0n },
      bot,
    ],
  };
  const { category, topic } = site;
  return { name: channelNames[place], kind: 'text', parent: category, topic, overwrites: overwrites[place] };
}

export interface Sought {
  readonly remembered: string | null;
  readonly name: string;
  readonly kind: Channel['kind'];
  readonly parent: string | null;
}

/** The channel an earlier set-up made: the one remembered if it still exists, else one of that name in that place. */
export function alreadyThere(channels: readonly Channel[], sought: Sought): string | undefined {
  const remembered = channels.find((channel) => channel.id === sought.remembered);
  const alike = channels.find(
    ({ name, kind, parent }) => name === sought.name && kind === sought.kind && parent === sought.parent,
  );
  return (remembered ?? alike)?.id;
}
