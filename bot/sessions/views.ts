import type { SessionRow } from '../../entities';
import type { Own } from '../bringing/sight';
import { afterButtons, nextSelect, ownLines, stepLine } from '../bringing/views';
import { card, type Button, type Message } from '../common/message';
import type { Strings } from '../locales';
import { timeIn } from './calendar';
import {
  endSession,
  finishTurn,
  goOn,
  moreTime,
  moveOn,
  passTurn,
  pauseSession,
  resumeSession,
  rsvp,
  takeTurn,
} from './ids';
import type { Round, Step } from './programme';
import { extraMinutes } from './rules/keepTime';
import { pauseMinutes } from './rules/pause';
import { stepNumber } from './rules/steps';
import { rsvpAnswers, type Ending, type Floor, type RsvpAnswer, type Said, type Session } from './session';
import type { Gathering } from './store';

/** The board of one step: what it is about, how it stands, and at most three things to press. */
export function board({ session, group }: Gathering, step: number, t: Strings): Message {
  const { stage } = session;
  const shown = session.agenda.steps[step];
  const title = t.session.boardTitle(group.name, titleOf(shown, session, t));
  if (stage.at === 'closed') return card({ text: [title, t.session.boardClosed()], accent: 'dusk' });
  if (!shown || stepNumber(session) !== step) return card({ text: [title, t.session.stepIsOver()], accent: 'dusk' });
  const about = shown.kind === 'arrive' || shown.kind === 'close' ? shown.words : shown.prompt;
  const opening = [title, `> ${about.replaceAll('\n', '\n> ')}`];
  const seen = { session: session.id, turn: session.turn };
  const pause: Button = { label: t.session.pause(), customId: pauseSession.write(seen) };
  if (stage.at === 'paused') {
    const resume: Button = { label: t.session.resume(), customId: resumeSession.write(seen), style: 'primary' };
    return card({ text: [...opening, t.session.wePause()], accent: 'dawn', buttons: [resume] });
  }
  if (stage.at === 'timed') {
    return card({ text: [...opening, timedWords(shown, stage.endsAt, t)], buttons: [pause] });
  }
  if (stage.at !== 'round' || shown.kind !== 'round') return card({ text: opening });
  const text = [...opening, ...floorWords(session, { floor: stage.floor, round: shown }, t)];
  return card({ text, buttons: [...floorButtons(session, stage.floor, t), pause] });
}

function titleOf(step: Step | undefined, { agenda }: Session, t: Strings): string {
  if (!step || step.kind === 'close') return agenda.title;
  return step.kind === 'arrive' ? t.session.comingIn() : step.title;
}

function timedWords({ kind }: Step, endsAt: Date, t: Strings): string {
  if (kind === 'writing') return t.session.writing(endsAt);
  return kind === 'talk' ? t.session.talking(endsAt) : t.session.arriving(endsAt);
}

function floorWords(session: Session, { floor, round }: { floor: Floor; round: Round }, t: Strings): string[] {
  const holder = floor.is === 'held' ? floor.by : undefined;
  const stillToCome = session.members.filter((member) => member !== holder && !session.had.includes(member));
  return [
    holder === undefined ? t.session.floorIsOpen(session.had.length === 0) : t.session.floorIsWith(holder),
    stillToCome.length > 0 ? t.session.stillToCome(stillToCome) : t.session.everybodyHadTheChance(),
    holder === undefined ? t.session.aboutEach(round.minutesPerTurn) : '',
  ];
}

function floorButtons(session: Session, floor: Floor, t: Strings): Button[] {
  const seen = { session: session.id, turn: session.turn };
  const pass: Button = { label: t.session.pass(), customId: passTurn.write(seen) };
  return floor.is === 'held'
    ? [{ label: t.session.done(), customId: finishTurn.write(seen), style: 'success' }, pass]
    : [{ label: t.session.take(), customId: takeTurn.write(seen), style: 'primary' }, pass];
}

/** What Grove says in the thread when a session changes. Only the one who has just taken the floor is pinged. */
export function saying(
  said: Said,
  { session, group, next }: Gathering & { next: SessionRow | null },
  t: Strings,
): Message {
  switch (said.what) {
    case 'opening': {
      const { title, minutes } = session.agenda;
      return card({ text: t.session.opening({ group: group.name, title, minutes }), accent: 'dawn' });
    }
    case 'turn':
      return card({ text: t.session.yourTurn(said.holder, said.minutes), pings: [said.holder] });
    case 'soft-end':
      return card({ text: t.session.softEnd(said.holder), accent: 'dawn' });
    case 'floor-open':
      return card({ text: t.session.stillOpen(), accent: 'dawn' });
    case 'floor-freed':
      return card({ text: t.session.floorFreed(), accent: 'dawn' });
    case 'paused':
      return card({ text: t.session.paused(pauseMinutes), accent: 'dawn' });
    case 'resumed':
      return card({
        text: said.holder === undefined ? t.session.resumed() : t.session.resumedWith(said.holder),
        accent: 'dawn',
      });
    case 'more-time':
      return card({ text: t.session.moreTimeGiven(said.minutes), accent: 'dawn' });
    case 'goodbye':
      return goodbye(session, next, t);
  }
}

/** Endings of a session that people were at. */
const held: ReadonlySet<string> = new Set<Ending>(['finished', 'ended early', 'not resumed', 'broken off']);

