import { DataSource } from 'typeorm';
import type { Config } from '../../bot/config';
import type { Pace } from '../../bot/pace';
import { createLog, type Log } from '../../bot/common/log';
import { startGrove, type Grove } from '../../bot/start';
import { buttonsOf, textOf, type MemberClient, type Outcome, type SeenMessage } from '../../sandbox/client';
import type { Sandbox, SandboxOptions } from '../../sandbox/server';
import { judgedSandbox } from './sandbox';
import { entities } from '../../entities';
import { areWaiting, hours } from './people';
import { freshDatabase } from './postgres';
import { walkIn, type Told, type Walk } from './wayIn';

/** A local Discord with Grove in it, on a database of its own; the town's clock stands still unless a story moves it. */
export interface Town {
  readonly sandbox: Sandbox;
  readonly databaseUrl: string;
  /** what Grove has written, seen from beside it */
  readonly database: DataSource;
  readonly config: Config;
  /** reasons for which Grove said it could not go on */
  readonly ended: string[];
  grove: Grove;
  /** A guild of its own, set up by its host, with this many people in it. */
  openGuild(p?: { people?: number; setUp?: boolean; botPermissions?: string }): Promise<Place>;
  /** Lets Grove do all it has to do, without time passing. */
  settle(): Promise<void>;
  pass(p: { minutes: number }): Promise<void>;
  passTo(instant: Date | string): Promise<void>;
  stop(): Promise<void>;
}

export const startOfStories = '2027-03-01T12:00:00.000Z';

export async function aTown(
  options: SandboxOptions & { databaseUrl?: string; log?: Log; pace?: Pace } = {},
): Promise<Town> {
  const { databaseUrl } = options;
  const fresh = databaseUrl === undefined ? await freshDatabase() : { url: databaseUrl, drop: () => Promise.resolve() };
  const sandbox = await judgedSandbox({ startAt: startOfStories, speed: 0, ...options });
  const config: Config = {
    token: sandbox.token,
    discordApi: sandbox.apiUrl,
    databaseUrl: fresh.url,
    redisUrl: process.env.TEST_REDIS_URL,
    dataFolder: 'data',
    backupFolder: 'data/backups',
    logLevel: 'silent',
    aliveFile: undefined,
    townClock: `${sandbox.url}/sandbox/clock`,
    serverMembers: options.serverMembers ?? false,
  };
  const log = options.log ?? createLog(process.env.TEST_LOG_LEVEL ?? 'silent');
  const ended: string[] = [];
  const { client } = sandbox;
  const grove = await startGrove(config, log, (why) => ended.push(why.message), undefined, options.pace);
  const town: Town = {
    sandbox,
    databaseUrl: fresh.url,
    database: await new DataSource({ type: 'postgres', url: fresh.url, entities }).initialize(),
    config,
    ended,
    grove,
    async openGuild({ people = 0, setUp = true, botPermissions } = {}) {
      const place = await aPlace(town, { people, ...(botPermissions === undefined ? {} : { botPermissions }) });
      if (setUp) await place.setUp();
      return place;
    },
    async settle() {
      await client.clock.advance({ byMs: 0 });
    },
    async pass({ minutes }) {
      await client.clock.advance({ byMs: minutes * 60_000 });
    },
    async passTo(instant) {
      await client.clock.advance({ to: new Date(instant).toISOString() });
    },
    async stop() {
      await town.grove.stop();
      await town.database.destroy();
      await sandbox.close();
      await fresh.drop();
    },
  };
  return town;
}

/** Somebody on Discord, who acts only through what they can see. */
export class Somebody {
  constructor(
    readonly id: string,
    readonly name: string,
    readonly guild: string,
    readonly acts: MemberClient,
    readonly place: () => Place,
  ) {}

  run(command: string, options: Record<string, string | number | boolean> = {}): Promise<Outcome> {
    return this.acts.run({ guild: this.guild, channel: this.place().general, command, options });
  }

  /** Uses a command in the context menu of a message. */
  uses(command: string, message: { id: string; channel: string }): Promise<Outcome> {
    return this.acts.uses(command, message, { guild: this.guild });
  }

  /** Runs a command and waits for the whole answer; what it says. */
  async hears(command: string, options: Record<string, string | number | boolean> = {}): Promise<string> {
    return said(await this.run(command, options));
  }

  /** Looks for circles of a cohort and says yes to what is shown; what was answered then. */
  async matches(cohort: string): Promise<string> {
    const found = await this.run('cohort match', { cohort });
    return said(await this.pressesOn(found, 'Yes, these circles'));
  }

  /** Presses a button on the answer to something this person did. */
  async pressesOn(answer: Outcome, label: string): Promise<Outcome> {
    const { reply } = await answer.settled();
    if (!reply) throw new Error(`${this.name} heard nothing that has a button ${label}`);
    return this.acts.clickLabel({ channel: reply.channel, message: reply.id, label });
  }

