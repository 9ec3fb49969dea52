import { freshNumber } from '../people/store';
import { strings } from '../locales';
import type { Tx } from '../store/transaction';
import type { Reported } from './reported';
import type { Recipients } from './rules/recipients';
import { isOnItsWay, lockSent, setStates, subjectOf } from './store';
import { notice } from './views';

/**
 * Passes a report on. The notes in the outbox name the message and a number, and nobody: neither who wrote it, nor who
 * reported it, nor who reads it.
 */
export async function passOn(tx: Tx, report: Reported, p: { recipients: Recipients; isMore: boolean }): Promise<void> {
  const { recipients, isMore } = p;
  if (recipients.to === 'nobody') return;
  const message = notice(strings(), report, { isMore });
  const because = { message: report.messageId, orElse: recipients.orElse };
  if (recipients.to === 'channel') {
    await say(tx, report, { do: 'post', channel: recipients.channel, message, report: because });
    return;
  }
  for (const user of recipients.users) await say(tx, report, { do: 'tell', user, message, report: because });
}

async function say(tx: Tx, { guildId: guild, messageId }: Reported, act: Parameters<Tx['announce']>[0]['act']) {
  const subject = subjectOf(guild, messageId);
  await tx.announce({ about: `${subject}:${await freshNumber(tx.db)}`, guild, subject, act });
}

/** Somebody could not be told. Where nobody else is, it goes to the owner; where they cannot be told either, it is lost, and the reporter can read so. */
export async function undelivered(
  tx: Tx,
  { guild, message, orElse }: { guild: string; message: string; orElse: string | null },
): Promise<void> {
  if (await isOnItsWay(tx.db, guild, message)) return;
  const rows = await lockSent(tx.db, guild, message);
  const waiting = rows.filter(({ state }) => state === 'open');
  const [first] = waiting;
  if (!first) return;
  if (orElse === null) await setStates(tx.db, waiting, 'lost');
  else await passOn(tx, first, { recipients: { to: 'owner', users: [orElse], orElse: null }, isMore: false });
}
