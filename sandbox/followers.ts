/** Thrown when a follower does not say that it has settled. */
export class Unsettled extends Error {}

/** What a follower says when it is asked. */
export interface Settled {
  /** its next wake-up, in milliseconds */
  readonly next: number | null;
  /** It did something that may have given others work: ask everybody once more before time goes on. */
  readonly again: boolean;
}

interface Follower {
  readonly name: string;
  /** Asked only once the others have settled. */
  readonly isLast: boolean;
  readonly send: (line: object) => void;
  readonly asks: Map<number, (answer: Settled) => void>;
}

/** Whoever still wants to be asked again after so many rounds, while no time passes, goes in a circle. */
const mostRounds = 300;

/** Those who follow the clock: told of each change, and asked before time goes on. Their own end of it is `follower.ts`. */
export class Followers {
  private readonly all = new Map<string, Follower>();
  private counter = 0;

  constructor(
    private readonly clock: {
      /** How long one may take to settle; real time. */
      readonly patienceMs: number;
      /** In milliseconds. */
      readonly now: () => number;
      /** What each line says of the clock. */
      readonly told: () => object;
    },
  ) {}

  join(name: string, send: (line: object) => void, isLast = false): string {
    this.counter += 1;
    const id = `f${this.counter}`;
    this.all.set(id, { name, isLast, send, asks: new Map() });
    send({ follower: id, ...this.clock.told() });
    return id;
  }

  /** Whoever stops following has nothing due any more: what it was asked counts as answered. */
  leave(id: string): void {
    const follower = this.all.get(id);
    this.all.delete(id);
    for (const answer of follower?.asks.values() ?? []) answer({ next: null, again: false });
  }

  /** False if there is no such follower or no such question. */
  settled(id: string, ask: number, said: { next: string | null; again: boolean }): boolean {
    const answer = this.all.get(id)?.asks.get(ask);
    if (!answer) return false;
    answer({ next: said.next === null ? null : Date.parse(said.next), again: said.again });
    return true;
  }

  tell(): void {
    for (const follower of this.all.values()) follower.send(this.clock.told());
  }

  /** The earliest wake-up after now that any of them has, once all of them have finished what is due. */
  async ask(): Promise<number | null> {
    let restless: readonly string[] = [];
    for (let round = 0; round < mostRounds; round++) {
      const first = await this.askThose(({ isLast }) => !isLast);
      const wantMore = first.some(({ again }) => again);
      const answers = wantMore ? first : [...first, ...(await this.askThose(({ isLast }) => isLast))];
      restless = answers.flatMap(({ again, name }) => (again ? [name] : []));
      if (restless.length > 0) continue;
      const now = this.clock.now();
      const later = answers.flatMap(({ next }) => (next !== null && next > now ? [next] : []));
      return later.length === 0 ? null : Math.min(...later);
    }
    throw new Unsettled(`${restless.join(', ')} asked for it ${mostRounds} times, and it is still the same instant`);
  }

  private askThose(who: (follower: Follower) => boolean): Promise<(Settled & { readonly name: string })[]> {
    const those = [...this.all].filter(([, follower]) => who(follower));
    return Promise.all(
      those.map(async ([id, follower]) => ({ ...(await this.askOne(id, follower)), name: follower.name })),
    );
  }

  private askOne(id: string, follower: Follower): Promise<Settled> {
    const { patienceMs, told } = this.clock;
    this.counter += 1;
    const ask = this.counter;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        follower.asks.delete(ask);
        reject(new Unsettled(`${follower.name} (${id}) did not settle within ${patienceMs} ms`));
      }, patienceMs);
      follower.asks.set(ask, (answer) => {
        clearTimeout(timer);
        follower.asks.delete(ask);
        resolve(answer);
      });
      follower.send({ ask, ...told() });
    });
  }
}
