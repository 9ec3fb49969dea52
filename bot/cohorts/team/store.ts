import { IsNull, type EntityManager } from 'typeorm';
import { Appointment } from '../../../entities';

/** Who looks after a cohort, and who keeps the time in its circles. */

export const appointmentsOf = (db: EntityManager, cohort: string): Promise<Appointment[]> =>
  db.find(Appointment, { where: { cohortId: cohort }, order: { id: 'ASC' } });

/** Who is appointed to look after any cohort of a guild. */
export async function moderatorsIn(db: EntityManager, guild: string): Promise<string[]> {
  const rows = await db.findBy(Appointment, { guildId: guild, role: 'moderator' });
  return [...new Set(rows.map(({ userId }) => userId))];
}

/** The facilitators who have a place in the thread of this group: its own, and those of the whole cohort. */
export async function facilitatorsOf(
  db: EntityManager,
  group: { id: string; cohortId: string },
): Promise<Appointment[]> {
  const { cohortId } = group;
  return db.find(Appointment, {
    where: [
      { cohortId, role: 'facilitator', groupId: group.id },
      { cohortId, role: 'facilitator', groupId: IsNull() },
    ],
    order: { id: 'ASC' },
  });
}

type Appointing = Pick<Appointment, 'guildId' | 'cohortId' | 'userId' | 'role' | 'groupId'>;

/** The number of the appointment; undefined when the person held it already. */
export async function addAppointment(db: EntityManager, appointment: Appointing): Promise<string | undefined> {
  const inserted = await db
    .createQueryBuilder()
    .insert()
    .into(Appointment)
    .values(appointment)
    .orIgnore()
    .returning('id')
    .updateEntity(false)
    .execute();
  const [row] = inserted.raw as { id: string }[];
  return row?.id;
}

/** Ends all that somebody was appointed to in a cohort; what it was. */
export async function endAppointments(db: EntityManager, cohort: string, user: string): Promise<Appointment[]> {
  const held = await db.findBy(Appointment, { cohortId: cohort, userId: user });
  await db.delete(Appointment, { cohortId: cohort, userId: user });
  return held;
}