  async sees(channelName: string): Promise<SeenMessage[]> {
    return this.acts.messages(await this.channel(channelName));
  }

  /** The whole channel as text, oldest first. */
  async reads(channelName: string): Promise<string> {
    return (await this.sees(channelName)).map(textOf).join('\n---\n');
  }

  /** The id of the channel or thread whose name begins so, among those this person can see. */
  async channel(name: string): Promise<string> {
    const channels = await this.acts.channels(this.guild);
    const found =
      channels.find((channel) => channel.name === name) ?? channels.find((channel) => channel.name.startsWith(name));
    if (!found)
      throw new Error(
        `${this.name} sees no channel called ${name}, only ${channels.map((each) => each.name).join(', ')}`,
      );
    return found.id;
  }

  /** Presses the newest button of that label in a channel. */
  async presses(label: string, channelName: string): Promise<Outcome> {
    return this.acts.clickLabel({ channel: await this.channel(channelName), label });
  }

  /** Walks the whole way in; what is said at its end, or what stood in the way. */
  async joins(answers: Partial<Told> = {}): Promise<string> {
    return (await this.walksIn(answers)).said;
  }

  async walksIn(answers: Partial<Told> = {}): Promise<Walk> {
    return walkIn(this.acts, await this.channel('welcome'), { called: this.name, ...answers });
  }
}

/** All that an interaction said to the one who caused it. */
export async function said(outcome: Outcome): Promise<string> {
  const { reply, followUps } = await outcome.settled();
  return [...(reply ? [reply] : []), ...followUps].map(textOf).join('\n');
}

export interface Place {
  readonly guild: string;
  readonly general: string;
  readonly host: Somebody;
  readonly people: readonly Somebody[];
  setUp(): Promise<string>;
  newcomer(name: string): Promise<Somebody>;
  /** Everybody waits and is free at any hour; a cohort with one hour for all is planned and matched. */
  match(p?: CohortOfStories): Promise<void>;
  /** The same, and it is launched; what the moderator was told. */
  launch(p?: CohortOfStories): Promise<string>;
}

export interface CohortOfStories {
  readonly date?: string;
  readonly time?: string;
  readonly zone?: string;
  readonly size?: number;
  readonly weeks?: number;
  readonly name?: string;
}

const names = ['Ada', 'Ben', 'Chidi', 'Dana', 'Eli', 'Farah', 'Goran', 'Hana', 'Ines', 'Juno', 'Kofi', 'Lena'];

async function aPlace(town: Town, p: { people: number; botPermissions?: string }): Promise<Place> {
  const { client } = town.sandbox;
  const owner = await client.createUser({ name: 'host' });
  const guild = await client.createGuild({
    name: 'A guild',
    owner: owner.id,
    ...(p.botPermissions === undefined ? {} : { botPermissions: p.botPermissions }),
  });
  const somebody = (id: string, name: string): Somebody => new Somebody(id, name, guild.id, client.as(id), () => place);
  async function newcomer(name: string): Promise<Somebody> {
    const person = await client.createUser({ name });
    await client.joinGuild({ guild: guild.id, user: person.id });
    return somebody(person.id, name);
  }
  const people: Somebody[] = [];
  for (const name of names.slice(0, p.people)) people.push(await newcomer(name));
  const host = somebody(owner.id, 'Host');
  const place: Place = {
    guild: guild.id,
    general: guild.generalChannelId,
    host,
    people,
    newcomer,
    async setUp() {
      const answer = await host.hears('grove setup');
      await town.settle();
      return answer;
    },
    async match({
      name = 'Spring',
      date = '2027-03-02',
      time = '18:00',
      zone = 'Europe/Paris',
      size = 6,
      weeks = 6,
    } = {}) {
      await areWaiting(town, place, people, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
      await host.hears('cohort create', { name, start: date, time, zone, size, weeks });
      await host.matches(name);
    },
    async launch({ name = 'Spring', ...p } = {}) {
      await place.match({ name, ...p });
      const answer = await host.hears('cohort launch', { cohort: name });
      await town.settle();
      return answer;
    },
  };
  return place;
}

/** The newest board in a thread as somebody sees it: its words, and what can be pressed. */
export async function boardOf(
  person: Somebody,
  thread = 'Spring 1',
): Promise<{ text: string; buttons: string[]; message: SeenMessage }> {
  const shared = (await person.sees(thread)).filter((message) => !message.ephemeral);
  const message = shared.findLast((message) => textOf(message).startsWith('### '));
  if (!message) throw new Error(`${person.name} sees no board`);
  return { text: textOf(message), buttons: buttonsOf(message).map(({ label }) => label), message };
}

/** How often somebody was called to a turn: Grove's messages that pinged them and nobody else. */
export async function callsTo(town: Town, { id, guild }: Somebody): Promise<number> {
  const entries = await town.sandbox.client.ledger({ guild, kind: 'message' });
  return entries.filter(({ pinged }) => pinged.length === 1 && pinged[0] === id).length;
}
