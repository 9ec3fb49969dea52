import type { Message } from '../common/message';

/** What Grove does on Discord. The live part is `live/`; everything else speaks only to this. */
export interface Discord {
  readonly applicationId: string;
  /** the bot's own user id */
  readonly self: string;

  /** Posts once per nonce, as long as Discord remembers it (a few minutes). */
  post(channel: string, message: Message, nonce: string): Promise<{ id: string }>;
  edit(channel: string, message: string, content: Message): Promise<void>;
  /** The channel of direct messages with somebody; it is there, or is made. */
  openDirect(user: string): Promise<{ id: string }>;
  /** The own message in `channel`, not older than `since`, whose first component carries `mark`. */
  findMarked(channel: string, mark: number, since: Date): Promise<string | null>;

  /** A private thread that only Grove invites into, kept open for a week of silence. */
  openPrivateThread(parent: string, name: string): Promise<{ id: string }>;
  /** The own private thread below `parent` whose name ends with `suffix`, active or archived, not older than `since`. */
  findPrivateThread(place: { guild: string; parent: string; suffix: string; since: Date }): Promise<string | null>;
  unarchive(thread: string): Promise<void>;
  /** Opens a thread again for everybody in it, if it was archived or locked. */
  reopenThread(thread: string): Promise<void>;
  /** Archives a thread and lets nobody write in it any more; whoever could read it still can. */
  lockThread(thread: string): Promise<void>;
  /** null when there is no such thread (any more) */
  threadState(thread: string): Promise<ThreadState | null>;
  addThreadMember(thread: string, user: string): Promise<void>;
  /** Does nothing for somebody who is not in it. */
  removeThreadMember(thread: string, user: string): Promise<void>;
  isThreadMember(thread: string, user: string): Promise<boolean>;
  /** Whether Discord tells who is in a thread; it does where the switch Server Members is on. */
  readonly seesThreadMembers: boolean;
  /** Everybody in a thread; null where Discord does not say. */
  threadMembers(thread: string): Promise<readonly string[] | null>;

  channels(guild: string): Promise<readonly Channel[]>;
  /** Sets what one role or member may do in a channel. */
  setOverwrite(channel: string, overwrite: ChannelPlan['overwrites'][number]): Promise<void>;
  createChannel(guild: string, channel: ChannelPlan): Promise<{ id: string }>;
  /**
   * Gives a channel other people: those named may do what is said, and nobody is left of those before. And another name,
   * which Discord takes twice in ten minutes.
   */
  arrangeChannel(channel: string, as: Pick<ChannelPlan, 'overwrites'> & { name?: string }): Promise<void>;
  deleteChannel(channel: string): Promise<void>;
  /** The line under a voice room's name; '' takes it away. At most 500 characters. */
  setRoomStatus(channel: string, status: string): Promise<void>;
  /** Who is in a voice room at this moment, as the gateway says without being asked; null while it does not. */
  inVoice(guild: string, channel: string): readonly string[] | null;
  /** What the bot may do in a guild, or in one of its channels, as the gateway says; null where it does not. */
  rightsIn(guild: string, channel?: string): bigint | null;
  roles(guild: string): Promise<readonly Role[]>;
  createRole(guild: string, role: { name: string; permissions: bigint }): Promise<{ id: string }>;
  giveRole(guild: string, user: string, role: string): Promise<void>;
  /** the roles of somebody in the guild; null when they are not in it */
  rolesOf(guild: string, user: string): Promise<readonly string[] | null>;
  /** the people who hold a role, apps aside; null where Discord does not say, as it does not without the switch for members */
  holdersOf(guild: string, role: string): Promise<readonly string[] | null>;
  /** who may do what in a guild and in one of its channels; without overwrites when the channel is not there */
  access(guild: string, channel: string | null): Promise<Access>;
  /** what the bot's own roles let it do in the whole guild */
  ownPermissions(guild: string): Promise<bigint>;

  /**
   * What is in a file that somebody sent along; 'too large' when it has more than `atMost` bytes, whatever was said of its
   * size: no more than that is read. A file that is anywhere else than Discord keeps its files is refused.
   */
  fetchFile(url: string, limit: { readonly atMost: number }): Promise<Uint8Array | 'too large'>;
  /** An invite into a channel that lets one person in, within a week. */
  makeInvite(channel: string): Promise<{ code: string }>;
  /** Refused where there is no such invite (any more). */
  dropInvite(code: string): Promise<void>;

  putCommands(commands: readonly object[]): Promise<void>;

  /** how far this machine's clock is ahead of Discord's, to a second or so; null where Discord does not tell its own */
  ownClock(): Promise<number | null>;
  /** the guilds that the bot is in */
  guilds(): Promise<readonly string[]>;
  /** whether the bot was invited with the scope for commands */
  mayHaveCommands(guild: string): Promise<boolean>;
  standing(guild: string): Promise<Standing>;
}

export interface ThreadState {
  readonly archived: boolean;
  readonly locked: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'category' | 'text' | 'voice' | 'other';
  readonly parent: string | null;
}

export interface ChannelPlan {
  readonly name: string;
  readonly kind: 'category' | 'text' | 'voice';
  readonly parent?: string;
  readonly topic?: string;
  readonly overwrites: readonly {
    readonly id: string;
    readonly kind: 'role' | 'member';
    readonly allow: bigint;
    readonly deny: bigint;
  }[];
}

export interface Role {
  readonly id: string;
  readonly name: string;
}

/** What people in a guild are allowed, as Discord has it at this moment. */
export interface Access {
  readonly owner: { readonly id: string; readonly name: string };
  readonly roles: readonly (Role & {
    readonly permissions: bigint;
    /** the bot whose own role it is */
    readonly bot: string | null;
    /** how many people hold it; null where Discord does not say, as for @everyone */
    readonly holders: number | null;
  })[];
  readonly overwrites: ChannelPlan['overwrites'];
}

/** How the bot stands in a guild: all that its rights are made of. */
export interface Standing {
  /** ids of the roles it holds */
  readonly held: readonly string[];
  readonly roles: readonly (Role & { readonly position: number; readonly permissions: bigint })[];
  readonly channels: readonly { readonly id: string; readonly overwrites: ChannelPlan['overwrites'] }[];
}
