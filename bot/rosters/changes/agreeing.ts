import { moderatorsIn } from '../../cohorts/team/store';
import { plainLine } from '../../common/inert';
import { refuse } from '../../common/refusal';
import { readHome } from '../../home/store';
import { tellModerators } from '../../home/telling';
import { strings } from '../../locales';
import { freshNumber } from '../../people/store';
import type { Tx } from '../../store/transaction';
import { apply, takeBack } from './applying';
import { kept } from './change';
import { decidesOn, whoIsHere, withThoseHere } from './deciding';
import { look, type Look } from './looking';
import type { ChangePorts } from './ports';
import { circleOfBoth } from './places';
import { lockReady, ofCohort, refuseImpossible, type Ready, type Yes } from './ready';
import { rowsBefore } from './rows';
import { foreseen, type Touched } from './seating';
import { differsFrom } from './seen';
import { doneNumbered, markDone, type Change } from './store';
import { undoneOf } from './words';
import { toldToCircle, toldToModerators } from './views';

/** What came of a yes: it is done, or it is looked at anew because something has changed since. */
export type Agreed =
  { readonly did: 'change'; readonly done: Done } | { readonly did: 'look again'; readonly look: Look };

export interface Done {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly number: number;
  readonly change: Pick<Change, 'kind' | 'plan' | 'undoes'>;
  readonly circles: readonly Pick<Touched, 'id' | 'name'>[];
  readonly reason: string;
  readonly by: string;
  /** who read that it was decided alone; null: it was not, or nobody could be told */
  readonly told: 'circles' | 'moderators' | null;
  /** the circle in which two sit together all the same who are kept apart by it; null: they do not */
  readonly together: string | null;
}

export function createAgreeing(ports: ChangePorts) {
  const { transact } = ports;
  return {
    /** Does what was looked at. `told`: by somebody who sits there, because nobody else can; its circles read who and why. */
    async agree(yes: Yes & { reason: string; told: boolean }): Promise<Agreed> {
      const { guild, by, reason, told } = yes;
      // Who is there only Discord knows, and it is not asked while anything is locked.
      const users = told ? await transact((tx) => moderatorsIn(tx.db, guild)) : [];
      const here = await whoIsHere(ports, { guild, users: users.filter((user) => user !== by.id) });
      const agreed = await transact(async (tx): Promise<Agreed> => {
        const ready = await lockReady(tx, yes);
        const { change, cohort, circles } = ready;
        if (plainLine(reason) === '') throw refuse('reasonNeeded');
        const { plan, kind, undoes } = change;
        const { decides, others } = await decidesOn(tx, { cohort, by: by.id, plan, circles });
        const mayAlone = told && others.every((user) => !here.has(user));
        if (decides !== 'whoever asks' && !mayAlone) throw refuse('youSitThere');
        await refuseImpossible(tx, ready);
        const { moves } = plan;
        const consequences = await foreseen(tx, { cohort, circles, moves, undoes, reader: by.id }, ports);
        const since = differsFrom(plan, { circles, consequences });
        if (since) {
          return { did: 'look again', look: await look(tx, { cohort, by: by.id, kind, plan, undoes, since }, ports) };
        }
        return { did: 'change', done: await follow(tx, ready, { by: by.id, reason, told, now: ports.clock.now() }) };
      });
      if (agreed.did === 'change') return agreed;
      return { did: 'look again', look: await withThoseHere(ports, guild, agreed.look) };
    },
  };
}

/** Does a change that somebody has said yes to, and remembers it. */
export async function follow(
  tx: Tx,
  { change, cohort, circles }: Ready,
  yes: { by: string; reason: string; told: boolean; now: Date },
): Promise<Done> {
  const { by, reason, now } = yes;
  const { plan } = change;
  const todo = { cohort, plan, circles, now, undoes: change.undoes };
  const undone =
    change.undoes === null ? null : await doneNumbered(tx.db, { ...ofCohort(cohort), number: change.undoes });
  // Others were made between the look and the yes, and it is none of the last any more.
  if (undone && undone.before === null) throw refuse('tooOldToUndo', change.undoes ?? 0);
  const before = undone?.before
    ? await takeBack(tx, { ...todo, before: rowsBefore.parse(undone.before) })
    : await apply(tx, todo);
  await tx.cancelAlarms(undoneOf(change.id));
  const number = await markDone(tx.db, { change, by, reason, plan, before, at: now, kept });
  const done = { number, change, circles, reason, by, cohort: { id: cohort.id, name: cohort.name } };
  const told = yes.told ? await tellOfIt(tx, { guild: cohort.guildId, done, circles }) : null;
  return { ...done, told, together: await circleOfBoth(tx, cohort, plan.pair) };
}

/** A moderator who sits there has changed it, because nobody else could: everybody in the circles may know, or else the other moderators. */
async function tellOfIt(
  tx: Tx,
  p: { guild: string; done: Omit<Done, 'told' | 'together'>; circles: readonly Touched[] },
): Promise<Done['told']> {
  const { guild, done, circles } = p;
  const { by, reason } = done;
  const number = await freshNumber(tx.db);
  for (const { id, threadId: channel, members } of circles) {
    if (channel === null) continue;
    const message = toldToCircle(strings(), { by, sitsHere: members.includes(by), reason });
    await tx.announce({ about: `group:${id}:changed:${number}`, guild, act: { do: 'post', channel, message } });
  }
  if (circles.some(({ threadId }) => threadId !== null)) return 'circles';
  if (((await readHome(tx.db, guild))?.moderatorsChannelId ?? null) === null) return null;
  const about = `cohort:${done.cohort.id}:changed:${number}`;
  await tellModerators(tx, { about, guild, message: toldToModerators(strings(), done) });
  return 'moderators';
}
