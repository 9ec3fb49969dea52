import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberClient, Outcome, SandboxClient, SeenButton, SeenMessage } from '../sandbox/client';
import type { Person } from './cast';
import { StoryFault } from './fault';
import { cardOf } from './print/card';
import type { Ink } from './print/ink';
import { inline, type Reader } from './print/markdown';
import type { Page, Who } from './print/page';
import { timeIn } from '../sandbox/page/times';

/** Somebody of the story in the town: who they are, and how they see and act. */
export interface Actor {
  readonly id: string;
  readonly person: Person;
  readonly acts: MemberClient;
}

const groveInk: Ink = { colour: 0x6fae60 };

/** By this name the story moves the town's clock, and nobody else while it is told. */
const teller = 'the story';
const lookEveryMs = 200;
/** Once the story is over: a session of an hour lasts a minute, enough to read along and to take a turn. */
const afterwards = 60;

/**
 * What happens, printed as it becomes visible. A channel is read through the eyes of one who sees it;
 * what was printed before is printed again only when it has changed.
 */
export class Scene {
  /** interactions answered, and the longest that Discord waited for one, in real milliseconds */
  readonly answered = { count: 0, slowestMs: 0 };
  private readonly shown = new Set<string>();
  private readonly people = new Map<string, Person>();
  private readonly names = { channels: new Map<string, string>(), roles: new Map<string, string>() };

  private constructor(
    private readonly client: SandboxClient,
    readonly page: Page,
    /** the clock at the left of the page */
    private readonly zone: string,
    private time: Date,
  ) {}

  /** From here on the clock is the story's, until `close`. */
  static async open(client: SandboxClient, page: Page, zone: string): Promise<Scene> {
    const { now } = await client.clock.hold({ held: teller });
    await client.clock.speed({ speed: afterwards, by: teller });
    return new Scene(client, page, zone, new Date(now));
  }

  /** Lets go of the clock. */
  async close(): Promise<void> {
    await this.client.clock.hold({ held: null });
  }

  get now(): Date {
    return this.time;
  }

  /** The town tells its time while it is on the way. */
  isAt(now: Date): void {
    this.time = now;
  }

  /** Goes so far, and waits there for whoever pauses the town on the way. */
  async advance(by: { byMs: number } | { to: string }): Promise<void> {
    const to = 'to' in by ? new Date(by.to) : new Date(this.time.getTime() + by.byMs);
    for (;;) {
      const { now, paused } = await this.client.clock.advance({ to: to.toISOString(), by: teller });
      this.time = new Date(now);
      if (!paused || this.time >= to) return;
      await this.unpaused();
    }
  }

  /** Resolves when the town does not pause (any more). */
  async unpaused(): Promise<void> {
    while ((await this.client.clock.read()).paused) await sleep(lookEveryMs);
  }

  meet(actors: readonly Actor[]): void {
    for (const { id, person } of actors) this.people.set(id, person);
  }

  nameChannel(id: string, name: string): void {
    this.names.channels.set(id, name);
  }

  nameRole(id: string, name: string): void {
    this.names.roles.set(id, name);
  }

  who(actor: Actor): Who {
    return this.whoAt(actor.person, this.now);
  }

  reader(now: Date): Reader {
    return {
      zone: this.zone,
      now,
      person: (id) => {
        const person = this.people.get(id);
        return { name: person?.name ?? 'somebody', ink: person ? { colour: person.colour } : groveInk };
      },
      channel: (id) => this.names.channels.get(id) ?? 'a-channel',
      role: (id) => this.names.roles.get(id) ?? 'a role',
    };
  }

  /** Lets Grove finish all it has to do, without time passing. */
  async settle(): Promise<void> {
    await this.advance({ byMs: 0 });
  }

  async tells(actor: Actor, ...spans: { text: string; ink?: Ink; solid?: boolean }[]): Promise<void> {
    await this.page.row(this.who(actor), spans);
  }

  async presses(actor: Actor, button: Pick<SeenButton, 'label' | 'style' | 'disabled'>, then = ''): Promise<void> {
    const quiet: Ink = { quiet: true };
    const after = then === '' ? [] : [{ text: ` · ${then}`, ink: quiet }];
    await this.tells(actor, { text: 'presses ', ink: quiet }, this.page.button(button), ...after);
  }

  /** Lets Grove finish; what it then answered to this person alone. Refuses an interaction that failed. */
  async hears(actor: Actor, outcome: Outcome, p: { channel: string; deed: string }): Promise<SeenMessage[]> {
    this.heard(actor, outcome, p.deed);
    await this.settle();
    return this.whispered(actor, outcome, p.channel);
  }

  /** The same while the town asks, and nothing can be moved on. */
  async answersTo(actor: Actor, outcome: Outcome, p: { channel: string; deed: string }): Promise<SeenMessage[]> {
    this.heard(actor, outcome, p.deed);
    await outcome.settled();
    return this.whispered(actor, outcome, p.channel);
  }

  private heard(actor: Actor, outcome: Outcome, deed: string): void {
    if (outcome.state === 'failed')
      throw new StoryFault(`${actor.person.name} ${deed}, and Discord could only say “This interaction failed”.`);
    this.counts(outcome);
  }

  private async whispered(actor: Actor, { interaction }: Outcome, channel: string): Promise<SeenMessage[]> {
    const seen = await actor.acts.messages(channel);
    return seen.filter((message) => message.ephemeral && message.interaction === interaction);
  }

  /** Everything that Discord waited for is counted. */
  counts({ ackMs }: Outcome): void {
    this.answered.count += 1;
    this.answered.slowestMs = Math.max(this.answered.slowestMs, Math.ceil(ackMs));
  }

  /** What only this person reads; of a long answer the first lines. */
  async whispers(actor: Actor, messages: readonly SeenMessage[], p: { most?: number | undefined } = {}): Promise<void> {
    for (const message of messages) {
      await this.page.card(this.grove(this.now), cardOf(message), {
        reader: this.reader(this.now),
        onlyFor: actor.person.name,
        most: p.most,
      });
    }
  }

  /** Prints what is new in a channel. */
  async look(eyes: Actor, channel: string, p: { framed?: boolean; most?: number } = {}): Promise<void> {
    for (const message of await eyes.acts.messages(channel)) {
      if (message.ephemeral || this.shown.has(message.id)) continue;
      this.shown.add(message.id);
      await this.says(message, p);
    }
  }

  /** One message as everybody in its channel reads it. */
  async says(message: SeenMessage, p: { framed?: boolean; most?: number | undefined } = {}): Promise<void> {
    const at = new Date(message.town_time);
    const person = this.people.get(message.author.id);
    if (person) return this.page.row(this.whoAt(person, at), inline(message.content, this.reader(this.now)));
    await this.page.card(this.grove(at), cardOf(message), { reader: this.reader(this.now), ...p });
  }

  /** A message that has changed in place: only what tells how things stand now. */
  async changed(message: SeenMessage): Promise<void> {
    const card = cardOf(message);
    const at = new Date(message.edited_town_time ?? message.town_time);
    const who = { ...this.grove(at), name: 'board', ink: { quiet: true, bold: false } };
    const paragraphs = card.paragraphs.filter((text) => !/^(#|> |-# )/u.test(text));
    await this.page.card(who, { ...card, paragraphs }, { reader: this.reader(this.now) });
  }

  private whoAt(person: Person, at: Date): Who {
    return { time: timeIn(at, this.zone), name: person.name, ink: { colour: person.colour } };
  }

  private grove(at: Date): Who {
    return { time: timeIn(at, this.zone), name: 'Grove', ink: groveInk };
  }
}
