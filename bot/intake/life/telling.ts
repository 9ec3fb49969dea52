import { card, type Message } from '../../common/message';
import { strings, type Strings } from '../../locales';
import { freshNumber } from '../../people/store';
import type { Tx } from '../../store/transaction';
import { toTell, type Standing } from '../rules/life';
import { tellDirectly } from './store';

/**
 * Tells these people by direct message how they stand now, if they asked for that. Whoever did not, and whoever takes no direct
 * messages, is told when they next look at /me or press Join; nobody is told anywhere others could read it.
 */
export async function tellStanding(
  tx: Tx,
  p: { guild: string; users: readonly string[]; now: Standing },
): Promise<void> {
  for (const { id, user, before } of await tellDirectly(tx.db, p)) {
    const news = toTell(before, p.now);
    if (news === null || before === null) continue;
    await tx.announce({
      about: `standing:${id}:${await freshNumber(tx.db)}`,
      guild: p.guild,
      act: { do: 'tell', user, before, message: standingNotice(strings(), news) },
    });
  }
}

export const standingNotice = (t: Strings, news: NonNullable<ReturnType<typeof toTell>>): Message =>
  card({ text: [t.life.turned[news](), t.life.askedFor()] });
