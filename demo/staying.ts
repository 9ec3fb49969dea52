import { setTimeout as sleep } from 'node:timers/promises';
import { StoryFault } from './fault';
import type { Page } from './print/page';
import type { Stage } from './stage';
import type { Ending } from './story';

/** What is there when the story has been told: the characters go on, and the town's clock is everybody's. */

const aheadMs = 12 * 60_000;
const accent = 0x5b6ea6;

/** Until Ctrl-C. */
export async function stay(p: { stage: Stage; page: Page; ending: Ending; isLeaving: () => boolean }): Promise<void> {
  const { stage, page, ending } = p;
  await goOn(stage, ending);
  await page.box({ title: 'The characters go on, until Ctrl-C', rows: rowsOf(stage, ending), accent });
  while (!p.isLeaving() && stage.ended.length === 0) {
    ending.company.refuseFaults();
    await sleep(200);
  }
  if (!p.isLeaving()) throw new StoryFault(`Grove ended: ${stage.ended.join(' ')}`);
}

/** The clock is let go of, and runs; first it goes to a few minutes before the next session. */
async function goOn({ sandbox }: Stage, { place }: Ending): Promise<void> {
  const { client } = sandbox;
  await place.scene.close();
  const next = (await client.moments()).find(({ at }) => new Date(at) > place.scene.now);
  if (next) await client.clock.advance({ to: new Date(Date.parse(next.at) - aheadMs).toISOString() });
}

function rowsOf({ sandbox, databaseUrl, folder }: Stage, ending: Ending): [string, string][] {
  const { host, pathname, username } = new URL(databaseUrl);
  return [
    ['Page', `${sandbox.url}/`],
    ['Its clock', `a minute lasts a second; the bar at the top pauses it, and goes to the next session`],
    ['', ''],
    ['Discord', sandbox.apiUrl],
    ['Control', `${sandbox.url}/sandbox`],
    ['Bot token', sandbox.token],
    ['Server', `${ending.place.guild}, threads ${ending.circles.map(({ thread }) => thread).join(', ')}`],
    ['Database', `postgres://${username}@${host}${pathname}`],
    ['its password', `${folder}/postgres.password`],
  ];
}
