import { takeOver } from '../agreeing/proposing';
import { askQuestions, caseCalled, caseTold } from '../bringing/opening';
import { isRefused, type Refused } from '../common/refusal';
import { settleOfferOf } from '../facilitators/planning';
import { strings } from '../locales';
import type { Transact, Tx } from '../store/transaction';
import { roomFollows } from '../voice/tending';
import { boardOf } from './boards';
import { createParts } from './parts/parts';
import { grantedMs, isSplitAt } from './rules/parting';
import { calledBy } from './rules/rsvp';
import { legOf, stepNumber } from './rules/way';
import type { Change, Ring, Said, Session } from './session';
import { lockSession, nextPlannedOf, saveSession, type Gathering } from './store';
import { answersTo, forgetAnswers } from './answers/store';
import { contributionsTo, forgetContributions, forgetContributionsTo } from './contributions/store';
import { chosenWords, revealed } from './revealViews';
import { invitation, saying } from './views';

/** One change of a session: lock, rule, save, say, set the new alarms instead of the old. */

const alarmsOf = (session: string): string => `session:${session}:turn`;
const frameOf = (session: string): string => `session:${session}:frame`;
/** The smaller groups of a session are changed by the same hand. */
export const parts = createParts(save);

/** An alarm rang. Whatever a rule refuses has been done already, or somebody was quicker: a normal end. */
export async function atAlarm(
  transact: Transact,
  { id, now }: { id: string; now: Date },
  rule: (gathering: Gathering, tx: Tx) => Change | Refused | Promise<Change | Refused>,
): Promise<void> {
  await transact(async (tx) => {
    const gathering = await lockSession(tx.db, id);
    if (!gathering) return;
    const outcome = await rule(gathering, tx);
    if (isRefused(outcome)) return;
    await save(tx, gathering, outcome, now);
  });
}

/** `byCircle`: a part ends because its circle goes on, and so need not tell it. */
export async function save(tx: Tx, before: Gathering, change: Change, now: Date, byCircle = false): Promise<void> {
  const { session, say, alarms } = change;
  const gathering = { ...before, session };
  await saveSession(tx.db, session);
  await setAlarms(tx, before.session, { session, alarms });
  // What belonged to the turn that is over and has not left yet would only confuse.
  if (session.turn !== before.session.turn) await tx.withdraw(alarmsOf(session.id));
  // What begins a step, or ends one, is said before the board of the next appears; the goodbye stands below it.
  // A session that closes has given up its seats, and which leg it was about is counted by them.
  const seated = { ...before, session: { ...session, seats: before.session.seats } };
  for (const said of say.filter((said) => said.what !== 'goodbye')) {
    const isTaken = said.what === 'revealed' && (await takeOver(tx, seated, { step: said.step, now }));
    if (!isTaken) await speak(tx, said.what === 'revealed' ? seated : gathering, said);
  }
  await takeCase(tx, before, change, now);
  await part(tx, before, session, now);
  if (session.sheet !== before.session.sheet) await writeAnew(tx, session);
  if (!change.unseen) await showBoards(tx, before, session);
  // A circle has one room; its parts talk where they like.
  if (session.parent === null)
    await roomFollows(tx, { group: before.group.id, guild: before.guild, before: before.session, session });
  for (const said of say.filter((said) => said.what === 'goodbye')) await speak(tx, gathering, said);
  // Who looks after the time was asked for before the session, or while it goes on: what is still open then is too late.
  if (session.parent === null && (session.stage.at === 'closed' || hasBegun(before.session, session)))
    await settleOfferOf(tx, before, session.id);
  if (session.stage.at !== 'closed') return;
  await forgetAnswers(tx.db, session.id);
  await forgetContributions(tx.db, session.id);
  if (session.parent !== null) await parts.closed(tx, gathering, { now, byCircle });
}

/** Whose case it is from now on has had the chance. The line of one who waited with it is kept for them until they have told it. */
async function takeCase(
  tx: Tx,
  { session: before, group }: Gathering,
  { session, told }: Change,
  now: Date,
): Promise<void> {
  const { owner, startsAt: since } = session;
  if (told !== undefined) await caseTold(tx, { group: group.id, user: told });
  if (owner !== null && owner !== before.owner) await caseCalled(tx, { group: group.id, user: owner, since, now });
}

/** A reveal that begins, perhaps for a second time, begins with nothing written. */
async function writeAnew(tx: Tx, session: Session): Promise<void> {
  const step = stepNumber(session);
  if (step === undefined || legOf(session).step.kind !== 'reveal' || session.ledger.written.length > 0) return;
  await forgetContributionsTo(tx.db, session.id, step);
}

