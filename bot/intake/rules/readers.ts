import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Access } from '../../discord/port';

const { Administrator, ManageThreads, ViewChannel } = PermissionFlagsBits;

/** Who can read a circle's private thread without being in it. */
export interface Readers {
  readonly owner: string;
  /** the right has been given to everybody in the server */
  readonly everybody: boolean;
  /** held by at least one person; `holders` is null where Discord does not say how many */
  readonly roles: readonly { readonly name: string; readonly holders: number | null }[];
  /** other bots, by the name of their role */
  readonly apps: readonly string[];
  /** user ids of people who were given the right by themselves */
  readonly people: readonly string[];
}

type Overwrite = Access['overwrites'][number];

const unchanged = { allow: 0n, deny: 0n };
const changed = (bits: bigint, { allow, deny }: Pick<Overwrite, 'allow' | 'deny'>): bigint => (bits & ~deny) | allow;
const reads = (bits: bigint): boolean => (bits & ViewChannel) !== 0n && (bits & ManageThreads) !== 0n;

/**
 * A thread is ruled by the channel it hangs below: there, whoever manages threads sees the private ones too. Administrators
 * and the owner always do. Each role is looked at together with what everybody has.
 */
export function readersOf(access: Access, place: { guild: string; self: string }): Readers {
  const { roles, overwrites } = access;
  const overwriteOf = (id: string): Pick<Overwrite, 'allow' | 'deny'> =>
    overwrites.find((overwrite) => overwrite.id === id) ?? unchanged;
  const everyone = roles.find(({ id }) => id === place.guild)?.permissions ?? 0n;
  const shared = changed(everyone, overwriteOf(place.guild));
  const canRead = ({ id, permissions }: Access['roles'][number]): boolean => {
    if ((permissions & Administrator) !== 0n) return true;
    return reads(changed(changed(everyone | permissions, overwriteOf(place.guild)), overwriteOf(id)));
  };
  const others = roles.filter((role) => role.id !== place.guild && canRead(role));
  return {
    owner: access.owner.name,
    everybody: (everyone & Administrator) !== 0n || reads(shared),
    roles: others
      .filter(({ bot, holders }) => bot === null && holders !== 0)
      .map(({ name, holders }) => ({ name, holders }))
      .sort((one, other) => (other.holders ?? 0) - (one.holders ?? 0)),
    apps: others.filter(({ bot }) => bot !== null && bot !== place.self).map(({ name }) => name),
    people: overwrites
      .filter(({ id, kind, allow }) => kind === 'member' && (allow & ManageThreads) !== 0n && id !== place.self)
      .map(({ id }) => id)
      .filter((id) => id !== access.owner.id),
  };
}
