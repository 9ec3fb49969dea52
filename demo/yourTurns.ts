import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../bot/locales/en';
import { textOf } from '../sandbox/client';
import { intends, type Character, type Turn } from './characters';
import { unplayed } from './guests';
import type { Circle, Place } from './place';
import type { Actor } from './scene';
import { messagesFor } from './thread';

const lookEveryMs = 200;
const deeds: Readonly<Record<Turn['floor'], string>> = {
  open: 'press Take the turn, or Pass for now',
  theirs: 'say what you like, then press Done',
  paused: 'press Go on when all of you are ready',
};

/** The town pauses where the one you are at the page would take their turn, once at each board. */
export class YourTurns {
  private readonly waited = new Set<string>();
  private isClosed = false;

  constructor(
    private readonly place: Place,
    private readonly fails: (why: unknown) => void,
  ) {}

  async comes({ members, guests, thread }: Circle, { id }: Actor, turn: Turn): Promise<void> {
    const key = `${id} ${turn.floor} ${turn.on}`;
    this.beginsAnew(id, turn);
    const found = [...members, ...guests].find((member) => member.id === id);
    if (!found || this.waited.has(key)) return;
    const who = unplayed(found);
    this.waited.add(key);
    await this.clock.pause({ paused: true });
    void this.waitFor(who, thread, turn).catch(this.fails);
  }

  /** After a pause a turn is waited for again, and so is the next pause. */
  private beginsAnew(id: string, { floor }: Turn): void {
    const isPause = (key: string): boolean => key.startsWith(`${id} paused `);
    for (const key of this.waited)
      if (key.startsWith(`${id} `) && isPause(key) !== (floor === 'paused')) this.waited.delete(key);
  }

  close(): void {
    this.isClosed = true;
  }

  /** Until they have done what they like, are nobody at the page any more, or let the time go on. */
  private async waitFor(who: Character, thread: string, turn: Turn): Promise<void> {
    const { seats, scene } = this.place;
    const deed = deeds[turn.floor];
    await scene.page.note(`${who.person.name} waits for you at the page: ${deed}.`);
    const settled = await seats.awaits({ user: who.id, deed: `${deed}. Play goes on without you.`, channel: thread });
    const before = await passesOf(who, thread);
    const isThere = async (): Promise<boolean> => (await seats.taken()).has(who.id);
    const isOpen = async (): Promise<boolean> =>
      (await isStill(who, thread, turn)) && (turn.floor !== 'open' || (await passesOf(who, thread)) === before);
    while (!this.isClosed && (await this.isPaused()) && (await isThere()) && (await isOpen())) await sleep(lookEveryMs);
    await settled();
    if (!this.isClosed && (await this.isPaused())) await this.clock.pause({ paused: false });
  }

  private get clock(): Place['stage']['sandbox']['client']['clock'] {
    return this.place.stage.sandbox.client.clock;
  }

  private async isPaused(): Promise<boolean> {
    return (await this.clock.read()).paused;
  }
}

async function isStill(who: Character, thread: string, { floor, on }: Turn): Promise<boolean> {
  const seen = (await messagesFor(who.acts, thread)) ?? [];
  const next = intends(
    who,
    seen.filter(({ ephemeral }) => !ephemeral),
  )?.turn;
  return next?.floor === floor && next.on === on;
}

/** A pass changes nothing that others see: its answer, to them alone, is all that tells of it. */
async function passesOf({ acts }: Character, thread: string): Promise<number> {
  const seen = (await messagesFor(acts, thread)) ?? [];
  return seen.filter((message) => message.ephemeral && textOf(message).includes(en.session.passed())).length;
}
