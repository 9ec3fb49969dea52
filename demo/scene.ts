import {
  textOf,
  type MemberClient,
  type Outcome,
  type SandboxClient,
  type SeenButton,
  type SeenMessage,
} from '../sandbox/client';
import type { Person } from './cast';
import { StoryFault } from './fault';
import { cardOf } from './print/card';
import type { Ink } from './print/ink';
import type { Reader } from './print/markdown';
import type { Page, Who } from './print/page';
import { timeIn } from '../sandbox/page/times';

/** Somebody of the story in the town: who they are, and how they see and act. */
export interface Actor {
  readonly id: string;
  readonly person: Person;
  readonly acts: MemberClient;
}

const groveInk: Ink = { colour: 0x6fae60 };

/**
 * What happens, printed as it becomes visible. A channel is read through the eyes of one who sees it;
 * what was printed before is printed again only when it has changed.
 */
export class Scene {
  /** interactions answered, and the longest that Discord waited for one, in real milliseconds */
  readonly answered = { count: 0, slowestMs: 0 };
  private readonly shown = new Map<string, string>();
  private readonly people = new Map<string, Person>();
  private readonly names = { channels: new Map<string, string>(), roles: new Map<string, string>() };

  constructor(
    private readonly client: SandboxClient,
    readonly page: Page,
    /** the clock at the left of the page */
    private readonly zone: string,
  ) {}

  meet(actors: readonly Actor[]): void {
    for (const { id, person } of actors) this.people.set(id, person);
  }

  nameChannel(id: string, name: string): void {
    this.names.channels.set(id, name);
  }

  nameRole(id: string, name: string): void {
    this.names.roles.set(id, name);
  }

  async now(): Promise<Date> {
    return new Date((await this.client.clock.read()).now);
  }

  async who(actor: Actor): Promise<Who> {
    return this.whoAt(actor.person, await this.now());
  }

  reader(now: Date, zone = this.zone): Reader {
    return {
      zone,
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
    await this.client.clock.advance({ byMs: 0 });
  }

  async tells(actor: Actor, ...spans: { text: string; ink?: Ink; solid?: boolean }[]): Promise<void> {
    await this.page.row(await this.who(actor), spans);
  }

  async presses(actor: Actor, button: Pick<SeenButton, 'label' | 'style' | 'disabled'>, then = ''): Promise<void> {
    const quiet: Ink = { quiet: true };
    const after = then === '' ? [] : [{ text: ` · ${then}`, ink: quiet }];
    await this.tells(actor, { text: 'presses ', ink: quiet }, this.page.button(button), ...after);
  }

  /** Lets Grove finish; what it then answered to this person alone. Refuses an interaction that failed. */
  async hears(actor: Actor, outcome: Outcome, p: { channel: string; deed: string }): Promise<SeenMessage[]> {
    if (outcome.state === 'failed') {
      throw new StoryFault(`${actor.person.name} ${p.deed}, and Discord could only say “This interaction failed”.`);
    }
    this.counts(outcome);
    await this.settle();
    const seen = await actor.acts.messages(p.channel);
    return seen.filter((message) => message.ephemeral && message.interaction === outcome.interaction);
  }

  counts({ ackMs }: Outcome): void {
    this.answered.count += 1;
    this.answered.slowestMs = Math.max(this.answered.slowestMs, Math.ceil(ackMs));
  }

  async whispers(actor: Actor, messages: readonly SeenMessage[], onlyFirstLine = false): Promise<void> {
    const now = await this.now();
    for (const message of messages) {
      const card = cardOf(message);
      const paragraphs = onlyFirstLine
        ? card.paragraphs.slice(0, 1).map((text) => text.split('\n')[0]?.split('** ')[0]?.concat('**') ?? '')
        : card.paragraphs;
      await this.page.card(
        this.whoGrove(now),
        { ...card, paragraphs },
        {
          reader: this.reader(now, actor.person.zone),
          onlyFor: actor.person.name,
        },
      );
    }
  }

  /** Prints what is new in a channel; what became visible. */
  async look(
    eyes: Actor,
    channel: string,
    p: { framed?: (message: SeenMessage) => boolean } = {},
  ): Promise<SeenMessage[]> {
    const fresh: SeenMessage[] = [];
    const now = await this.now();
    for (const message of await eyes.acts.messages(channel)) {
      if (message.ephemeral) continue;
      const state = stateOf(message);
      const before = this.shown.get(message.id);
      if (before === state) continue;
      this.shown.set(message.id, state);
      fresh.push(message);
      await this.show(message, { now, again: before !== undefined, framed: p.framed?.(message) ?? false });
    }
    return fresh;
  }

  private async show(message: SeenMessage, p: { now: Date; again: boolean; framed: boolean }): Promise<void> {
    const at = new Date(message.edited_town_time ?? message.town_time);
    const person = this.people.get(message.author.id);
    if (person) return this.page.row(this.whoAt(person, at), [{ text: message.content }]);
    const card = cardOf(message);
    const reader = this.reader(p.now);
    if (!p.again) return this.page.card(this.whoGrove(at), card, { reader, framed: p.framed });
    // In place: only what tells how things stand now.
    const paragraphs = card.paragraphs.filter((text) => !/^(#|> )/u.test(text));
    await this.page.card(
      { ...this.whoGrove(at), name: 'board', ink: { quiet: true, bold: false } },
      {
        ...card,
        paragraphs,
      },
      { reader },
    );
  }

  private whoAt(person: Person, at: Date): Who {
    return { time: timeIn(at, this.zone), name: person.name, ink: { colour: person.colour } };
  }

  private whoGrove(at: Date): Who {
    return { time: timeIn(at, this.zone), name: 'Grove', ink: groveInk };
  }
}

const stateOf = (message: SeenMessage): string => `${textOf(message)}\n${JSON.stringify(cardOf(message).buttons)}`;
