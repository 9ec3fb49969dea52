import { minutesAfter, type Clock } from '../common/clock';
import type { Message } from '../common/message';
import { strings } from '../locales';
import type { Transact } from '../store/transaction';
import { answersTo } from './answers/store';
import { remindersOf } from './planning';
import { calledBy } from './rules/rsvp';
import { lockSession, type Gathering } from './store';
import { dayReminder, reminder } from './views';

/** What is said in a circle's thread before it meets. */

/** A reminder of the day before is of use until so long before the session. */
const dayReminderEndsMinutesBefore = 120;

interface Reminder {
  readonly what: string;
  readonly until: (startsAt: Date) => Date;
  readonly say: (gathering: Gathering, called: readonly string[]) => Message;
}

export function createReminders({ transact, clock }: { transact: Transact; clock: Clock }) {
  /** Says something to a group whose session has not begun; after `until` it would be of no use any more. */
  async function remind(session: string, { what, until, say }: Reminder): Promise<void> {
    await transact(async (tx) => {
      const gathering = await lockSession(tx.db, session);
      if (!gathering?.thread || gathering.session.stage.at !== 'planned') return;
      const expiresAt = until(gathering.session.startsAt);
      if (clock.now() >= expiresAt) return;
      const called = calledBy(gathering.session, await answersTo(tx.db, session));
      if (called.length === 0) return;
      await tx.announce({
        about: `session:${session}:${what}`,
        guild: gathering.guild,
        act: { do: 'post', channel: gathering.thread, message: say(gathering, called) },
        subject: remindersOf(session),
        expiresAt,
      });
    });
  }

  return {
    /** A day ahead, with the question of the session; too late in the day it is dropped, for the second reminder comes soon. */
    remindDay: (session: string) =>
      remind(session, {
        what: 'day-reminder',
        until: (startsAt) => minutesAfter(startsAt, -dayReminderEndsMinutesBefore),
        say: (gathering, called) => dayReminder(gathering, called, strings()),
      }),

    /** Shortly before; once the session has begun there is nothing to remind of, and it is dropped. */
    remind: (session: string) =>
      remind(session, {
        what: 'reminder',
        until: (startsAt) => startsAt,
        say: (gathering, called) => reminder(gathering, called, strings()),
      }),
  };
}
