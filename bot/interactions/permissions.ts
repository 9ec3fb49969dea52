import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { App } from '../app';
import { refuse, type RefusalKey } from '../common/refusal';
import type { Actor } from './ask';

/** Who may do something: what Discord is told (a hint that a server can override), our own check, and what is said. */
export interface Who {
  /** undefined: everybody sees the command */
  readonly hint: bigint | undefined;
  readonly refusal: RefusalKey & ('onlyModerators' | 'onlyManagers' | 'onlyInServer');
  may(actor: Actor, guild: string, app: App): Promise<boolean>;
}

const has = (actor: Actor, permission: bigint): boolean =>
  (actor.permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;

/** Anybody, in a direct message also who has left the server: what is theirs stays theirs. What depends on a group is a rule of its room. */
export const members: Who = { hint: undefined, refusal: 'onlyInServer', may: () => Promise.resolve(true) };

/** Who is in the server at this moment. An office somebody was given there is none any more once they have left it. */
export const present: Who = {
  hint: undefined,
  refusal: 'onlyInServer',
  may: ({ isMember }) => Promise.resolve(isMember),
};

/** Whoever may change the server; needed once, to set Grove up. */
export const managers: Who = {
  hint: PermissionFlagsBits.ManageGuild,
  refusal: 'onlyManagers',
  may: (actor) => Promise.resolve(has(actor, PermissionFlagsBits.ManageGuild)),
};

/** Holders of the moderators' role that /grove setup made. Daily work needs no right over the server. */
export const moderators: Who = {
  hint: undefined,
  refusal: 'onlyModerators',
  async may(actor, guild, app) {
    const role = await app.home.moderatorRole(guild);
    if (role === null) throw refuse('notSetUp');
    return actor.roles.includes(role);
  },
};
