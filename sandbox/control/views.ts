import { CallbackType, type Interaction, type OutcomeState, type SeenForm } from '../interactions/store';
import type { Channel, Guild, Message, Town, User } from '../town/model';
import { allows, canSee, channelPermissions } from '../town/permissions';
import { MessageFlag, Permission } from '../town/flags';
import type { JsonObject } from '../wire/json';
import type { World } from '../world';

/** Plain data, as the client hands it out. But for the state of a guild it is of what somebody was found to see: `messagesSeen`, `find.ts`. */

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly locale: string;
  /** IANA name */
  readonly zone: string;
}

export interface SeenMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: JsonObject[];
  readonly components: JsonObject[];
  readonly attachments: JsonObject[];
  readonly flags: number;
  readonly ephemeral: boolean;
  readonly pinged: string[];
  /** Given where it is more than a plain message: 6 says that something was pinned, 19 is a reply, 20 and 23 answer a typed command and one from a menu. */
  readonly type?: number;
  readonly pinned?: boolean;
  readonly town_time: string;
  readonly edited_town_time?: string;
  /** The interaction it answers. */
  readonly interaction?: string;
  /** The command it answers, and who used it. */
  readonly used?: { readonly who: string; readonly command: string };
  /** The message it replies to. */
  readonly repliesTo?: string;
  readonly reactions?: readonly SeenReaction[];
  readonly deleted?: boolean;
}

export interface SeenReaction {
  /** A Unicode emoji, or `name:id` for one of a server's own. */
  readonly emoji: string;
  readonly people: readonly string[];
}

export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly parent: string | null;
  readonly topic: string | null;
  /** What the person may do here, as a decimal bitfield. */
  readonly permissions: string;
  /** The line under a voice channel's name. */
  readonly status?: string;
  readonly thread?: { readonly archived: boolean; readonly locked: boolean; readonly members: string[] };
}

export interface GuildState {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale: string;
  readonly roles: { id: string; name: string; permissions: string; position: number }[];
  readonly members: { id: string; name: string; roles: string[]; bot: boolean }[];
  readonly channels: (Omit<SeenChannel, 'permissions'> & {
    overwrites: { id: string; kind: 'role' | 'member'; allow: string; deny: string }[];
  })[];
  readonly voice: { user: string; channel: string; muted?: true; deafened?: true }[];
  readonly events: JsonObject[];
}

export interface OutcomeView {
  readonly interaction: string;
  readonly state: OutcomeState;
  readonly ackMs: number;
  /** what was deferred changes the message that was used */
  readonly inPlace?: true;
  readonly reply?: SeenMessage;
  readonly form?: SeenForm;
}

export function personView(user: User): Person {
  return { id: user.id, name: user.name, displayName: user.displayName, locale: user.locale, zone: user.zone };
}

export function messageView(town: Town, message: Message): SeenMessage {
  const author = town.users.get(message.authorId);
  return {
    id: message.id,
    channel: message.channelId,
    author: { id: message.authorId, name: author?.displayName ?? '', bot: author?.bot ?? false },
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    flags: message.flags,
    ephemeral: message.onlyFor !== null,
    pinged: message.pinged,
    ...(message.type === 0 ? {} : { type: message.type }),
    ...(message.pinnedAt === null ? {} : { pinned: true }),
    town_time: message.townTime,
    ...(message.editedTownTime === null ? {} : { edited_town_time: message.editedTownTime }),
    ...answersPart(message),
    ...(message.repliesTo === null ? {} : { repliesTo: message.repliesTo }),
    ...(message.reactions.size === 0
      ? {}
      : { reactions: [...message.reactions].map(([emoji, people]) => ({ emoji, people: [...people] })) }),
    ...(message.deleted ? { deleted: true } : {}),
  };
}

function answersPart({ answers }: Message): Pick<SeenMessage, 'interaction' | 'used'> {
  if (answers === null) return {};
  const { interactionId, userId, command } = answers;
  return { interaction: interactionId, ...(command === null ? {} : { used: { who: userId, command } }) };
}

