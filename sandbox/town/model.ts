import type { JsonObject } from '../wire/json';

/** The state of the town: plain data, changed only by `acts/`, shown only through `shapes/` and the views. */
export interface Town {
  readonly applicationId: string;
  readonly botId: string;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  /** Guild channels, threads and direct messages alike. */
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  readonly commands: Map<string, Command>;
  readonly files: Map<string, StoredFile>;
}

export interface User {
  readonly id: string;
  readonly name: string;
  displayName: string;
  readonly bot: boolean;
  locale: string;
  dmsOpen: boolean;
  /** IANA name of the zone their computer is set to. */
  zone: string;
  /** Of their picture, 0xRRGGBB. */
  colour?: number | undefined;
  /** A short line about them, for whoever chooses whom to be. */
  about?: string | undefined;
}

export interface Guild {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  locale: string;
  /** Whether the bot was let in with the scope `applications.commands`: without it none of its commands is there. */
  commands: boolean;
  /** By command, or by the application for all of them. */
  readonly commandRules: Map<string, readonly CommandRule[]>;
  readonly members: Map<string, Member>;
  readonly roles: Map<string, Role>;
  readonly channels: Map<string, Channel>;
  readonly voice: Map<string, VoiceState>;
  readonly events: Map<string, JsonObject>;
  /** Who marked themselves interested, by event, in the order they did. */
  readonly interested: Map<string, Set<string>>;
  /** Open stages by their channel. */
  readonly stages: Map<string, JsonObject>;
  readonly invites: Map<string, Invite>;
  /** The channels (never threads) that the bot sees; a change of it is told. */
  seenByBot: ReadonlySet<string>;
  /** Grows with everything that may change who sees what; cached audiences are as old as this number. */
  revision: number;
}

export interface Member {
  readonly userId: string;
  readonly roles: Set<string>;
  nick: string | null;
  readonly joinedAt: string;
  timedOutUntil: string | null;
  /** Silenced or deafened by a moderator, for as long as they are a member. */
  mute: boolean;
  deaf: boolean;
  /** Came by an invite for one visit: out again with the last voice room, unless they were given a role. */
  temporary: boolean;
}

export interface Invite {
  readonly code: string;
  readonly channelId: string;
  readonly inviterId: string;
  /** Seconds; 0 for ever. */
  readonly maxAge: number;
  /** 0 for any number. */
  readonly maxUses: number;
  uses: number;
  readonly temporary: boolean;
  /** Roles that whoever accepts it is given. */
  readonly roles: readonly string[];
  /** Real time, ISO. */
  readonly createdAt: string;
}

export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  position: number;
  color: number;
  hoist: boolean;
  mentionable: boolean;
  /** The bot whose own role this is; such a role can be given to nobody else. */
  readonly botId: string | null;
}

export interface Overwrite {
  readonly id: string;
  readonly kind: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Channel {
  readonly id: string;
  type: number;
  readonly guildId: string | null;
  name: string;
  topic: string | null;
  parentId: string | null;
  position: number;
  nsfw: boolean;
  slowmode: number;
  bitrate: number;
  userLimit: number;
  /** The line under a voice channel's name. */
  status: string | null;
  lastPinAt: string | null;
  overwrites: Map<string, Overwrite>;
  readonly thread: ThreadPart | null;
  /** The person at the other end, for a direct message. */
  readonly recipientId: string | null;
  readonly messages: Map<string, Message>;
  lastMessageId: string | null;
  audience: { readonly revision: number; readonly ids: readonly string[] } | null;
}

export interface ThreadPart {
  readonly ownerId: string;
  /** Who is in it, and since when (real time, ISO). */
  readonly members: Map<string, string>;
  readonly createdAt: string;
  archived: boolean;
  archivedAt: string;
  /** The town's clock, in milliseconds, when something last happened in it: from here the time to its archiving counts. */
  activeAt: number;
  locked: boolean;
  invitable: boolean;
  autoArchiveMinutes: number;
  sent: number;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  content: string;
  embeds: JsonObject[];
  components: JsonObject[];
  attachments: JsonObject[];
  flags: number;
  readonly tts: boolean;
  /** The one person who sees it, when it is ephemeral. */
  readonly onlyFor: string | null;
  readonly nonce: string | null;
  /** In a thread, of the messages that were ever sent there. */
  readonly position: number | null;
  mentionsEveryone: boolean;
  mentions: string[];
  mentionedRoles: string[];
  pinged: string[];
  pinnedAt: string | null;
  /** Emoji to the people who chose it. */
  readonly reactions: Map<string, Set<string>>;
  readonly repliesTo: string | null;
  readonly answers: Answered | null;
  readonly poll: JsonObject | null;
  readonly createdAt: string;
  editedAt: string | null;
  /** The town's clock when it became visible. */
  townTime: string;
  editedTownTime: string | null;
  deleted: boolean;
}

/** The interaction that a message answers. */
export interface Answered {
  readonly interactionId: string;
  readonly type: number;
  readonly userId: string;
  readonly command: string | null;
  readonly commandType?: number;
  /** What a context menu was opened on. */
  readonly targetUserId?: string;
  readonly targetMessageId?: string;
  /** The message whose component was used. */
  readonly sourceId?: string;
  /** For a form: what it was the answer to. */
  readonly from?: Answered;
}

export interface VoiceState {
  readonly userId: string;
  channelId: string;
  readonly sessionId: string;
  suppress: boolean;
  requestedAt: string | null;
  /** By their own choice. */
  selfMute: boolean;
  selfDeaf: boolean;
}

export interface Command {
  readonly id: string;
  readonly guildId: string | null;
  readonly body: JsonObject;
  readonly version: string;
}

/** One line of what a server's owner has settled about who may use a command, or all of an application's. */
export interface CommandRule {
  readonly id: string;
  /** 1 a role, 2 a person, 3 a channel. */
  readonly type: number;
  readonly permission: boolean;
}

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}
