import { strings } from '../../locales';
import type { Act, Tx } from '../../store/transaction';
import { lockSent } from '../store';
import { notice } from '../views';
import { elseTo, leaveReports, noticesOf } from './store';

/** Takes somebody out of all reports, and out of what has not been said yet: it is said as the rows are now. */
export async function eraseFromReports(
  tx: Tx,
  { user, rewrite }: { user: string; rewrite: (row: { id: string }, act: object) => Promise<void> },
): Promise<void> {
  for (const row of await elseTo(tx.db, user)) {
    const act = row.act as Act;
    if ('report' in act && act.report) await rewrite(row, { ...act, report: { ...act.report, orElse: null } });
  }
  for (const changed of await leaveReports(tx.db, user)) {
    const sent = await lockSent(tx.db, changed.guildId, changed.messageId);
    for (const row of await noticesOf(tx.db, changed)) {
      const act = row.act as Act;
      if (act.do !== 'post' && act.do !== 'tell') continue;
      const report = sent.find(({ id }) => id === act.report?.report) ?? sent[0];
      if (!report) continue;
      await rewrite(row, { ...act, message: notice(strings(), report, { isMore: act.report?.isMore ?? false }) });
    }
  }
}