const hasBegun = (before: Session, { stage }: Session): boolean =>
  before.stage.at === 'planned' && stage.at !== 'planned';

/** Where a split begins its parts are made, and where it is over they are closed. */
async function part(tx: Tx, before: Gathering, session: Session, now: Date): Promise<void> {
  const [was, is] = [isSplitAt(before.session), isSplitAt(session)];
  const isSame = was && is && stepNumber(before.session) === stepNumber(session);
  // A pause of the circle lets its parts go on; what it was granted is theirs too.
  if (isSame) {
    const moreMs = grantedMs(before.session, session);
    return parts.follow(tx, { ...before, session }, { moreMs, now });
  }
  if (was) await parts.close(tx, before.session.id, now);
  if (is) await parts.make(tx, { ...before, session }, now);
}

/** The sheet that is over, and the one that has begun; of a session that never began there is none. */
async function showBoards(tx: Tx, { session: before, guild, thread }: Gathering, session: Session): Promise<void> {
  const keys = new Set([...(staysAsItIs(before, session) ? [] : [boardOf(before)]), boardOf(session)]);
  for (const key of keys) if (key !== null) await tx.showBoard({ key, guild, channel: thread });
}

/**
 * In a smaller group what a talk or a writing was about stays as it is when its time is over: the next sheet, or the goodbye,
 * stands below it, and its buttons say so themselves. To let it shrink would cost as many requests again as the sheets do.
 */
const staysAsItIs = (before: Session, session: Session): boolean =>
  session.parent !== null &&
  before.stage.at === 'timed' &&
  before.stage.floor.is === 'open' &&
  (session.sheet !== before.sheet || session.stage.at === 'closed');

/** Says something in the thread of a session; without a thread there is nobody to say it to. */
export async function speak(tx: Tx, gathering: Gathering, said: Said): Promise<void> {
  const { session, guild, thread, group } = gathering;
  if (thread === null) return;
  const about = `session:${session.id}:${session.turn}:${said.what}`;
  if (said.what === 'revealed' || said.what === 'chosen') {
    const messages =
      said.what === 'chosen'
        ? chosenWords(gathering, said, strings())
        : revealed(
            gathering,
            { step: said.step, written: await contributionsTo(tx.db, session.id, said.step) },
            strings(),
          );
    for (const [page, message] of messages.entries())
      await tx.announce({ about: `${about}:${page}`, guild, act: { do: 'post', channel: thread, message } });
    return;
  }
  if (said.what === 'invitation') {
    const message = invitation(gathering, thread, strings());
    const act = { do: 'tell', user: said.to, message } as const;
    // Which of those who were invited it is, and not who: that stays in the row, and in the log, when it has been told.
    const place = session.ledger.invited.indexOf(said.to);
    await tx.announce({ about: `${about}:${place}`, guild, act, subject: alarmsOf(session.id) });
    return;
  }
  const next = said.what === 'goodbye' && session.parent === null ? await nextPlannedOf(tx.db, group.id) : null;
  const message = saying(said, { ...gathering, next }, strings());
  await tx.announce({ about, guild, act: { do: 'post', channel: thread, message } });
  if (said.what === 'opening')
    await askQuestions(tx, { guild, group: group.id, session: session.id, thread, rests: await whoRests(tx, session) });
}

/** Who is not called to a session: they rest this week, or pause and have not said that they come. */
async function whoRests(tx: Tx, session: Session): Promise<(user: string) => boolean> {
  const called = new Set(calledBy(session, await answersTo(tx.db, session.id)));
  return (user) => !called.has(user);
}

async function setAlarms(tx: Tx, before: Session, { session, alarms }: Pick<Change, 'session' | 'alarms'>) {
  if (alarms) await tx.cancelAlarms(alarmsOf(session.id));
  for (const ring of alarms ?? []) await setAlarm(tx, session, ring);
  if (before.endsBy?.getTime() === session.endsBy?.getTime()) return;
  await tx.cancelAlarms(frameOf(session.id));
  if (session.endsBy === null) return;
  await tx.setAlarm({
    job: 'session.end-frame',
    key: `session.end-frame:${session.id}`,
    subject: frameOf(session.id),
    data: { session: session.id },
    dueAt: session.endsBy,
  });
}

function setAlarm(tx: Tx, session: Session, ring: Ring): Promise<void> {
  const asked = ring.job === 'session.tend-floor' ? { asked: ring.asked } : {};
  return tx.setAlarm({
    job: ring.job,
    key: [ring.job, session.id, session.turn, ...Object.values(asked).map(String)].join(':'),
    subject: alarmsOf(session.id),
    data: { session: session.id, turn: session.turn, ...asked },
    dueAt: ring.at,
  });
}
