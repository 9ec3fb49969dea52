import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { Window } from './window';

declare global {
  // What the script of axe-core leaves in a page.
  var axe: typeof axeCore;
}

/** For a window's `script`: it stands there before the page does, so the page's own policy has no say in it. */
export const axeScript = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What is hard to use by keyboard, by ear or with weak eyes, as axe finds it: each rule with the elements that break it. */
export async function obstacles({ page }: Window): Promise<string[]> {
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 160)}`).join('\n')}`,
  );
}
