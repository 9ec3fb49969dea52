import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../../bot/locales/en';
import { textOf, type Outcome, type SandboxClient } from '../../sandbox/client';
import { walkIn } from '../support/wayIn';
import type { Chance } from './chance';
import { ifPossible, sitThrough, type Played } from './round';

/** A guild whose host launches one cohort after the other, each of new people. */
export interface Place {
  readonly client: SandboxClient;
  readonly guild: string;
  readonly general: string;
  readonly host: string;
  readonly number: number;
  readonly chance: Chance;
  readonly played: Played;
  /** tables that sit at the same time, at most */
  readonly tables: number;
  /** Lets everybody in a guild be free at any hour: rounds begin here whenever the last ones are over. */
  readonly freeAtAnyHour: (guild: string) => Promise<void>;
  /** no new cohorts */
  readonly closing: () => boolean;
  readonly over: () => boolean;
}

const leadMinutes = 16;
const sizeOfGroups = 5;

export async function openPlace(
  p: Pick<Place, 'client' | 'number' | 'chance' | 'played' | 'tables' | 'freeAtAnyHour' | 'closing' | 'over'>,
): Promise<Place> {
  const owner = await p.client.createUser({ name: `host${p.number}` });
  const guild = await p.client.createGuild({ name: `Guild ${p.number}`, owner: owner.id });
  const place: Place = { ...p, guild: guild.id, general: guild.generalChannelId, host: owner.id };
  await persist(place, /is at home here/, () => command(place, 'grove setup'));
  return place;
}

/** Launches cohorts as long as the place is open, and resolves when the last table has risen. */
export async function keepLaunching(place: Place): Promise<void> {
  const tables = new Set<Promise<void>>();
  for (let number = 1; !place.closing(); number++) {
    const name = `C${place.number}x${number}`;
    const people = await launchOne(place, name);
    for (const table of await seated(place, name, people)) {
      const { client, guild, host, played, over } = place;
      const sitting = sitThrough({ ...table, client, guild, host, played, over }).finally(() => tables.delete(sitting));
      tables.add(sitting);
    }
    while (tables.size > place.tables - 2 && !place.closing()) await sleep(200);
  }
  await Promise.all(tables);
}

/** New people for two groups join, and their cohort is planned and launched; how many they are. */
export async function launchOne(place: Place, name: string): Promise<number> {
  const { client, chance, guild } = place;
  const people = await Promise.all(
    Array.from({ length: chance.is(0.5) ? sizeOfGroups * 2 : sizeOfGroups * 2 - 2 }, async (_, index) => {
      const person = await client.createUser({ name: `${name}p${index + 1}` });
      await client.joinGuild({ guild, user: person.id });
      return person.id;
    }),
  );
  await Promise.all(people.map((user) => persist(place, /on the list/, () => join(place, user))));
  await place.freeAtAnyHour(guild);
  // A start that has passed is planned anew under another name: those who wait are still waiting.
  for (let attempt = 1; ; attempt++) {
    const cohort = attempt === 1 ? name : `${name}r${attempt}`;
    const { now } = await client.clock.read();
    const start = new Date(Math.ceil(Date.parse(now) / 60_000) * 60_000 + leadMinutes * 60_000).toISOString();
    const when = { start: start.slice(0, 10), time: start.slice(11, 16), zone: 'UTC', size: sizeOfGroups };
    const planned = await persist(place, /first meets|already a cohort|already passed/, () =>
      command(place, 'cohort create', { name: cohort, ...when }),
    );
    if (planned === '') return 0;
    if (planned.includes('already passed')) continue;
    const agreed = await persist(place, /has its circles|are agreed|already have begun/, () => match(place, cohort));
    if (agreed === '') return 0;
    if (agreed.includes('already have begun')) continue;
    const said = await persist(place, /on its way|is running|already running|already have begun/, () =>
      command(place, 'cohort launch', { cohort }),
    );
    if (said === '') return 0;
    if (!said.includes('already have begun')) return people.length;
    // Agreed circles are taken apart, so that their people can wait for the next cohort.
    if ((await persist(place, /takes people in/, () => command(place, 'cohort open', { cohort }))) === '') return 0;
  }
}

/** Looks for circles and says yes to those that are shown. */
async function match(place: Place, cohort: string): Promise<string> {
  const { client, guild, general, host } = place;
  const claire = client.as(host);
  const found = await claire.run({ guild, channel: general, command: 'cohort match', options: { cohort } });
  const shown = await said(found);
  if (!shown.includes(en.circles.yes())) return shown;
  const { reply } = await found.settled();
  if (!reply) return '';
  return said(await claire.clickLabel({ channel: reply.channel, message: reply.id, label: en.circles.yes() }));
}

/** Waits until both threads are there and everybody is in them, as the host sees it; after a while, takes what is there. */
export async function seated(
  place: Place,
  name: string,
  people: number,
): Promise<{ thread: string; members: string[]; chance: Chance }[]> {
  const host = place.client.as(place.host);
  const found = new Map<string, string[]>();
  const patienceEnds = Date.now() + 25_000;
  while ([...found.values()].flat().length < people && Date.now() < patienceEnds && !place.over()) {
    await sleep(300);
    for (const { id, name: called, thread } of (await ifPossible(() => host.channels(place.guild))) ?? []) {
      const ours = called.startsWith(name) && /^(r\d+)? /.test(called.slice(name.length));
      if (thread && ours) found.set(id, thread.members.slice(1));
    }
  }
  return [...found].map(([thread, members]) => ({ thread, members, chance: place.chance.stream(thread) }));
}

async function join({ client, guild }: Place, user: string): Promise<string> {
  const person = client.as(user);
  const welcome = (await person.channels(guild)).find((channel) => channel.name === 'welcome');
  if (!welcome) return '';
  return (await walkIn(person, welcome.id, { called: 'Somebody', patienceMs: 4_000 })).said;
}

async function command(place: Place, name: string, options: Record<string, string | number> = {}): Promise<string> {
  const { client, guild, general, host } = place;
  return said(await client.as(host).run({ guild, channel: general, command: name, options }));
}

async function said(outcome: Outcome): Promise<string> {
  if (outcome.state === 'failed') return '';
  const settled = await Promise.race([outcome.settled(), sleep(4_000).then(() => null)]);
  return settled ? [...(settled.reply ? [settled.reply] : []), ...settled.followUps].map(textOf).join('\n') : '';
}

/** Does it again until the answer is what was hoped for; '' when the run is over before. */
async function persist(place: Pick<Place, 'over'>, hoped: RegExp, act: () => Promise<string>): Promise<string> {
  while (!place.over()) {
    const heard = await act().catch(() => '');
    if (hoped.test(heard)) return heard;
    await sleep(150);
  }
  return '';
}
