import type { Contribution } from '../../entities';
import { plainLine, shortened } from '../common/inert';
import { card, type Button, type Message, type Select } from '../common/message';
import type { Strings } from '../locales';
import {
  bringCase,
  chooseOf,
  finishTurn,
  passTurn,
  pauseSession,
  raiseHand,
  readCard,
  resumeSession,
  takeTurn,
  writeFor,
} from './ids';
import type { Leg } from './legs';
import type { Choose } from './programmes/programme';
import { inOrder } from './rules/hands';
import { sizesAt } from './rules/parting';
import { hasFloor, isInstead, isOwners, stepNumber } from './rules/way';
import { ownerOf, speakersIn, wayOf, type Held, type Session } from './session';
import { firstSheet } from './boards';
import { headOf, headWhenOver, titleOf, type Headed } from './sheetHeads';

/** The board of a session, sheet by sheet: what it is about, how it stands, and at most three things to press. */

/** What a board shows besides the session itself. */
export interface Besides {
  /** the threads of the smaller groups, as far as they are open */
  readonly parts: readonly { readonly thread: string | null; readonly seats: readonly string[] }[];
  /** what there is to choose from */
  readonly written: readonly Pick<Contribution, 'place' | 'words'>[];
}

export const nothingBesides: Besides = { parts: [], written: [] };

export function board(
  gathering: Headed,
  { sheet, step, isFirst = false }: { sheet: number; step: number; isFirst?: boolean },
  t: Strings,
  besides: Besides = nothingBesides,
): Message {
  const { session, group } = gathering;
  const { stage } = session;
  const leg = wayOf(session)[step];
  const isLast = sheet === session.sheet;
  if (stage.at === 'closed' && isLast && session.parent === null) {
    const title = leg ? titleOf(leg, session, t) : session.agenda.title;
    return card({ text: [t.session.boardTitle(group.name, title), t.session.boardClosed()], accent: 'dusk' });
  }
  const about = { leg, opens: session.parent !== null && sheet === firstSheet, isFirst };
  if (stage.at === 'closed' || !leg || !isLast || stepNumber(session) !== step)
    return card({ text: headWhenOver(gathering, about, t), accent: 'dusk' });
  const opening = headOf(gathering, { ...about, leg }, t);
  const seen = { session: session.id, turn: session.turn };
  if (stage.at === 'paused') {
    const resume: Button = { label: t.session.resume(), customId: resumeSession.write(seen), style: 'primary' };
    return card({ text: [...opening, t.session.wePause()], accent: 'dawn', buttons: [resume] });
  }
  if (stage.at === 'planned') return card({ text: opening });
  const { floor } = stage;
  const pause: Button = { label: t.session.pause(), customId: pauseSession.write(seen) };
  if (floor.is === 'held') {
    return card({
      text: [...opening, ...heldWords(session, { leg, floor }, t)],
      accent: floor.ended ? 'dawn' : 'leaf',
      buttons: [...holderButtons(session, leg, t), pause],
      pings: [floor.by],
    });
  }
  const text = [...opening, ...openWords(session, { leg, besides }, t)];
  const select = leg.step.kind === 'choose' ? choiceOf(session, { step: leg.step, besides }, t) : undefined;
  return card({ text, buttons: [...openButtons(session, leg, t), pause], ...(select ? { selects: [select] } : {}) });
}

/** Who has the floor, and what they and the others may do. */
function heldWords(session: Session, { leg, floor }: { leg: Leg; floor: Held }, t: Strings): string[] {
  const minutes = leg.step.kind === 'round' ? leg.step.minutesPerTurn : undefined;
  const hands = inOrder(session.ledger);
  return [
    floor.ended ? t.session.softEnd(floor.by, isOwners(leg)) : t.session.floorIsWith(floor.by, minutes),
    floor.questions ? t.session.questionsWelcome() : '',
    hands.length > 0 ? t.session.handsUp(hands) : '',
    leg.minutes === null ? stillToCome(session, { leg, holder: floor.by }, t) : '',
  ];
}

/** All who may still speak: whoever pauses until a day is not waited for, and nobody can read from it who that is. */
function stillToCome(session: Session, { leg, holder }: { leg: Leg; holder?: string }, t: Strings): string {
  const had = session.ledger.had;
  const speakers = speakersIn(leg, session);
  if (speakers.length < 2) return '';
  const others = speakers.filter((member) => member !== holder && !had.includes(member));
  return others.length > 0 ? t.session.stillToCome(others) : t.session.everybodyHadTheChance();
}

function openWords(session: Session, { leg, besides }: { leg: Leg; besides: Besides }, t: Strings): string[] {
  const { stage, ledger, pace } = session;
  const { step } = leg;
  if (stage.at === 'round') {
    const minutes = step.kind === 'round' ? step.minutesPerTurn : 1;
    const isAsked = stage.floor.is === 'open' && stage.floor.asked;
    return [
      isAsked ? t.session.stillOpen(mayClose(session)) : t.session.floorIsOpen(ledger.had.length === 0),
      // Into a silence nobody is named.
      isAsked ? '' : stillToCome(session, { leg }, t),
      t.session.aboutEach(minutes),
    ];
  }
  if (stage.at !== 'timed') return [];
  const owner = ownerOf(leg, session);
  const listens = 'silent' in step && step.silent !== undefined && owner !== null ? t.session.ownerListens(owner) : '';
  const isAboutOne = 'who' in step && step.who === 'others';
  const goes = isAboutOne && owner !== null ? t.session.itIsAbout(owner) : '';
  const cards = leg.cards === null ? '' : t.session.readYourCard(leg.cards.passedOn > 0);
  return [
    timedWords(session, { leg, besides, endsAt: stage.endsAt }, t),
    listens,
    goes,
    cards,
    pace === 'live' ? '' : t.session.takeYourTime(),
  ];
}

