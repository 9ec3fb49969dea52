import { DiscordError } from '../rest/errors';
import { isObject, type JsonObject } from '../wire/json';

export type Path = readonly (string | number)[];

export function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

/** For a body, or a query, in which one thing is wrong. */
export function invalid(path: Path, code: string, message: string): DiscordError {
  const wrong = new Complaints();
  wrong.say(path, code, message);
  return wrong.refusal();
}

/** Gathers everything wrong with a body, and says it at once as Discord's 50035 tree. */
export class Complaints {
  private any: boolean;

  /** `base` is where in the request body the judged part stands: `data`, for the answer to an interaction; `tree` is what was said before. */
  constructor(
    private readonly base: Path = [],
    private readonly tree: JsonObject = {},
  ) {
    this.any = Object.keys(tree).length > 0;
  }

  say(path: Path, code: string, message: string): void {
    this.any = true;
    let node = this.tree;
    for (const part of [...this.base, ...path]) {
      const key = String(part);
      const child = node[key];
      const next = isObject(child) ? child : {};
      node[key] = next;
      node = next;
    }
    const said = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...said, { code, message }];
  }

  required(path: Path): void {
    this.say(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  tooLong(path: Path, max: number): void {
    this.say(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }

  badLength(path: Path, min: number, max: number): void {
    this.say(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }

  noInstant(path: Path, text: string): void {
    this.say(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${JSON.stringify(text)}. Should be ISO8601.`);
  }

  /** Whether something was said about this place, about what it stands in, or about what stands in it. */
  knows(path: Path): boolean {
    let node: JsonObject = this.tree;
    for (const part of path) {
      if (node._errors !== undefined && node !== this.tree) return true;
      const child = node[String(part)];
      if (!isObject(child)) return false;
      node = child;
    }
    return Object.keys(node).length > 0;
  }

  refusal(): DiscordError {
    return new DiscordError(400, 50035, 'Invalid Form Body', this.tree);
  }

  end(): void {
    if (this.any) throw this.refusal();
  }
}
