import type { SeenMessage } from '../sandbox/client';
import { intends, labels, looksAfterTime, type Act, type Character, type Intent } from './characters';
import { StoryFault } from './fault';
import { first, type Circle, type Place } from './place';
import type { Actor } from './scene';

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
}

/** More than this in one week is a story that turns in circles. */
const mostMoments = 3_000;

/**
 * All circles at once, on one clock: everybody looks, whoever wishes something first does it, and time goes on to the next
 * wish or to Grove's next alarm, until `until`.
 */
export async function live(place: Place, circles: readonly Told[], until: Date): Promise<void> {
  const { scene } = place;
  const threads = new Map<Told, { messages: readonly SeenMessage[]; wishes: readonly Wish[] }>();
  const look = async (told: Told): Promise<void> => {
    const messages = await first(told.circle.members).acts.messages(told.circle.thread);
    const shared = messages.filter(({ ephemeral }) => !ephemeral);
    threads.set(told, { messages: shared, wishes: wishesOf(told, shared) });
    await told.teller.sees(shared);
  };
  await scene.settle();
  for (const told of circles) await look(told);
  for (let moment = 0; moment < mostMoments; moment++) {
    const wish = earliest([...threads.values()].flatMap(({ wishes }) => wishes));
    if (wish && wish.at <= scene.now) {
      await act(place, wish, threads.get(wish.told)?.messages ?? []);
      await look(wish.told);
      continue;
    }
    const { next } = scene;
    const wishAt = wish && wish.at < until ? wish.at : until;
    if (next === null || next > wishAt) {
      await scene.advance({ to: wishAt.toISOString() });
      if (wishAt === until) return;
      continue;
    }
    await scene.advance({ toNext: true });
    for (const told of circles) await look(told);
  }
  throw new StoryFault('The circles did not come to the end of their week.');
}

function wishesOf(told: Told, thread: readonly SeenMessage[]): Wish[] {
  const wishes = told.circle.members.flatMap((who): Wish[] => {
    const wish = intends(who, thread);
    return wish ? [{ ...wish, told, who }] : [];
  });
  const time = told.keeper && looksAfterTime(thread);
  return told.keeper && time ? [...wishes, { ...time, told, who: told.keeper }] : wishes;
}

const earliest = (wishes: readonly Wish[]): Wish | undefined =>
  wishes.reduce<Wish | undefined>((best, wish) => (best && best.at <= wish.at ? best : wish), undefined);

async function act({ scene, guild }: Place, wish: Wish, thread: readonly SeenMessage[]): Promise<void> {
  const { told, who, act: wished } = wish;
  const channel = told.circle.thread;
  const on = wished.do === 'press' ? thread.find(({ id }) => id === wished.message) : undefined;
  await told.teller.acts(who, wished, on);
  if (wished.do === 'write') {
    await who.acts.write({ channel, content: wished.words });
    return;
  }
  if (wished.do === 'press') {
    const { label, message } = wished;
    who.pressed?.set(message, label);
    const outcome = await who.acts.clickLabel({ channel, message, label });
    await told.teller.hears(who, await scene.hears(who, outcome, { channel, deed: `pressed ${label}` }));
    return;
  }
  const asked = await who.acts.run({ guild, channel, command: 'circle' });
  const [card] = await scene.hears(who, asked, { channel, deed: 'ran /circle' });
  if (!card) throw new StoryFault(`${who.person.name} asked for the circle, and nothing was answered.`);
  await told.teller.hears(who, [card]);
  const label = labels.moreTime;
  await told.teller.acts(who, { do: 'press', label, message: card.id }, card);
  const pressed = await who.acts.clickLabel({ channel, message: card.id, label });
  await scene.hears(who, pressed, { channel, deed: `pressed ${label}` });
}
