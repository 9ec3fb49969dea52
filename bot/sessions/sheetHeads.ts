import type { Strings } from '../locales';
import type { Leg } from './legs';
import { howToMoveOn, whoIsHere } from './parts/views';
import { isInstead } from './rules/way';
import type { Session } from './session';
import type { Gathering } from './store';

/** How a sheet of the board begins: what it is about, while it can be pressed and when it is over. */

export type Headed = Pick<Gathering, 'session' | 'group' | 'thread' | 'circle'>;

interface About<L> {
  readonly leg: L;
  /** the first sheet of its step */
  readonly isFirst: boolean;
  /** the first sheet of a smaller group */
  readonly opens: boolean;
}

export function headOf(gathering: Headed, { leg, opens }: About<Leg>, t: Strings): string[] {
  const { session, group } = gathering;
  if (!opens) return [t.session.boardTitle(group.name, titleOf(leg, session, t)), quoted(aboutOf(leg, session))];
  const title = t.session.boardTitle(group.name, session.agenda.title);
  return [title, ...opening(gathering, leg, t), howToMoveOn(gathering, t)];
}

/** What is over keeps its question once, at its first sheet, so that whoever reads later understands the answers. */
export function headWhenOver(
  gathering: Headed,
  { leg, isFirst, opens }: About<Leg | undefined>,
  t: Strings,
): string | string[] {
  const { session } = gathering;
  const name = leg ? titleOf(leg, session, t) : session.agenda.title;
  if (!leg || !isFirst) return t.session.stepIsOver(name);
  if (!opens) return [strong(name), quoted(aboutOf(leg, session))];
  return [strong(session.agenda.title), ...opening(gathering, leg, t)];
}

/** A smaller group opens with its first sheet: who is here, what all of them are about, and then the first step. */
function opening(gathering: Headed, leg: Leg, t: Strings): string[] {
  const { session } = gathering;
  const { title, question = '' } = session.agenda;
  const [name, about] = [titleOf(leg, session, t), aboutOf(leg, session)];
  return [
    whoIsHere(gathering, t),
    question === '' ? '' : quoted(question),
    name === title ? '' : strong(name),
    about === question ? '' : quoted(about),
  ];
}

const strong = (title: string): string => `**${title}**`;
const quoted = (text: string): string => `> ${text.replaceAll('\n', '\n> ')}`;

export function titleOf(leg: Leg, session: Session, t: Strings): string {
  const { step } = leg;
  if (step.kind === 'close') return session.agenda.title;
  if (step.kind === 'arrive') return t.session.comingIn();
  if (step.kind === 'pause') return t.session.aBreak();
  return step.kind === 'choose' && step.otherwise && isInstead(session) ? step.otherwise.title : step.title;
}

function aboutOf({ step }: Leg, session: Session): string {
  if ('words' in step) return step.words;
  return step.kind === 'choose' && step.otherwise && isInstead(session) ? step.otherwise.prompt : step.prompt;
}
