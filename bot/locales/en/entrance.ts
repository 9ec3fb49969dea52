import { instant } from '../../common/message';
import { mostArrivals, rushSeconds } from '../../intake/rules/rush';

export const commands = {
  cohortEntrance: 'How people come in here: whether joining rests, and invites for nominees',
};

export const words = {
  shut: (at: Date): string =>
    `## Joining rests since ${instant(at, 't')}\n` +
    `More than ${mostArrivals} accounts began within ${rushSeconds} seconds. That may be a good announcement, or one person with many accounts. ` +
    `Newcomers read that they can come back; whoever had begun goes on as before.`,
  whatNow: (): string =>
    `**Next:** look at who has come into the server lately. When it is well, open again here or at \`/cohort entrance\`.`,
  openAgain: (): string => 'Open again',
  opened: (): string =>
    `**Joining is open again.** Newcomers can press *Join* as before; another rush would make it rest once more.`,
  isOpen: (): string =>
    `## How people come in\n` +
    `Joining is open. When more than ${mostArrivals} people begin within ${rushSeconds} seconds it rests by itself, and you are told.`,
  withInvites: (): string =>
    `**Nominations come with an invite:** a link that lets one person into the server within 7 days. ` +
    `I need *Create Invite* in the welcome channel for it.`,
  withoutInvites: (): string =>
    `**Nominations come without an invite:** only people who are in the server already can use a code.`,
  allow: { yes: 'Allow invites', no: 'No more invites' },
};

export const refusals = {
  joiningRests: (): string =>
    `Very many people are coming in at this moment, so joining rests. Nothing is lost, and you need do nothing: ` +
    `press *Join* again when a moderator has opened it.`,
};
