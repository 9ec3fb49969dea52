import { minutesAfter } from '../common/clock';
import type { Tx } from '../store/transaction';
import type { Person } from './rules/person';
import type { Who } from './store';

/** How long a way in that somebody has stopped on is kept after the last answer. */
const daysKept = 30;

export const draftOf = ({ guild, user }: Who): string => `draft:${guild}:${user}`;

/** Whoever stops on the way in is forgotten after a while; each answer begins that anew, and who has arrived is kept. */
export async function forgetLater(tx: Tx, who: Who, { state }: Person, now: Date): Promise<void> {
  const subject = draftOf(who);
  if (state !== 'draft') return tx.cancelAlarms(subject);
  const { guild, user } = who;
  const dueAt = minutesAfter(now, daysKept * 24 * 60);
  await tx.setAlarm({ job: 'intake.forgetDraft', key: subject, subject, data: { guild, user }, dueAt });
}
