import { moderatorsIn } from '../../../cohorts/team/store';
import { minutesAfter } from '../../../common/clock';
import { plainLine } from '../../../common/inert';
import { refuse, Refusal, type RefusalKey } from '../../../common/refusal';
import { readHome } from '../../../home/store';
import { tellModerators } from '../../../home/telling';
import { strings } from '../../../locales';
import type { Tx } from '../../../store/transaction';
import { breaksRules, type Consequences } from '../../rules/consequences';
import type { Since } from '../../rules/since';
import { follow, type Done } from '../agreeing';
import { daysAsked } from '../change';
import { decidesOn, whoIsHere } from '../deciding';
import type { Look } from '../looking';
import type { ChangePorts } from '../ports';
import { lockReady, refuseImpossible, type Ready, type Yes } from '../ready';
import { foreseen } from '../seating';
import { differsFrom, markOf, seenIn } from '../seen';
import { askedOthers } from '../views';
import { forgetUndone } from '../words';
import { endAsked, markAsked, saveSeen } from './store';

/** A moderator who sits in a circle hands its change on: the others who look after the cohort are asked for the yes. */

/** What they read. Others read along, so that nothing is said of two who should not sit together: one of them may be there. */
export interface AskedYes extends Pick<Look, 'id' | 'kind' | 'plan' | 'circles' | 'consequences' | 'undoes' | 'since'> {
  readonly cohort: string;
  readonly breaksRules: boolean;
  readonly by: string;
  readonly reason: string;
  /** a mark of all this as it stands here */
  readonly seen: string;
}

/** What came of the yes of another: it is done, is asked anew because something has changed, or cannot be done any more. */
export type AgreedForOther =
  | { readonly did: 'change'; readonly done: Done }
  | { readonly did: 'ask again'; readonly asked: AskedYes }
  | { readonly did: 'end'; readonly by: string | null; readonly reason: string; readonly why: Refusal };

/** After these there is nothing left to say yes to. */
const endings: readonly RefusalKey[] = [
  ...(['changeOvertaken', 'circleIsNoMore', 'noCirclesToChange', 'tooOldToUndo'] as const),
  ...(['changedAlready', 'askedTooLongAgo'] as const),
];

export function createPassingOn(ports: ChangePorts) {
  const { transact, clock } = ports;

  const consequencesFor = ({ change, cohort, circles }: Ready, tx: Tx, reader: string): Promise<Consequences> =>
    foreseen(tx, { cohort, circles, moves: change.plan.moves, undoes: change.undoes, reader }, ports);

  function askedIn(
    { change, cohort, circles }: Ready,
    p: { consequences: Consequences; by: string; reason: string; since: readonly Since[] | null },
  ): { asked: AskedYes; seen: ReturnType<typeof seenIn> } {
    const { id, kind, plan, undoes } = change;
    const consequences = { ...p.consequences, apart: [] };
    const seen = seenIn(circles, consequences);
    const it = { id, kind, plan, undoes, circles, consequences, breaksRules: breaksRules(consequences) };
    return { seen, asked: { ...it, ...p, consequences, cohort: cohort.name, seen: markOf(seen) } };
  }

  async function agreed(tx: Tx, yes: Yes & { seen: string }): Promise<AgreedForOther> {
    const ready = await lockReady(tx, yes);
    const { change, cohort, circles } = ready;
    const { plan, reason } = change;
    if (change.state !== 'asked') throw refuse('reasonNeeded');
    const now = clock.now();
    if (minutesAfter(change.at, daysAsked * 1440) <= now) throw refuse('askedTooLongAgo', daysAsked);
    const { decides } = await decidesOn(tx, { cohort, by: yes.by.id, plan, circles });
    if (decides !== 'whoever asks') throw refuse('youSitThere');
    await refuseImpossible(tx, ready);
    const consequences = await consequencesFor(ready, tx, yes.by.id);
    const [two] = consequences.apart;
    if (two) throw refuse('theyConflict', two.one, two.other);
    const since = differsFrom(plan, { circles, consequences }) ?? (markOf(plan) === yes.seen ? null : []);
    if (since) {
      const { asked, seen } = askedIn(ready, { consequences, by: change.by ?? yes.by.id, reason, since });
      await saveSeen(tx.db, change.id, { ...plan, ...seen });
      return { did: 'ask again', asked };
    }
    return { did: 'change', done: await follow(tx, ready, { by: yes.by.id, reason, told: false, now }) };
  }

  return {
    /**
     * Asks the others who look after the cohort, in the moderators' channel; by direct message those who do not read there.
     * Refuses where nobody can be reached.
     */
    async askOthers(yes: Yes & { reason: string }): Promise<void> {
      const { guild, by, reason } = yes;
      const users = await transact((tx) => moderatorsIn(tx.db, guild));
      const here = await whoIsHere(ports, { guild, users: users.filter((user) => user !== by.id) });
      await transact(async (tx) => {
        const ready = await lockReady(tx, yes);
        const { change, cohort, circles } = ready;
        if (plainLine(reason) === '') throw refuse('reasonNeeded');
        const home = await readHome(tx.db, guild);
        const role = home?.moderatorRoleId;
        const isChannel = (home?.moderatorsChannelId ?? null) !== null;
        const { others } = await decidesOn(tx, { cohort, by: by.id, plan: change.plan, circles });
        const readsThere = (user: string): boolean =>
          isChannel && typeof role === 'string' && (here.get(user)?.includes(role) ?? false);
        const directly = others.filter((user) => here.has(user) && !readsThere(user));
        if (!isChannel && directly.length === 0) throw refuse('nobodyToAsk');
        const consequences = await consequencesFor(ready, tx, by.id);
        const { asked, seen } = askedIn(ready, { consequences, by: by.id, reason, since: null });
        await markAsked(tx.db, { id: change.id, reason, at: clock.now(), plan: { ...change.plan, ...seen } });
        await forgetUndone(tx, { change: change.id, guild, days: 2 * daysAsked, now: clock.now() });
        const about = `roster:${change.id}:asked`;
        const message = askedOthers(strings(), asked);
        await tellModerators(tx, { about, guild, message });
        for (const user of directly)
          await tx.announce({ about: `${about}:${user}`, guild, act: { do: 'tell', user, message } });
      });
    },

    /** The yes of another, to what they were asked, with the reason of whoever asked. `seen`: the mark of the card they pressed. */
    async agreeForOther(yes: Yes & { seen: string }): Promise<AgreedForOther> {
      try {
        return await transact((tx) => agreed(tx, yes));
      } catch (fault) {
        if (!(fault instanceof Refusal) || !endings.includes(fault.key)) throw fault;
        const ended = await transact((tx) => endAsked(tx.db, { guild: yes.guild, id: yes.change }));
        if (!ended) throw fault;
        return { did: 'end', ...ended, why: fault };
      }
    },
  };
}
