import { planRota } from '../../facilitators/planning';
import { isThereBy } from '../../people/pauses/store';
import type { Tx } from '../../store/transaction';

/** Whose turn it is to look after which session, where a change of seats is taken back. */

export interface Turn {
  readonly id: string;
  readonly facilitator: string | null;
  readonly agreed: boolean;
}
/** `became`: right after the change; what was kept without it is not put back. */
type Changed = Turn & { readonly became?: Omit<Turn, 'id'> | undefined };

export const readTurns = (tx: Tx, p: { guild: string; groups: readonly string[] }): Promise<Turn[]> =>
  tx.db.query<Turn[]>(
    `SELECT id, facilitator_id AS facilitator, facilitator_agreed AS agreed FROM session
     WHERE guild_id = $1 AND group_id = ANY ($2) AND parent_id IS NULL AND stage ->> 'at' = 'planned' ORDER BY id`,
    [p.guild, p.groups],
  );

const isAs = (one: Omit<Turn, 'id'>, other: Omit<Turn, 'id'>): boolean =>
  one.facilitator === other.facilitator && one.agreed === other.agreed;

/** Those that a change gave to another, or whose offer it settled. `offers`: rows of these, as Postgres writes them. */
export function turnsChanged(was: readonly Turn[], now: readonly Turn[], offers: readonly string[]): Changed[] {
  return was.flatMap((turn) => {
    const found = now.find(({ id }) => id === turn.id);
    if (!found) return [];
    const became = { facilitator: found.facilitator, agreed: found.agreed };
    const wasOffered = offers.some((row) => /"session_id": (\d+)/.exec(row)?.[1] === turn.id);
    return isAs(turn, found) && !wasOffered ? [] : [{ ...turn, became }];
  });
}

/**
 * Each turn is as it was a moment ago, and one that still stands as the change left it is as it was before the change. Nobody
 * gets one who is not there, pauses until later, or has asked to be left out since; the rota finds others. `seats`: as they were before.
 */
export async function putTurns(
  tx: Tx,
  p: {
    guild: string;
    groups: readonly string[];
    was: readonly Turn[];
    turns: readonly Changed[];
    seats: readonly string[];
  },
): Promise<void> {
  for (const turn of p.was) {
    const changed = p.turns.find(({ id }) => id === turn.id);
    const { facilitator, agreed } = changed?.became && isAs(changed.became, turn) ? changed : turn;
    await tx.db.query(
      `UPDATE session SET facilitator_id = $3, facilitator_agreed = $4
       WHERE guild_id = $1 AND id = $2 AND stage ->> 'at' = 'planned' AND ($3::bigint IS NULL OR EXISTS (
         SELECT FROM membership m WHERE m.group_id = session.group_id AND m.user_id = $3
           AND (${isThereBy('m', 'session')} AND (m.facilitates OR $4 AND EXISTS (SELECT FROM unnest($5::text[]) AS o (row)
             WHERE (o.row::jsonb ->> 'user_id')::bigint = $3 AND NOT (o.row::jsonb ->> 'facilitates')::boolean)) OR $6)))`,
      [p.guild, turn.id, facilitator, agreed, p.seats, facilitator === turn.facilitator],
    );
  }
  for (const group of p.groups) await planRota(tx, group);
}
