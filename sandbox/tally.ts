export interface Report {
  /** What was asked for and is not there: the measure of how far the sandbox reaches. */
  unknown: { method: string; route: string; count: number }[];
  requests: { method: string; route: string; count: number }[];
  refused: { route: string; status: number; code: number; count: number }[];
  /** Answers 401, 403 and 429, but for a shared 429: too many of these get an address banned. */
  invalid: { status: number; count: number }[];
}

/** Counts every request by its route, for the report at the end of a run. */
export class Tally {
  private readonly counts = {
    unknown: new Map<string, number>(),
    requests: new Map<string, number>(),
    refused: new Map<string, number>(),
    invalid: new Map<string, number>(),
  };

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

  report(): Report {
    return {
      unknown: [...this.counts.unknown].map(([key, count]) => ({ ...methodAndRoute(key), count })),
      requests: [...this.counts.requests].map(([key, count]) => ({ ...methodAndRoute(key), count })),
      refused: [...this.counts.refused].map(([key, count]) => {
        const [status, code, ...route] = key.split(' ');
        return { route: route.join(' '), status: Number(status), code: Number(code), count };
      }),
      invalid: [...this.counts.invalid].map(([status, count]) => ({ status: Number(status), count })),
    };
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function methodAndRoute(key: string): { method: string; route: string } {
  const space = key.indexOf(' ');
  return { method: key.slice(0, space), route: key.slice(space + 1) };
}
