import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Json } from '../wire/json';
import type { Operation, Plan } from './description';
import { Shelf } from './shelf';
import { complaintsOf, type Complaint } from './wording';

/** Finds what Discord's own description says about a route, and judges bodies by it. */
export class Judge {
  private readonly known = new Map<string, Operation | null>();

  constructor(
    readonly path: string,
    private readonly shelf: Shelf,
  ) {}

  /** `route` is written as in our own table: `/channels/:channel/messages`. Null where the description has no such thing. */
  operation(method: string, route: string, params: Readonly<Record<string, string>>): Operation | null {
    const own = Object.keys(params).find((name) => OWN_NAMES.includes(params[name] ?? ''));
    const key = own === undefined ? `${method} ${route}` : `${method} ${route} ${own} ${params[own] ?? ''}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { operations } = this.shelf;
    const nameless = `${method} ${route}`.replace(/:(\w+)/g, '{}');
    const named = own === undefined ? nameless : `${method} ${route}`.replace(`:${own}`, params[own] ?? '');
    const found = operations[named.replace(/:(\w+)/g, '{}')] ?? operations[nameless] ?? null;
    this.known.set(key, found);
    return found;
  }

  /** What is wrong with the body of a request. `unit` names the schema where the body alone does not tell. */
  async request(operation: Operation, body: Json, unit?: string): Promise<readonly Complaint[]> {
    return operation.request ? await this.complaints(operation.request, body, unit) : [];
  }

  /** The same for the body of an answer. Null where nothing is said about what stands in it. */
  async answer(operation: Operation, status: number, body: Json): Promise<readonly Complaint[] | null> {
    const plan = operation.answers[status] ?? operation.answers[`${Math.floor(status / 100)}XX`];
    return plan ? await this.complaints(plan, body) : null;
  }

  /** Compiles what these routes need, unless it is kept from before. */
  async prepare(routes: readonly { readonly method: string; readonly path: string }[]): Promise<void> {
    const plans = routes.flatMap(({ method, path }) => {
      const operation = this.operation(method, path, {});
      return operation ? [operation.request, ...Object.values(operation.answers)] : [];
    });
    for (const name of new Set(plans.flatMap((plan) => plan?.units ?? []))) await this.shelf.prepare(name);
  }

  private async complaints(plan: Plan, body: Json, unit?: string): Promise<readonly Complaint[]> {
    if (!plan.list) return await this.leastComplaints(plan, body, unit);
    if (!Array.isArray(body))
      return [{ path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }];
    const all: Complaint[] = [];
    for (const [at, entry] of body.entries()) {
      const found = await this.leastComplaints(plan, entry, unit);
      all.push(...found.map((complaint) => ({ ...complaint, path: [at, ...complaint.path] })));
    }
    return all;
  }

  private async leastComplaints(plan: Plan, body: Json, wanted?: string): Promise<readonly Complaint[]> {
    let least: readonly Complaint[] | null = null;
    for (const name of plan.units) {
      if (wanted !== undefined && plan.units.includes(wanted) && name !== wanted) continue;
      const fetched = this.shelf.unit(name);
      const unit = fetched instanceof Promise ? await fetched : fetched;
      if (unit(body)) return [];
      const found = complaintsOf(unit.errors ?? [], body);
      if (least === null || found.length < least.length) least = found;
    }
    return least ?? [];
  }
}

/** Routes of their own in the description, which are one with the others in our table. */
const OWN_NAMES: readonly string[] = ['@me', '@original'];

/** Of each description once, since several sandboxes in one program judge by the same. */
const open = new Map<string, Judge>();

/** Throws a plain sentence for what cannot be read or is no description. */
export function openJudge(path: string): Judge {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`No description of Discord's API can be read at ${path}.`);
  }
  const key = createHash('sha256').update(text).digest('hex');
  const known = open.get(key);
  if (known) return known;
  const judge = new Judge(path, new Shelf(path, text));
  open.set(key, judge);
  return judge;
}
