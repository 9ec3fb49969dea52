import type { Path } from './validate/complaints';

export interface Report {
  /** What was asked for and is not there: the measure of how far the sandbox reaches. */
  unknown: { method: string; route: string; count: number }[];
  requests: { method: string; route: string; count: number }[];
  refused: { route: string; status: number; code: number; count: number }[];
  /** Answers 401, 403 and 429, but for a shared 429: too many of these get an address banned. */
  invalid: { status: number; count: number }[];
  /** What was judged: by Discord's description of the API, and by the rules that it misses. */
  judged: {
    description: { path: string | null; undescribed: string[] } & Judged;
    rules: Judged;
    /** What the sandbox itself answered. Each wrong answer is a fault of the sandbox. */
    answers: { operations: string[]; bodies: number; wrong: WrongAnswer[] };
  };
}

export interface Judged {
  operations: string[];
  bodies: number;
  refused: number;
}

/** Where in the answer, and by which code: never what stood there. */
export interface WrongAnswer {
  operation: string;
  status: number;
  at: string;
  code: string;
  count: number;
}

/** Counts every request by its route, for the report at the end of a run. */
export class Tally {
  private readonly counts = {
    unknown: new Counts<{ method: string; route: string }>(),
    requests: new Counts<{ method: string; route: string }>(),
    refused: new Counts<{ route: string; status: number; code: number }>(),
    invalid: new Counts<{ status: number }>(),
    wrong: new Counts<Omit<WrongAnswer, 'count'>>(),
  };
  private readonly judges = { description: newJudged(), rules: newJudged(), answers: newJudged() };
  private readonly without = new Set<string>();

  /** `description` is the path of the description that bodies are judged by. */
  constructor(private readonly description: string | null) {}

  request(method: string, route: string): void {
    this.counts.requests.add({ method, route });
  }

  unknown(method: string, path: string): void {
    this.counts.unknown.add({ method, route: path.replace(/\/\d{17,20}(?=\/|$)/g, '/:id') });
  }

  refused({ route, status, code }: { route: string; status: number; code: number }): void {
    this.counts.refused.add({ route, status, code });
  }

  invalid(status: number): void {
    this.counts.invalid.add({ status });
  }

  /** A body was judged. */
  saw(judge: 'description' | 'rules' | 'answers', p: { operation: string; refused: boolean }): void {
    const seen = this.judges[judge];
    seen.operations.add(p.operation);
    seen.bodies += 1;
    if (p.refused) seen.refused += 1;
  }

  /** An answer was judged; `at` of its complaints may hold keys and numbers, which are the sandbox's own. */
  answered(operation: string, p: { status: number; complaints: readonly { path: Path; code: string }[] }): void {
    this.saw('answers', { operation, refused: p.complaints.length > 0 });
    for (const { path, code } of p.complaints)
      this.counts.wrong.add({ operation, status: p.status, at: path.map(placeOf).join('.'), code });
  }

  /** The description says nothing of this route. */
  undescribed(route: string): void {
    this.without.add(route);
  }

  report(): Report {
    const { description, rules, answers } = this.judges;
    return {
      unknown: this.counts.unknown.all(),
      requests: this.counts.requests.all(),
      refused: this.counts.refused.all(),
      invalid: this.counts.invalid.all(),
      judged: {
        description: { path: this.description, undescribed: [...this.without].sort(), ...judgedBy(description) },
        rules: judgedBy(rules),
        answers: {
          operations: [...answers.operations].sort(),
          bodies: answers.bodies,
          wrong: this.counts.wrong.all(),
        },
      },
    };
  }
}

/** How often each of many things was met, in the order they first were. */
class Counts<What extends object> {
  private readonly known = new Map<string, What & { count: number }>();

  /** Its properties in one order: they are what it is known by. */
  add(what: What): void {
    const key = JSON.stringify(what);
    const one = this.known.get(key) ?? { ...what, count: 0 };
    one.count += 1;
    this.known.set(key, one);
  }

  all(): (What & { count: number })[] {
    return [...this.known.values()].map((one) => ({ ...one }));
  }
}

interface Seen {
  readonly operations: Set<string>;
  bodies: number;
  refused: number;
}

function newJudged(): Seen {
  return { operations: new Set(), bodies: 0, refused: 0 };
}

function judgedBy(seen: Seen): Judged {
  return { operations: [...seen.operations].sort(), bodies: seen.bodies, refused: seen.refused };
}

/** Ids and numbers of entries would make a line of each. */
function placeOf(part: string | number): string {
  return /^\d+$/.test(String(part)) ? '*' : String(part);
}
