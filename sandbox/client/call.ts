/** How the control API is asked over HTTP. */

/** The town said no: `status` and the reason it gave. */
export class SandboxError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Call = <T>(method: string, path: string, body?: object) => Promise<T>;

export function caller(url: string): Call {
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text === '' ? undefined : JSON.parse(text)) as T;
    if (response.ok) return answer;
    throw new SandboxError(
      response.status,
      (answer as { error?: string } | undefined)?.error ?? `${method} ${path}: ${response.status}`,
    );
  };
}

export function queryOf(p: object): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(p as Record<string, string | number | undefined>)) {
    if (value !== undefined) query.set(key, String(value));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}
