import { LIMIT_SCOPES, type LimitScope } from '../limits/refusal';
import { ControlError } from '../refusal';
import { numberIn, objectsIn, textIn, type Json, type JsonObject } from '../wire/json';
import { isGatewayMode, isRequestMode, MODES, type Fault, type When } from './kinds';

/** How long a delay, an unavailable guild, or an event that waits to be overtaken lasts unless it is said. */
const USUAL_MS = 1_000;

/** One fault, or a whole plan with its seed. Refuses what it does not understand, and then plans nothing of it. */
export function readPlan(body: JsonObject): { readonly seed?: number; readonly faults: readonly Fault[] } {
  const seed = body.seed === undefined ? undefined : wholeIn(body, 'seed', 0);
  if (body.faults === undefined) return { seed, faults: [readFault(body)] };
  if (!Array.isArray(body.faults) || objectsIn(body.faults).length !== body.faults.length)
    throw new ControlError(400, 'faults must be a list of faults');
  return { seed, faults: objectsIn(body.faults).map(readFault) };
}

function readFault(body: JsonObject): Fault {
  const mode = textIn(body.mode) ?? '';
  if (isRequestMode(mode))
    return {
      mode,
      route: patternIn(body.route),
      method: textIn(body.method),
      status: wholeIn(body, 'status', 500),
      code: wholeIn(body, 'code', 0),
      ms: wholeIn(body, 'ms', USUAL_MS),
      scope: scopeIn(body.scope),
      ...whenOf(body),
    };
  if (isGatewayMode(mode))
    return {
      mode,
      event: textIn(body.event),
      ms: wholeIn(body, 'ms', USUAL_MS),
      code: closeCodeIn(body.code),
      ...whenOf(body),
    };
  throw new ControlError(400, `mode must be one of ${MODES.join(', ')}`);
}

/** 4000, an unknown error, unless given. */
export function closeCodeIn(value: Json | undefined): number {
  if (value === undefined) return 4000;
  const code = numberIn(value) ?? 0;
  if (code !== 1000 && code !== 1001 && !(Number.isInteger(code) && code >= 4000 && code <= 4999))
    throw new ControlError(400, 'code must be 1000, 1001, or from 4000 to 4999');
  return code;
}

function whenOf(body: JsonObject): When {
  const chance = body.chance === undefined ? 1 : (numberIn(body.chance) ?? -1);
  if (chance < 0 || chance > 1) throw new ControlError(400, 'chance must be from 0 to 1');
  return { times: atLeastOne(wholeIn(body, 'times', 1)), after: wholeIn(body, 'after', 0), chance };
}

function atLeastOne(times: number): number {
  if (times < 1) throw new ControlError(400, 'times must be 1 or more');
  return times;
}

function wholeIn(body: JsonObject, name: string, otherwise: number): number {
  if (body[name] === undefined) return otherwise;
  const value = numberIn(body[name]);
  if (value === undefined || !Number.isInteger(value) || value < 0)
    throw new ControlError(400, `${name} must be a whole number, 0 or more`);
  return value;
}

function scopeIn(value: Json | undefined): LimitScope {
  const scope = LIMIT_SCOPES.find((known) => known === (textIn(value) ?? 'user'));
  if (!scope) throw new ControlError(400, `scope must be one of ${LIMIT_SCOPES.join(', ')}`);
  return scope;
}

function patternIn(value: Json | undefined): RegExp {
  try {
    return new RegExp(textIn(value) ?? '');
  } catch {
    throw new ControlError(400, 'route must be a regular expression');
  }
}
