import type { Browser } from 'playwright-core';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { openChromium } from './chromium';
import { Visitor } from './visitor';
import { Window } from './window';

/** Replies, menus and lists, for those who are quick and those who look around meanwhile. */

let browser: Browser;
let here: TownWithBot;
beforeAll(async () => {
  [browser, here] = await Promise.all([openChromium(), aTownWithBot({ botPermissions: 8n })]);
  const who = { type: 6, name: 'who', description: 'Somebody', required: true };
  await here.rest('PUT', `/applications/${here.bot.application.id}/guilds/${here.guild.id}/commands`, [
    { type: 1, name: 'greet', description: 'Says hello', options: [who] },
  ]);
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

const visit = async (as: { readonly id: string }): Promise<Visitor> =>
  new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${as.id}` }));

test('a reply waits where it was begun, and what is written elsewhere meanwhile is none', async () => {
  const channel = here.guild.generalChannelId;
  await here.town.createChannel({ guild: here.guild.id, name: 'beside' });
  await here.town.as(here.ben.id).write({ channel, content: 'Shall we begin?' });
  const me = await visit(here.ada);
  const replying = me.window.page.getByText('Replying to Ben');
  await me.opens('general');
  const asked = await me.reads('Shall we begin?');
  await asked.hover();
  await asked.getByRole('button', { name: 'Reply' }).click();
  await replying.waitFor();
  await me.opens('beside');
  expect(await replying.count()).toBe(0);
  await me.writes('Elsewhere');
  await me.reads('Elsewhere');
  await me.opens('general');
  await replying.waitFor();
  await me.writes('Yes, let us');
  await (await me.reads('Yes, let us')).getByRole('button', { name: 'Shall we begin?' }).waitFor();
  await replying.waitFor({ state: 'detached' });
  me.sawNoFault();
  await me.window.close();
});

test('a reply to something far up leads there', async () => {
  const channel = here.guild.generalChannelId;
  const ben = here.town.as(here.ben.id);
  const { id } = await ben.write({ channel, content: 'The oldest question' });
  for (let line = 0; line < 55; line++) await ben.write({ channel, content: `Line ${line}` });
  await ben.write({ channel, content: 'An answer at last', repliesTo: id });
  const me = await visit(here.ada);
  await me.opens('general');
  const answer = await me.reads('An answer at last');
  expect(await answer.innerText()).not.toContain('deleted');
  await answer.getByRole('button', { name: 'Open the message' }).click();
  await me.reads(/^(?!.*An answer).*The oldest question/s);
  await answer.getByRole('button', { name: 'The oldest question' }).waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('who types quickly does not choose what was offered for other letters', async () => {
  const me = await visit(here.ada);
  const { page } = me.window;
  await me.opens('general');
  await me.paper().fill('/greet');
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'who' });
  const offered = page.getByRole('listbox', { name: 'Offered' });
  await offered.getByRole('option', { name: 'Ada' }).waitFor();
  await field.focus();
  await page.keyboard.type('Ben');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('Ben');
  me.sawNoFault();
  await me.window.close();
});

test('the keyboard comes back to where a menu was asked for, and stays where time is moved', async () => {
  const me = await visit(here.ada);
  const { page } = me.window;
  await me.opens('general');
  await me.writes('Something to like');
  const said = await me.reads('Something to like');
  await said.hover();
  await said.getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog', { name: 'Message' }).getByRole('button', { name: 'React with 🙏' }).click();
  await said.getByRole('button', { name: '🙏 1' }).waitFor();
  await said.getByRole('button', { name: 'More' }).and(page.locator(':focus')).waitFor();
  const next = page.getByRole('button', { name: 'Next event' });
  await next.focus();
  const moved = page.waitForResponse(/\/sandbox\/clock$/);
  await page.keyboard.press('Enter');
  await (await moved).finished();
  await next.and(page.locator(':focus')).waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('a room that is closed to somebody does not end the way by arrow keys', async () => {
  const make = async (body: object): Promise<string> =>
    (await here.rest('POST', `/guilds/${here.guild.id}/channels`, body)).body.id ?? '';
  const closed = [{ id: here.guild.id, type: 0, deny: String(1 << 20), allow: '0' }];
  await make({ name: 'Closed room', type: 2, permission_overwrites: closed });
  const parent_id = await make({ name: 'Below', type: 4 });
  await make({ name: 'last', type: 0, parent_id });
  const me = await visit(here.ben);
  const { page } = me.window;
  await me.opens('general');
  await page.getByRole('button', { name: /Closed room/ }).waitFor();
  await me.place('general').focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  await me.place('last').and(page.locator(':focus')).waitFor();
  me.sawNoFault();
  await me.window.close();
});
