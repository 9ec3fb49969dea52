import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type Outcome, type SandboxClient, type SeenMessage } from '../sandbox/client';
import { walkIn } from '../tests/support/wayIn';
import type { SandboxProcess } from './processes';

/** Something that can be pressed again and again, as one who sits there sees it. */
export interface Board {
  readonly channel: string;
  readonly members: readonly string[];
}

const groupSize = 8;

/** Rounds that are held: a cohort has joined, its threads are open, its sessions have begun. */
export async function holdRounds(client: SandboxClient, groups: number): Promise<Board[]> {
  const { boards, start } = await launchCohort(client, { groups, size: groupSize });
  // People have two minutes to come in; then the check-in begins.
  await client.clock.advance({ to: new Date(start.getTime() + 2 * 60_000).toISOString() });
  for (const board of boards) await until(() => boardIn(client, board));
  // Nearly standing still: turns do not end by themselves, and their alarms are in the queue all the same.
  await client.clock.speed({ speed: 0.01 });
  return boards;
}

/** A cohort has joined, and its threads are open; its first session begins at `start`. */
export async function launchCohort(
  client: SandboxClient,
  { groups, size, weeks }: { groups: number; size: number; weeks?: number },
): Promise<{ guild: string; boards: Board[]; start: Date }> {
  const host = await client.createUser({ name: 'host' });
  const guild = await client.createGuild({ name: 'A guild', owner: host.id });
  const run = (command: string, options: Record<string, string | number> = {}): Promise<Outcome> =>
    client.as(host.id).run({ guild: guild.id, channel: guild.generalChannelId, command, options });
  await said(await run('grove setup'));
  for (let seat = 0; seat < groups * size; seat++) {
    // More than forty at once are a rush, and the entrance shuts.
    if (seat > 0 && seat % 30 === 0) await client.clock.advance({ byMs: 2 * 60_000 });
    const person = await client.createUser({ name: `p${seat}` });
    await client.joinGuild({ guild: guild.id, user: person.id });
    const welcome = (await client.as(person.id).channels(guild.id)).find(({ name }) => name === 'welcome');
    const { said } = await until(() => walkIn(client.as(person.id), welcome?.id ?? '', { called: `p${seat}` }));
    if (!said.includes('on the list')) throw new Error(`p${seat} did not come in: ${said}`);
  }
  const { now } = await client.clock.read();
  const start = nextWeekdayAtSix(new Date(now));
  const when = {
    start: start.toISOString().slice(0, 10),
    time: '18:00',
    zone: 'UTC',
    size,
    ...(weeks ? { weeks } : {}),
  };
  const planned = await said(await run('cohort create', { name: 'Spring', ...when }));
  const { reply: found } = await (await run('cohort match', { cohort: 'Spring' })).settled();
  if (!found) throw new Error(`nothing was matched: ${planned}`);
  const yes = { channel: found.channel, message: found.id, label: en.circles.yes() };
  const agreed = await said(await client.as(host.id).clickLabel(yes));
  const launched = await said(await run('cohort launch', { cohort: 'Spring' }));
  if (!launched.includes('on its way')) throw new Error(`no cohort was launched: ${planned}; ${agreed}; ${launched}`);
  const boards = await until(async () => {
    const channels = await client.as(host.id).channels(guild.id);
    const threads = channels.flatMap(({ id, thread }) =>
      thread ? [{ channel: id, members: thread.members.slice(1) }] : [],
    );
    const seated = threads.reduce((sum, { members }) => sum + members.length, 0);
    return seated === groups * size ? threads : null;
  });
  return { guild: guild.id, boards, start };
}

/** Everybody here is in Paris and free on weekday evenings: six in the evening in UTC is seven or eight there. */
function nextWeekdayAtSix(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 18));
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return day;
}

/** The same threads, members and board as `like` has, posted by the application itself through plain REST. */
export async function copyBoards(
  { client, apiUrl, token }: SandboxProcess,
  like: { client: SandboxClient; boards: readonly Board[] },
): Promise<Board[]> {
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  const rest = async (method: string, path: string, body: object = {}): Promise<{ id: string }> => {
    const response = await fetch(`${apiUrl}/v10${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? { id: '' } : ((await response.json()) as { id: string });
  };
  const host = await client.createUser({ name: 'host' });
  const guild = await client.createGuild({ name: 'A guild', owner: host.id });
  const copies: Board[] = [];
  for (const [index, board] of like.boards.entries()) {
    const thread = await rest('POST', `/channels/${guild.generalChannelId}/threads`, {
      name: `Spring ${index + 1} · ${index + 1}-1`,
      type: 12,
      invitable: false,
    });
    const members: string[] = [];
    for (const [seat] of board.members.entries()) {
      const person = await client.createUser({ name: `p${index}x${seat}` });
      await client.joinGuild({ guild: guild.id, user: person.id });
      await rest('PUT', `/channels/${thread.id}/thread-members/${person.id}`);
      members.push(person.id);
    }
    const shown = await boardIn(like.client, board);
    await rest('POST', `/channels/${thread.id}/messages`, { flags: 1 << 15, components: shown?.components ?? [] });
    copies.push({ channel: thread.id, members });
  }
  return copies;
}

/** The newest sheet of a board, which can be pressed. */
export async function boardIn(client: SandboxClient, board: Board): Promise<SeenMessage | null> {
  const seen = await client.as(board.members[0] ?? '').messages(board.channel);
  return seen.findLast((message) => textOf(message).startsWith('### ') && buttonsOf(message).length > 0) ?? null;
}

async function said(outcome: Outcome): Promise<string> {
  const { reply } = await outcome.settled();
  return reply ? textOf(reply) : '';
}

export async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look().catch(() => null);
    if (found) return found;
    await sleep(100);
  }
  throw new Error('it did not come in time');
}
