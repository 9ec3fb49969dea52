import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Access } from '../../discord/port';

const { Administrator, ViewChannel } = PermissionFlagsBits;

/** Discord asks not to write to many people at once, and a report needs no more. */
const mostTold = 10;

/** Who is there to read a report, as Discord has it at this moment. */
export interface Facts {
  readonly author: string;
  readonly reporter: string;
  readonly owner: string;
  /** the moderators' channel; null where there is none */
  readonly channel: string | null;
  /** whoever it is about could read that channel */
  readonly authorReadsChannel: boolean;
  /** how many hold the moderators' role; null where Discord does not say */
  readonly holders: number | null;
  /** moderators who are known by their id */
  readonly known: readonly string[];
}

export type Recipients =
  | { readonly to: 'channel'; readonly channel: string; readonly holders: number | null; readonly orElse: string }
  | { readonly to: 'people'; readonly users: readonly string[]; readonly orElse: string | null }
  | { readonly to: 'owner'; readonly users: readonly [string]; readonly orElse: null }
  | { readonly to: 'nobody' };

/**
 * Who reads a report: the moderators in their channel; where whoever it is about could read along there, the others alone,
 * and where there are none, the owner. A reporter who moderates is told as the others are, so that nobody can tell them from
 * who was left out; but not as the only one.
 */
export function recipientsOf(facts: Facts): Recipients {
  const { author, reporter, owner, channel, holders } = facts;
  if (channel !== null && !facts.authorReadsChannel) return { to: 'channel', channel, holders, orElse: owner };
  const users = [...new Set(facts.known)]
    .filter((user) => user !== author)
    .sort()
    .slice(0, mostTold);
  const ownerMay = owner !== author;
  if (users.some((user) => user !== reporter)) {
    return { to: 'people', users, orElse: ownerMay && !users.includes(owner) ? owner : null };
  }
  if (ownerMay && owner !== reporter) return { to: 'owner', users: [owner], orElse: null };
  return { to: 'nobody' };
}

/** A mark that is another when other people would read it: what was shown before sending has to be true when it is sent. */
export function markOf(recipients: Recipients): string {
  if (!('users' in recipients)) return recipients.to;
  let hash = 0x811c9dc5;
  for (const letter of recipients.users.join(' ')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return `${recipients.to}-${hash.toString(36)}`;
}

type Bits = Pick<Access['overwrites'][number], 'allow' | 'deny'>;
const changed = (bits: bigint, { allow, deny }: Bits): bigint => (bits & ~deny) | allow;
const together = (overwrites: readonly Bits[]): Bits => ({
  allow: overwrites.reduce((sum, { allow }) => sum | allow, 0n),
  deny: overwrites.reduce((sum, { deny }) => sum | deny, 0n),
});

/** Whether somebody sees the channel whose overwrites these are; Discord's own order of who rules over whom. */
export function seesChannel(access: Access, p: { guild: string; user: string; roles: readonly string[] }): boolean {
  if (access.owner.id === p.user) return true;
  const held = access.roles.filter(({ id }) => id === p.guild || p.roles.includes(id));
  const bits = held.reduce((sum, { permissions }) => sum | permissions, 0n);
  if ((bits & Administrator) !== 0n) return true;
  const of = (ids: readonly string[]): Bits => together(access.overwrites.filter(({ id }) => ids.includes(id)));
  const seen = changed(changed(changed(bits, of([p.guild])), of(p.roles)), of([p.user]));
  return (seen & ViewChannel) !== 0n;
}
