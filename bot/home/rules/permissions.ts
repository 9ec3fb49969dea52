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
  ManageChannels: 'to make its category and three channels (only for /grove setup)',
  ManageRoles: 'to make and give the moderators’ role (only for /grove setup)',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

export type Needed = keyof typeof needed;

const permissions = Object.keys(needed) as Needed[];

/** All that is needed as one number, as an invitation carries it. */
export const neededNumber = permissions.reduce((sum, permission) => sum | PermissionFlagsBits[permission], 0n);

/** The address at which somebody lets Grove into a server of theirs. */
export const inviteAddress = (application: string): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: String(neededNumber),
  }).toString()}`;

/** As Discord's settings name them, in English. */
export const inWords = (permission: Needed): string =>
  permission === 'ViewChannel'
    ? 'View Channels'
    : permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(' In ', ' in ');

/** What is needed, or of that what is `wanted`, and not there. */
export function missing(own: bigint, wanted = neededNumber): Needed[] {
  if ((own & PermissionFlagsBits.Administrator) !== 0n) return [];
  const lacking = wanted & ~own;
  return permissions.filter((permission) => (lacking & PermissionFlagsBits[permission]) !== 0n);
}
