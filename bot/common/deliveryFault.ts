/**
 * Why something did not reach Discord:
 * `refused` it never will (a code says why); `unsure` it may have, ask again; `later` Discord asked to wait;
 * `unauthorised` the token is no longer good, nothing will work.
 */
export class DeliveryFault extends Error {
  constructor(
    readonly sort: 'refused' | 'unsure' | 'later' | 'unauthorised',
    readonly code: number | undefined,
    readonly retryAfterMs?: number,
  ) {
    super(`${sort}${code === undefined ? '' : ` (${code})`}`);
    this.name = 'DeliveryFault';
  }
}

/** Discord's codes that mean something to us (docs.discord.com/developers/topics/opcodes-and-status-codes). */
export const codes = {
  unknownChannel: 10003,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownUser: 10013,
  tooManyChannels: 30013,
  tooManyInvites: 30016,
  missingAccess: 50001,
  missingPermissions: 50013,
  invalidForm: 50035,
  threadArchived: 50083,
  threadLocked: 160005,
} as const;

/** Writing in a locked thread needs the right to manage threads, so being kept out of one is a lost right too. */
export const isForbidden = (code: number | undefined): boolean =>
  code === codes.missingAccess || code === codes.missingPermissions || code === codes.threadLocked;

/** The person is not (or no longer) in the guild. */
export const isNobody = (code: number | undefined): boolean =>
  code === codes.unknownMember || code === codes.unknownUser;

/** A guild has 500 channels already; or the category has 50, which Discord says as of a form filled in wrongly. */
export const isFull = (code: number | undefined): boolean =>
  code === codes.tooManyChannels || code === codes.invalidForm;
