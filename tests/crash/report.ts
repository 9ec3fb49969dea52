import type { Life } from './botProcess';
import type { Run } from './run';

const promptsForEachKill = 5;

/** Says what was measured; true when nothing was lost or doubled and enough was measured. */
export function report(run: Run): boolean {
  const { wish, kills, count, replay, played, bot } = run;
  const lost = [...count.lost, ...replay.lost];
  const doubled = [...count.doubled, ...replay.doubled];
  const inRounds = kills.filter(({ rounds }) => rounds > 0).length;
  const recoveries = bot.lives
    .flatMap((life: Life) => (life.ready === null ? [] : [life.ready - life.spawned]))
    .sort((one, other) => one - other);
  const say = (line: string): void => console.error(line);
  const of = (how: string): number => kills.filter((kill) => kill.how === how).length;
  say(`seed ${wish.seed}, clock x${wish.speed}, queue on ${wish.redisUrl === undefined ? 'Postgres' : 'Redis'}`);
  say(
    `kills     ${kills.length}: ${of('starting')} starting, ${of('living')} living, ${of('sending')} just after a send`,
  );
  say(`          ${inRounds} hit a running round; ${run.faults} sends left the bot unsure on purpose`);
  say(`presses   ${played.presses}, of which ${played.unanswered} found nobody there`);
  say(
    `due       ${count.due} messages, of which ${count.prompts} prompts: ${(count.prompts / Math.max(1, kills.length)).toFixed(1)} a kill`,
  );
  say(`seen      ${count.seen}`);
  say(
    `not due   ${count.withdrawn} withdrawn, ${count.expired} expired, ${replay.remindersTooLate} reminders whose time had passed`,
  );
  say(
    `threads   ${replay.threads}; sessions ${replay.sessions}, of which ${replay.missed} missed; turns ${replay.turns}`,
  );
  say(
    `recovery  p50 ${recoveries[Math.floor(recoveries.length / 2)] ?? 0} ms, max ${recoveries.at(-1) ?? 0} ms from start to up`,
  );
  for (const line of lost.slice(0, 40)) say(`LOST      ${line}`);
  for (const line of doubled.slice(0, 40)) say(`DOUBLED   ${line}`);
  for (const line of new Set(bot.errors.map(withoutIds))) say(`ERROR     ${line}`);
  for (const line of bot.ownEnds) say(`ENDED     ${line}`);
  const little = [
    ...(inRounds < wish.kills ? [`only ${inRounds} of ${wish.kills} kills hit a running round`] : []),
    ...(count.prompts < kills.length * promptsForEachKill ? [`only ${count.prompts} prompts were due`] : []),
    ...(run.quiet ? [] : ['it did not come to rest']),
  ];
  for (const line of little) say(`measured too little: ${line}`);
  console.log(`crash_lost_and_doubled ${lost.length} ${doubled.length}`);
  return lost.length + doubled.length + little.length + bot.ownEnds.length === 0;
}

const withoutIds = (line: string): string =>
  line.replace(/"(time|alarm|outbox|ms|ask|actor|guild)":"?[^,"}]*"?,?/g, '');
