import { ok, type Ask, type Answer, type Route } from './router';

function forBots(ask: Ask): Answer {
  const { gateway } = ask.world;
  return ok({
    url: gateway.url,
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: gateway.identifiesLeft,
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  });
}

export const gatewayRoutes: Route[] = [
  { method: 'GET', path: '/gateway', handler: (ask) => ok({ url: ask.world.gateway.url }), open: true },
  { method: 'GET', path: '/gateway/bot', handler: forBots },
];