/** Whether the past of the channel is theirs to read. Without that right a person sees what is for them alone. */
export function canRead(town: Town, channel: Channel, userId: string): boolean {
  if (!canSee(town, channel, userId)) return false;
  return allows(channelPermissions(town, channel, userId), Permission.ReadMessageHistory);
}

/** Oldest first; ephemeral ones only if they are for this person. */
export function messagesSeen(town: Town, channel: Channel, userId: string): Message[] {
  const reads = canRead(town, channel, userId);
  return [...channel.messages.values()].filter((message) => isShownTo(message, userId, () => reads));
}

/** Whether the message is on this person's screen when they look at its channel. */
export function seesMessage(town: Town, channel: Channel, p: { message: Message; userId: string }): boolean {
  return isShownTo(p.message, p.userId, () => canRead(town, channel, p.userId));
}

function isShownTo(message: Message, userId: string, reads: () => boolean): boolean {
  return message.onlyFor === null ? reads() : message.onlyFor === userId;
}

export function channelView(town: Town, channel: Channel, userId: string): SeenChannel {
  return { ...plainChannel(channel), permissions: channelPermissions(town, channel, userId).toString() };
}

function plainChannel(channel: Channel): Omit<SeenChannel, 'permissions'> {
  const { thread } = channel;
  return {
    id: channel.id,
    name: channel.name,
    type: channel.type,
    parent: channel.parentId,
    topic: channel.topic,
    ...(channel.status === null ? {} : { status: channel.status }),
    ...(thread
      ? { thread: { archived: thread.archived, locked: thread.locked, members: [...thread.members.keys()] } }
      : {}),
  };
}

export function guildView(town: Town, guild: Guild): GuildState {
  return {
    id: guild.id,
    name: guild.name,
    owner: guild.ownerId,
    locale: guild.locale,
    roles: [...guild.roles.values()].map((role) => ({
      id: role.id,
      name: role.name,
      permissions: role.permissions.toString(),
      position: role.position,
    })),
    members: [...guild.members.values()].map((member) => ({
      id: member.userId,
      name: town.users.get(member.userId)?.displayName ?? '',
      roles: [...member.roles],
      bot: town.users.get(member.userId)?.bot ?? false,
    })),
    channels: [...guild.channels.values()].map((channel) => ({
      ...plainChannel(channel),
      overwrites: [...channel.overwrites.values()].map(({ id, kind, allow, deny }) => ({
        id,
        kind,
        allow: allow.toString(),
        deny: deny.toString(),
      })),
    })),
    voice: [...guild.voice.values()].map((state) => ({
      user: state.userId,
      channel: state.channelId,
      ...(state.selfMute || guild.members.get(state.userId)?.mute ? { muted: true as const } : {}),
      ...(state.selfDeaf || guild.members.get(state.userId)?.deaf ? { deafened: true as const } : {}),
    })),
    events: [...guild.events.values()],
  };
}

const STATES: Readonly<Partial<Record<number, OutcomeState>>> = {
  [CallbackType.DeferredMessage]: 'deferred',
  [CallbackType.DeferredUpdate]: 'deferred',
  [CallbackType.Update]: 'updated',
  [CallbackType.Modal]: 'form',
};

export function stateOf(interaction: Interaction): OutcomeState {
  if (!interaction.answer) return 'failed';
  return STATES[interaction.answer.type] ?? 'answered';
}

export function outcomeView(world: World, interaction: Interaction): OutcomeView {
  return {
    interaction: interaction.id,
    state: stateOf(interaction),
    ackMs: interaction.answer?.afterMs ?? performance.now() - interaction.sentAt,
    ...(interaction.answer?.type === CallbackType.DeferredUpdate ? { inPlace: true as const } : {}),
    ...replyPart(world, interaction),
    ...(interaction.form ? { form: interaction.form } : {}),
  };
}

/** The answer as it stands now; a deferral that says nothing yet is no reply. */
export function replyPart(world: World, interaction: Interaction): { reply?: SeenMessage } {
  const message = interaction.originalId === null ? undefined : world.town.messages.get(interaction.originalId);
  if (!message || message.flags & MessageFlag.Loading || interaction.pending) return {};
  return { reply: messageView(world.town, message) };
}
