import type { SeenMessage } from '../../control/views';
import type { SeenForm } from '../../interactions/store';

/** What somebody can do with what they see. A picture has no deeds: all is drawn, and nothing answers. */
export interface Deeds {
  readonly click: (message: SeenMessage, customId: string) => void;
  readonly choose: (message: SeenMessage, customId: string, values: readonly string[]) => void;
  readonly submit: (form: SeenForm, fields: Fields) => void;
  readonly closeForm: () => void;
  readonly react: (message: SeenMessage, emoji: string) => void;
  /** Puts away an answer that only they can see. */
  readonly dismiss: (message: SeenMessage) => void;
  readonly reply?: (message: SeenMessage) => void;
  /** The menu of a message: its commands, beside where it was asked for. */
  readonly openMenu?: (message: SeenMessage, at: Spot) => void;
  /** The card of a person: who they are, and the commands that are about them. */
  readonly openProfile?: (userId: string, at: Spot) => void;
  readonly openChannel?: (channelId: string) => void;
  /** Scrolls to a message that is answered by another. */
  readonly goTo?: (messageId: string) => void;
  /** The button or menu has been used, and the answer is waited for. */
  readonly busy: (message: SeenMessage, customId: string) => boolean;
  /** The last use of this message was not answered in time. */
  readonly failed: (message: SeenMessage) => boolean;
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

/** Where something was used: at the pointer, and below the element for who came by keyboard. */
export function spotOf(event: MouseEvent): Spot {
  if (event.detail > 0 || !(event.currentTarget instanceof Element)) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  return { x: left, y: bottom };
}
