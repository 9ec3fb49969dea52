import type { Browser } from 'playwright-core';
import { axeScript, obstacles } from './axe';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer({ people: 2 })]);
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

test('by keyboard alone somebody opens the menu of a message, reports it, and the moderator reads it', async () => {
  const { place } = server;
  const [ada, ben] = place.people;
  if (!ada || !ben) throw new Error('nobody is there');
  await ben.acts.write({ channel: place.general, content: 'You are no use at all' });
  const me = await Visitor.comes(browser, server, { as: ada, script: axeScript });
  const { page } = me.window;
  await me.opens('general');
  const said = await me.reads('You are no use at all');
  await said.getByRole('button', { name: 'React with 👍' }).focus();
  for (const key of ['ArrowLeft', 'Enter']) await page.keyboard.press(key);
  const apps = page.getByRole('dialog', { name: 'Message' }).getByRole('group', { name: 'Apps' });
  await apps.getByRole('button', { name: 'Report to moderators' }).focus();
  expect(await obstacles(me.window)).toEqual([]);
  await page.keyboard.press('Enter');
  await me.reads('Who reads it:');
  await me.window.picture('report');
  await page.getByRole('button', { name: 'Send the report' }).focus();
  await page.keyboard.press('Enter');
  await me.reads(/R-\w{4}-\w{4} is passed on to 1 moderator/);
  const host = await Visitor.comes(browser, server, { as: place.host });
  await host.opens('circle-moderators');
  await host.reads('You are no use at all');
  await host.presses('I have seen it');
  await host.reads(/Seen by/);
});
