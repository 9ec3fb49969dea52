import { card, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import type { Gathering } from '../store';

/** What a smaller group reads about itself. */

/** A part for which no thread could be opened, or whose thread is gone: all of the circle can read there. */
const isWithCircle = ({ thread, circle }: Where): boolean => thread !== null && thread === circle;

type Where = Pick<Gathering, 'thread' | 'circle'>;
type Part = Where & Pick<Gathering, 'session'>;

/** Nobody, when it is over. */
export const whoIsHere = ({ session, ...where }: Part, t: Strings): string =>
  isWithCircle(where) ? t.session.yourGroupHere(session.members) : t.session.yourGroup(session.members);

/** In a thread of their own there is nobody who looks after the time. */
export const howToMoveOn = (where: Where, t: Strings): string => (isWithCircle(where) ? '' : t.session.mayMovePartOn());

/** Its thread is gone: what was promised there does not hold where they go on. */
export const partMovesHere = ({ session }: Pick<Gathering, 'session'>, t: Strings): Message =>
  card({ text: t.session.partMovesHere(session.members), accent: 'dawn' });

export const partIsOver = (where: Where, t: Strings): Message =>
  card({ text: t.session.partIsOver(isWithCircle(where) ? null : where.circle), accent: 'dusk' });
