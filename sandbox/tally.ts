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
    unknown: new Map<string, number>(),
    requests: new Map<string, number>(),
    refused: new Map<string, number>(),
    invalid: new Map<string, number>(),
    wrong: new Map<string, number>(),
  };
  private readonly judges = { description: newJudged(), rules: newJudged(), answers: newJudged() };
  private readonly without = new Set<string>();

  /** `description` is the path of the description that bodies are judged by. */
  constructor(private readonly description: string | null) {}

  request(method: string, route: string): void {
    add(this.counts.requests, `${method} ${route}`);
  }

  unknown(method: string, path: string): void {
    add(this.counts.unknown, `${method} ${path.replace(/\/\d{17,20}(?=\/|$)/g, '/:id')}`);
  }

  refused(answer: { route: string; status: number; code: number }): void {
    add(this.counts.refused, `${answer.status} ${answer.code} ${answer.route}`);
  }

  invalid(status: number): void {
    add(this.counts.invalid, String(status));
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
      add(this.counts.wrong, `${p.status} ${code} ${operation} ${path.map(placeOf).join('.')}`);
  }

  /** The description says nothing of this route. */
  undescribed(route: string): void {
    this.without.add(route);
  }

  report(): Report {
    const { description, rules, answers } = this.judges;
    return {
      unknown: [...this.counts.unknown].map(([key, count]) => ({ ...methodAndRoute(key), count })),
      requests: [...this.counts.requests].map(([key, count]) => ({ ...methodAndRoute(key), count })),
      refused: [...this.counts.refused].map(([key, count]) => {
        const [status, code, ...route] = key.split(' ');
        return { route: route.join(' '), status: Number(status), code: Number(code), count };
      }),
      invalid: [...this.counts.invalid].map(([status, count]) => ({ status: Number(status), count })),
      judged: {
        description: { path: this.description, undescribed: [...this.without].sort(), ...judgedBy(description) },
        rules: judgedBy(rules),
        answers: {
          operations: [...answers.operations].sort(),
          bodies: answers.bodies,
          wrong: [...this.counts.wrong].map(([key, count]) => {
            const [status, code, operation, at] = key.split(' ');
            return { operation: operation ?? '', status: Number(status), at: at ?? '', code: code ?? '', count };
          }),
        },
      },
    };
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

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function methodAndRoute(key: string): { method: string; route: string } {
  const space = key.indexOf(' ');
  return { method: key.slice(0, space), route: key.slice(space + 1) };
}
