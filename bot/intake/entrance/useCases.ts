import { refuse } from '../../common/refusal';
import { readHome } from '../../home/store';
import type { Transact } from '../../store/transaction';
import { emptyGate } from '../rules/rush';
import { lockEntrance, readEntrance, saveEntrance } from './store';
import type { EntranceSight } from './views';

/** How people come into a guild's list, for its moderators. */
export function createEntrance({ transact }: { transact: Transact }) {
  return {
    look: (guild: string): Promise<EntranceSight> =>
      transact(async ({ db }) => {
        if (!(await readHome(db, guild))) throw refuse('notSetUp');
        return readEntrance(db, guild);
      }),

    /** Whether a nomination may come with an invite; those that were made stay what they are. */
    setInvites: (guild: string, invites: boolean): Promise<EntranceSight> =>
      transact(async ({ db }) => {
        const entrance = await lockEntrance(db, guild);
        await saveEntrance(db, guild, { invites });
        return { invites, shutAt: entrance.shutAt };
      }),

    /** People can begin again, counted from now on; pressed twice, it is open all the same. */
    openAgain: (guild: string): Promise<void> =>
      transact(async ({ db }) => {
        const { shutAt } = await lockEntrance(db, guild);
        if (shutAt !== null) await saveEntrance(db, guild, { ...emptyGate(), arrivals: [] });
      }),
  };
}

export type EntranceUseCases = ReturnType<typeof createEntrance>;
