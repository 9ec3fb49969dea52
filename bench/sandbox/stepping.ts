import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../tests/browser/chromium';
import { percentile } from '../figures';
import { lineFrom, root } from '../processes';
import type { Figure } from './figure';

/** From the line in which the demo says where its page is, until somebody in a browser has become one of its people. */

const times = 3;
const somebody = 'Claire';

export async function stepping(bound: number): Promise<Figure> {
  const browser = await openChromium();
  try {
    const seconds: number[] = [];
    for (let at = 0; at < times; at++) seconds.push(await stepInOnce(browser));
    console.error(`the page of the demo, of ${times}: ${seconds.map((one) => one.toFixed(2)).join(', ')} s`);
    return { name: 'page_interactive_s', measured: percentile(seconds, 0.5), bound, better: 'less' };
  } finally {
    await browser.close();
  }
}

async function stepInOnce(browser: Browser): Promise<number> {
  const words = ['--import', 'tsx', 'demo/main.ts', '--keep', '--pace', 'calm'];
  const demo = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  // A new profile each time: nothing is there from before.
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    const url = await lineFrom(demo.stdout, (line) => /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0]);
    const began = performance.now();
    await page.goto(url);
    await page.getByRole('button', { name: somebody }).click();
    await page.getByRole('button', { name: `You are ${somebody}` }).waitFor();
    return (performance.now() - began) / 1000;
  } finally {
    await context.close();
    const ended = once(demo, 'exit');
    demo.kill('SIGINT');
    // It has a database to put away.
    await ended;
  }
}
