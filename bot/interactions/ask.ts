import type { Filled, Form } from '../common/form';
import type { Message, SentFile, TextFile } from '../common/message';

/** What somebody did on Discord, as plain data; made by `discord/live`. */
export interface Ask {
  readonly id: string;
  readonly did: Did;
  /** null in a direct message */
  readonly guild: string | null;
  /** the channel or thread it was done in */
  readonly channel: string | null;
  /** Discord's name of the person's language, like 'en-GB' */
  readonly locale: string;
  readonly actor: Actor;
}

export type Did =
  | { readonly kind: 'command'; readonly path: string; readonly options: Options }
  /** a command in the context menu of a message */
  | { readonly kind: 'menu'; readonly path: string; readonly message: TargetMessage }
  | { readonly kind: 'typing'; readonly path: string; readonly focused: string; readonly typed: string }
  /** `chosen`: what a select was set to; nothing when it was a button */
  | { readonly kind: 'press'; readonly customId: string; readonly chosen: readonly string[] }
  | ({ readonly kind: 'submit'; readonly customId: string } & Filled);

/** The message that a context menu was opened on. Its words come with the interaction, whatever intents there are. */
export interface TargetMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  /** written by an app or a webhook, Grove's own messages among them */
  readonly byApp: boolean;
  /** written by Discord itself: somebody joined, something was pinned */
  readonly bySystem: boolean;
  readonly words: string;
  /** files, stickers and other things that are no words */
  readonly things: number;
}

export type Options = Readonly<Record<string, OptionGiven>>;

export type OptionGiven = string | number | boolean | SentFile;

export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  /** of the server it is about at this moment; in a direct message that is looked up */
  readonly isMember: boolean;
  /** as Discord computed them for the channel of the interaction; none in a direct message */
  readonly permissions: bigint;
}

/** The ways of answering one interaction. The first must come within three seconds, all within fifteen minutes. */
export interface Answers {
  defer(how: Acknowledge): Promise<void>;
  /** fills in what was deferred; after `in place`, edits the message that was pressed */
  edit(message: Message, file?: TextFile): Promise<void>;
  /** one more message, for this person only */
  whisper(message: Message): Promise<void>;
  /** the first and only answer, for this person only, without a deferral */
  say(message: Message): Promise<void>;
  form(form: Form): Promise<void>;
  suggest(choices: readonly string[]): Promise<void>;
}

export type Acknowledge = 'privately' | 'in place';
