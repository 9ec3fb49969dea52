import type { LedgerEntry, SeenMessage } from '../sandbox/client';

/** Whom each message called when it came: whoever was called remembers it, while a message that is edited calls nobody. */
export class Called {
  private readonly by = new Map<string, readonly string[]>();

  add(entries: readonly LedgerEntry[]): void {
    for (const { kind, message, pinged } of entries)
      if (kind === 'message' && message !== undefined) this.by.set(message, pinged);
  }

  remembered(messages: readonly SeenMessage[]): readonly SeenMessage[] {
    return messages.map((message) => ({ ...message, pinged: [...(this.by.get(message.id) ?? message.pinged)] }));
  }
}
