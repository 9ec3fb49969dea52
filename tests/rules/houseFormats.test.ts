import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pace } from '../../bot/sessions/legs';
import { readFormat, readProgrammes } from '../../bot/sessions/programmes/readProgrammes';
import { Table } from '../../bot/sessions/rehearsal/table';
import { isSplitAt } from '../../bot/sessions/rules/parting';
import { done, isHeld, take } from '../../bot/sessions/rules/round';
import { frameMinutes } from '../../bot/sessions/rules/steps';
import { isRunning, legOf } from '../../bot/sessions/rules/way';
import { bring, choose, write } from '../../bot/sessions/rules/write';
import { ownerOf, speakersIn, type Session } from '../../bot/sessions/session';
import type { PlannedSession } from '../../bot/sessions/programmes/programme';

/** What stands in programs/ is lived from beginning to end, by people who do what they are asked. */

const begin = new Date('2027-03-01T18:00:00Z');
const seats = (people: number): string[] => Array.from({ length: people }, (_, seat) => `10${seat}`);

/** Does what this moment asks for; whether anything was asked. */
function play(table: Table, session: Session): boolean {
  if (!isRunning(session)) return false;
  const { id, turn, members, stage, ledger } = session;
  const leg = legOf(session);
  const owner = ownerOf(leg, session);
  const speakers = speakersIn(leg, session);
  switch (leg.step.kind) {
    case 'round': {
      if (stage.at !== 'round' || isHeld(session)) return false;
      const next = speakers.find((member) => !ledger.had.includes(member));
      if (next !== undefined) table.act(id, (now, at) => take(now, { by: next, turn, now: at }));
      return next !== undefined;
    }
    case 'reveal': {
      const next = speakers.find((member) => !ledger.written.includes(member));
      if (next !== undefined) table.act(id, (now, at) => write(now, { by: next, step: stage.step, now: at }));
      return next !== undefined;
    }
    case 'choose': {
      const first = owner ?? members[0] ?? '';
      const ofCircle = leg.step.of === 'circle';
      const refused = table.act(id, (now, at) =>
        ofCircle ? bring(now, { by: first, now: at }) : choose(now, { by: first, now: at, options: ['0'] }),
      );
      return refused === null;
    }
    default:
      return false;
  }
}

/** Who has the floor speaks for the whole of their turn, and then says so; whether anybody did. */
function finish(table: Table, session: Session): boolean {
  const { id, turn, stage } = session;
  if (stage.at !== 'round' || stage.floor.is !== 'held' || stage.floor.until > table.now) return false;
  const { by } = stage.floor;
  return table.act(id, (now, at) => done(now, { by, turn, now: at })) === null;
}

/** The titles of what was lived, in the circle and in its smaller groups, and the session at its end. */
function lived(planned: PlannedSession, people: number, pace: Pace) {
  const titles: string[] = [];
  /** smaller groups that began when the circle had gone on without them */
  const tooLate: string[] = [];
  const table = new Table(begin, ({ session, before }) => {
    const isNew = isRunning(session) && session.sheet !== before.sheet;
    if (isNew) titles.push(titleOf(session));
    const whole = session.parent !== null && before.stage.at === 'planned' ? table.session(session.parent) : null;
    if (whole && !isSplitAt(whole)) tooLate.push(titleOf(session));
  });
  const id = table.begin(planned, { people: seats(people), pace });
  for (let moves = 0; table.session(id).stage.at !== 'closed' && moves < 5_000; moves += 1) {
    if (table.sessions.some((session) => finish(table, session) || play(table, session))) continue;
    const next = table.nextAt();
    if (next) table.passTo(next);
  }
  return {
    titles: new Set(titles),
    tooLate,
    session: table.session(id),
    minutes: (table.now.getTime() - begin.getTime()) / 60_000,
  };
}

const titleOf = (session: Session): string => {
  const { step } = isRunning(session) ? legOf(session) : { step: { kind: 'close' } as const };
  return 'title' in step ? step.title : step.kind;
};

const titlesIn = (steps: PlannedSession['steps']): string[] =>
  steps.flatMap((step) => {
    if (step.kind === 'close') return [];
    const inside = 'steps' in step ? titlesIn([...step.steps]) : [];
    const own = 'title' in step ? step.title : step.kind;
    return step.kind === 'rotate' || step.kind === 'role play' ? inside : [own, ...inside];
  });

const folder = join(__dirname, '../../programs/formats');
const alone = readdirSync(folder).flatMap((file) => readFormat(join(folder, file)).sessions);
const weeks = [...readProgrammes().values()].flatMap(({ sessions }) => sessions);

/** What falls away in writing. */
const onlyLive = ['arrive', 'pause'];

/** Lives it, and finds that everything in it had its turn, within its time. */
function findsAllOf(session: PlannedSession, people: number, pace: Pace = 'live'): void {
  const { titles, tooLate, session: at, minutes } = lived(session, people, pace);
  expect(at.stage).toEqual({ at: 'closed', how: 'finished' });
  expect(tooLate).toEqual([]);
  expect(minutes).toBeLessThanOrEqual(frameMinutes(at));
  expect(
    titlesIn(session.steps).filter(
      (title) => !titles.has(title) && !(pace === 'in writing' && onlyLive.includes(title)),
    ),
  ).toEqual([]);
}

describe.each(alone.map((session) => [session.title, session] as const))('the format %s', (_, session) => {
  test.each([4, 5, 6, 7, 8])('is lived by %d people from coming in to the close, in its time', (people) =>
    findsAllOf(session, people),
  );

  test.each([4, 5, 6, 7, 8])('is lived by %d people in writing, too, within three days', (people) =>
    findsAllOf(session, people, 'in writing'),
  );
});

describe.each(weeks.map((session) => [session.title, session] as const))('the session %s', (_, session) => {
  test.each([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'is lived by %d people from coming in to the close, in its time',
    (people) => findsAllOf(session, people),
  );
});
