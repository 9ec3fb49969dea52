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

test('who made a slip writes it anew, from the menu or with the arrow key, and what they had begun lies there again', async () => {
  const channel = here.guild.generalChannelId;
  const [me, ben] = [await visit(here.ada), await visit(here.ben)];
  const { keyboard } = me.window.page;
  await me.opens('general');
  await ben.opens('general');
  await me.writes(`Helo <@${here.ben.id}>, all`);
  await me.reads('Helo @Ben, all');
  await keyboard.press('ArrowUp');
  expect(await me.paper().inputValue()).toBe('Helo @Ben, all');
  await keyboard.press('Escape');
  expect(await me.paper().inputValue()).toBe('');
  await keyboard.press('ArrowUp');
  await me.writes('Hello @Ben, all');
  await ben.reads('Hello @Ben, all(edited)');
  const said = (await here.town.as(here.ada.id).messages(channel)).at(-1);
  expect(said?.content).toBe(`Hello <@${here.ben.id}>, all`);
  await me.paper().fill('I had begun');
  const mine = await me.reads('Hello @Ben, all');
  await mine.click({ button: 'right' });
  await me.window.page.getByRole('button', { name: 'Edit' }).click();
  await me.writes('Good evening');
  await ben.reads('Good evening');
  expect(await me.paper().inputValue()).toBe('I had begun');
  const theirs = await ben.reads('Good evening');
  await theirs.click({ button: 'right' });
  await ben.window.page.getByRole('dialog', { name: 'Message' }).waitFor();
  expect(await ben.window.page.getByRole('button', { name: /^(Edit|Pin)$/ }).count()).toBe(0);
  for (const each of [me, ben]) {
    each.sawNoFault();
    await each.window.close();
  }
});

test('the owner pins a message and takes the pin away again', async () => {
  const me = await visit(here.ada);
  const { page } = me.window;
  await me.opens('general');
  await me.writes('Our house rules');
  const said = await me.reads('Our house rules');
  const press = async (name: string): Promise<void> => {
    await said.click({ button: 'right' });
    await page.getByRole('dialog', { name: 'Message' }).getByRole('button', { name, exact: true }).click();
  };
  await press('Pin');
  await page.getByText('pinned a message').waitFor();
  await press('Unpin');
  await page.getByRole('button', { name: 'Pinned messages' }).click();
  await page.getByText('Nothing is pinned here.').waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('others see that somebody is writing, and of a command they see nothing', async () => {
  const [me, ben] = [await visit(here.ada), await visit(here.ben)];
  const told: string[] = [];
  me.window.page.on('request', (request) => {
    if (request.url().endsWith('/typing')) told.push(request.url());
  });
  await me.opens('general');
  await ben.opens('general');
  await me.paper().focus();
  await me.window.page.keyboard.type('/gr');
  expect(told).toEqual([]);
  await me.paper().fill('');
  await me.window.page.keyboard.type('I am thinking aloud');
  await ben.window.reads('Ada is typing');
  expect(told).toHaveLength(1);
  expect(await me.window.text()).not.toContain('is typing');
  for (const each of [me, ben]) {
    each.sawNoFault();
    await each.window.close();
  }
});
