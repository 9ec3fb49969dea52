import { ComponentType } from 'discord-api-types/v10';
import type { Message } from '../../common/message';
import { isRefused } from '../../common/refusal';
import { seededRandom } from '../../common/random';
import { strings } from '../../locales';
import { board } from '../boardViews';
import { chosenWords } from '../revealViews';
import { legsOf, type Pace } from '../legs';
import type { PlannedSession } from '../programmes/programme';
import { knowsNothing, type Known } from '../rules/split';
import { cardOf } from '../rules/cards';
import { isRunning, legOf, stepNumber } from '../rules/way';
import type { Session } from '../session';
import { saying } from '../views';
import { idOf, nameOf, names, nextDeed, wordsOf } from './people';
import { Table, type Seen } from './table';

/** A session played by people of paper, as its members would read it: so that whoever wrote it sees what it does. */

export interface Rehearsed {
  /** minutes from the opening to the close */
  readonly minutes: number;
  /** messages Grove would have posted, in all threads */
  readonly messages: number;
  readonly turns: number;
  /** parts for which there was no time left */
  readonly notReached: readonly string[];
  /** who has sat with whom in smaller groups by now: the next session goes on from there */
  readonly known: Known;
}

const begin = new Date('2027-03-01T18:00:00Z');
/** Nobody waits for more than this; a session that goes on has a fault of ours. */
const mostDeeds = 5_000;

/** Now and then nobody brings a case, so that whoever wrote the programme sees what is done instead. */
export const hasCase = (seed: number): boolean => seed % 3 !== 0;

export function rehearse(
  agenda: PlannedSession,
  p: { people: number; seed: number; pace: Pace; known?: Known; later?: readonly number[] },
  print: (line: string) => void,
): Rehearsed {
  const random = seededRandom(p.seed);
  const told = { messages: 0, turns: 0, furthest: 0 };
  const circle = { known: p.known ?? knowsNothing, later: p.later ?? [] };
  const table = new Table(begin, (seen) => tell(seen, told, print), circle);
  const id = table.begin(agenda, { people: names.slice(0, p.people).map((_, seat) => idOf(seat)), pace: p.pace });
  for (let deeds = 0; table.session(id).stage.at !== 'closed'; deeds++) {
    if (deeds > mostDeeds) throw new Error('the session did not end');
    const deed = nextDeed(table, { random, hasCase: hasCase(p.seed) });
    const rings = table.nextAt();
    const at = deed && new Date(table.now.getTime() + deed.after * 1000);
    if (at && (!rings || at < rings)) {
      table.passTo(at);
      deed.act();
    } else if (rings) table.passTo(rings);
    else throw new Error('nothing would ever happen again');
  }
  const { messages, turns, furthest } = told;
  const way = legsOf(agenda.steps, { people: p.people, pace: p.pace });
  const notReached = way.slice(furthest + 1).flatMap(({ step }) => ('title' in step ? [step.title] : []));
  return { minutes: (table.now.getTime() - begin.getTime()) / 60_000, messages, turns, notReached, known: table.known };
}

function tell(
  { at, before, session, part, say }: Seen,
  told: { messages: number; turns: number; furthest: number },
  print: (line: string) => void,
): void {
  const time = timeOf(at);
  const indent = session.parent === null ? '' : '    | ';
  const line = (text: string, first = time): void => print(`${first.padStart(7)}  ${indent}${text}`);
  const show = (message: Message): void => {
    const [head = '', ...rest] = textOf(message).split('\n');
    line(head);
    for (const more of rest) line(more, '');
  };
  for (const said of say) {
    told.messages += 1;
    if (said.what === 'invitation') line(`(privately, to ${nameOf(said.to)}) The floor is open, if you would like it.`);
    else if (said.what === 'chosen')
      for (const message of chosenWords(gatheringOf(session, part), said, strings())) show(message);
    else if (said.what !== 'revealed') show(saying(said, { ...gatheringOf(session, part), next: null }, strings()));
    else line('All that was written appears together.');
  }
  if (session.parent === null) told.furthest = Math.max(told.furthest, stepNumber(session) ?? 0);
  if (session.sheet === before.sheet) return;
  told.messages += 1;
  const floor = 'floor' in session.stage ? session.stage.floor : undefined;
  if (floor?.is === 'held') told.turns += 1;
  const step = stepNumber(session);
  if (floor?.is === 'held' && step === stepNumber(before)) {
    line(`${nameOf(floor.by)} has the floor.`);
    return;
  }
  if (step === undefined) return;
  print('');
  const written = session.ledger.written.map((member) => ({ place: member, words: wordsOf(member) }));
  show(board(gatheringOf(session, part), { sheet: session.sheet, step }, strings(), { parts: [], written }));
  for (const member of beginsCards(before, session) ? session.members : []) {
    const [head = '', ...rest] = cardWords(session, member).split('\n');
    line(`(privately, to ${nameOf(member)}) ${head}`);
    for (const more of rest) line(more, '');
  }
}

/** The cards are dealt, or have been passed on. */
function beginsCards(before: Session, session: Session): boolean {
  const cards = isRunning(session) ? legOf(session).cards : null;
  const dealt = isRunning(before) ? legOf(before).cards : null;
  return cards !== null && (dealt?.all !== cards.all || dealt.passedOn !== cards.passedOn);
}

function cardWords(session: Session, member: string): string {
  const mine = cardOf(session, member);
  const t = strings();
  if (mine === null || isRefused(mine)) return plainly(t.session.watchesHere());
  return plainly(t.session.yourCard(mine.role, mine.words));
}

const gatheringOf = (session: Session, part: number | null) => ({
  session,
  guild: '0',
  group: { id: '0', name: part === null ? 'The circle' : `Part ${part}`, cohort: '0', zone: 'UTC' },
  thread: '0',
  circle: null,
  facilitator: null,
});

/** Minutes and seconds since the beginning; in writing, days and hours. */
function timeOf(at: Date): string {
  const seconds = Math.round((at.getTime() - begin.getTime()) / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes <= 180
    ? `${minutes}:${String(rest).padStart(2, '0')}`
    : `${Math.floor(minutes / 1440)}d ${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}h`;
}

/** A message as plain lines: what can be read, then what can be chosen and pressed. */
function textOf({ components }: Message): string {
  const parts = components.flatMap((part) => (part.type === ComponentType.Container ? part.components : []));
  const words = parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? [plainly(part.content)] : []));
  const buttons = parts.flatMap((part) =>
    part.type === ComponentType.ActionRow
      ? part.components.flatMap((one) => ('label' in one && one.label ? [`[ ${one.label} ]`] : []))
      : [],
  );
  const choices = parts.flatMap((part) =>
    part.type === ComponentType.ActionRow
      ? part.components.flatMap((one) =>
          'options' in one
            ? [`[ ${one.placeholder ?? ''} ]`, ...one.options.map(({ label }) => `    ( ) ${label}`)]
            : [],
        )
      : [],
  );
  return [...words, ...choices, ...(buttons.length > 0 ? [buttons.join('  ')] : [])].join('\n');
}

/** Without Discord's markup: names for mentions, minutes for instants. */
const plainly = (text: string): string =>
  text
    .replace(/<@(\d+)>/gu, (_, id: string) => nameOf(id))
    .replace(/ ?\(<t:\d+:R>\)/gu, '')
    .replace(/<t:(\d+):\w>/gu, (_, at: string) => timeOf(new Date(Number(at) * 1000)))
    .replace(/^(#+|-#) /gmu, '')
    .replace(/\*\*?/gu, '');
