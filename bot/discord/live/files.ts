import { DeliveryFault } from '../../common/deliveryFault';
import type { Discord } from '../port';

/** Longer than any file of a roster takes, and shorter than the fifteen minutes of an answer. */
const patienceMs = 20_000;

/** Where Discord keeps what people send along. A local Discord keeps it itself. */
function whereFilesAre(discordApi: string): string {
  const { hostname, origin } = new URL(discordApi);
  return /^(.+\.)?discord\.com$/.test(hostname) ? 'https://cdn.discordapp.com' : origin;
}

/** Fetches files from where Discord keeps them, and from nowhere else: an address comes from outside. */
export function filesPort(discordApi: string): Pick<Discord, 'fetchFile'> {
  const home = whereFilesAre(discordApi);
  return {
    async fetchFile(url, { atMost }) {
      if (!URL.canParse(url) || new URL(url).origin !== home) throw new DeliveryFault('refused', undefined);
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) }).catch(unsure);
      const { body, ok, status } = response;
      if (ok && !body) return new Uint8Array();
      if (!ok || !body) {
        await body?.cancel();
        throw new DeliveryFault(status >= 500 ? 'unsure' : 'refused', undefined);
      }
      return read(body, Number(response.headers.get('content-length') ?? 0), atMost).catch(unsure);
    },
  };
}

/** Leaves off as soon as it is too much. */
async function read(
  body: ReadableStream<Uint8Array>,
  declared: number,
  atMost: number,
): Promise<Uint8Array | 'too large'> {
  const pieces: Uint8Array[] = [];
  let size = declared > atMost ? declared : 0;
  const reader = body.getReader();
  while (size <= atMost) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    pieces.push(value);
    size += value.length;
  }
  await reader.cancel();
  return 'too large';
}

function unsure(): never {
  throw new DeliveryFault('unsure', undefined);
}
