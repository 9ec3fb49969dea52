import { startSandbox } from '../../sandbox/server';
import { numberIn, objectIn, textIn } from '../../sandbox/wire/json';
import { description } from '../../tests/support/sandbox';
import { percentile } from '../figures';

/**
 * A local Discord in a process of its own, with the people who run commands in the same process: through the control
 * API's own handlers, without HTTP between. So the two processes that share two cores are the two that are measured,
 * the sandbox and the bot; a third one would take its time from them.
 */

export interface Spell {
  readonly forMs: number;
  /** How many commands are under way at the same time. */
  readonly abreast: number;
}

export interface Ran {
  readonly answered: number;
  readonly wrong: number;
  readonly tookMs: number;
  /** Of this process alone: it says how much of a round trip is the sandbox, also on a busy machine. */
  readonly cpuMs: number;
  readonly ackMs: { readonly middle: number; readonly slowest: number };
}

/** What it says once it is there. */
export interface There {
  readonly url: string;
  readonly apiUrl: string;
  readonly token: string;
}

const guilds = 3;
const people = 50;

interface Speaker {
  readonly user: string;
  readonly guild: string;
  readonly channel: string;
}

interface Count {
  answered: number;
  wrong: number;
  readonly acks: number[];
}

async function main(): Promise<void> {
  // Everything that can be looked at is: both judges, and all limits (an interaction's own answers are not counted).
  const sandbox = await startSandbox({ speed: 0, limits: 'discord', description });
  const { client } = sandbox;
  const speakers: Speaker[] = [];
  for (let at = 0; at < guilds; at++) {
    const owner = await client.createUser({ name: `host${at}` });
    const guild = await client.createGuild({ name: `Guild ${at}`, owner: owner.id });
    for (let seat = 0; seat < people; seat++) {
      const { id: user } = await client.createUser({ name: `p${at}x${seat}` });
      await client.joinGuild({ guild: guild.id, user });
      speakers.push({ user, guild: guild.id, channel: guild.generalChannelId });
    }
  }
  let said = 0;

  async function say(count: Count): Promise<void> {
    said += 1;
    const speaker = speakers[said % speakers.length];
    if (!speaker) return;
    const { user, guild, channel } = speaker;
    const words = `word ${said}`;
    const path = `/as/${user}/run`;
    const outcome = objectIn(
      await sandbox.control('POST', path, { guild, channel, command: 'echo', options: { words } }),
    );
    const reply = objectIn(outcome.reply);
    const isRight = outcome.state === 'answered' && textIn(reply.content) === words && reply.channel === channel;
    if (isRight) count.answered += 1;
    else count.wrong += 1;
    count.acks.push(numberIn(outcome.ackMs) ?? 0);
  }

  async function run({ forMs, abreast }: Spell): Promise<Ran> {
    const count: Count = { answered: 0, wrong: 0, acks: [] };
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const speakOn = async (): Promise<void> => {
      while (performance.now() - began < forMs) await say(count);
    };
    await Promise.all(Array.from({ length: abreast }, speakOn));
    const { answered, wrong, acks } = count;
    const ackMs = { middle: percentile(acks, 0.5), slowest: percentile(acks, 1) };
    const { user, system } = process.cpuUsage(cpu);
    return { answered, wrong, tookMs: performance.now() - began, cpuMs: (user + system) / 1000, ackMs };
  }

  process.on('message', (spell: Spell) => void run(spell).then((ran) => process.send?.(ran)));
  process.once('disconnect', () => void sandbox.close());
  const there: There = { url: sandbox.url, apiUrl: sandbox.apiUrl, token: sandbox.token };
  process.send?.(there);
}

main().catch((fault: unknown) => {
  console.error(fault);
  process.exit(1);
});
