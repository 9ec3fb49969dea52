import type { JsonObject, Json } from '../wire/json';
import type { Upload } from '../wire/body';
import type { World } from '../world';

export interface Ask {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** The body where it is a list, as for commands set in bulk. */
  readonly list: Json[];
  readonly files: readonly Upload[];
}

export interface Answer {
  readonly status: number;
  readonly body?: Json;
  /** A page instead of JSON. */
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages` */
  readonly path: string;
  readonly handler: (ask: Ask) => Answer | Promise<Answer>;
  /** Answers to interactions carry their own token in the path. */
  readonly open?: boolean;
}

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (body: Json): Answer => ({ status: 201, body });
export const done: Answer = { status: 204 };

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/** Finds routes by method and number of segments first, so that a long table costs little. */
export class Router {
  private readonly shelves = new Map<string, { route: Route; parts: string[] }[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const parts = route.path.split('/').slice(1);
      const key = `${route.method} ${parts.length}`;
      this.shelves.set(key, [...(this.shelves.get(key) ?? []), { route, parts }]);
    }
  }

  /** A route with a fixed word wins over one with a parameter if it stands first in the table. */
  match(method: string, path: string): Match | null {
    const written = path.split('/').slice(1);
    // Most paths have no escapes, and looking for them in each part takes time.
    const segments = path.includes('%') ? written.map(decoded) : written;
    const found = this.shelves.get(`${method} ${segments.length}`)?.find(({ parts }) => fits(parts, segments));
    if (!found) return null;
    const params: Record<string, string> = {};
    for (const [at, part] of found.parts.entries())
      if (part.startsWith(':')) params[part.slice(1)] = segments[at] ?? '';
    return { route: found.route, params };
  }
}

function fits(parts: readonly string[], segments: readonly string[]): boolean {
  for (let at = 0; at < parts.length; at++) {
    const [part = '', segment = ''] = [parts[at], segments[at]];
    if (part.startsWith(':') ? segment === '' : part !== segment) return false;
  }
  return true;
}

/** What is no proper escape stands as it came: no id looks like that. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
