import type { JsonObject } from '../wire/json';

/** An answer that says no, in Discord's own shape. */
export class DiscordError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: JsonObject,
  ) {
    super(message);
  }

  get body(): JsonObject {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

/** Codes and texts as listed under "Opcodes and Status Codes" in Discord's documentation. */
const KNOWN = {
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownInvite: [404, 10006, 'Unknown Invite'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownOverwrite: [404, 10009, 'Unknown Overwrite'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [404, 10014, 'Unknown Emoji'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownVoiceState: [404, 10065, 'Unknown Voice State'],
  unknownStage: [404, 10067, 'Unknown Stage Instance'],
  stageOpen: [400, 150006, 'The Stage is already open'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  unknownCommandRules: [404, 10066, 'Unknown application command permissions'],
  unknownEvent: [404, 10070, 'Unknown Guild Scheduled Event'],
  wrongApplication: [403, 20012, 'You are not authorized to perform this action on this application'],
  tooManyChannels: [400, 30013, 'Maximum number of guild channels reached (500)'],
  tooManyEvents: [400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)'],
  tooManyPins: [400, 30003, 'Maximum number of pins reached for the channel (250)'],
  tooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  tooManyInvites: [400, 30016, 'Maximum number of invites reached (1000)'],
  tooManyRoles: [400, 30005, 'Maximum number of guild roles reached (250)'],
  tooManyThreadMembers: [400, 30033, 'Max number of thread participants has been reached (1000)'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tooLarge: [413, 40005, 'Request entity too large'],
  missingAccess: [403, 50001, 'Missing Access'],
  notInVoice: [400, 40032, 'Target user is not connected to voice.'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  notInDirectMessage: [403, 50003, 'Cannot execute action on a DM channel'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  invalidRecipient: [400, 50033, 'Invalid Recipient(s)'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  notForText: [400, 50008, 'Cannot send messages in a non-text channel'],
  wrongNumberToDelete: [
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages.',
  ],
  notForBots: [403, 20001, 'Bots cannot use this endpoint'],
  blindReply: [400, 160002, 'Cannot reply without permission to read message history'],
  threadBegun: [400, 160004, 'A thread has already been created for this message'],
  closedToYou: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  deadToken: [401, 50027, 'Invalid Webhook Token'],
  invalidRole: [400, 50028, 'Invalid role'],
  tooOldToBulkDelete: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
  archived: [400, 50083, 'Thread is archived'],
  tooManyThreads: [400, 160006, 'Maximum number of active threads reached'],
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  eventFinished: [400, 180000, 'Cannot update a finished event'],
  threadLocked: [400, 160005, 'Thread is locked'],
} as const satisfies Record<string, readonly [number, number, string]>;

export function no(what: keyof typeof KNOWN): DiscordError {
  const [status, code, message] = KNOWN[what];
  return new DiscordError(status, code, message);
}
