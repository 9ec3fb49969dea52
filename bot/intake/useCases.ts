import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock';
import { refuse } from '../common/refusal';
import type { Transact } from '../store/transaction';
import { weigh, type Answers } from './rules/application';
import { readApplication, saveApplication } from './store';

/** `new` on the list, or answers changed by one who is `waiting` there or has been `placed` in a group. */
export interface Joined {
  readonly called: string;
  readonly is: 'new' | 'waiting' | 'placed' | 'draft';
}

export function createIntake(ports: { transact: Transact; database: DataSource; clock: Clock }) {
  const { transact, database, clock } = ports;
  return {
    /** What the form is prefilled with: nothing typed before has to be typed again. */
    async answersOf(guild: string, user: string): Promise<Answers | null> {
      return readApplication(database.manager, guild, user);
    },

    /** Joins, or changes the answers of one who has joined. Says whether the person already has a group. */
    async apply(person: { guild: string; user: string; typed: Answers }): Promise<Joined> {
      const weighed = weigh(person.typed);
      if (weighed.is === 'long') throw refuse('answerTooLong', weighed.fields, person.typed);
      if (weighed.is === 'empty') throw refuse('answerMissing', weighed.fields);
      return transact(async (tx) => {
        const { guild, user } = person;
        const before = await readApplication(tx.db, guild, user);
        const saved = await saveApplication(tx.db, { guild, user, answers: weighed.answers, now: clock.now() });
        return { called: saved.called, is: before === null ? 'new' : saved.state };
      });
    },
  };
}

export type Intake = ReturnType<typeof createIntake>;
