import { ok, type Ask, type Answer, type Route } from './router';

function forBots(ask: Ask): Answer {
  const { gateway, limits } = ask.world;
  return ok({
    url: gateway.url,
    shards: 1,
    session_start_limit: {
      total: limits.identifiesTotal,
      remaining: Math.max(0, limits.identifiesLeft),
      reset_after: limits.identifiesResetMs,
      max_concurrency: limits.maxConcurrency,
    },
  });
}

export const gatewayRoutes: Route[] = [
  { method: 'GET', path: '/gateway', handler: (ask) => ok({ url: ask.world.gateway.url }), open: true },
  { method: 'GET', path: '/gateway/bot', handler: forBots },
];
