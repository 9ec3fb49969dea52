import type { Cohort } from '../../../entities';
import { lockOwnCohort } from '../../cohorts/authority';
import { plainLine } from '../../common/inert';
import { refuse } from '../../common/refusal';
import { tellModerators } from '../../home/telling';
import { strings } from '../../locales';
import { freshNumber } from '../../people/store';
import type { Tx } from '../../store/transaction';
import type { RosterAsk } from '../choosing';
import { since } from '../rules/since';
import { apply, takeBack } from './applying';
import { isSoAlready, outOfPlace, refuseNotAgreed } from './places';
import { kept } from './change';
import { decidesOn, look, type Look } from './looking';
import type { ChangePorts } from './ports';
import { rowsBefore } from './rows';
import { foreseen, lockTouched, type Touched } from './seating';
import { doneNumbered, lockChange, markAsked, markDone, takenBack, type Change } from './store';
import { askedOthers, toldToCircle } from './views';

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
  readonly told: boolean;
}

type Yes = RosterAsk & { readonly change: string };

interface Ready {
  readonly change: Change;
  readonly cohort: Cohort;
  readonly circles: readonly Touched[];
}

export function createAgreeing(ports: ChangePorts) {
  const { transact, clock } = ports;

  /** What somebody looked at, and its circles, locked; whoever asks looks after the cohort at this moment. */
  async function lockReady(tx: Tx, { guild, by, change: id }: Yes): Promise<Ready> {
    const change = await lockChange(tx.db, { guild, id });
    // Whoever looks after nothing hears the same whether there is such a change or not.
    const cohort = await lockOwnCohort(tx, { guild, by, cohort: change?.cohort ?? '0' });
    if (!change) throw refuse('gone');
    if (change.state === 'done') throw refuse('changedAlready', change.by);
    if (cohort.state !== 'matched' && cohort.state !== 'running') throw refuse('noCirclesToChange', cohort.name);
    return { change, cohort, circles: await lockTouched(tx, cohort, change.plan.moves) };
  }

  async function agree(yes: Yes & { reason: string | null; told: boolean }): Promise<Agreed> {
    return transact(async (tx) => {
      const ready = await lockReady(tx, yes);
      const { change, cohort, circles } = ready;
      const reason = yes.reason ?? (change.state === 'asked' ? change.reason : '');
      if (plainLine(reason) === '') throw refuse('reasonNeeded');
      const { plan, kind, undoes } = change;
      const decides = await decidesOn(tx, { cohort, by: yes.by.id, plan, circles });
      if (decides === 'another' || (decides === 'another, or told' && !yes.told)) throw refuse('youSitThere');
      const differs = since(plan.seen, circles);
      if (yes.reason === null) await mindConflicts(tx, ready, yes);
      if (await isOvertaken(tx, ready)) throw refuse('changeOvertaken', cohort.name);
      if (undoes === null) await refuseNotAgreed(tx, { guild: cohort.guildId, moves: plan.moves });
      if (differs.length > 0) {
        const asked = { cohort, by: yes.by.id, kind, plan, undoes, since: differs };
        return { did: 'look again', look: await look(tx, asked, ports) };
      }
      return { did: 'change', done: await follow(tx, ready, { ...yes, reason }) };
    });
  }

  /** Whoever asked was not told of conflicts that they have part in; whoever says yes for them is, alone. */
  async function mindConflicts(tx: Tx, { change, cohort, circles }: Ready, { by }: Yes): Promise<void> {
    const { apart } = await foreseen(tx, { cohort, circles, moves: change.plan.moves, reader: by.id }, ports);
    const unseen = apart.find(({ one, other }) => one === change.by || other === change.by);
    if (unseen) throw refuse('theyConflict', unseen.one, unseen.other);
  }

  async function follow(tx: Tx, ready: Ready, yes: Yes & { reason: string; told: boolean }): Promise<Done> {
    const { change, cohort, circles } = ready;
    const { reason, told } = yes;
    const now = clock.now();
    const todo = { cohort, plan: change.plan, circles, now };
    const undone =
      change.undoes === null ? null : await doneNumbered(tx.db, { ...ofCohort(cohort), number: change.undoes });
    // Others were made between the look and the yes, and it is none of the last any more.
    if (undone && undone.before === null) throw refuse('tooOldToUndo', change.undoes ?? 0);
    const before = undone?.before
      ? await takeBack(tx, { ...todo, before: rowsBefore.parse(undone.before) })
      : await apply(tx, todo);
    const number = await markDone(tx.db, { change, by: yes.by.id, reason, plan: change.plan, before, at: now, kept });
    const isTold = told && circles.some(({ threadId }) => threadId !== null);
    const done = { ...{ cohort, number, change, circles, reason, told: isTold }, by: yes.by.id };
    if (isTold) await tellCircles(tx, { circles, reason, by: yes.by.id });
    return { ...done, cohort: { id: cohort.id, name: cohort.name } };
  }

  return {
    /** Does what was looked at. `reason`: null where it was given by whoever asked for the yes. `told`: by somebody who sits there, because nobody else can; its circles read who and why. */
    agree,

    /** Asks the others who look after the cohort, in the moderators' channel. */
    async askOthers(yes: Yes & { reason: string }): Promise<void> {
      await transact(async (tx) => {
        const { change, cohort, circles } = await lockReady(tx, yes);
        const { plan, kind, undoes } = change;
        if (plainLine(yes.reason) === '') throw refuse('reasonNeeded');
        await markAsked(tx.db, change.id, yes.reason);
        const consequences = await foreseen(tx, { cohort, circles, moves: plan.moves, reader: yes.by.id }, ports);
        await tellModerators(tx, {
          about: `roster:${change.id}:asked`,
          guild: cohort.guildId,
          message: askedOthers(strings(), {
            ...{ id: change.id, cohort: cohort.name, kind, plan, circles, consequences, undoes },
            ...{ by: yes.by.id, reason: yes.reason },
          }),
        });
      });
    },

    /** The yes of another, to what they were asked, with the reason of whoever asked. */
    agreeForOther: (yes: Yes): Promise<Agreed> => agree({ ...yes, reason: null, told: false }),
  };
}

const ofCohort = ({ guildId: guild, id: cohort }: Cohort) => ({ guild, cohort });

/** Whether somebody is not any more where the change takes them from, or an undo has been done already. */
async function isOvertaken(tx: Tx, { change, cohort }: Ready): Promise<boolean> {
  if (change.undoes !== null && (await takenBack(tx.db, ofCohort(cohort))).has(change.undoes)) return true;
  const { moves, pair } = change.plan;
  if (pair && change.undoes === null && (await isSoAlready(tx, cohort, pair))) return true;
  return (await outOfPlace(tx, cohort, { moves, undoes: change.undoes !== null })).length > 0;
}

/** A moderator who sits in a circle has changed it, because nobody else could: everybody there may know. */
async function tellCircles(tx: Tx, done: { circles: readonly Touched[]; by: string; reason: string }): Promise<void> {
  const number = await freshNumber(tx.db);
  for (const { id, guildId: guild, threadId: channel, members } of done.circles) {
    if (channel === null) continue;
    const message = toldToCircle(strings(), { by: done.by, sitsHere: members.includes(done.by), reason: done.reason });
    await tx.announce({ about: `group:${id}:changed:${number}`, guild, act: { do: 'post', channel, message } });
  }
}
