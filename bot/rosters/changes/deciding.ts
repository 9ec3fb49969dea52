import type { Cohort } from '../../../entities';
import { moderatorsOf } from '../../cohorts/store';
import type { Tx } from '../../store/transaction';
import { whoDecides, type Decides } from '../rules/whoDecides';
import { moversIn, type Asked } from './change';
import type { Look } from './looking';
import type { ChangePorts } from './ports';
import type { Touched } from './seating';

/** Those of a server, with the roles they hold at this moment; whoever has left it is not among them. */
export type Here = ReadonlyMap<string, readonly string[]>;

/** Which of these people are in the server; asked of Discord, and so outside of any change. */
export async function whoIsHere(
  { discord }: Pick<ChangePorts, 'discord'>,
  p: { guild: string; users: readonly string[] },
): Promise<Here> {
  const roles = await Promise.all(p.users.map(async (user) => [user, await discord.rolesOf(p.guild, user)] as const));
  return new Map(roles.flatMap(([user, held]) => (held === null ? [] : [[user, held]])));
}

/**
 * Whose yes it takes, at this moment, and who else is appointed and could give it. Two who are kept apart are touched by it, and
 * no circle is. Whether the others are in the server is left open.
 */
export async function decidesOn(
  tx: Tx,
  p: { cohort: Cohort; by: string; plan: Asked; circles: readonly Touched[] },
): Promise<{ decides: Decides; others: readonly string[] }> {
  const { cohort, by, plan, circles } = p;
  const touched = [
    ...circles.flatMap(({ members }) => members),
    ...moversIn(plan.moves),
    ...(plan.pair ? [plan.pair.one, plan.pair.other] : []),
  ];
  const appointed = await moderatorsOf(tx.db, cohort.id);
  return {
    decides: whoDecides({ by, touched, appointed }),
    others: appointed.filter((user) => user !== by && !touched.includes(user)),
  };
}

/** Somebody who has left the server gives no yes: where nobody else is known who is there, whoever asks may decide alone. */
export async function withThoseHere(ports: Pick<ChangePorts, 'discord'>, guild: string, look: Look): Promise<Look> {
  if (look.decides !== 'another') return look;
  const here = await whoIsHere(ports, { guild, users: look.others });
  return here.size > 0 ? look : { ...look, decides: 'another, or told' };
}
