import type { SessionRow } from '../../entities';
import { card, type Button, type Message } from '../common/message';
import { whoThen, whoToday } from '../facilitators/views';
import type { Own } from '../bringing/sight';
import { afterButtons, stepLine } from '../bringing/views';
import type { Strings } from '../locales';
import { giveBack, lowerHand, rsvp, takeLonger, welcomeQuestions } from './ids';
import { partIsOver } from './parts/views';
import { isHeld } from './rules/round';
import { rsvpAnswers, type Ending, type RsvpAnswer, type Said, type Session } from './session';
import type { Gathering } from './store';

/** What Grove says in the thread besides the board. */
export function saying(
  said: Exclude<Said, { what: 'revealed' | 'chosen' | 'invitation' }>,
  gathering: Gathering & { next: SessionRow | null },
  t: Strings,
): Message {
  const { session, group, facilitator, next } = gathering;
  switch (said.what) {
    case 'opening': {
      const { title, minutes } = session.agenda;
      const asks = { group: group.name, title, minutes };
      return card({
        text: [
          session.pace === 'live' ? t.session.opening(asks) : t.session.openingInWriting(asks),
          whoToday(facilitator, t),
        ],
        accent: 'dawn',
      });
    }
    case 'goodbye':
      return session.parent === null ? goodbye(session, next, t) : partIsOver(gathering, t);
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
export const rsvpButtons = ({ id }: Session, t: Strings): Button[] =>
  rsvpAnswers.map((answer, index) => ({
    label: t.session.rsvp[answer](),
    customId: rsvp.write({ session: id, answer: index }),
  }));

/** The answer to somebody who has said whether they come; nobody else reads it. */
export const rsvpNoted = ({ answer, own }: { answer: RsvpAnswer; own: Own }, t: Strings): Message =>
  card({ text: [t.session.rsvpNoted[answer](), stepLine(t, own)] });

/** Told to one person alone, who asked for it. */
export const invitation = ({ group }: Gathering, thread: string, t: Strings): Message =>
  card({ text: t.session.invitation(group.name, thread) });

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
