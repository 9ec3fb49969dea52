import type { Answer } from '../rest/router';

/** `user`: this bot on this route; `global`: this bot on all routes; `shared`: a resource that others use too. */
export const LIMIT_SCOPES = ['user', 'global', 'shared'] as const;
export type LimitScope = (typeof LIMIT_SCOPES)[number];

export interface TooMany {
  readonly scope: LimitScope;
  readonly retryMs: number;
  /** Discord's own code, where it gives one, as 20028. */
  readonly code?: number;
}

/** A 429 as documented under topics/rate-limits, "Exceeding A Rate Limit". The header is in whole seconds, the body exact. */
export function tooMany({ scope, retryMs, code }: TooMany): Answer {
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(retryMs / 1_000)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: {
      message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
      retry_after: retryMs / 1_000,
      global: scope === 'global',
      ...(code === undefined ? {} : { code }),
    },
  };
}

const banPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Error 1015</title></head>
<body>
<h1>Error 1015</h1>
<h2>You are being rate limited</h2>
<p>This address has made too many requests that were refused. It is banned from this site for a while.</p>
</body>
</html>
`;

/** What stands before Discord turns a banned address away: with a page for people, not with JSON. */
export function banned(forMs: number): Answer {
  return { status: 429, headers: { 'retry-after': String(Math.ceil(forMs / 1_000)) }, html: banPage };
}
