import { PermissionFlagsBits } from 'discord-api-types/v10';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { objectIn, parseJson, textIn } from '../../sandbox/wire/json';
import { description } from '../../tests/support/sandbox';

/** A local Discord in a process of its own, with a crowd in it: private threads of six over three guilds. */

export interface Crowd {
  readonly url: string;
  readonly guilds: readonly CrowdedGuild[];
}

export interface CrowdedGuild {
  readonly guild: string;
  readonly general: string;
  /** holds Manage Threads, so sees all of them */
  readonly moderator: string;
  /** who sits where */
  readonly threads: readonly { readonly id: string; readonly members: readonly string[] }[];
}

const guilds = 3;
const threads = 2_000;
const seats = 6;

async function main(): Promise<void> {
  const sandbox = await startSandbox({ speed: 0, description });
  const full: CrowdedGuild[] = [];
  for (let at = 0; at < guilds; at++) {
    const share = Math.floor((threads * (at + 1)) / guilds) - Math.floor((threads * at) / guilds);
    full.push(await fill(sandbox, at, share));
  }
  process.once('disconnect', () => void sandbox.close());
  const crowd: Crowd = { url: sandbox.url, guilds: full };
  process.send?.(crowd);
}

/** Nobody sits in two threads, so that the guild is as large as it can be. */
async function fill(sandbox: Sandbox, at: number, share: number): Promise<CrowdedGuild> {
  const { client } = sandbox;
  const owner = await client.createUser({ name: `host${at}` });
  const { id: guild, generalChannelId: general } = await client.createGuild({ name: `Guild ${at}`, owner: owner.id });
  const { id: role } = await client.createRole({
    guild,
    name: 'Moderators',
    permissions: String(PermissionFlagsBits.ManageThreads),
  });
  const moderator = await newcomer(sandbox, guild, `mod${at}`);
  await client.giveRole({ guild, user: moderator, role });
  const filled: { id: string; members: string[] }[] = [];
  for (let number = 0; number < share; number++) {
    const id = await openThread(sandbox, general, `Circle ${number}`);
    const members: string[] = [];
    for (let seat = 0; seat < seats; seat++) {
      const user = await newcomer(sandbox, guild, `p${at}x${number}x${seat}`);
      await sandbox.control('PUT', `/channels/${id}/members/${user}`);
      members.push(user);
    }
    await client.as(members[0] ?? '').write({ channel: id, content: 'Hello, all' });
    filled.push({ id, members });
  }
  return { guild, general, moderator, threads: filled };
}

async function newcomer(sandbox: Sandbox, guild: string, name: string): Promise<string> {
  const user = textIn(objectIn(await sandbox.control('POST', '/users', { name })).id) ?? '';
  await sandbox.control('POST', `/guilds/${guild}/members`, { user });
  return user;
}

async function openThread({ apiUrl, token }: Sandbox, parent: string, name: string): Promise<string> {
  const response = await fetch(`${apiUrl}/v10/channels/${parent}/threads`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, type: 12, invitable: false }),
  });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`no thread was opened: ${text}`);
  return textIn(objectIn(parseJson(text)).id) ?? '';
}

main().catch((fault: unknown) => {
  console.error(fault);
  process.exit(1);
});
