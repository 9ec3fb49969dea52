import type { MemberClient, Outcome, SeenChannel, SeenForm, SeenMessage } from '../../sandbox/client';
import type { Reader } from '../../sandbox/page/reader';
import type { Place, ShownMessage, Typed } from '../../sandbox/page/screen';
import { host, members, moderator } from '../cast';
import { StoryFault } from '../fault';
import type { Stage } from '../stage';
import type { Name } from './scene';

/** Somebody of the pictures, and what they have in front of them. */
export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly acts: MemberClient;
  form: SeenForm | undefined;
  typed: Typed | undefined;
  /** The last that they did and Grove answered. */
  last: { readonly interaction: string; readonly channel: string } | undefined;
}

const groveColour = 0x5a8f4e;

/** A server with its people, in which the steps of the scenes happen. */
export class Town {
  private readonly people = new Map<string, Somebody>();

  private constructor(
    private readonly stage: Stage,
    readonly guild: string,
  ) {}

  static async open(stage: Stage): Promise<Town> {
    const { client } = stage.sandbox;
    const cast = [host, ...members, moderator];
    const ids: string[] = [];
    for (const { name } of cast) ids.push((await client.createUser({ name })).id);
    const [owner = '', ...others] = ids;
    const { id: guild } = await client.createGuild({ name: 'Business development, early years', owner });
    for (const user of others) await client.joinGuild({ guild, user });
    const town = new Town(stage, guild);
    for (const [seat, { name, zone }] of cast.entries()) {
      const id = ids[seat] ?? '';
      const nothing = { form: undefined, typed: undefined, last: undefined };
      town.people.set(name, { id, name, zone, acts: client.as(id), ...nothing });
    }
    return town;
  }

  get clock(): Stage['sandbox']['client']['clock'] {
    return this.stage.sandbox.client.clock;
  }

  get databaseUrl(): string {
    return this.stage.databaseUrl;
  }

  get client(): Stage['sandbox']['client'] {
    return this.stage.sandbox.client;
  }

  who(name: Name): Somebody {
    const found = this.people.get(name);
    if (!found) throw new StoryFault(`Nobody here is called ${name}.`);
    return found;
  }

  /** The channel or thread of that name, or else one whose name begins so, among those this person can see. */
  async place(eyes: Somebody, name: string): Promise<SeenChannel> {
    const seen = await eyes.acts.channels(this.guild);
    const found = seen.find((one) => one.name === name) ?? seen.find((one) => one.name.startsWith(name));
    if (found) return found;
    throw new StoryFault(`${eyes.name} sees no channel “${name}”, only ${seen.map((one) => one.name).join(', ')}.`);
  }

  /** Lets Grove finish; an interaction that failed ends the pictures. */
  async did(who: Somebody, outcome: Outcome, p: { channel: string; deed: string }): Promise<void> {
    if (outcome.state === 'failed') throw new StoryFault(`${who.name} ${p.deed}, and the interaction failed.`);
    await this.settle();
    who.typed = undefined;
    who.form = outcome.form;
    who.last = { interaction: outcome.interaction, channel: p.channel };
  }

  async settle(): Promise<void> {
    await this.clock.advance({ byMs: 0 });
  }

  shown(message: SeenMessage): ShownMessage {
    return { is: 'message', message };
  }

  placeOf(channel: SeenChannel): Place {
    return { kind: channel.thread ? 'thread' : 'channel', name: this.nameOf(channel), topic: channel.topic };
  }

  /** The sign at the end of a thread's name is drawn anew with each database; in pictures it stays the same. */
  nameOf({ name }: Pick<SeenChannel, 'name'>): string {
    return name.replace(/ · [0-9a-z]{5}$/u, ' · k3f9a');
  }

  async reader(eyes: Somebody): Promise<Reader> {
    const { now } = await this.clock.read();
    const state = await this.client.guild(this.guild);
    const cast = [host, ...members, moderator];
    const people = new Map(
      state.members.map(({ id, name, bot }) => {
        const colour = bot ? groveColour : cast.find((person) => person.name === name)?.colour;
        return [id, { name, colour }] as const;
      }),
    );
    const channels = new Map(state.channels.map((channel) => [channel.id, this.nameOf(channel)] as const));
    const roles = new Map(state.roles.map(({ id, name }) => [id, name] as const));
    return {
      id: eyes.id,
      zone: eyes.zone,
      now: new Date(now),
      person: (id) => people.get(id),
      channel: (id) => channels.get(id),
      role: (id) => roles.get(id),
    };
  }
}
