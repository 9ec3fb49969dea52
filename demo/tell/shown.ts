import { en } from '../../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../../sandbox/client';
import {
  asksOnce,
  holderOn,
  isBoard,
  isGoodbye,
  isOpening,
  labels,
  offers,
  sentAt,
  sinceTheLast,
  titleOf,
  type Act,
} from '../characters';
import type { Teller } from '../live';
import { chapter, nameAll, type Circle, type Place } from '../place';
import type { Actor } from '../scene';
import { remark } from './line';
import { printable } from '../print/text';

/** How much of a session is told: all of its first, the words of its second, one line of each after that. */
type Detail = 'full' | 'words' | 'line';
const detailOf = (before: number): Detail => (before === 0 ? 'full' : before === 1 ? 'words' : 'line');

/** What a sheet says besides the floor that goes round, each told once. */
type Seldom = 'the soft end' | 'a question into the silence';

/**
 * Tells of the circle that the story looks into. What repeats is told once: a board as it changes, being given the floor, a
 * gentle word when the time is over, the question whether anybody else would like it.
 */
export class Shown implements Teller {
  /** what each message said when it was looked at last */
  private readonly known = new Map<string, string>();
  /** One word each, at the check-out: gathered, and printed side by side. */
  private words: { who: Actor['person']; word: string }[] = [];
  private detail: Detail = 'full';
  private rounds = 0;
  private turns = 0;
  private title = '';
  private isPaused = false;
  private readonly told = new Set<Seldom>();
  /** whose hand is up, as far as the story has told it */
  private readonly hands = new Set<string>();
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
      else await this.memberSays(message);
    }
  }

  async acts(who: Actor, act: Act, on: SeenMessage | undefined): Promise<void> {
    const { scene } = this.place;
    if (act.do === 'give time') return scene.tells(who, { text: '/circle', ink: { bold: true } });
    if (act.do === 'write' || this.detail !== 'full') return;
    const isRepeated = (act.label === labels.take && this.turns > 0) || (act.label === labels.done && this.turns > 1);
    const button = on && buttonsOf(on).find(({ label }) => label === act.label);
    if (isRepeated || !button) return;
    if (act.label === labels.take) await scene.page.gap();
    await scene.presses(who, button, act.do === 'fill in' ? 'unseen by the others' : '');
    if (act.label === labels.hand) this.hands.add(who.id);
  }

  async hears(who: Actor, answers: readonly SeenMessage[]): Promise<void> {
    if (this.detail === 'full') await this.place.scene.whispers(who, answers, { most: 2 });
  }

  private async memberSays(message: SeenMessage): Promise<void> {
    if (this.detail === 'line') return;
    const { person } = this.circle.members.find(({ id }) => id === message.author.id) ?? {};
    if (person && this.rounds === 3) {
      this.words.push({ who: person, word: printable(message.content) });
      return;
    }
    await this.place.scene.says(message);
  }

  private async changed(message: SeenMessage): Promise<void> {
    if (this.detail !== 'full' || !isBoard(message)) return;
    const isFirstFreed = this.rounds === 1 && this.turns === 1 && offers(message, labels.take);
    if (isFirstFreed || this.isNews(message)) await this.place.scene.changed(message);
  }

  /** Grove's gentle word, or its question into the silence, for the first time. */
  private isNews(board: SeenMessage): boolean {
    const text = textOf(board);
    const holder = holderOn(board);
    const says: readonly (Seldom | false)[] = [
      holder !== undefined && text.includes(en.session.softEnd(holder, false)) && 'the soft end',
      asksOnce(text) && 'a question into the silence',
    ];
    const news = says.filter((one) => one !== false).filter((one) => !this.told.has(one));
    for (const one of news) this.told.add(one);
    return news.length > 0;
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
    if (isBoard(message)) return titleOf(message) === this.title ? this.nextSheet(message) : this.opensStep(message);
    if (message.pinged.length > 1 && isFull) await chapter(this.place, 'ten minutes before');
    else if (message.pinged.length > 1) return;
    // What is proposed is read to its end.
    if (isFull) await scene.says(message, { most: offers(message, en.agreeing.couldYou()) ? 8 : 3 });
  }

  /** A sheet of the step that is going on: of the turns the first is told, and those that a raised hand brought. */
  private async nextSheet(message: SeenMessage): Promise<void> {
    const holder = holderOn(message);
    const isResumed = offers(message, labels.pause) && this.isPaused;
    this.isPaused = offers(message, labels.resume);
    if (holder !== undefined && !isResumed) this.turns += 1;
    const isFirstTurn = this.rounds === 1 && this.turns === 1;
    const byHand = holder !== undefined && this.hands.delete(holder);
    if (this.detail === 'full' && (isFirstTurn || byHand || this.isPaused || isResumed))
      await this.place.scene.changed(message);
  }

  private async begins(message: SeenMessage): Promise<void> {
    const isFull = this.detail === 'full';
    if (isFull) await this.place.scene.page.gap();
    else await chapter(this.place, 'the second session');
    this.rounds = 0;
    this.turns = 0;
    this.title = '';
    this.told.clear();
    if (isFull) await this.place.scene.says(message, { most: 3 });
  }

  private async opensStep(message: SeenMessage): Promise<void> {
    await this.tellWords();
    await nameAll(this.place);
    this.title = titleOf(message);
    const isRound = offers(message, labels.pass);
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
