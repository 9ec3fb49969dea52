import { refuse } from '../../common/refusal';
import { notYetAgreed } from '../../intake/store';
import type { Tx } from '../../store/transaction';
import { withThoseHere } from '../../rosters/changes/deciding';
import { look, type Look } from '../../rosters/changes/looking';
import type { Late, Repair } from '../../matching/repair/plain';
import type { Repairing } from '../rules/repairs';
import type { Asked } from '../authority';
import type { Ports } from '../ports';
import { ask, circlesToAsk, type Asked as InVote } from '../joining/asking';
import { readsModerators } from '../team/reading';
import { followAndRemember } from './remembering';
import { whyNotWaiting } from './store';
import { keyOf, lockRunning, placesFor, placingsOf, repairsOf, type Offered, type Running } from './running';

/** What could be done for the circles of a cohort, as its moderators see it. */
export interface Repairs {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly circles: Running['circles'];
  readonly asks: boolean;
  readonly offers: readonly Offered[];
  /** circles for which nothing can be done, and what stands in the way */
  readonly stuck: readonly Stuck[];
  readonly page: number;
}

export interface Stuck {
  readonly name: string;
  readonly people: number;
  readonly because: NonNullable<Repair['none']>;
}

/**
 * It is done, or from the third week on the circles that it touches are asked first. A moderator who sits in one of them has to
 * pass it on: they look at it as at any change of the roster; where a circle would end or meet at another hour, circles are asked.
 */
export type Followed =
  | { readonly did: 'look'; readonly look: Look }
  | { readonly did: 'follow'; readonly circles: Running['circles']; readonly repairing: Repairing }
  | ({
      readonly did: 'ask';
      /** whether whoever asked reads the moderators' channel, where the outcome is told */
      readonly reads: boolean;
    } & InVote);

/** The same before it is known who reads where. */
type Begun = Exclude<Followed, { did: 'ask' }> | ({ readonly did: 'ask' } & InVote);

export interface Places {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly circles: Running['circles'];
  readonly user: string;
  readonly asks: boolean;
  readonly late: Late;
}

export function createRepairing(ports: Ports) {
  const { transact, clock, zones } = ports;

  /** A circle that everybody has left has nobody to ask. */
  async function doOrAsk(
    tx: Tx,
    running: Running,
    p: { repairing: Repairing; key: string; user: string | null; by: string },
  ): Promise<Begun> {
    const { repairing, by, ...about } = p;
    const now = clock.now();
    const { moves, touches, closes, newHour, way } = repairing;
    const isTheirs = touches.some(({ members }) => members.includes(by)) || moves.some(({ user }) => user === by);
    if (isTheirs && !running.asks && closes === null && newHour === null) {
      const plan = { moves: moves.map((move) => ({ ...move, waits: true })) };
      const kind = way === 'topUp' ? 'add' : 'repair';
      return { did: 'look', look: await look(tx, { cohort: running.cohort, by, kind, plan }, ports) };
    }
    if ((running.asks || isTheirs) && circlesToAsk(running, repairing).length > 0)
      return { did: 'ask', ...(await ask(tx, running, { repairing, ...about, now })) };
    await followAndRemember(tx, running, { repairing, now, zones, by });
    return { did: 'follow', circles: running.circles, repairing };
  }

  async function following({ guild, by }: Asked, work: (tx: Tx) => Promise<Begun>): Promise<Followed> {
    const followed = await transact(work);
    if (followed.did === 'ask') {
      const reads = await readsModerators(ports, { guild, user: by.id, roles: by.roles });
      return { ...followed, reads: reads === true };
    }
    if (followed.did !== 'look') return followed;
    return { did: 'look', look: await withThoseHere(ports, guild, followed.look) };
  }

  return {
    /** What would help the circles that people have left, the smallest change first. Nothing is done. */
    async repairs(asked: Asked & { page?: number }): Promise<Repairs> {
      return transact(async (tx) => {
        const running = await lockRunning(tx, asked, ports);
        const { cohort, circles, asks } = running;
        const { repairs, offers } = repairsOf(running, { now: clock.now(), zones });
        const stuck = repairs.flatMap(({ group, people, none }) =>
          none ? [{ name: circles[group]?.name ?? '', people, because: none }] : [],
        );
        return { cohort: { id: cohort.id, name: cohort.name }, circles, asks, offers, stuck, page: asked.page ?? 0 };
      });
    },

    /** Yes to one of them. It is looked for anew: if anything that it rests on has changed, it is not there any more. */
    async followRepair(asked: Asked & { proposal: string }): Promise<Followed> {
      return following(asked, async (tx) => {
        const running = await lockRunning(tx, asked, ports);
        const now = clock.now();
        const found = repairsOf(running, { now, zones }).offers.find(({ key }) => key === asked.proposal);
        if (!found) throw refuse('repairOvertaken', running.cohort.name);
        return doOrAsk(tx, running, { ...found, user: null, by: asked.by.id });
      });
    },

    /** In which circles somebody who waits could sit, the best first. Nothing is done. */
    async placesOf(asked: Asked & { user: string }): Promise<Places> {
      return transact(async (tx) => {
        const running = await lockRunning(tx, asked, ports);
        const late = placesFor(running, asked.user);
        const { cohort, circles, asks } = running;
        const hasToAgree = await notYetAgreed(tx.db, asked.guild, [asked.user]);
        if (hasToAgree.length > 0) throw refuse('agreesFirst', hasToAgree);
        if (late === 'doesNotWait') throw refuse(await whyNotWaiting(tx.db, asked), asked.user);
        return { cohort: { id: cohort.id, name: cohort.name }, circles, user: asked.user, asks, late };
      });
    },

    /** Yes to one circle for somebody who waits; that they fit is looked at once more. */
    async place(asked: Asked & { group: string; user: string }): Promise<Followed> {
      return following(asked, async (tx) => {
        const running = await lockRunning(tx, asked, ports);
        const repairing = placingsOf(running, asked.user).find(({ circle }) => circle === asked.group);
        if (!repairing) throw refuse('placeOvertaken', running.cohort.name);
        return doOrAsk(tx, running, { repairing, key: keyOf(repairing), user: asked.user, by: asked.by.id });
      });
    },
  };
}
