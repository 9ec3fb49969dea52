import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { Held, type Advance, type ClockReading } from '../clock';
import { closeCodeIn, readPlan } from '../faults/plan';
import { Unsettled } from '../followers';
import { WAYS, type Breaking } from '../gateway/trouble';
import { readLimitOption } from '../limits/option';
import { isInstant } from '../validate/complaints';
import { asJson, numberIn, textIn, type JsonObject } from '../wire/json';
import { ControlError } from '../refusal';
import { guildNamed } from './find';

/** The run itself: ledger, report, faults, the gateway, the clock. */

function ledger(ask: Ask): Answer {
  const { query } = ask;
  const after = query.get('after');
  const wanted = (name: string): string | undefined => query.get(name) ?? undefined;
  return ok(
    ask.world.ledger
      .read({
        guild: wanted('guild'),
        channel: wanted('channel'),
        user: wanted('user'),
        kind: wanted('kind'),
        after: after === null ? undefined : Number(after),
      })
      .map((entry) => asJson(entry)),
  );
}

/** How long an outage is wished to be; null to end it. */
function lengthOf({ body }: Ask): number | null {
  if (body.restored === true) return null;
  const forMs = body.until === 'restored' ? Number.POSITIVE_INFINITY : numberIn(body.forMs);
  if (forMs === undefined) throw new ControlError(400, 'forMs, until or restored is wanted');
  return forMs;
}

function outage(ask: Ask): Answer {
  const { world } = ask;
  const forMs = lengthOf(ask);
  if (forMs === null) {
    world.faults.comeBack();
    return done;
  }
  world.faults.goAway(forMs);
  world.gateway.breakOff();
  return done;
}

function guildOutage(ask: Ask): Answer {
  const { gateway } = ask.world;
  const { id } = guildNamed(ask.world, ask.params.guild ?? '');
  const forMs = lengthOf(ask);
  if (forMs === null) gateway.bringBack(id);
  else gateway.takeAway(id, forMs);
  return done;
}

function planFaults(ask: Ask): Answer {
  const { seed, faults } = readPlan(ask.body);
  ask.world.faults.plan(faults, seed);
  return done;
}

function clearFaults(ask: Ask): Answer {
  ask.world.faults.clear();
  return done;
}

function breakOff(ask: Ask): Answer {
  ask.world.gateway.breakOff(breakingIn(ask.body));
  return done;
}

function breakingIn(body: JsonObject): Breaking {
  const wish = textIn(body.how) ?? 'break';
  if (wish === 'close') return { how: wish, code: closeCodeIn(body.code) };
  const how = WAYS.find((known) => known === wish);
  if (!how) throw new ControlError(400, `how must be one of ${WAYS.join(', ')}, close`);
  return { how };
}

function identifiesLeft(ask: Ask): Answer {
  const remaining = numberIn(ask.body.remaining);
  if (remaining === undefined) throw new ControlError(400, 'remaining is wanted');
  ask.world.limits.identifiesLeft = remaining;
  return done;
}

function setLimits(ask: Ask): Answer {
  ask.world.limits.set(readLimitOption(ask.body.limits));
  return done;
}

async function setClock(ask: Ask): Promise<Answer> {
  const { body, world } = ask;
  const changed = changeClock(ask);
  if (changed) return ok({ ...changed, next: null });
  const wish: Advance = {
    byMs: numberIn(body.byMs),
    to: textIn(body.to),
    toNext: body.toNext === true,
    limit: textIn(body.limit),
    by: textIn(body.by),
  };
  for (const at of [wish.to, wish.limit])
    if (at !== undefined && !isInstant(at)) throw new ControlError(400, `not an instant: ${at}`);
  try {
    return ok({ ...(await world.clock.advance(wish)) });
  } catch (error) {
    if (error instanceof Unsettled) throw new ControlError(504, error.message);
    if (error instanceof Held) throw new ControlError(409, error.message);
    throw error;
  }
}

/** How the clock goes, not where it stands: who holds it, whether it pauses, its speed. */
function changeClock({ body, world }: Ask): ClockReading | undefined {
  const speed = numberIn(body.speed);
  if (speed !== undefined && speed < 0) throw new ControlError(400, 'time does not run backwards');
  let reading: ClockReading | undefined;
  if (body.held !== undefined) reading = world.clock.hold(textIn(body.held));
  if (typeof body.paused === 'boolean') reading = world.clock.pause(body.paused);
  if (speed !== undefined) reading = world.clock.setSpeed(speed, textIn(body.by));
  return reading;
}

function followerSettled(ask: Ask): Answer {
  const { body, params, world } = ask;
  const next = textIn(body.next) ?? null;
  if (next !== null && !isInstant(next)) throw new ControlError(400, `not an instant: ${next}`);
  const said = { next, again: body.again === true };
  if (!world.clock.followers.settled(params.follower ?? '', numberIn(body.settled) ?? -1, said))
    throw new ControlError(404, 'no such question');
  return done;
}

export const runRoutes: Route[] = [
  { method: 'GET', path: '/ledger', handler: ledger },
  { method: 'GET', path: '/report', handler: (ask) => ok(asJson(ask.world.tally.report())) },
  { method: 'POST', path: '/outage', handler: outage },
  { method: 'GET', path: '/seats', handler: (ask) => ok(ask.world.live.seatsTaken()) },
  { method: 'POST', path: '/guilds/:guild/outage', handler: guildOutage },
  { method: 'POST', path: '/faults', handler: planFaults },
  { method: 'GET', path: '/faults', handler: (ask) => ok(asJson(ask.world.faults.planned())) },
  { method: 'DELETE', path: '/faults', handler: clearFaults },
  { method: 'POST', path: '/gateway/drop', handler: breakOff },
  { method: 'POST', path: '/gateway/limit', handler: identifiesLeft },
  { method: 'GET', path: '/limits', handler: (ask) => ok(asJson(ask.world.limits.state())) },
  { method: 'PUT', path: '/limits', handler: setLimits },
  { method: 'GET', path: '/token', handler: (ask) => ok({ token: ask.world.settings.token }) },
  { method: 'GET', path: '/clock', handler: (ask) => ok({ ...ask.world.clock.read() }) },
  { method: 'POST', path: '/clock', handler: setClock },
  { method: 'POST', path: '/clock/followers/:follower', handler: followerSettled },
];
