import type { Message } from '../common/message';

/** How often an answer that is not there yet may say how far it is; null: never. Discord allows five edits in two seconds. */
export type ProgressEveryMs = number | null;

export interface Telling {
  /** Says how far it is, some time later; of several only the newest is said. */
  readonly tell: (message: Message) => void;
  /** From now on nothing is said, and nothing is on its way any more; whether something was. */
  readonly end: () => Promise<boolean>;
}

/** A handler that takes its time says how far it is through this; the answer itself comes after all of it. */
export function telling(
  edit: (message: Message) => Promise<void>,
  p: { readonly everyMs: ProgressEveryMs; readonly failed: (fault: unknown) => void },
): Telling {
  const { everyMs, failed } = p;
  let next: Message | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();
  let hasEnded = false;
  let wasSaid = false;

  function arm(): void {
    if (everyMs === null || hasEnded || timer || !next) return;
    timer = setTimeout(say, everyMs);
  }
  function say(): void {
    const message = next;
    next = undefined;
    if (!message) return;
    wasSaid = true;
    sending = edit(message)
      .catch(failed)
      .then(() => {
        timer = undefined;
        arm();
      });
  }
  return {
    tell(message) {
      next = message;
      arm();
    },
    async end() {
      hasEnded = true;
      clearTimeout(timer);
      await sending;
      return wasSaid;
    },
  };
}
