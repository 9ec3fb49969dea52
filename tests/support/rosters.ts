import type { Outcome } from '../../sandbox/client';
import { inDatabase } from './rows';
import { said, type Somebody, type Town } from './town';

/** What moderators do to a roster, as they do it: a command, a look, a yes with a reason. */

type Options = Record<string, string | number | boolean>;

/** Runs a command that changes a roster and reads what it would do. */
export async function looks(by: Somebody, command: string, options: Options): Promise<{ text: string; card: Outcome }> {
  const card = await by.run(`roster ${command}`, options);
  return { text: await said(card), card };
}

/** Says yes to what was looked at, by the button of that label, and why. */
export async function agrees(
  by: Somebody,
  card: Outcome,
  p: { label?: string; reason?: string } = {},
): Promise<Outcome> {
  const { form } = await by.pressesOn(card, p.label ?? 'Yes, and why');
  if (!form) throw new Error('nothing asks for the reason');
  return by.acts.submit({ form, fields: { reason: p.reason ?? 'It suits them better.' } });
}

/** Looks and says yes; what was answered. */
export async function changes(
  by: Somebody,
  command: string,
  p: Options & { label?: never },
  how: { label?: string; reason?: string } = {},
): Promise<string> {
  const { text, card } = await looks(by, command, p);
  const label = text.includes('breaks a rule') ? 'All the same, and why' : 'Yes, and why';
  return said(await agrees(by, card, { label, ...how }));
}

/** The ids of those who sit in each circle of a guild, by the circle's name. */
export const seating = (town: Town, guild: string): Promise<Record<string, string[]>> =>
  inDatabase(town, async (database) => {
    const { rows } = await database.query<{ name: string; members: string[] | null }>(
      `SELECT g.name, array_agg(m.user_id::text ORDER BY m.user_id) FILTER (WHERE m.user_id IS NOT NULL) AS members
       FROM "group" g LEFT JOIN membership m ON m.group_id = g.id WHERE g.guild_id = $1 GROUP BY g.name ORDER BY g.name`,
      [guild],
    );
    return Object.fromEntries(rows.map(({ name, members }) => [name, members ?? []]));
  });
