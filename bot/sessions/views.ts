import type { SessionRow } from '../../entities';
import { inert } from '../common/inert';
import { card, type Button, type Message, type Select } from '../common/message';
import { timeSelects, timeWords, whoThen, whoToday, type Time } from '../facilitators/views';
import type { Own } from '../bringing/sight';
import { afterButtons, nextSelect, ownLines, stepLine } from '../bringing/views';
import type { Strings } from '../locales';
import { timeIn } from './calendar';
import { titleOf } from './boardViews';
import {
  endSession,
  giveBack,
  goOn,
  keepingMore,
  lowerHand,
  moreTime,
  moveOn,
  rsvp,
  takeLonger,
  welcomeQuestions,
  wishEase,
} from './ids';
import { extraMinutes } from './rules/keepTime';
import { isHeld } from './rules/round';
import { stepNumber } from './rules/steps';
import { rsvpAnswers, wayOf, type Ending, type RsvpAnswer, type Said, type Session, type Shared } from './session';
import type { Gathering } from './store';

/** What Grove says in the thread besides the board. */
export function saying(
  said: Exclude<Said, { what: 'revealed' | 'invitation' }>,
  gathering: Gathering & { next: SessionRow | null },
  t: Strings,
): Message {
  const { session, group, facilitator, next } = gathering;
  switch (said.what) {
    case 'opening': {
      const { title, minutes } = session.agenda;
      if (session.parent !== null)
        return card({ text: t.session.openingOfPart(title, session.members), accent: 'dawn' });
      const asks = { group: group.name, title, minutes };
      return card({
        text: [
          session.pace === 'live' ? t.session.opening(asks) : t.session.openingInWriting(asks),
          whoToday(facilitator, t),
        ],
        accent: 'dawn',
      });
    }
    case 'chosen':
      return card({ text: t.session.chosen(said.by, said.options.map(inert)), accent: 'dawn' });
    case 'goodbye':
      return session.parent === null
        ? goodbye(session, next, t)
        : card({ text: t.session.partIsOver(), accent: 'dusk' });
  }
}

/** Endings of a session that people were at. */
const held: ReadonlySet<string> = new Set<Ending>([
  'finished',
  'ended early',
  'not resumed',
  'broken off',
  'overlapped',
]);

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
    text: (session.pace === 'live' ? t.session.reminder : t.session.reminderInWriting)(group.name, {
      title: agenda.title,
      startsAt,
      members,
    }),
    accent: 'dawn',
    pings: called,
  });
}

export function dayReminder(
  { session, group, facilitator }: Gathering,
  called: readonly string[],
  t: Strings,
): Message {
  const { agenda, startsAt, members } = session;
  return card({
    text: [
      (session.pace === 'live' ? t.session.dayReminder : t.session.dayReminderInWriting)(group.name, {
        title: agenda.title,
        startsAt,
        members,
      }),
      agenda.question === undefined ? '' : t.session.question(agenda.question),
      whoThen(facilitator, t),
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
  readonly group: string;
  /** how they would like sessions to be with them */
  readonly ease: readonly (typeof eases)[number][];
  /** how the turns were shared last time */
  readonly shared: Shared | null;
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
  /** whose turn it is to look after the time, and what the one who asks may do about it */
  readonly time: Time | null;
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
        session.pace === 'live' ? '' : t.session.heldInWriting(),
        agenda.question === undefined ? '' : t.session.question(agenda.question),
        who,
        circle.shared === null ? '' : t.session.sharing[circle.shared](),
        circle.answer === undefined ? '' : t.session.youSaid(t.session.rsvp[circle.answer]()),
        own,
        ...timeWords(circle.time, t),
      ],
      selects: [
        ...(circle.isMember ? [nextSelect(t, session.id)] : []),
        ...(circle.keeps ? [moreToKeep(session, t)] : []),
        ...timeSelects(circle.time, t),
        ...(circle.isMember ? [easeSelect(circle, t)] : []),
      ],
      buttons: circle.isMember ? rsvpButtons(session, t) : [],
    });
  }
  const leg = wayOf(session)[stepNumber(session) ?? 0];
  const now =
    stage.at === 'paused' ? t.session.wePause() : t.session.rightNow(leg ? titleOf(leg, session, t) : agenda.title);
  const keeping = circle.keeps ? t.session.youKeepTime(extraMinutes.timed, extraMinutes.round) : '';
  return card({
    text: [note, head, now, ...about, who, own, ...timeWords(circle.time, t), keeping],
    selects: [
      ...(circle.keeps && keepingsOf(session).length > 0 ? [moreToKeep(session, t)] : []),
      ...timeSelects(circle.time, t),
      ...(circle.isMember ? [easeSelect(circle, t)] : []),
    ],
    buttons: circle.keeps && stage.at !== 'closed' ? keepingButtons(session, t) : [],
  });
}

/** What is seldom needed, and so stands in a list. */
export const keepings = ['end the turn', 'go back', 'in writing', 'live'] as const;
export type Keeping = (typeof keepings)[number];

/** What fits: before a session how it is held, and while it goes on where it stands. */
function keepingsOf({ stage, pace }: Session): Keeping[] {
  if (stage.at === 'planned') return [pace === 'live' ? 'in writing' : 'live'];
  return stage.at === 'round' || stage.at === 'timed' ? ['end the turn', 'go back'] : [];
}

const moreToKeep = (session: Session, t: Strings): Select => ({
  customId: keepingMore.write({ session: session.id, turn: session.turn }),
  placeholder: t.session.somethingElse(),
  choices: keepingsOf(session).map((value) => ({ value, label: t.session.keepings[value]() })),
});

/** Told to one person alone, who asked for it. */
export const invitation = ({ group }: Gathering, thread: string, t: Strings): Message =>
  card({ text: t.session.invitation(group.name, thread) });

export const eases = ['unhurried', 'invite in'] as const;

/** How sessions should be with whoever looks at their card; nobody else sees it. */
const easeSelect = ({ group, ease }: Circle, t: Strings): Select => ({
  customId: wishEase.write({ group }),
  placeholder: t.session.easePlaceholder(),
  least: 0,
  most: eases.length,
  choices: eases.map((value) => ({
    value,
    label: t.session.eases[value](),
    hint: t.session.easeHints[value](),
    chosen: ease.includes(value),
  })),
});

/** One's own place in the order, for one's own eyes: a hand that is up, or the floor that one has. */
export function ownPlace(session: Session, by: string, t: Strings, note = ''): Message {
  const seen = { session: session.id, turn: session.turn };
  const holds = isHeld(session) && session.stage.floor.by === by;
  if (holds) {
    return card({
      text: [note, note === '' ? t.session.yourFloor() : ''],
      buttons: [
        { label: t.session.longer(), customId: takeLonger.write(seen) },
        { label: t.session.welcomeQuestions(), customId: welcomeQuestions.write(seen) },
        { label: t.session.pass(), customId: giveBack.write(seen) },
      ],
    });
  }
  if (!session.ledger.hands.includes(by)) return card({ text: t.session.handIsDown() });
  return card({
    text: t.session.handIsUp(),
    buttons: [{ label: t.session.handDown(), customId: lowerHand.write(seen) }],
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
