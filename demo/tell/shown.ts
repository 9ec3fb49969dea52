import { en } from '../../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../../sandbox/client';
import { isGoodbye, isOpening, isPrompt, labels, offers, sentAt, sinceTheLast, type Act } from '../characters';
import type { Teller } from '../live';
import { chapter, nameAll, type Circle, type Place } from '../place';
import type { Actor } from '../scene';
import { remark } from './line';
import { printable } from '../print/text';

const stillOpen = en.session.stillOpen();

/** How much of a session is told: all of its first, the words of its second, one line of each after that. */
type Detail = 'full' | 'words' | 'line';
const detailOf = (before: number): Detail => (before === 0 ? 'full' : before === 1 ? 'words' : 'line');

/**
 * Tells of the circle that the story looks into. What repeats is told once: a board as it changes, being given the floor,
 * the question whether anybody else would like it.
 */
export class Shown implements Teller {
  /** what each message said when it was looked at last */
  private readonly known = new Map<string, string>();
  /** One word each, at the check-out: gathered, and printed side by side. */
  private words: { who: Actor['person']; word: string }[] = [];
  private detail: Detail = 'full';
  private rounds = 0;
  private turns = 0;
  private wasAsked = false;
  private hasLooked = false;

  constructor(
    private readonly place: Place,
    private readonly circle: Circle,
  ) {}

  async sees(messages: readonly SeenMessage[]): Promise<void> {
    const isNew = this.hasLooked;
    this.hasLooked = true;
    for (const [index, message] of messages.entries()) {
      const state = `${textOf(message)} ${JSON.stringify(buttonsOf(message))}`;
      const before = this.known.get(message.id);
      this.known.set(message.id, state);
      // What stood there before the telling began was shown with the thread.
      if (before === state || !isNew) continue;
      const upTo = messages.slice(0, index);
      const session = sinceTheLast(upTo);
      this.detail = detailOf(session.before);
      if (before !== undefined) await this.changed(message);
      else if (message.author.bot) await this.groveSays(message, upTo);
      else await this.memberSays(message, session.messages);
    }
  }

  async acts(who: Actor, act: Act, on: SeenMessage | undefined): Promise<void> {
    const { scene } = this.place;
    if (act.do === 'give time') return scene.tells(who, { text: '/circle', ink: { bold: true } });
    if (act.do !== 'press' || this.detail !== 'full') return;
    const isRepeated = (act.label === labels.take && this.turns > 0) || (act.label === labels.done && this.turns > 1);
    const button = on && buttonsOf(on).find(({ label }) => label === act.label);
    if (isRepeated || !button) return;
    if (act.label === labels.take) await scene.page.gap();
    await scene.presses(who, button);
  }

  async hears(who: Actor, answers: readonly SeenMessage[]): Promise<void> {
    if (this.detail === 'full') await this.place.scene.whispers(who, answers, { most: 2 });
  }

  private async memberSays(message: SeenMessage, session: readonly SeenMessage[]): Promise<void> {
    if (this.detail === 'line') return;
    const rounds = session.filter((one) => isPrompt(one) && one.pinged[0] === message.author.id).length;
    const { person } = this.circle.members.find(({ id }) => id === message.author.id) ?? {};
    if (person && rounds === 3) {
      this.words.push({ who: person, word: printable(message.content) });
      return;
    }
    await this.place.scene.says(message);
  }

  private async changed(message: SeenMessage): Promise<void> {
    if (this.detail !== 'full') return;
    const isPaused = offers(message, labels.resume);
    // The board changes before the prompt stands in the thread.
    const isFirstTurn = offers(message, labels.done)
      ? this.turns === 0
      : offers(message, labels.take) && this.turns === 1;
    if ((isFirstTurn && this.rounds === 1) || isPaused) await this.place.scene.changed(message);
  }

  private async groveSays(message: SeenMessage, upTo: readonly SeenMessage[]): Promise<void> {
    const { scene } = this.place;
    const isFull = this.detail === 'full';
    if (isGoodbye(message)) return this.closes(message, upTo);
    if (this.detail === 'line') return;
    if (isOpening(message)) return this.begins(message);
    if (offers(message, labels.coming)) {
      await chapter(this.place, 'a day before');
      return scene.says(message, { most: isFull ? 6 : 2 });
    }
    if (offers(message, labels.pause)) return this.opensStep(message);
    if (isPrompt(message)) {
      this.turns += 1;
      return this.turns === 1 && isFull ? scene.says(message) : undefined;
    }
    if (message.pinged.length > 1 && isFull) await chapter(this.place, 'ten minutes before');
    else if (message.pinged.length > 1) return;
    const isAsking = textOf(message) === stillOpen;
    if (isFull && !(isAsking && this.wasAsked)) await scene.says(message, { most: 3 });
    this.wasAsked ||= isAsking;
  }

  private async begins(message: SeenMessage): Promise<void> {
    const isFull = this.detail === 'full';
    if (isFull) await this.place.scene.page.gap();
    else await chapter(this.place, 'the second session');
    this.rounds = 0;
    this.turns = 0;
    this.wasAsked = false;
    if (isFull) await this.place.scene.says(message, { most: 3 });
  }

  private async opensStep(message: SeenMessage): Promise<void> {
    await this.tellWords();
    await nameAll(this.place);
    const isRound = offers(message, labels.take);
    const { scene } = this.place;
    if (this.detail !== 'full' && !isRound) return;
    if (isRound) {
      this.rounds += 1;
      await scene.page.gap();
    }
    if (this.rounds === 1 && isRound && this.detail === 'full') return scene.says(message, { framed: true });
    await scene.says(message, { most: isRound || this.rounds === 0 ? 2 : 3 });
  }

  private async tellWords(): Promise<void> {
    if (this.words.length === 0) return;
    await this.place.scene.page.columns(
      this.words.map(({ who, word }) => [{ text: `${who.name}: `, ink: { colour: who.colour } }, { text: word }]),
    );
    this.words = [];
  }

  private async closes(message: SeenMessage, upTo: readonly SeenMessage[]): Promise<void> {
    await this.tellWords();
    const { scene } = this.place;
    if (this.detail === 'line') return remark(this.place, this.circle, { session: upTo, over: sentAt(message) });
    await scene.says(message, { most: this.detail === 'full' ? 6 : 4 });
  }
}