/** A silence in which nobody has stirred so far may end it; a smaller group that ends goes back to its circle. */
const mayClose = ({ stirred, parent }: Session): boolean => !stirred && parent === null;

function timedWords(
  session: Session,
  { leg, besides, endsAt }: { leg: Leg; besides: Besides; endsAt: Date },
  t: Strings,
): string {
  if (isInstead(session)) return session.pace === 'live' ? t.session.talking(endsAt) : t.session.talkInWriting(endsAt);
  switch (leg.step.kind) {
    case 'arrive':
      return t.session.arriving(endsAt);
    case 'writing':
      return t.session.writing(endsAt);
    case 'reveal':
      return leg.step.who === 'others' ? t.session.othersHold(endsAt) : t.session.holding(endsAt);
    case 'choose':
      return leg.step.of === 'circle' ? t.session.whoBrings(endsAt) : t.session.choosing(ownerOf(leg, session), endsAt);
    case 'pause':
      return t.session.onABreak(endsAt);
    case 'split': {
      const places = besides.parts.map(({ thread, seats }) => t.session.partAt(thread, seats));
      return [t.session.splitUp(sizesAt(session), endsAt), ...places].join('\n');
    }
    case 'round': {
      const owner = leg.step.who === 'owner' ? ownerOf(leg, session) : null;
      return owner === null ? t.session.roundInWriting(endsAt) : t.session.ownerWrites(owner, endsAt);
    }
    default:
      return session.pace === 'live' ? t.session.talking(endsAt) : t.session.talkInWriting(endsAt);
  }
}

/** Where only an owner speaks nobody raises a hand: they are offered to let it by, for they did not ask for it. */
function holderButtons(session: Session, leg: Leg, t: Strings): Button[] {
  const seen = { session: session.id, turn: session.turn };
  return [
    { label: t.session.done(), customId: finishTurn.write(seen), style: 'success' },
    isOwners(leg)
      ? { label: t.session.pass(), customId: passTurn.write(seen) }
      : { label: t.session.hand(), customId: raiseHand.write(seen) },
  ];
}

/** At most two: the pause stands beside them. */
function openButtons(session: Session, leg: Leg, t: Strings): Button[] {
  const seen = { session: session.id, turn: session.turn };
  const take: Button = { label: t.session.take(), customId: takeTurn.write(seen), style: 'primary' };
  const cards: Button[] = leg.cards === null ? [] : [{ label: t.session.myCard(), customId: readCard.write(seen) }];
  if (leg.minutes === null) {
    return cards.length > 0 ? [take, ...cards] : [take, { label: t.session.pass(), customId: passTurn.write(seen) }];
  }
  if (leg.step.kind === 'reveal')
    return [
      {
        label: t.session.write(),
        customId: writeFor.write({ session: session.id, step: stepNumber(session) ?? 0 }),
        style: 'primary',
      },
      ...cards,
    ];
  if (leg.step.kind === 'choose' && leg.step.of === 'circle' && !isInstead(session))
    return [{ label: t.session.bring(), customId: bringCase.write(seen), style: 'primary' }];
  const mayHold = hasFloor(leg, session);
  // Whoever plays a card reads it before anything else.
  return [
    ...(mayHold ? [{ ...take, style: 'secondary' as const }] : []),
    ...cards.map((each) => ({ ...each, style: 'primary' as const })),
  ];
}

/** What the owner may mark, by its own place: it stays what it is when somebody else takes their words back. */
function choiceOf(
  session: Session,
  { step, besides }: { step: Choose; besides: Besides },
  t: Strings,
): Select | undefined {
  const choices =
    step.of === 'options'
      ? (step.options ?? []).map((option, index) => ({ value: String(index), label: option }))
      : besides.written.map(({ place, words }) => ({ value: place, ...inTwoLines(words) }));
  if (step.of === 'circle' || choices.length === 0) return undefined;
  return {
    customId: chooseOf.write({ session: session.id, turn: session.turn }),
    placeholder: t.session.whatHelps(),
    choices,
    ...(step.of === 'options' ? { most: 1 } : { least: 0, most: choices.length }),
  };
}

const longestLine = 100;

/** A choice has two lines; in them nothing is formatted and nothing pings. What is longer stands above, as it was revealed. */
function inTwoLines(words: string): { label: string; hint?: string } {
  const line = plainLine(words);
  if (line.length <= longestLine) return { label: line || '…' };
  const space = line.lastIndexOf(' ', longestLine);
  const at = space > longestLine / 2 ? space : longestLine;
  const rest = line.slice(at).trim();
  if (space <= longestLine / 2 || rest === '') return { label: shortened(line, longestLine) };
  return { label: line.slice(0, at), hint: shortened(rest, longestLine) };
}
