import { createHash } from 'node:crypto';
import type { Match } from '../rest/router';

/**
 * What a request is counted by besides its route: the channel, the guild, or the webhook with its token
 * ("top-level resources" in topics/rate-limits). Empty where the route has none of them.
 */
export function majorOf({ route, params }: Match): string {
  const [, first] = route.path.split('/');
  if (first === 'channels') return params.channel ?? '';
  if (first === 'guilds') return params.guild ?? '';
  if (first === 'webhooks') return `${params.webhook ?? ''}/${params.token ?? ''}`;
  return '';
}

const names = new Map<string, string>();

/** `X-RateLimit-Bucket`: the same for all requests to a route, whatever channel or guild they are about. */
export function bucketName(method: string, path: string): string {
  const route = `${method} ${path}`;
  const known = names.get(route);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(route).digest('hex').slice(0, 32);
  names.set(route, name);
  return name;
}

/** Answers to interactions and their webhooks do not count as requests of the bot (topics/rate-limits). */
export function isOfInteraction({ route }: Match): boolean {
  return route.path.startsWith('/interactions/') || route.path.startsWith('/webhooks/:webhook/:token');
}

/** The first answer to an interaction: it can be given once, so there is nothing to count. */
export function isCallback({ route }: Match): boolean {
  return route.path.startsWith('/interactions/');
}
