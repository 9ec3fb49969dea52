import { once } from 'node:events';
import { percentile } from '../figures';
import { forkProcess } from '../processes';
import type { Crowd, CrowdedGuild } from './crowd';
import type { Figure } from './figure';

/**
 * What one member sees of their guild, asked for over HTTP and read to its end, among 2,000 threads of six. The very slowest
 * of hundreds is told but is no figure: it says how busy the machine was.
 */

const askers = 300;
const least = 200;

interface Look {
  readonly user: string;
  readonly guild: string;
  readonly thread: string;
}

export async function viewing(bound: number): Promise<Figure[]> {
  const began = performance.now();
  const child = forkProcess('bench/sandbox/crowd.ts');
  const [crowd] = (await once(child, 'message')) as [Crowd];
  const { url, guilds } = crowd;
  console.error(`views: ${wordsOf(guilds)} filled in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  for (const look of looks(guilds, 20)) await seen(url, look);
  const times: number[] = [];
  for (const look of looks(guilds, askers)) times.push(await seen(url, look));
  const moderators: number[] = [];
  for (const { guild, moderator, threads } of guilds)
    for (let again = 0; again < 5; again++)
      moderators.push(await seen(url, { user: moderator, guild, thread: threads[0]?.id ?? '' }));
  child.disconnect();
  console.error(
    `views: of ${times.length} members ${msOf(times)}; of moderators, who see every thread, ${msOf(moderators)}`,
  );
  const worthless = times.length < least ? `only ${times.length} members looked` : undefined;
  const figure = { bound, better: 'less', worthless } as const;
  return [
    { ...figure, name: 'member_view_ms', measured: percentile(times, 0.5) },
    { ...figure, name: 'member_view_p95_ms', measured: percentile(times, 0.95) },
  ];
}

/** Different members, spread over all guilds and threads. */
function looks(guilds: readonly CrowdedGuild[], count: number): Look[] {
  return Array.from({ length: count }, (_, number) => {
    const there = guilds[number % guilds.length];
    const at = Math.floor(((there?.threads.length ?? 0) * number) / count);
    const thread = there?.threads[at];
    return { guild: there?.guild ?? '', thread: thread?.id ?? '', user: thread?.members[number % 6] ?? '' };
  });
}

/** Milliseconds until it was read; throws where the member's thread is not among what they see. */
async function seen(url: string, { user, guild, thread }: Look): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}/sandbox/as/${user}/view?guild=${guild}`);
  const text = await response.text();
  const took = performance.now() - began;
  if (!response.ok || !text.includes(thread)) throw new Error(`${user} does not see ${thread}: ${text.slice(0, 200)}`);
  return took;
}

const msOf = (times: readonly number[]): string =>
  `${percentile(times, 0.5).toFixed(1)} ms in the middle, ${percentile(times, 0.95).toFixed(1)} ms for the slowest of twenty, ` +
  `${percentile(times, 1).toFixed(1)} ms at most`;

const wordsOf = (guilds: readonly CrowdedGuild[]): string => {
  const threads = guilds.flatMap((guild) => guild.threads);
  const seats = threads.reduce((sum, { members }) => sum + members.length, 0);
  return `${threads.length} threads with ${seats} people over ${guilds.length} guilds`;
};
