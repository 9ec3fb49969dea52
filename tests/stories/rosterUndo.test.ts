import { seededRandom } from '../../bot/common/random';
import { areWaiting, hours } from '../support/people';
import { agrees, looks, seating } from '../support/rosters';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** As many as can be taken back. */
const mostChanges = 50;

/**
 * Every row that is about people and circles, to the letter. What was said on Discord, and that it was done, stays; so does
 * what forgets, thirty days later, what a change had kept.
 */
async function database(): Promise<Record<string, string[]>> {
  const tables = [
    'membership',
    'application',
    'group',
    'session',
    'cohort',
    'apart',
    'appointment',
    'rsvp',
    'offer',
  ].concat(...[['bringing', 'brought', 'met', 'sat', 'catch_up']]);
  return inDatabase(town, async (client) => {
    const found: Record<string, string[]> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT (to_jsonb(t) - 'agenda')::text AS row FROM "${table}" t ORDER BY row`,
      );
      found[table] = rows.map(({ row }) => row);
    }
    const { rows } = await client.query<{ row: string }>(
      `SELECT jsonb_build_array(key, subject, job, data, due_at)::text AS row FROM alarm
       WHERE job <> 'rosters.forgetWords' ORDER BY row`,
    );
    return { ...found, alarm: rows.map(({ row }) => row) };
  });
}

/** Who is in which thread, and holds which role. */
async function onDiscord(place: Place): Promise<unknown> {
  const { channels, members } = await town.sandbox.client.guild(place.guild);
  const threads = channels
    .filter(({ thread }) => thread !== undefined)
    .map(({ id, name, thread }) => ({ id, name, members: [...(thread?.members ?? [])].sort() }));
  return { threads, roles: members.map(({ id, roles }) => [id, [...roles].sort()]).sort() };
}

/** Words, wishes and turns of every kind that a seat has with it. */
const lived = (guild: string): Promise<void> =>
  inDatabase(town, async (client) => {
    const groups = `(SELECT id FROM "group" WHERE guild_id = ${guild})`;
    for (const statement of [
      `UPDATE membership SET unhurried = user_id % 2 = 0, invite_in = user_id % 3 = 0, facilitates = user_id % 5 <> 0,
         paused_until = CASE WHEN user_id % 4 = 1 THEN timestamptz '2027-05-01' END,
         joined_at = joined_at + interval '0.000123 s' WHERE group_id IN ${groups}`,
      // The time of the sessions goes round among those who are asked and there, as the rota would have it.
      `UPDATE session s SET facilitator_id = (
         SELECT (array_agg(user_id ORDER BY user_id))[1 + (s.number - 1) % greatest(count(*), 1)::int] FROM membership
         WHERE group_id = s.group_id AND facilitates AND paused_until IS NULL) WHERE s.guild_id = ${guild}`,
      `INSERT INTO alarm (job, key, subject, data, due_at)
         SELECT 'people.return', pause, pause, jsonb_build_object('guild', '${guild}', 'user', m.user_id::text), paused_until
         FROM membership m, LATERAL (SELECT 'pause:${guild}:' || m.user_id AS pause) AS named
         WHERE group_id IN ${groups} AND paused_until IS NOT NULL`,
      `INSERT INTO bringing (guild_id, group_id, user_id, kind, words, asked_at)
         SELECT ${guild}, group_id, user_id, 'case', 'case of ' || user_id, now() FROM membership WHERE group_id IN ${groups}`,
      `INSERT INTO bringing (guild_id, group_id, user_id, kind, words)
         SELECT ${guild}, group_id, user_id, 'step', 'mine' FROM membership WHERE group_id IN ${groups} AND user_id % 2 = 1`,
      `INSERT INTO rsvp (session_id, user_id, answer) SELECT s.id, m.user_id, 'coming'
         FROM session s JOIN membership m ON m.group_id = s.group_id WHERE s.guild_id = ${guild} AND m.user_id % 2 = 0`,
      `INSERT INTO met (group_id, one_id, other_id, times) SELECT a.group_id, a.user_id, b.user_id, 2
         FROM membership a JOIN membership b ON a.group_id = b.group_id AND a.user_id < b.user_id WHERE a.group_id IN ${groups}`,
      `INSERT INTO sat (group_id, user_id, in_other_size, went_first) SELECT group_id, user_id, 1, 2
         FROM membership WHERE group_id IN ${groups}`,
      `INSERT INTO brought (cohort_id, user_id, times) SELECT g.cohort_id, m.user_id, 1
         FROM membership m JOIN "group" g ON g.id = m.group_id WHERE g.guild_id = ${guild} AND m.user_id % 3 = 1`,
      `UPDATE session SET facilitator_agreed = true WHERE guild_id = ${guild} AND number = 2 AND facilitator_id IS NOT NULL`,
      `INSERT INTO offer (session_id, user_id) SELECT id, facilitator_id FROM session
         WHERE guild_id = ${guild} AND number = 3 AND facilitator_id IS NOT NULL`,
    ])
      await client.query(statement);
  });

async function oneChange(place: Place, chance: () => number): Promise<boolean> {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(chance() * from.length)];
  const circles = Object.entries(await seating(town, place.guild));
  const person = pick(place.people)?.id ?? '';
  const other = pick(place.people)?.id ?? '';
  const sitsAt = (who: string): string | undefined => circles.find(([, members]) => members.includes(who))?.[0];
  const circle = pick(circles.map(([name]) => name)) ?? '';
  const wanted = pick(['move', 'move', 'swap', 'remove', 'add', 'apart']) ?? 'move';
  const then = chance() < 0.5 ? 'waits' : 'waits not';
  const options: Record<string, Record<string, string>> = {
    move: { person, circle },
    add: { person, circle },
    swap: { person, with: other },
    remove: { person, then },
    apart: { person, from: other },
  };
  if (wanted !== 'add' && wanted !== 'apart' && sitsAt(person) === undefined) return false;
  const { text, card } = await looks(place.host, wanted, options[wanted] ?? {});
  if (!text.includes('before anything happens')) return false;
  const label = text.includes('breaks a rule') ? 'All the same, and why' : 'Yes, and why';
  expect(await said(await agrees(place.host, card, { label }))).toContain('It is done');
  await town.settle();
  return true;
}

test.each([1, 2])(
  'fifty changes taken back, the last first, leave everything exactly as it was (seed %i)',
  async (seed) => {
    const place = await town.openGuild({ people: 12 });
    await place.launch({ date: '2027-03-20', size: 4 });
    const late = [await place.newcomer('Mina'), await place.newcomer('Noah')];
    await areWaiting(town, place, late, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
    const all: Place = { ...place, people: [...place.people, ...late] };
    await lived(place.guild);
    const [rows, discord] = [await database(), await onDiscord(place)];
    const chance = seededRandom(seed);
    let made = 0;
    for (let tries = 0; made < mostChanges && tries < 300; tries++) if (await oneChange(all, chance)) made++;
    expect(made).toBe(mostChanges);
    expect(await database()).not.toEqual(rows);
    for (let undone = 0; undone < made; undone++) {
      const { text, card } = await looks(place.host, 'undo', { change: made - undone });
      const label = text.includes('breaks a rule') ? 'All the same, and why' : 'Yes, and why';
      expect(await said(await agrees(place.host, card, { label }))).toContain('It is done');
      await town.settle();
    }
    expect(await database()).toEqual(rows);
    expect(await onDiscord(place)).toEqual(discord);
  },
  120_000,
);
