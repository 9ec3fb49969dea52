import type { Json, JsonObject } from '../wire/json';

export const InteractionType = { Ping: 1, Command: 2, Component: 3, Autocomplete: 4, Modal: 5 } as const;

export const CallbackType = {
  Pong: 1,
  Message: 4,
  DeferredMessage: 5,
  DeferredUpdate: 6,
  Update: 7,
  Choices: 8,
  Modal: 9,
} as const;

/** Answers that say something, as opposed to those that only acknowledge. */
export const SAYING: readonly number[] = [
  CallbackType.Message,
  CallbackType.Update,
  CallbackType.Choices,
  CallbackType.Modal,
];

export type OutcomeState = 'answered' | 'deferred' | 'updated' | 'form' | 'failed';

/** One interaction from the click to the death of its token. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** The message whose component was used, or from whose component the form came. */
  readonly sourceId: string | null;
  readonly command: string | null;
  /** 1 a chat command, 2 a person's menu, 3 a message's; null for what is no command. */
  readonly commandType: number | null;
  /** Whom or what a menu was opened on. */
  readonly targetId: string | null;
  /** For a form: the interaction that it was the answer to. */
  readonly from: Interaction | null;
  /** Real milliseconds. */
  readonly bornAt: number;
  /** On the monotonic clock, to parts of a millisecond: how fast an answer was is measured from here. */
  readonly sentAt: number;
  answer: { readonly type: number; readonly afterMs: number } | null;
  /** What `@original` means. */
  originalId: string | null;
  /** A deferral that has not been filled in yet. */
  pending: boolean;
  readonly followUps: string[];
  form: SeenForm | null;
  choices: Json[];
  failed: boolean;
  readonly timer: NodeJS.Timeout;
}

/** A form as the person has it on the screen. */
export interface SeenForm {
  readonly id: string;
  readonly customId: string;
  readonly title: string;
  readonly components: JsonObject[];
}

export interface OpenForm {
  readonly form: SeenForm;
  readonly from: Interaction;
}

export class Interactions {
  readonly byId = new Map<string, Interaction>();
  readonly byToken = new Map<string, Interaction>();
  readonly forms = new Map<string, OpenForm>();
  private readonly waiting = new Map<string, Set<() => void>>();

  add(interaction: Interaction): void {
    this.byId.set(interaction.id, interaction);
    this.byToken.set(interaction.token, interaction);
  }

  /** Wakes whoever waits for this interaction to change. */
  changed(interaction: Interaction): void {
    const waiting = this.waiting.get(interaction.id);
    this.waiting.delete(interaction.id);
    for (const wake of waiting ?? []) wake();
  }

  /** Resolves to true once `done()` holds, to false after `patienceMs` of real time. */
  until(interaction: Interaction, done: () => boolean, patienceMs: number): Promise<boolean> {
    if (done()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs);
      const look = (): void => {
        if (done()) {
          clearTimeout(timer);
          resolve(true);
        } else this.wait(interaction.id, look);
      };
      this.wait(interaction.id, look);
    });
  }

  close(): void {
    for (const interaction of this.byId.values()) clearTimeout(interaction.timer);
  }

  private wait(id: string, wake: () => void): void {
    const waiting = this.waiting.get(id) ?? new Set();
    waiting.add(wake);
    this.waiting.set(id, waiting);
  }
}
