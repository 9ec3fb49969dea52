import type { Browser } from 'playwright-core';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { openChromium } from './chromium';
import { Visitor } from './visitor';
import { Window, type Look } from './window';

/** The way to what waits for somebody, and the way back. */

let browser: Browser;
let here: TownWithBot;
beforeAll(async () => {
  [browser, here] = await Promise.all([openChromium(), aTownWithBot()]);
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

const visit = async (as: { readonly id: string }, look: Omit<Look, 'at'> = {}): Promise<Visitor> =>
  new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${as.id}`, ...look }));

test('what waits for somebody is one press away, in another channel and far up', async () => {
  const elsewhere = await here.town.createChannel({ guild: here.guild.id, name: 'elsewhere' });
  const button = { type: 2, style: 1, label: 'Take the turn', custom_id: 'turn' };
  const off = { ...button, label: 'Not this', custom_id: 'off', disabled: true };
  const ben = here.town.as(here.ben.id);
  const post = (content: string, component: object): Promise<unknown> =>
    here.rest('POST', `/channels/${elsewhere.id}/messages`, {
      content,
      components: [{ type: 1, components: [component] }],
    });
  await post('It is your turn', button);
  await post('This was before', off);
  for (let line = 0; line < 30; line++) await ben.write({ channel: elsewhere.id, content: `Line ${line}` });
  await ben.write({ channel: here.guild.generalChannelId, content: 'Said last' });
  const me = await visit(here.ada);
  const { page } = me.window;
  await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
  await here.town.setAwaited([{ user: here.ada.id, deed: 'press Take the turn', channel: elsewhere.id }]);
  await page.getByRole('button', { name: 'Show' }).click();
  const turn = page.getByRole('button', { name: 'Take the turn' });
  await turn.and(page.locator(':focus')).waitFor();
  const box = await turn.boundingBox();
  expect(box?.y).toBeGreaterThan(48);
  expect(box?.y).toBeLessThan(700);
  me.sawNoFault();
  await me.window.close();
});

test('on a phone Back leads from the members to the conversation, as whoever one is', async () => {
  const me = await visit(here.ada, { phone: true });
  const { page } = me.window;
  const title = page.getByRole('heading', { level: 1, name: 'general' });
  await title.waitFor();
  for (const back of [
    () => page.goBack(),
    () => page.getByRole('button', { name: 'Back to the conversation' }).click(),
  ]) {
    await page.getByRole('button', { name: 'Members' }).click();
    await page.getByRole('heading', { level: 2, name: 'Members' }).waitFor();
    await back();
    await title.waitFor();
    await me.you('Ada').waitFor();
  }
  me.sawNoFault();
  await me.window.close();
});
