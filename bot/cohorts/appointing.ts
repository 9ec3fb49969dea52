import type { Cohort, Group } from '../../entities';
import { refuse } from '../common/refusal';
import type { Tx } from '../store/transaction';
import { seatRoom } from '../voice/tending';
import { lockOwnCohort, type Asked } from './authority';
import type { Ports } from './ports';
import { circleNamed } from './rules/circleNamed';
import { groupsOf, membersOf, seatsOf } from './store';
import { readsModerators } from './team/reading';
import { addAppointment, endAppointments, facilitatorsOf } from './team/store';
import { tellGroupWhoLooksAfter } from './threads';

export type Office = 'moderator' | 'facilitator' | 'nobody';

export interface Appointed {
  readonly cohort: string;
  readonly user: string;
  readonly as: Office;
  /** the one circle it is for; null: all of them */
  readonly circle: string | null;
  /** the circles of this cohort in which the person sits as a member */
  readonly sitsIn: readonly string[];
  readonly already: boolean;
  /** of a moderator: whether they read the moderators' channel; null: there is none, or nobody knows */
  readonly reads: boolean | null;
}

/** Who looks after a cohort, and who keeps the time in its circles. */
export function createAppointing(ports: Ports) {
  const { transact } = ports;

  async function bringIn(tx: Tx, p: { groups: readonly Group[]; user: string; appointment: string }): Promise<void> {
    for (const { id, guildId: guild, threadId: thread } of p.groups) {
      if (thread === null) continue;
      const about = `appointment:${p.appointment}:${id}:${thread}`;
      await tx.announce({ about, guild, act: { do: 'add-member', thread, user: p.user } });
      await seatRoom(tx, id);
    }
  }

  /** Nobody stays in a thread whom neither a seat nor another appointment has brought there. */
  async function end(tx: Tx, { cohort, user }: { cohort: Cohort; user: string }): Promise<boolean> {
    const ended = await endAppointments(tx.db, cohort.id, user);
    const [first] = ended.filter(({ role }) => role === 'facilitator');
    for (const group of first ? await groupsOf(tx.db, cohort.id) : []) {
      const { guildId: guild, threadId: thread } = group;
      const isMember = (await membersOf(tx.db, group.id)).includes(user);
      const isFacilitator = (await facilitatorsOf(tx.db, group)).some(({ userId }) => userId === user);
      if (thread === null || isMember || isFacilitator) continue;
      const about = `appointment:${first?.id}:${group.id}:${thread}:over`;
      await tx.announce({ about, guild, act: { do: 'remove-member', thread, user } });
      await seatRoom(tx, group.id);
    }
    return ended.length > 0;
  }

  return {
    async appoint(asked: Asked & { user: string; as: Office; circle?: string | undefined }): Promise<Appointed> {
      const { user, as, guild } = asked;
      const appointed = await transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        if (cohort.state === 'ended') throw refuse('cohortEnded');
        const groups = await groupsOf(tx.db, cohort.id);
        const circle = asked.circle === undefined || as !== 'facilitator' ? null : circleNamed(groups, asked.circle);
        const sitsIn = (await seatsOf(tx.db, cohort.id)).filter((seat) => seat.user === user).map(({ group }) => group);
        const told = {
          cohort: cohort.name,
          user,
          as,
          circle: circle && circle.name,
          sitsIn: sitsIn.map(({ name }) => name),
        };
        if (as === 'nobody') return { ...told, already: !(await end(tx, { cohort, user })) };
        const appointment = await addAppointment(tx.db, {
          guildId: cohort.guildId,
          cohortId: cohort.id,
          userId: user,
          role: as,
          groupId: circle && circle.id,
        });
        if (appointment === undefined) return { ...told, already: true };
        const broughtInto = as === 'moderator' ? [] : circle ? [circle] : groups;
        await bringIn(tx, { groups: broughtInto, user, appointment });
        for (const group of groups) {
          const sitsHere = sitsIn.some(({ id }) => id === group.id);
          if (group.threadId === null || !(sitsHere || broughtInto.some(({ id }) => id === group.id))) continue;
          await tellGroupWhoLooksAfter(tx, { group, thread: group.threadId, user, role: as, sitsHere });
        }
        return { ...told, already: false };
      });
      return { ...appointed, reads: as === 'moderator' ? await readsModerators(ports, { guild, user }) : null };
    },
  };
}
