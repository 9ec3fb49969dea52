import type { Group } from '../../entities';
import { codes, DeliveryFault } from '../common/deliveryFault';
import { refuse } from '../common/refusal';
import { catchUpIn } from '../sessions/planning';
import type { Ports } from './ports';
import { createSeating } from './seating';
import { giveThreadUp, isGivenUp, isUnderWay, lockCohortOfGroup, lockGroup } from './store';
import { askForThread, welcomeAnew } from './threads';

/** What was found wrong with the circles of a cohort, and was put right; `forbidden` are those that could not be. */
export interface Mended {
  /** threads that were gone: a new one opens */
  readonly threads: number;
  /** threads that were archived or locked by hand */
  readonly reopened: number;
  /** people who were not in the thread of their circle, and are again */
  readonly people: number;
  /** people who have left the server */
  readonly gone: number;
  /** welcomes that had not arrived */
  readonly welcomes: number;
  /** circles into whose threads something is still on its way, so that nothing was looked at there */
  readonly underWay: number;
  /** circles whose thread Discord would not let Grove touch */
  readonly forbidden: readonly string[];
}

type Count = { -readonly [K in keyof Mended]: Mended[K] };

/**
 * Compares each circle with its thread and puts right what was changed by hand or never arrived. One question after the
 * other and no lock held: there is time, and Discord is asked gently.
 */
export function createMending(ports: Ports) {
  const { transact, db, discord, installation } = ports;
  const { belonging, seat } = createSeating(ports);

  async function openAnew(group: Group, parent: string): Promise<boolean> {
    return transact(async (tx) => {
      const cohort = await lockCohortOfGroup(tx.db, group.id);
      const now = await lockGroup(tx.db, group.id);
      if (cohort?.state !== 'running' || now?.threadId !== group.threadId || now.givenUpAt !== null) return false;
      if (now.threadId !== null) await giveThreadUp(tx.db, now);
      const asked = await lockGroup(tx.db, group.id);
      if (asked) await askForThread(tx, { installation, group: asked, parent });
      return true;
    });
  }

  async function bringIn(group: Group, p: { thread: string; user: string }, count: Count): Promise<void> {
    const found = await seat(group, p);
    if (found === 'brought') count.people++;
    if (found === 'gone') count.gone++;
  }

  async function mendOne(group: Group, p: { parent: string; count: Count }): Promise<void> {
    const { parent, count } = p;
    const thread = group.threadId;
    const state = thread === null ? null : await discord.threadState(thread);
    // It was read before Discord was asked, and may have been given up since: its thread is locked for good.
    if (await isGivenUp(db, group.id)) return;
    if (thread === null || state === null) {
      if (await openAnew(group, parent)) count.threads++;
      return;
    }
    // What is on its way into this thread arrives by itself.
    if (await isUnderWay(db, thread)) {
      count.underWay++;
      return;
    }
    if (state.archived || state.locked) {
      await discord.reopenThread(thread);
      count.reopened++;
    }
    for (const user of await belonging(group)) await bringIn(group, { thread, user }, count);
    await transact(async (tx) => {
      if (await welcomeAnew(tx, { group, thread })) count.welcomes++;
      await catchUpIn(tx, { id: group.id, guild: group.guildId, thread });
    });
  }

  return async function mend(groups: readonly Group[], parent: string): Promise<Mended> {
    const count: Count = { threads: 0, reopened: 0, people: 0, gone: 0, welcomes: 0, underWay: 0, forbidden: [] };
    for (const group of groups) {
      try {
        await mendOne(group, { parent, count });
      } catch (fault) {
        if (!(fault instanceof DeliveryFault)) throw fault;
        if (fault.sort !== 'refused') throw refuse('discordIsAway');
        // A thread deleted while we looked is opened anew by the next launch.
        if (fault.code !== codes.unknownChannel) count.forbidden = [...count.forbidden, group.name];
      }
    }
    return count;
  };
}
