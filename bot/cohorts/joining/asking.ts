import { minutesAfter } from '../../common/clock';
import { refuse } from '../../common/refusal';
import { strings } from '../../locales';
import type { Tx } from '../../store/transaction';
import type { Running } from '../repair/running';
import { hourOf, type Repairing } from '../rules/repairs';
import { daysToAnswer } from '../rules/voting';
import { addAsking, askingOf, expectedMembers } from './store';
import { question, type Question } from './views';

type Circle = Running['circles'][number];

/** What is asked now, and until when. */
export interface Asked {
  readonly circles: readonly string[];
  readonly until: Date;
}

export const subjectOf = (asking: string): string => `asking:${asking}`;

export async function ringAt(tx: Tx, asking: string, dueAt: Date): Promise<void> {
  const subject = subjectOf(asking);
  await tx.setAlarm({ job: 'cohort.vote-ends', key: subject, subject, data: { asking }, dueAt });
}

/** The circles in which somebody would be asked. */
export const circlesToAsk = ({ circles }: Running, { touches }: Repairing): Circle[] =>
  circles.filter(({ id, members }) => members.length > 0 && touches.some(({ circle }) => circle === id));

/** Whose whole circle does not come along. */
export const movesAlone = ({ way, moves }: Repairing): readonly string[] =>
  way === 'bring' || way === 'spread' ? moves.flatMap(({ user, from }) => (from === null ? [] : [user])) : [];

/**
 * Asks every circle that a proposal touches, each in its own thread, and does nothing yet. A circle is asked one thing at a
 * time; without a thread nobody in it could answer.
 */
export async function ask(
  tx: Tx,
  running: Running,
  p: { repairing: Repairing; key: string; user: string | null; now: Date },
): Promise<Asked> {
  const { repairing, key, user, now } = p;
  const asked = circlesToAsk(running, repairing);
  const groups = asked.map(({ id }) => id);
  const before = await askingOf(tx.db, groups);
  if (before) throw refuse('askedAlready', before.closesAt);
  const lacking = asked.find(({ threadId }) => threadId === null);
  if (lacking) throw refuse('cannotBeAsked', lacking.name);
  const until = minutesAfter(now, daysToAnswer * 24 * 60);
  const { guildId, id: cohortId } = running.cohort;
  const id = await addAsking(tx.db, { guildId, cohortId, proposal: key, userId: user, closesAt: until, groups });
  await ringAt(tx, id, until);
  for (const circle of asked) await askOne(tx, running, { circle, repairing, asking: id, until });
  return { circles: asked.map(({ name }) => name), until };
}

async function askOne(
  tx: Tx,
  { circles }: Running,
  p: { circle: Circle; repairing: Repairing; asking: string; until: Date },
): Promise<void> {
  const { circle, repairing, asking, until } = p;
  const { id, guildId: guild, threadId: channel } = circle;
  if (channel === null) return;
  const pings = await expectedMembers(tx.db, id);
  const message = question(strings(), { ...questionFor(circles, { circle, repairing }), asking, until, pings });
  await tx.announce({ about: `group:${id}:asked:${asking}`, guild, act: { do: 'post', channel, message } });
}

function questionFor(
  circles: Running['circles'],
  { circle, repairing }: { circle: Circle; repairing: Repairing },
): Omit<Question, 'asking' | 'until' | 'pings'> {
  const { moves, closes, newHour } = repairing;
  const nameOf = (id: string): string => circles.find((one) => one.id === id)?.name ?? '';
  const alone = movesAlone(repairing);
  const named = (users: readonly string[]): string[] => users.filter((user) => alone.includes(user));
  const users = (those: typeof moves): string[] => those.map(({ user }) => user);
  const ends = closes === circle.id;
  const target = ends && repairing.way !== 'spread' ? (moves[0]?.to ?? circle.id) : circle.id;
  const [comes, goes] = [moves.filter(({ to }) => to === target), moves.filter(({ from }) => from === target)];
  const sources = [...new Set(comes.map(({ from }) => from))];
  const targets = [...new Set(moves.filter(({ from }) => from === circle.id).map(({ to }) => to))];
  const there = circles.find(({ id }) => id === target)?.members.length ?? 0;
  return {
    endsFor: ends && target !== circle.id ? nameOf(target) : null,
    come: ends
      ? []
      : sources.map((from) => {
          const those = users(comes.filter((one) => one.from === from));
          return { from: from === null ? null : nameOf(from), people: those.length, named: named(those) };
        }),
    go:
      ends && target !== circle.id
        ? []
        : targets.map((to) => ({
            to: nameOf(to),
            named: named(users(moves.filter((one) => one.from === circle.id && one.to === to))),
          })),
    people: there + comes.length - goes.length,
    newHour: newHour && newHour.circle === target ? hourOf(newHour.slot) : null,
  };
}
