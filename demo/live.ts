import { SandboxError, textOf, type Follower, type LedgerEntry, type SeenMessage } from '../sandbox/client';
import { Called } from './called';
import { intends, isOpening, labels, looksAfterTime, type Act, type Character, type Intent } from './characters';
import { StoryFault } from './fault';
import { guestsIn, isToldAs, unplayed } from './guests';
import { momentsOf } from './moments';
import type { Circle, Place } from './place';
import type { Actor } from './scene';
import { messagesFor, readTogether } from './thread';
import { isIn } from './wayIn';
import { YourTurns } from './yourTurns';

/** Who tells what happens in a circle; most circles are told of in one line only. */
export interface Teller {
  /** after anything may have changed in the thread: all that stands there now */
  sees(messages: readonly SeenMessage[]): Promise<void>;
  /** before somebody acts */
  acts(who: Actor, act: Act, on: SeenMessage | undefined): Promise<void>;
  /** what Grove answers to one person alone */
  hears(who: Actor, answers: readonly SeenMessage[]): Promise<void>;
}

export interface Told {
  readonly circle: Circle;
  readonly teller: Teller;
  /** sits with the circle and keeps its time */
  readonly keeper: Actor | undefined;
}

interface Wish extends Intent {
  readonly told: Told;
  readonly who: Actor & { readonly pressed?: Character['pressed'] };
  /** nobody does it for them: it only tells when their turn comes */
  readonly isUnplayed?: true;
}

/** More than this in one week is a story that turns in circles. */
const mostDeeds = 3_000;
const halfADay = 12 * 3_600_000;

/**
 * All circles at once, on the town's clock: asked by it, everybody looks, and whoever wishes something by now does it. Who
 * moves the clock, the story or somebody at the page, is no matter to them.
 */
export class Company {
  private readonly threads = new Map<Told, { messages: readonly SeenMessage[]; wishes: readonly Wish[] }>();
  private readonly follower: Follower;
  private readonly called = new Called();
  /** what was done, or could not be, since somebody at the page had done otherwise */
  private readonly behind = new Set<string>();
  private readonly yourTurns: YourTurns;
  /** the threads of circles that nobody of the story sits in, launched at the page */
  private readonly others = new Map<string, { name: string; thread: readonly SeenMessage[] }>();
  private visitorIs: 'new' | 'on the list' | 'member' = 'new';
  private seen = 0;
  private signposts = '';
  private deeds = 0;
  private fault: { readonly why: unknown } | undefined;

  private constructor(
    private readonly place: Place,
    private readonly circles: readonly Told[],
  ) {
    this.yourTurns = new YourTurns(place, (why) => (this.fault = { why }));
    this.follower = place.stage.sandbox.client.clock.follow('the characters', { last: true });
    this.follower.onAsk(async ({ now }) => {
      if (this.fault) return null;
      place.scene.isAt(new Date(now));
      return this.takePart().catch((fault: unknown) => {
        this.fault = { why: fault };
        return null;
      });
    });
  }

  static async gather(place: Place, circles: readonly Told[]): Promise<Company> {
    const company = new Company(place, circles);
    await company.follower.ready;
    await place.scene.settle();
    company.refuseFaults();
    return company;
  }

  /** The story goes on until then. */
  async live(until: Date): Promise<void> {
    const { scene } = this.place;
    this.deeds = 0;
    while (scene.now < until) {
      // In parts, since no request is to be open for long.
      const to = new Date(Math.min(until.getTime(), scene.now.getTime() + halfADay));
      await scene.advance({ to: to.toISOString() });
      this.refuseFaults();
    }
  }

  leave(): void {
    this.yourTurns.close();
    this.follower.close();
  }

  refuseFaults(): void {
    if (this.fault) throw this.fault.why instanceof Error ? this.fault.why : new StoryFault(String(this.fault.why));
  }

  private async takePart(): Promise<{ next: string | null; again: boolean }> {
    const { scene, seats } = this.place;
    await this.lookAround();
    const open = [...this.threads.values()].flatMap(({ wishes }) =>
      wishes.filter((wish) => !this.behind.has(keyOf(wish))),
    );
    const due = open.filter(({ at }) => at <= scene.now);
    const taken = due.length > 0 ? await seats.taken() : new Set();
    for (const { told, who, turn } of due)
      if (turn && taken.has(who.id)) await this.yourTurns.comes(told.circle, who, turn);
    const wish = earliest(due.filter(({ who, isUnplayed }) => !isUnplayed && !taken.has(who.id)));
    if (!wish)
      return { next: earliest(open.filter(({ at }) => at > scene.now))?.at.toISOString() ?? null, again: false };
    this.deeds += 1;
    if (this.deeds > mostDeeds) throw new StoryFault('The circles did not come to the end of their week.');
    await this.tries(wish);
    return { next: null, again: true };
  }

  /** Reads the threads in which something happened since. */
  private async lookAround(): Promise<void> {
    const { seats, guild, stage, visitor } = this.place;
    const news = await stage.sandbox.client.ledger({ guild, after: this.seen });
    // Somebody may have sat down while nothing was due to anybody.
    if (news.length > 0) await seats.taken();
    this.called.add(news);
    this.seen = news.at(-1)?.seq ?? this.seen;
    const busy = new Set(news.map(({ channel }) => channel));
    await this.lookAtOthers(news);
    const toVisitor = news.find(({ audience }) => audience.length === 1 && audience[0] === visitor.id)?.channel;
    if (toVisitor != null && (await isIn(visitor, toVisitor))) await this.tellVisitor('on the list');
    for (const told of this.circles) {
      if (this.threads.has(told) && !busy.has(told.circle.thread)) continue;
      const messages = this.called.remembered(await readTogether(told.circle));
      if (seats.everTaken.size > 0) told.circle.guests = await guestsIn(this.place, told.circle, messages);
      if (told.circle.guests.some(({ id }) => id === visitor.id)) await this.tellVisitor('member');
      this.threads.set(told, { messages, wishes: wishesOf(told, messages) });
      await told.teller.sees(messages);
    }
    await this.setSignposts();
  }