function goodbye({ id, stage, agenda }: Session, next: SessionRow | null, t: Strings): Message {
  const how = stage.at === 'closed' ? stage.how : 'finished';
  const last = agenda.steps.at(-1);
  const isSorry = how === 'missed' || how === 'broken off';
  return card({
    text: [
      how === 'finished' && last?.kind === 'close' ? last.words : '',
      t.session.goodbye[how](),
      next ? t.session.nextMeeting(next.startsAt) : t.session.noNextMeeting(),
    ],
    accent: isSorry ? 'clay' : 'dusk',
    buttons: held.has(how) ? afterButtons(t, id) : [],
  });
}

/**
 * Names the whole circle, so that nobody can read who rests this week, and pings those it calls: they agreed to be here, and
 * an unread line is easily missed.
 */
export function reminder({ session, group }: Gathering, called: readonly string[], t: Strings): Message {
  const { agenda, startsAt, members } = session;
  return card({
    text: t.session.reminder(group.name, { title: agenda.title, startsAt, members }),
    accent: 'dawn',
    pings: called,
  });
}

export function dayReminder({ session, group }: Gathering, called: readonly string[], t: Strings): Message {
  const { agenda, startsAt, members } = session;
  return card({
    text: [
      t.session.dayReminder(group.name, { title: agenda.title, startsAt, members }),
      agenda.question === undefined ? '' : t.session.question(agenda.question),
      t.session.sayIfYouLike(),
    ],
    accent: 'dawn',
    buttons: rsvpButtons(session, t),
    pings: called,
  });
}

/** Three answers of one size: none is the right one. */
const rsvpButtons = ({ id }: Session, t: Strings): Button[] =>
  rsvpAnswers.map((answer, index) => ({
    label: t.session.rsvp[answer](),
    customId: rsvp.write({ session: id, answer: index }),
  }));

/** The answer to somebody who has said whether they come; nobody else reads it. */
export const rsvpNoted = ({ answer, own }: { answer: RsvpAnswer; own: Own }, t: Strings): Message =>
  card({ text: [t.session.rsvpNoted[answer](), stepLine(t, own)] });

/** A circle as one who asks about it may see it. */
export interface Circle {
  readonly name: string;
  /** where the hour of its sessions is at home */
  readonly zone: string;
  readonly thread: string | null;
  readonly members: readonly string[];
  readonly isMember: boolean;
  /** looks after its time */
  readonly keeps: boolean;
  /** the one that goes on, else the next; null when there is none any more */
  readonly session: Session | null;
  /** what the one who asks has said about coming */
  readonly answer: RsvpAnswer | undefined;
  /** what they have written for it, or for themselves */
  readonly own: Own;
}

/** What came of pressing on one's own card, and how the circle stands now. */
export interface Kept {
  readonly circle: Circle;
  readonly came: 'done' | 'closed' | 'overtaken';
}

/** When we meet, where, what about, and who: for the eyes of the one who asks. `note` stands on top. */
export function circleCard(circle: Circle, t: Strings, note = ''): Message {
  const { session, thread, members } = circle;
  const head = t.session.circle(circle.name);
  const who = t.session.whoIsIn(members);
  const own = ownLines(t, circle.own);
  if (!session) return card({ text: [note, head, t.session.noNextMeeting(), t.session.where(thread), who, own] });
  const { startsAt, agenda, stage } = session;
  const about = [t.session.where(thread), t.session.whatAbout(agenda.title, agenda.minutes)];
  if (stage.at === 'planned') {
    return card({
      text: [
        note,
        head,
        t.session.when(startsAt, { time: timeIn(circle.zone, startsAt), zone: circle.zone }),
        ...about,
        agenda.question === undefined ? '' : t.session.question(agenda.question),
        who,
        circle.answer === undefined ? '' : t.session.youSaid(t.session.rsvp[circle.answer]()),
        own,
      ],
      selects: circle.isMember ? [nextSelect(t, session.id)] : [],
      buttons: circle.isMember ? rsvpButtons(session, t) : [],
    });
  }
  const step = agenda.steps[stepNumber(session) ?? 0];
  const now = stage.at === 'paused' ? t.session.wePause() : t.session.rightNow(titleOf(step, session, t));
  const keeping = circle.keeps ? t.session.youKeepTime(extraMinutes.timed, extraMinutes.round) : '';
  return card({
    text: [note, head, now, ...about, who, own, keeping],
    buttons: circle.keeps && stage.at !== 'closed' ? keepingButtons(session, t) : [],
  });
}

/** The same card after a press on it. */
export const keepingCard = ({ circle, came }: Kept, t: Strings): Message => {
  const notes = { done: '', closed: t.session.sessionClosed(), overtaken: t.session.movedMeanwhile() };
  return circleCard(circle, t, notes[came]);
};

function keepingButtons(session: Session, t: Strings): Button[] {
  const seen = { session: session.id, turn: session.turn };
  const end: Button = { label: t.session.end(), customId: endSession.write(seen) };
  if (session.stage.at === 'paused')
    return [{ label: t.session.resume(), customId: goOn.write(seen), style: 'primary' }, end];
  return [
    { label: t.session.moveOn(), customId: moveOn.write(seen), style: 'primary' },
    { label: t.session.moreTime(), customId: moreTime.write(seen) },
    end,
  ];
}
