import type { Cohort } from '../../entities';
import type { Tx } from '../store/transaction';
import { wishesIn } from '../wishes/store';
import { apartIn } from './apart/store';
import type { ToMatch } from './rules/pool';
import { rivalsOf } from './store';

/** What circles of a cohort keep to, and nobody is shown. Who does not meet is one list: whoever wanted it, it is the same. */
export async function unseenIn(
  db: Tx['db'],
  { id, guildId: guild }: Pick<Cohort, 'id' | 'guildId'>,
): Promise<Pick<ToMatch, 'rivals' | 'apart' | 'wishes'>> {
  const wishes = await wishesIn(db, guild);
  return { rivals: await rivalsOf(db, guild), apart: [...(await apartIn(db, id)), ...wishes.apart], wishes };
}
