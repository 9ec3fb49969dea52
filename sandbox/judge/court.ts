import { DiscordError } from '../rest/errors';
import type { Answer, Ask, Route } from '../rest/router';
import { ownRules } from '../validate/bodies';
import { Complaints } from '../validate/complaints';
import type { Json, JsonObject } from '../wire/json';
import { branchOf } from './branches';
import type { Operation } from './description';
import type { Complaint } from './wording';

export interface Case {
  readonly ask: Ask;
  readonly route: Route;
  /** As it came: neither made an object nor a list. */
  readonly body: Json;
}

/**
 * Handles a request with both judges looking on: Discord's description before anything is done, our own rules where the
 * handler applies them, and the description again on what is answered.
 */
export async function judged(p: Case, handle: () => Answer | Promise<Answer>): Promise<Answer> {
  const { judge } = p.ask.world;
  const name = `${p.route.method} ${p.route.path}`;
  const operation = judge?.operation(p.route.method, p.route.path, p.ask.params) ?? null;
  if (judge && !operation) p.ask.world.tally.undescribed(name);
  if (operation?.request) await needToFit(p, name, operation);
  const answer = await ruled(p, name, handle);
  if (operation) await lookAtAnswer(p, operation, answer);
  return answer;
}

/**
 * Where our own rules refuse the same body, theirs comes first in the tree: they know Discord's code for what is
 * wrong, while the description knows only what would be right.
 */
async function needToFit(p: Case, name: string, operation: Operation): Promise<void> {
  const { judge, tally } = p.ask.world;
  const complaints = (await judge?.request(operation, p.body, branchOf(operation.id, p.ask))) ?? [];
  tally.saw('description', { operation: operation.id, refused: complaints.length > 0 });
  if (complaints.length === 0) return;
  const own = ownRefusal(p, name);
  if (own) tally.saw('rules', { operation: name, refused: true });
  throw own && !own.errors ? own : refusal(own?.errors, complaints);
}

function ownRefusal(p: Case, name: string): DiscordError | null {
  try {
    ownRules[name]?.(p.ask);
    return null;
  } catch (error) {
    if (error instanceof DiscordError) return error;
    throw error;
  }
}

function refusal(own: JsonObject | undefined, complaints: readonly Complaint[]): DiscordError {
  const wrong = new Complaints([], own);
  for (const { path, code, message } of complaints) if (!wrong.knows(path)) wrong.say(path, code, message);
  return wrong.refusal();
}

async function ruled(p: Case, name: string, handle: () => Answer | Promise<Answer>): Promise<Answer> {
  const { tally } = p.ask.world;
  const has = ownRules[name] !== undefined;
  try {
    const answer = await handle();
    if (has) tally.saw('rules', { operation: name, refused: false });
    return answer;
  } catch (error) {
    if (has && error instanceof DiscordError)
      tally.saw('rules', { operation: name, refused: error.code === INVALID_BODY || error.code === EMPTY_MESSAGE });
    throw error;
  }
}

const INVALID_BODY = 50035;
const EMPTY_MESSAGE = 50006;

/** A wrong answer is a fault of ours. It is given all the same, and stands in the report: where it is, never what it says. */
async function lookAtAnswer(p: Case, operation: Operation, answer: Answer): Promise<void> {
  if (answer.body === undefined) return;
  const complaints = await p.ask.world.judge?.answer(operation, answer.status, answer.body);
  if (complaints) p.ask.world.tally.answered(operation.id, { status: answer.status, complaints });
}
