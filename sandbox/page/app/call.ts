/** Asks the control API, which serves this page, too. */

/** The town said no; its words are fit to be shown. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`/sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refused(0, 'The town cannot be reached just now.');
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(response.status, reasonIn(text) ?? `Something went wrong (${response.status}).`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function reasonIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' && error !== '' ? sentence(error) : undefined;
  } catch {
    return undefined;
  }
}

/** The API speaks in fragments. */
const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
