/** The people of the story: who they are and what they say. How they take part is dealt anew with every seed. */

export interface Person {
  readonly name: string;
  readonly city: string;
  readonly zone: string;
  /** 0xRRGGBB: how the terminal shows their name */
  readonly colour: number;
}

export interface Member extends Person {
  readonly work: string;
  readonly wish: string;
  /** the rest of what they answer on the way in, as they read it there */
  readonly answers: {
    readonly region: string;
    readonly place: string;
    readonly years: string;
    readonly languages: readonly string[];
    readonly employer?: string;
    readonly wants: readonly string[];
    readonly offers: readonly string[];
    readonly hours: readonly string[];
  };
  /** What they say in the first check-in, in as many messages. */
  readonly says: readonly [string, string];
  /** What they say in the last round and at the check-out of the first session. */
  readonly later: readonly [string, string];
  /** One sentence for each round of the second session. */
  readonly next: readonly [string, string, string];
}
