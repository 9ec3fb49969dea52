import { cardButton } from '../agreeing/views';
import { card, type Button, type Message, type Select } from '../common/message';
import { timeSelects, timeWords, type Time } from '../facilitators/views';
import type { Own } from '../bringing/sight';
import { nextSelect, ownLines } from '../bringing/views';
import type { Strings } from '../locales';
import { whyButton } from '../reasons/whyViews';
import { titleOf } from './sheetHeads';
import { endSession, goOn, keepingMore, moreTime, moveOn, wishEase } from './ids';
import { extraMinutes } from './rules/keepTime';
import { stepNumber } from './rules/way';
import { wayOf, type RsvpAnswer, type Session, type Shared } from './session';
import type { Gathering } from './store';
import { rsvpButtons } from './views';

/** The card of a circle, for the eyes of whoever asks: when, where, what about, and what they may press. */

/** A circle as one who asks about it may see it. */
export interface Circle {
  readonly group: string;
  /** how they would like sessions to be with them */
  readonly ease: readonly (typeof eases)[number][];
  /** until when the one who asks pauses; nobody else is told. Null: they do not */
  readonly pausedUntil: Date | null;
  /** how the turns were shared last time */
  readonly shared: Shared | null;
  readonly name: string;
  /** where the hour of its sessions is at home */
  readonly zone: string;
  /** HH:MM there, of the session that is shown */
  readonly homeTime: string;
  readonly thread: string | null;
  readonly members: readonly string[];
  readonly isMember: boolean;
  /** looks after its time */
  readonly keeps: boolean;
  /** may choose how its next session is held */
  readonly choosesPace: boolean;
  /** the one that goes on, else the next; null when there is none any more */
  readonly session: Session | null;
  /** what the one who asks has said about coming */
  readonly answer: RsvpAnswer | undefined;
  /** whose turn it is to look after the time, and what the one who asks may do about it */
  readonly time: Time | null;
  /** what they have written for it, or for themselves */
  readonly own: Own;
  /** the smaller group they are in, where the card is asked for in its thread; null elsewhere */
  readonly part: Gathering | null;
}

/** What came of pressing on one's own card, and how the circle stands now. */
export interface Kept {
  readonly circle: Circle;
  readonly came: 'done' | 'closed' | 'overtaken';
}

/** When we meet, where, what about, and who: for the eyes of the one who asks. `note` stands on top. */
export function circleCard(circle: Circle, t: Strings, note = ''): Message {
  if (circle.part) return partCard(circle.part, t, note);
  const { session, thread, members } = circle;
  const pause = circle.pausedUntil === null ? '' : `\n${t.pause.pausingHere(circle.pausedUntil)}`;
  const head = t.session.circle(circle.name) + pause;
  const who = t.session.whoIsIn(members);
  const own = ownLines(t, circle.own);
  const why = circle.isMember ? [whyButton(t, circle.group), cardButton(t, circle.group)] : [];
  if (!session)
    return card({ text: [note, head, t.session.noNextMeeting(), t.session.where(thread), who, own], buttons: why });
  const { startsAt, agenda, stage } = session;
  const about = [t.session.where(thread), t.session.whatAbout(agenda.title, agenda.minutes)];
  if (stage.at === 'planned') {
    return card({
      text: [
        note,
        head,
        t.session.when(startsAt, { time: circle.homeTime, zone: circle.zone }),
        ...about,
        session.pace === 'live' ? '' : t.session.heldInWriting(),
        agenda.question === undefined ? '' : t.session.question(agenda.question),
        circle.isMember ? `${who}\n${t.why.howToAsk()}` : who,
        circle.shared === null ? '' : t.session.sharing[circle.shared](),
        circle.answer === undefined ? '' : t.session.youSaid(t.session.rsvp[circle.answer]()),
        own,
        ...timeWords(circle.time, t),
      ],
      selects: [
        ...(circle.isMember ? [nextSelect(t, session.id)] : []),
        ...(circle.choosesPace ? [moreToKeep(session, t)] : []),
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
    buttons: duringButtons(circle, session, t),
  });
}

/** A smaller group, for those who are in it: none of them looks after its time, so each may move it on. */
function partCard({ session, group, thread, circle }: Gathering, t: Strings, note: string): Message {
  const { stage, agenda } = session;
  const leg = wayOf(session)[stepNumber(session) ?? 0];
  const seen = { session: session.id, turn: session.turn };
  const onward: Record<string, Button> = {
    paused: { label: t.session.resume(), customId: goOn.write(seen), style: 'primary' },
    round: { label: t.session.moveOn(), customId: moveOn.write(seen), style: 'primary' },
    timed: { label: t.session.moveOn(), customId: moveOn.write(seen), style: 'primary' },
  };
  const button = onward[stage.at];
  const now =
    stage.at === 'paused' ? t.session.wePause() : t.session.rightNow(leg ? titleOf(leg, session, t) : agenda.title);
  const text = [note, t.session.circle(group.name), button ? now : '', t.session.where(thread)];
  return card({
    text: [...text, t.session.whoIsIn(session.members), button ? t.session.partOf(circle) : ''],
    buttons: button ? [button] : [],
  });
}

/** Whoever keeps the time finds what the circle agreed on at `/agreement`. */
function duringButtons({ group, keeps, isMember }: Circle, session: Session, t: Strings): Button[] {
  if (keeps && session.stage.at !== 'closed') return keepingButtons(session, t);
  return isMember ? [cardButton(t, group)] : [];
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

/** The same card after a press on it. */
export const keepingCard = ({ circle, came }: Kept, t: Strings): Message => {
  const closed = circle.part ? t.session.partIsDone(circle.part.circle) : t.session.sessionClosed();
  const notes = { done: '', closed, overtaken: t.session.movedMeanwhile() };
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
