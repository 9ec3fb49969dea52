import { ControlError } from '../refusal';
import { isObject, numberIn, type Json, type JsonObject } from '../wire/json';
import { DISCORD, type LimitNumbers, type LimitOption } from './numbers';
import type { Limit } from './window';

/** `discord`, `none`, or an object with numbers; refuses what is neither, and names what it does not understand. */
export function readLimitOption(value: Json | undefined): LimitOption {
  if (value === 'discord' || value === 'none') return value;
  if (!isObject(value)) throw new ControlError(400, 'limits must be "discord", "none" or an object with numbers');
  for (const name of Object.keys(value))
    if (!(name in DISCORD))
      throw new ControlError(400, `no such limit: ${name}; there are ${Object.keys(DISCORD).join(', ')}`);
  const { routes, banMs } = value;
  return {
    ...limitsIn(value),
    ...(routes === undefined ? {} : { routes: routesIn(routes) }),
    ...(banMs === undefined ? {} : { banMs: positive(banMs, 'banMs') }),
  };
}

const SINGLE = ['global', 'route', 'renames', 'invalid', 'identifies', 'concurrency', 'sends'] as const;

function limitsIn(value: JsonObject): Partial<LimitNumbers> {
  const given = SINGLE.filter((name) => value[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, value[name] === null ? null : limitIn(value[name], name)]));
}

function routesIn(value: Json): Record<string, Limit> {
  if (!isObject(value)) throw new ControlError(400, 'routes must name routes, as "POST /channels/:channel/messages"');
  return Object.fromEntries(Object.entries(value).map(([route, limit]) => [route, limitIn(limit, route)]));
}

function limitIn(value: Json | undefined, name: string): Limit {
  if (!isObject(value)) throw new ControlError(400, `${name} must be like {"most":5,"perMs":5000}`);
  return { most: positive(value.most, `most of ${name}`), perMs: positive(value.perMs, `perMs of ${name}`) };
}

function positive(value: Json | undefined, name: string): number {
  const number = numberIn(value);
  if (number === undefined || number < 1 || !Number.isInteger(number))
    throw new ControlError(400, `${name} must be a whole number, 1 or more`);
  return number;
}
