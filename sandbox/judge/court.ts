import { DiscordError } from '../rest/errors';
import type { Answer, Ask, Route } from '../rest/router';
import { ownRules, type Asked } from '../validate/bodies';
import { Complaints } from '../validate/complaints';
import type { Json, JsonObject } from '../wire/json';
import { branchOf } from './branches';
import type { Operation } from './description';
import type { Judge } from './judge';
import type { Complaint } from './wording';

export interface Case {
  readonly ask: Ask;
  readonly route: Route;
  /** As it came: neither made an object nor a list. */
  readonly body: Json;
}

const INVALID_BODY = 50035;
const EMPTY_MESSAGE = 50006;

/**
 * Handles a request with both judges looking on: Discord's description before anything is done, our own rules where the
 * handler applies them, and the description again on what is answered.
 */
export async function judged(p: Case, handle: () => Answer | Promise<Answer>): Promise<Answer> {
  const { judge, tally } = p.ask.world;
  const operation = judge?.operation(p.route.method, p.route.path, p.ask.params) ?? null;
  if (judge && !operation) tally.undescribed(nameOf(p.route));
  if (judge && operation?.request) await needToFit(p, judge, operation);
  const answer = await ruled(p, handle);
  if (judge && operation) await lookAtAnswer(p, { judge, operation }, answer);
  return answer;
}

async function needToFit(p: Case, judge: Judge, operation: Operation): Promise<void> {
  const { tally, town } = p.ask.world;
  const asked = { ...p.ask, town };
  const complaints = await judge.request(operation, p.body, branchOf(operation.id, asked));
  tally.saw('description', { operation: operation.id, refused: complaints.length > 0 });
  if (complaints.length === 0) return;
  const own = ownRefusal(p.route, asked);
  if (own) tally.saw('rules', { operation: nameOf(p.route), refused: true });
  throw refusal(own, complaints);
}

/** What our own rules have against a body, as far as it can be said before anything is done. */
export function ownRefusal(route: Pick<Route, 'method' | 'path'>, asked: Asked): DiscordError | null {
  try {
    ownRules[nameOf(route)]?.(asked);
    return null;
  } catch (error) {
    if (error instanceof DiscordError) return error;
    throw error;
  }
}

/**
 * Where our own rules refuse the same body, theirs comes first: they know Discord's code for what is wrong, while the
 * description knows only what would be right.
 */
export function refusal(own: DiscordError | null, complaints: readonly Complaint[]): DiscordError {
  if (own && !own.errors) return own;
  const before: JsonObject = own?.errors ?? {};
  const wrong = new Complaints([], before);
  for (const { path, code, message } of complaints) if (!wrong.knows(path)) wrong.say(path, code, message);
  return wrong.refusal();
}

async function ruled(p: Case, handle: () => Answer | Promise<Answer>): Promise<Answer> {
  const { tally } = p.ask.world;
  const operation = nameOf(p.route);
  const has = ownRules[operation] !== undefined;
  try {
    const answer = await handle();
    if (has) tally.saw('rules', { operation, refused: false });
    return answer;
  } catch (error) {
    if (has && error instanceof DiscordError)
      tally.saw('rules', { operation, refused: error.code === INVALID_BODY || error.code === EMPTY_MESSAGE });
    throw error;
  }
}

/** A wrong answer is a fault of ours. It is given all the same, and stands in the report: where it is, never what it says. */
async function lookAtAnswer(p: Case, by: { judge: Judge; operation: Operation }, answer: Answer): Promise<void> {
  if (answer.body === undefined || answer.status >= 300) return;
  const complaints = await by.judge.answer(by.operation, answer.status, answer.body);
  if (complaints) p.ask.world.tally.answered(by.operation.id, { status: answer.status, complaints });
}

function nameOf(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method} ${route.path}`;
}
