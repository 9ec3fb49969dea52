import { ControlError } from '../refusal';
import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { isInstant } from '../validate/complaints';
import { asJson, objectIn, textIn } from '../wire/json';

/** What a program that tells a story puts up for those who look at the page. Each list is given as a whole. */

/** In whatever order. */
function setMoments({ list, world }: Ask): Answer {
  const given = list.map((one) => ({ at: textIn(objectIn(one).at) ?? '', name: textIn(objectIn(one).name) ?? '' }));
  const wrong = given.find(({ at, name }) => !isInstant(at) || name === '');
  if (wrong) throw new ControlError(400, `a moment has an instant and a name: ${JSON.stringify(wrong)}`);
  world.moments = given.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  world.live.toAll({ kind: 'moments' });
  return done;
}

function setAwaited({ list, world }: Ask): Answer {
  const given = list.map((one) => {
    const { user, deed, channel } = objectIn(one);
    const where = textIn(channel);
    return { user: textIn(user) ?? '', deed: textIn(deed) ?? '', ...(where === undefined ? {} : { channel: where }) };
  });
  const wrong = given.find(({ user, deed }) => !world.town.users.has(user) || deed === '');
  if (wrong) throw new ControlError(400, `what is awaited has a user and a deed: ${JSON.stringify(wrong)}`);
  const lost = given.find(({ channel }) => channel !== undefined && !world.town.channels.has(channel));
  if (lost) throw new ControlError(400, `no such channel: ${JSON.stringify(lost)}`);
  world.awaited = given;
  world.live.toAll({ kind: 'awaited' });
  return done;
}

export const signpostRoutes: Route[] = [
  { method: 'GET', path: '/moments', handler: ({ world }) => ok(world.moments.map((moment) => asJson(moment))) },
  { method: 'PUT', path: '/moments', handler: setMoments },
  { method: 'GET', path: '/awaited', handler: ({ world }) => ok(world.awaited.map((one) => asJson(one))) },
  { method: 'PUT', path: '/awaited', handler: setAwaited },
];
