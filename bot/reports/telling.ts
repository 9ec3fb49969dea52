import { freshNumber } from '../people/store';
import { strings } from '../locales';
import type { ReportAct, Tx } from '../store/transaction';
import type { Reported } from './reported';
import type { Recipients } from './rules/recipients';
import { isLiving, isOnItsWay, lockSent, setStates, subjectOf, subjectOfPass } from './store';
import { notice } from './views';

/**
 * Passes a report on. The notes in the outbox name the message and numbers, and nobody: neither who wrote it, nor who
 * reported it, nor who reads it. Each passing on has a number of its own: of each somebody has to be told, whoever was told
 * of the message before. `reporter` is told as the others are; that they were says nothing of the others.
 */
export async function passOn(
  tx: Tx,
  report: Reported,
  p: { recipients: Recipients; isMore: boolean; reporter: string | null },
): Promise<void> {
  const { recipients, isMore } = p;
  if (recipients.to === 'nobody') return;
  const message = notice(strings(), report, { isMore });
  const pass = await freshNumber(tx.db);
  const because = { message: report.messageId, orElse: recipients.orElse, report: report.id, pass, isMore };
  if (recipients.to === 'channel') {
    await say(tx, report, { do: 'post', channel: recipients.channel, message, report: because });
    return;
  }
  for (const user of recipients.users) {
    const counts = user === p.reporter ? { ...because, pass: null } : because;
    await say(tx, report, { do: 'tell', user, message, report: counts });
  }
}

type Saying = Parameters<Tx['announce']>[0]['act'] & { readonly report: ReportAct & { readonly pass: string | null } };

async function say(tx: Tx, { guildId: guild, messageId }: Reported, act: Saying) {
  const subject = subjectOfPass(guild, messageId, act.report.pass ?? 'copy');
  await tx.announce({ about: `${subjectOf(guild, messageId)}:${await freshNumber(tx.db)}`, guild, subject, act });
}

/** Somebody could not be told. Where nobody else is, it goes to the owner; where they cannot be told either, it is lost, and the reporter can read so. */
export async function undelivered(
  tx: Tx,
  { guild, message, orElse, report, pass }: ReportAct & { guild: string },
): Promise<void> {
  if (pass === null) return;
  // Locked first: of two who are refused at one moment the second sees that the first is not told either.
  const rows = await lockSent(tx.db, guild, message);
  if (await isOnItsWay(tx.db, guild, subjectOfPass(guild, message, pass))) return;
  const waiting = rows.filter((row) =>
    report === undefined ? row.state === 'open' : row.id === report && isLiving(row),
  );
  const [first] = waiting;
  if (!first) return;
  if (orElse === null) await setStates(tx.db, waiting, 'lost');
  else {
    const recipients = { to: 'owner', users: [orElse], orElse: null } as const;
    await passOn(tx, first, { recipients, isMore: false, reporter: null });
  }
}
