import { ComponentType, TextInputStyle } from 'discord.js';
import type { Browser } from 'playwright-core';
import { judgedSandbox } from '../support/sandbox';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { openChromium } from './chromium';
import { Visitor } from './visitor';
import { Window } from './window';

/** What one began as one person does not reach into the next one's shoes. */

let browser: Browser;
let here: TownWithBot;
/** The bot shows its form when it is told to. */
let shows: () => void = () => undefined;
beforeAll(async () => {
  [browser, here] = await Promise.all([openChromium(), aTownWithBot()]);
  const component = { type: ComponentType.TextInput, custom_id: 'name', style: TextInputStyle.Short } as const;
  here.bot.on('interactionCreate', (asked) => {
    if (!asked.isButton() || asked.customId !== 'ask') return;
    shows = () =>
      void asked.showModal({
        custom_id: 'form',
        title: 'A form for Ada',
        components: [{ type: ComponentType.Label, label: 'Name', component }],
      });
  });
  const button = (label: string, custom_id: string): object => ({ type: 2, style: 1, label, custom_id });
  await here.rest('POST', `/channels/${here.guild.generalChannelId}/messages`, {
    content: 'Two buttons',
    components: [{ type: 1, components: [button('Ask me', 'ask'), button('Nothing', 'nothing')] }],
  });
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

async function becomes(me: Visitor, name: string): Promise<void> {
  await me.you().click();
  await me.window.page.getByRole('searchbox', { name: 'Search people' }).fill(name);
  await me.window.page.keyboard.press('Enter');
  await me.you(name).waitFor();
}

test('a form that comes for one person does not open before the next, and what one waits for keeps nobody else waiting', async () => {
  const me = new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${here.ada.id}` }));
  const { page } = me.window;
  const busy = page.getByRole('log').locator('[aria-busy]');
  const answered = page.waitForResponse(/\/click$/);
  await me.presses('Ask me');
  await busy.waitFor();
  await becomes(me, 'Ben');
  await me.reads('Two buttons');
  expect(await busy.count()).toBe(0);
  shows();
  await (await answered).finished();
  await me.writes('Here is Ben');
  await me.reads('Here is Ben');
  expect(await page.getByRole('dialog').count()).toBe(0);
  me.sawNoFault();
  await me.window.close();
});

test('the keyboard is in the search when one chooses whom to be, and in the conversation after that', async () => {
  const me = new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/` }));
  const { page } = me.window;
  const search = page.getByRole('searchbox', { name: 'Search people' }).and(page.locator(':focus'));
  const talk = page.locator('#talk:focus');
  await search.waitFor();
  await page.keyboard.type('Ada');
  await page.getByRole('status').filter({ hasText: 'Enter: be Ada' }).waitFor();
  await page.keyboard.press('Enter');
  await me.you('Ada').waitFor();
  await talk.waitFor();
  await me.you('Ada').click();
  await search.waitFor();
  await page.getByRole('dialog').getByRole('button', { name: /^Ben/ }).click();
  await me.you('Ben').waitFor();
  await talk.waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('on a phone the keyboard goes along to the members, back again, and to the channels', async () => {
  const at = `${here.sandbox.url}/?as=${here.ada.id}`;
  const me = new Visitor(await Window.open(browser, { at, phone: true }));
  const { page } = me.window;
  const focused = page.locator(':focus');
  await me.reads('Two buttons');
  const members = page.getByRole('button', { name: 'Members', exact: true });
  const back = page.getByRole('button', { name: 'Back to the conversation' });
  await members.press('Enter');
  await back.and(focused).waitFor();
  await page.keyboard.press('Enter');
  await members.and(focused).waitFor();
  await page.keyboard.press('Enter');
  await back.and(focused).waitFor();
  await page.keyboard.press('Escape');
  await members.and(focused).waitFor();
  await page.getByRole('button', { name: 'Back to the channels' }).press('Enter');
  await me.place('general').and(focused).waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('what failed for one has not failed for another', async () => {
  const me = new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${here.ada.id}` }));
  const { page } = me.window;
  const answered = page.waitForResponse(/\/click$/);
  await me.presses('Nothing');
  await becomes(me, 'Ben');
  await (await answered).finished();
  await me.writes('Ben again');
  await me.reads('Ben again');
  expect(await me.window.text()).not.toContain('This interaction failed');
  await becomes(me, 'Ada');
  await me.reads('This interaction failed');
  me.sawNoFault();
  await me.window.close();
});

test('where the town has begun anew one chooses anew whom to be', async () => {
  const old = await judgedSandbox();
  const { id } = await old.client.createUser({ name: 'Ada' });
  const { url } = old;
  const window = await Window.open(browser, { at: `${url}/?as=${id}` });
  const { page } = window;
  await page.getByRole('button', { name: 'You are Ada' }).waitFor();
  await old.close();
  await page.getByText('The town does not answer').waitFor();
  const fresh = await judgedSandbox({ port: Number(new URL(url).port) });
  await fresh.client.createUser({ name: 'Chidi' });
  await page.getByRole('heading', { name: 'Whose shoes would you like to stand in?' }).waitFor();
  await page.getByText('This town has begun anew').waitFor();
  await page.getByRole('button', { name: /Chidi/ }).waitFor();
  await window.close();
  await fresh.close();
});
