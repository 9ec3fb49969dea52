import { en } from '../../bot/locales/en';
import { board } from '../../bot/sessions/boardViews';
import { stepNumber } from '../../bot/sessions/rules/way';
import type { Session } from '../../bot/sessions/session';

/** All that the newest board of a session shows and offers, as one text. */
export const shownBy = (session: Session): string => {
  const group = { id: '1', name: 'A circle', cohort: '1', zone: 'UTC' };
  const at = { sheet: session.sheet, step: stepNumber(session) ?? 0 };
  return JSON.stringify(board({ session, group, thread: '1', circle: '1' }, at, en));
};
