import type { SeenMessage } from '../control/views';
import type { SeenForm } from '../interactions/store';

/** What one person has on their screen. */
export interface Screen {
  readonly place: Place;
  /** Oldest first. */
  readonly items: readonly Item[];
  /** A form laid over it, with what has been typed and chosen so far, by custom_id. */
  readonly form?: { readonly form: SeenForm; readonly filled?: Filled } | undefined;
  /** A slash command that is being typed. */
  readonly typed?: Typed | undefined;
  /** The custom_id of the select menu that stands open. */
  readonly open?: string | undefined;
}

export interface Place {
  readonly kind: 'channel' | 'thread' | 'direct';
  readonly name: string;
  readonly topic?: string | null;
}

export type Item = ShownMessage | Notice;

export interface ShownMessage {
  readonly is: 'message';
  readonly message: SeenMessage;
  /** What it replies to. */
  readonly original?: Original | undefined;
}

/** A message that was replied to: it may have been deleted since, or lie further up than what has been read. */
export type Original = SeenMessage | 'gone' | 'further up';

/** What Discord itself says between the messages. */
export type Notice =
  | { readonly is: 'thread-begun'; readonly name: string; readonly by: string; readonly isPrivate: boolean }
  | { readonly is: 'added'; readonly who: string; readonly by: string; readonly at: Date }
  | { readonly is: 'pinned'; readonly by: string; readonly at: Date; readonly message?: string | undefined };

export type Filled = ReadonlyMap<string, string | readonly string[]>;

export interface Typed {
  readonly command: string;
  readonly options: readonly (readonly [name: string, value: string])[];
  /** What Discord offers for the last option. */
  readonly choices?: readonly string[] | undefined;
}
