import { minutesAfter } from '../../common/clock';
import { freshNumber } from '../../people/store';
import type { Tx } from '../../store/transaction';
import { daysAsked, daysSeen } from './change';
import type { RowsBefore } from './rows';

/** How long an undo gives back what members wrote for their circle, as it gives back what they told. */
const minutesKept = 30 * 1440;

/** Where people's own words are, of all that a change keeps. */
const withWords = ['bringing', 'catch_up'];

/** What somebody wrote is not kept for as long as a change can be taken back. */
export async function forgetWordsLater(
  tx: Tx,
  { cohort, before, now }: { cohort: string; before: RowsBefore; now: Date },
): Promise<void> {
  if (!withWords.some((table) => (before.rows[table] ?? []).length > 0)) return;
  const subject = `roster-words:${cohort}`;
  const key = `${subject}:${await freshNumber(tx.db)}`;
  await tx.setAlarm({
    job: 'rosters.forgetWords',
    key,
    subject,
    data: { cohort },
    dueAt: minutesAfter(now, minutesKept),
  });
}

/** What forgets a change that nobody says yes to. */
export const undoneOf = (change: string): string => `roster-undone:${change}`;

/** What somebody looked at, or others were asked, and nobody said yes to, is not kept for longer than that. */
export async function forgetUndone(
  tx: Tx,
  { change, guild, days, now }: { change: string; guild: string; days: number; now: Date },
): Promise<void> {
  const key = undoneOf(change);
  const data = { guild, change };
  await tx.setAlarm({ job: 'rosters.forgetUndone', key, subject: key, data, dueAt: minutesAfter(now, days * 1440) });
}

/** Of what has been done the row stays; so does that of what others were asked at this very moment, which has time of its own. */
export async function dropUndone(
  tx: Tx,
  { guild, change, now }: { guild: string; change: string; now: Date },
): Promise<void> {
  await tx.db.query(
    `DELETE FROM roster_change WHERE guild_id = $1 AND id = $2
       AND (state = 'seen' AND at <= $3 OR state = 'asked' AND at <= $4)`,
    [guild, change, minutesAfter(now, -daysSeen * 1440), minutesAfter(now, -2 * daysAsked * 1440)],
  );
}

/** The changes of a cohort made so long ago keep seats and turns, and no words. */
export async function forgetWords(tx: Tx, { cohort, now }: { cohort: string; now: Date }): Promise<void> {
  await tx.db.query(
    `UPDATE roster_change SET before = before #- '{rows,bringing}' #- '{rows,catch_up}'
     WHERE cohort_id = $1 AND before IS NOT NULL AND at <= $2`,
    [cohort, minutesAfter(now, -minutesKept)],
  );
}
