/**
 * How Grove ends by itself, as exit codes of sysexits.h. A supervisor starts it again after `again` and leaves it alone
 * after `settings`: asking Discord over and over with a refused token would get the address blocked.
 */
export const exitCodes = { again: 1, settings: 78 } as const;

/** Nothing goes on until a person has changed something; the message is for them, and says what. */
export class NeedsAPerson extends Error {
  override readonly name: string = 'NeedsAPerson';
}

export const exitCodeOf = (fault: unknown): number =>
  fault instanceof NeedsAPerson ? exitCodes.settings : exitCodes.again;

/** What is said at the end, for a person to read: a sentence, no stack. */
export const lastWords = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

export const refusedToken =
  'Discord refused the token. Copy a new one from the developer portal (Bot, Reset Token) into DISCORD_TOKEN, and start Grove again.';

export const scopeMissing =
  'Discord does not let Grove have commands: the scope applications.commands is missing. Open the address that `npm run -s invite` prints, choose the server again, and start Grove again.';
