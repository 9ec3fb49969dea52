import type { SeenMessage } from '../../control/views';
import type { SeenForm } from '../../interactions/store';

/** What somebody can do with what they see. A picture has no deeds: all is drawn, and nothing answers. */
export interface Deeds {
  click(message: SeenMessage, customId: string): void;
  choose(message: SeenMessage, customId: string, values: readonly string[]): void;
  submit(form: SeenForm, fields: Fields): void;
  closeForm(): void;
  react(message: SeenMessage, emoji: string): void;
  /** Puts away an answer that only they can see. */
  dismiss(message: SeenMessage): void;
  reply?(message: SeenMessage): void;
  /** The menu of a message: its commands, beside where it was asked for. */
  openMenu?(message: SeenMessage, at: Spot): void;
  /** The card of a person: who they are, and the commands that are about them. */
  openProfile?(userId: string, at: Spot): void;
  openChannel?(channelId: string): void;
  /** Scrolls to a message that is answered by another. */
  goTo?(messageId: string): void;
  /** The button or menu has been used, and the answer is waited for. */
  busy(message: SeenMessage, customId: string): boolean;
  /** The last use of this message was not answered in time. */
  failed(message: SeenMessage): boolean;
}

/** A place in the window, in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What has been typed, chosen and added in a form, by custom_id: every field that was shown is there. */
export type Fields = ReadonlyMap<string, FieldValue>;

/** Text and a chosen radio button are text; a checkbox is true or false; menus and checkbox groups are lists of values. */
export type FieldValue = string | boolean | readonly string[] | readonly File[];