  /** The owner of the server sees all threads; what begins with Grove's welcome is a circle. */
  private async lookAtOthers(news: readonly LedgerEntry[]): Promise<void> {
    const told = new Set(this.circles.map(({ circle }) => circle.thread));
    const busy = news.flatMap(({ channel, kind }) =>
      channel !== null && !told.has(channel) && (kind === 'thread' || this.others.has(channel)) ? [channel] : [],
    );
    for (const id of new Set(busy)) {
      const thread = (await messagesFor(this.place.host.acts, id)) ?? [];
      const welcome = thread.find(isOpening);
      const named = welcome && /^## (.+)/u.exec(textOf(welcome))?.[1];
      this.others.set(id, { name: this.others.get(id)?.name || (named ?? ''), thread });
    }
  }

  /** Whoever chooses whom to be reads how far she has come. */
  private async tellVisitor(now: 'on the list' | 'member'): Promise<void> {
    if (this.visitorIs === now || this.visitorIs === 'member') return;
    this.visitorIs = now;
    await isToldAs(this.place, this.place.visitor, now);
  }

  private async setSignposts(): Promise<void> {
    const moments = momentsOf(
      [...this.threads]
        .map(([{ circle }, { messages }]) => ({ name: circle.name, thread: messages }))
        .concat([...this.others.values()].filter(({ name }) => name !== '')),
    );
    const told = JSON.stringify(moments);
    if (told === this.signposts) return;
    this.signposts = told;
    await this.place.stage.sandbox.client.setMoments(moments);
  }

  private async tries(wish: Wish): Promise<void> {
    this.behind.add(keyOf(wish));
    try {
      await act(this.place, wish, this.threads.get(wish.told)?.messages ?? []);
    } catch (fault) {
      const isOvertaken = fault instanceof SandboxError || fault instanceof StoryFault;
      if (!isOvertaken || this.place.seats.everTaken.size === 0) throw fault;
    }
    const { told } = wish;
    const messages = this.threads.get(told)?.messages ?? [];
    // What somebody remembers of their own pressing changes what they wish next, also where the thread stays as it was.
    this.threads.set(told, { messages, wishes: wishesOf(told, messages) });
  }
}

function wishesOf(told: Told, thread: readonly SeenMessage[]): Wish[] {
  const wishes = told.circle.members.flatMap((who): Wish[] => {
    const wish = intends(who, thread);
    return wish ? [{ ...wish, told, who }] : [];
  });
  const turns = [...told.circle.members, ...told.circle.guests].flatMap((who): Wish[] => {
    const wish = intends(unplayed(who), thread);
    return wish?.turn ? [{ ...wish, told, who, isUnplayed: true }] : [];
  });
  const time = told.keeper && looksAfterTime(thread);
  return [...wishes, ...turns, ...(told.keeper && time ? [{ ...time, told, who: told.keeper }] : [])];
}

const keyOf = ({ who, act, at }: Wish): string => `${who.id} ${at.toISOString()} ${JSON.stringify(act)}`;

const earliest = (wishes: readonly Wish[]): Wish | undefined =>
  wishes.reduce<Wish | undefined>((best, wish) => (best && best.at <= wish.at ? best : wish), undefined);

/** While the town asks, nothing moves it: what Grove answers is waited for on the answer itself. */
async function act({ scene, guild }: Place, wish: Wish, thread: readonly SeenMessage[]): Promise<void> {
  const { told, who, act: wished } = wish;
  const channel = told.circle.thread;
  const on = 'message' in wished ? thread.find(({ id }) => id === wished.message) : undefined;
  await told.teller.acts(who, wished, on);
  if (wished.do === 'write') {
    await who.acts.write({ channel, content: wished.words });
    return;
  }
  if (wished.do === 'press') {
    const { label, message } = wished;
    who.pressed?.set(message, label);
    const outcome = await who.acts.clickLabel({ channel, message, label });
    await told.teller.hears(who, await scene.answersTo(who, outcome, { channel, deed: `pressed ${label}` }));
    return;
  }
  if (wished.do === 'fill in') {
    const { label, message, words } = wished;
    who.pressed?.set(message, label);
    const { form } = await who.acts.clickLabel({ channel, message, label });
    if (!form) throw new StoryFault(`${who.person.name} pressed ${label}, and no form opened.`);
    const sent = await who.acts.submit({ form, fields: { words } });
    await scene.answersTo(who, sent, { channel, deed: 'sent what they wrote' });
    return;
  }
  const asked = await who.acts.run({ guild, channel, command: 'circle' });
  const [card] = await scene.answersTo(who, asked, { channel, deed: 'ran /circle' });
  if (!card) throw new StoryFault(`${who.person.name} asked for the circle, and nothing was answered.`);
  await told.teller.hears(who, [card]);
  const label = labels.moreTime;
  await told.teller.acts(who, { do: 'press', label, message: card.id }, card);
  const pressed = await who.acts.clickLabel({ channel, message: card.id, label });
  await scene.answersTo(who, pressed, { channel, deed: `pressed ${label}` });
}
