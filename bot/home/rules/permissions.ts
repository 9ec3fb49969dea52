import { PermissionFlagsBits } from 'discord-api-types/v10';

/** What Grove asks of a guild, and why. Nothing else: in particular neither Administrator nor Manage Server. */
export const needed = {
  ViewChannel: 'to see its own channels',
  SendMessages: 'to welcome people',
  SendMessagesInThreads: 'to speak in the circles',
  CreatePrivateThreads: 'to open a private thread for each circle',
  ManageThreads: 'to keep those threads open',
  EmbedLinks: 'to show its cards',
  ReadMessageHistory: 'to find its own messages again after a fault, so that nothing is said twice',
  ManageChannels: 'to make its category and channels, and a voice room for a circle that meets',
  ManageRoles: 'to make and give the moderators’ role, and to say who may go into a voice room',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

export type Needed = keyof typeof needed;

/** What Grove would like to have besides, and does very well without. */
export const optional = {
  Connect: 'to make a voice room for each circle while it meets',
  SetVoiceChannelStatus: 'to show below the name of that room who has the talking piece',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

export type Optional = keyof typeof optional;

const wishes = Object.keys(optional) as Optional[];

const permissions = Object.keys(needed) as Needed[];

/** All that is needed as one number, as an invitation carries it. */
export const neededNumber = permissions.reduce((sum, permission) => sum | PermissionFlagsBits[permission], 0n);

export const optionalNumber = wishes.reduce((sum, permission) => sum | PermissionFlagsBits[permission], 0n);

/** The address at which somebody lets Grove into a server of theirs; what is optional they may leave out there. */
export const inviteAddress = (application: string): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: String(neededNumber | optionalNumber),
  }).toString()}`;

/** As Discord's settings name them, in English. */
export const inWords = (permission: Needed | Optional): string =>
  permission === 'ViewChannel'
    ? 'View Channels'
    : permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(' In ', ' in ');

/** What is needed, or of that what is `wanted`, and not there. */
export function missing(own: bigint, wanted = neededNumber): Needed[] {
  if ((own & PermissionFlagsBits.Administrator) !== 0n) return [];
  const lacking = wanted & ~own;
  return permissions.filter((permission) => (lacking & PermissionFlagsBits[permission]) !== 0n);
}

/** Of what is optional, what is not there. */
export const unfulfilled = (own: bigint): Optional[] =>
  (own & PermissionFlagsBits.Administrator) !== 0n
    ? []
    : wishes.filter((permission) => (own & PermissionFlagsBits[permission]) === 0n);
