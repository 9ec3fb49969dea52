import { tellModerators } from '../../home/telling';
import { strings } from '../../locales';
import type { Tx } from '../../store/transaction';
import { arrive } from '../rules/rush';
import { lockEntrance, saveEntrance } from './store';
import { shutNotice } from './views';

/**
 * Whether somebody new may begin now; counts them if so. Refused by what it answers, not by a throw: that the entrance has
 * shut is to be written down.
 */
export async function letIn(tx: Tx, guild: string, now: Date): Promise<boolean> {
  const { arrivals, shutAt } = await lockEntrance(tx.db, guild);
  const arrival = arrive({ arrivals, shutAt }, now);
  await saveEntrance(tx.db, guild, { arrivals: [...arrival.gate.arrivals], shutAt: arrival.gate.shutAt });
  if (arrival.may === 'come in') return true;
  if (arrival.isFirst)
    await tellModerators(tx, {
      about: `entrance:${guild}:shut:${now.getTime()}`,
      guild,
      message: shutNotice(strings(), now),
    });
  return false;
}
