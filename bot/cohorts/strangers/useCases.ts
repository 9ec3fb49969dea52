import type { Group } from '../../../entities';
import { refuse } from '../../common/refusal';
import { readHome } from '../../home/store';
import { tellModerators } from '../../home/telling';
import { strings } from '../../locales';
import { freshNumber } from '../../people/store';
import type { Tx } from '../../store/transaction';
import { lockOwnCohort } from '../authority';
import type { Ports } from '../ports';
import type { Asker } from '../rules/mayModerate';
import { belongingTo } from '../seating';
import { lockCohortOfOwnGroup, lockGroup, membersOf } from '../store';
import { appointmentsOf } from '../team/store';
import * as store from './store';
import { decisionNotice, strangerCard, strangerNotice } from './views';

/**
 * Somebody was let into a private thread by hand who does not sit in the circle. The circle reads so, moderators decide, and
 * nobody is taken out without their word.
 */
export function createStrangers({ transact, db, discord }: Ports) {
  /** Of those in a thread, who is no member, keeps no time and looks after nothing there. */
  async function strangersAmong(group: Group, present: readonly string[]): Promise<string[]> {
    const appointed = await appointmentsOf(db, group.cohortId);
    const known = new Set([
      ...[discord.self, ...(await membersOf(db, group.id))],
      ...appointed
        .filter(({ role, groupId }) => role === 'moderator' || groupId === null || groupId === group.id)
        .map(({ userId }) => userId),
    ]);
    const role = (await readHome(db, group.guildId))?.moderatorRoleId ?? null;
    const strangers: string[] = [];
    for (const user of present.filter((one) => !known.has(one))) {
      const roles = await discord.rolesOf(group.guildId, user);
      if (roles !== null && (role === null || !roles.includes(role))) strangers.push(user);
    }
    return strangers;
  }

  async function announce(tx: Tx, group: Group, p: { thread: string; user: string }): Promise<void> {
    const { id, name, guildId: guild } = group;
    // Taken out and let in again, somebody is found again: by a number, so that what is said stands there again.
    const about = `group:${id}:stranger:${await freshNumber(tx.db)}`;
    await tx.announce({
      about,
      guild,
      act: { do: 'post', channel: p.thread, message: strangerNotice(strings(), p.user) },
    });
    const message = strangerCard(strings(), { group: id, name, ...p });
    await tellModerators(tx, { about: `${about}:asked`, guild, message });
  }

  return {
    /** Looks who of those present is a stranger; each is told of once. */
    async look(seen: Group, { thread, present }: { thread: string; present: readonly string[] }): Promise<void> {
      const found = await strangersAmong(seen, present);
      await transact(async (tx) => {
        const group = await lockGroup(tx.db, seen.id);
        if (group?.threadId !== thread) return;
        // Whoever has got a seat while Discord was asked is none.
        const members = await membersOf(tx.db, group.id);
        const strangers = found.filter((user) => !members.includes(user));
        await store.keepOnly(tx.db, group.id, strangers);
        for (const user of strangers) {
          if (await store.addStranger(tx.db, group.id, user)) await announce(tx, group, { thread, user });
        }
      });
    },

    /** The moderators' word. The first one counts; the second moderator hears that it was given. */
    async decide(asked: {
      guild: string;
      by: Asker;
      group: string;
      user: string;
      stays: boolean;
    }): Promise<{ name: string; user: string; stays: boolean }> {
      const { guild, by, user, stays } = asked;
      return transact(async (tx) => {
        const cohort = await lockCohortOfOwnGroup(tx.db, asked);
        await lockOwnCohort(tx, { guild, by, cohort: cohort?.id ?? '0' });
        const group = await lockGroup(tx.db, asked.group);
        const stranger = group && (await store.lockStranger(tx.db, group.id, user));
        if (!group || !stranger) throw refuse('strangerDecided');
        // They were asked about before: whoever sits there by now, or keeps its time, is none any more.
        if ((await belongingTo(tx.db, group)).has(user)) throw refuse('strangerDecided');
        const { id, name, threadId: thread } = group;
        if (stays) await store.letStay(tx.db, id, user);
        else await store.forgetStranger(tx.db, id, user);
        if (thread !== null) {
          const about = `group:${id}:stranger:${await freshNumber(tx.db)}`;
          if (!stays) await tx.announce({ about: `${about}:out`, guild, act: { do: 'remove-member', thread, user } });
          const message = decisionNotice(strings(), { user, stays });
          await tx.announce({ about, guild, act: { do: 'post', channel: thread, message } });
        }
        return { name, user, stays };
      });
    },
  };
}
