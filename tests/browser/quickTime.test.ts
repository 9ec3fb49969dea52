import type { Browser, Page } from 'playwright-core';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { openChromium } from './chromium';
import { Visitor } from './visitor';
import { Window } from './window';

/** However quickly the town's time goes, what has been said stands where it stood. */

let browser: Browser;
let here: TownWithBot;
beforeAll(async () => {
  [browser, here] = await Promise.all([openChromium(), aTownWithBot({ speed: 0, startAt: '2027-03-02T09:00:00Z' })]);
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

/** Counts the formatters that are made, and how often one is used: no instant is drawn without. */
const counting = `
  window.counts = { made: 0, used: 0 };
  const { format } = Object.getOwnPropertyDescriptors(Intl.DateTimeFormat.prototype);
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    get() { window.counts.used += 1; return format.get.call(this); },
  });
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct(made, given) { window.counts.made += 1; return new made(...given); },
  });
`;
const countsIn = (page: Page): Promise<{ made: number; used: number }> => page.evaluate('({ ...window.counts })');

test('while an hour passes in a moment, no message is drawn anew but for "a minute ago"', async () => {
  const channel = here.guild.generalChannelId;
  const ben = here.town.as(here.ben.id);
  for (let line = 0; line < 40; line++) await ben.write({ channel, content: `Line ${line} <t:1803978000:F>` });
  await ben.write({ channel, content: 'We began <t:1803978000:R>' });
  const at = `${here.sandbox.url}/?as=${here.ada.id}&guild=${here.guild.id}&channel=${channel}`;
  const me = new Visitor(await Window.open(browser, { at, script: counting }));
  const { page } = me.window;
  const began = await me.reads('We began');
  const words = await began.innerText();
  await page.getByText('09:00:00').waitFor();
  const before = await countsIn(page);
  const minutes = 120;
  for (let minute = 1; minute <= minutes; minute++) await here.town.clock.advance({ byMs: 60_000 });
  await page.getByText('11:00:00').waitFor();
  expect(await began.innerText()).not.toBe(words);
  const after = await countsIn(page);
  expect(after.made - before.made).toBeLessThan(10);
  // The clock is drawn with each minute at the most; once for each message alone would be ten times as much.
  expect(after.used - before.used).toBeLessThan(minutes * 12);
  me.sawNoFault();
  await me.window.close();
});
