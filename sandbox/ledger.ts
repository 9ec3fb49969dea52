export type LedgerKind =
  | 'message'
  | 'edit'
  | 'delete'
  | 'ephemeral'
  | 'form'
  | 'thread'
  | 'thread-member'
  | 'thread-member-left'
  | 'channel'
  | 'role'
  | 'reaction'
  | 'voice'
  | 'failed'
  | 'dm';

/** One thing that became visible: what, where, to whom, when. */
export interface LedgerEntry {
  readonly seq: number;
  /** Real time, ISO. */
  readonly at: string;
  /** The town's clock, ISO. */
  readonly town: string;
  readonly kind: LedgerKind;
  readonly guild: string | null;
  readonly channel: string | null;
  readonly message?: string;
  readonly author: string | null;
  /** The people (never bots) who could see it at that moment. */
  readonly audience: readonly string[];
  readonly text: string;
  readonly pinged: readonly string[];
  readonly nonce?: string;
  readonly customIds: readonly string[];
}

export interface LedgerQuery {
  guild?: string;
  channel?: string;
  /** Only what this person could see. */
  user?: string;
  /** Only entries with a greater `seq`. */
  after?: number;
  kind?: string;
}

type Fresh = Pick<LedgerEntry, 'kind' | 'guild' | 'channel' | 'author' | 'audience'> & Partial<LedgerEntry>;

/** Append-only; nothing is ever taken back, a deletion is one more entry. */
export class Ledger {
  private readonly entries: LedgerEntry[] = [];
  /** Hears of each entry as it is written. */
  onWrite: (entry: LedgerEntry) => void = () => undefined;

  constructor(private readonly townNow: () => string) {}

  write(entry: Fresh): void {
    const written: LedgerEntry = {
      text: '',
      pinged: [],
      customIds: [],
      ...entry,
      seq: this.entries.length + 1,
      at: new Date().toISOString(),
      town: this.townNow(),
    };
    this.entries.push(written);
    this.onWrite(written);
  }

  read(query: LedgerQuery): LedgerEntry[] {
    return this.entries
      .slice(Math.max(0, query.after ?? 0))
      .filter(
        (entry) =>
          (query.guild === undefined || entry.guild === query.guild) &&
          (query.channel === undefined || entry.channel === query.channel) &&
          (query.kind === undefined || entry.kind === query.kind) &&
          (query.user === undefined || entry.audience.includes(query.user)),
      );
  }
}
