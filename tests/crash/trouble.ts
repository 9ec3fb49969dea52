import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultMode, SandboxClient } from '../../sandbox/client';
import type { Chance } from './chance';

/** The requests that make an outbox row visible; a fault on one of them leaves the bot unsure. */
const roads = [
  { counted: 'POST /channels/:channel/messages', method: 'POST', route: '^/channels/\\d+/messages$' },
  { counted: 'POST /channels/:channel/threads', method: 'POST', route: '^/channels/\\d+/threads$' },
  { counted: 'PUT /channels/:channel/thread-members/:user', method: 'PUT', route: '^/channels/\\d+/thread-members/' },
  { counted: 'PATCH /channels/:channel/messages/:message', method: 'PATCH', route: '^/channels/\\d+/messages/\\d+$' },
] as const;

/** Lets a share of the bot's sends end so that it cannot know whether they were carried out, until `over`. */
export async function makeTrouble(p: {
  client: SandboxClient;
  chance: Chance;
  share: number;
  over: () => boolean;
}): Promise<number> {
  const counted = new Map<string, number>();
  let planned = 0;
  while (!p.over()) {
    await sleep(100);
    const { requests } = await p.client.report();
    for (const road of roads) {
      const now = requests.find(({ method, route }) => `${method} ${route}` === road.counted)?.count ?? 0;
      const fresh = now - (counted.get(road.counted) ?? 0);
      counted.set(road.counted, now);
      for (let request = 0; request < fresh; request++) {
        if (!p.chance.is(p.share)) continue;
        planned += 1;
        await p.client.fail({ route: road.route, method: road.method, times: 1, ...kind(p.chance) });
      }
    }
  }
  return planned;
}

function kind(chance: Chance): { mode: FaultMode; status: number } {
  const status = chance.oneOf([500, 502, 503]) ?? 500;
  if (chance.is(0.65)) return { mode: 'applyThenFail', status };
  return { mode: chance.is(0.5) ? 'reset' : 'refuse', status };
}
