import type { Browser } from 'playwright-core';
import { axeScript, obstacles } from './axe';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer()]);
  const { place, town } = server;
  await place.launch();
  await town.passTo('2027-03-02T17:02:00Z');
  const [ada] = place.people;
  await ada?.presses('Take the turn', 'Spring 1');
  await town.settle();
  const thread = await place.host.channel('Spring 1');
  await ada?.acts.write({
    channel: thread,
    content: '## Hello\nI read `this` and **that**, [here](https://example.org).',
  });
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

const looks = [
  { look: 'dark', theme: 'dark' },
  { look: 'light', theme: 'light' },
  { look: 'on a phone', theme: 'dark', phone: true },
] as const;

test.each(looks)('$look: everything that can be opened is named, reachable and readable', async ({ look, ...seen }) => {
  const me = await Visitor.comes(browser, server, { as: server.place.host, script: axeScript, ...seen });
  const { page } = me.window;
  const found: Record<string, string[]> = {};
  const check = async (state: string): Promise<void> => {
    await me.window.picture(`${look.replaceAll(' ', '-')}-${state.replaceAll(' ', '-')}`);
    found[state] = await obstacles(me.window);
  };

  await me.opens('Spring 1');
  await me.reads('has the floor');
  await check('a conversation');
  await me.paper().fill('/');
  await page.getByRole('listbox', { name: 'Commands' }).waitFor();
  await check('the commands');
  await me.paper().fill('@');
  await page.getByRole('listbox', { name: 'Names' }).waitFor();
  await check('whom to mention');
  await me.paper().fill('/cohort cre');
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: 'The command /cohort create' }).waitFor();
  await check('a command');
  await page.keyboard.press('Escape');
  await me.you().click();
  await page.getByRole('dialog', { name: 'Be somebody' }).waitFor();
  await check('whom to be');
  await page.keyboard.press('Escape');

  await me.opens('welcome');
  await me.presses('Join');
  await me.presses(look === 'dark' ? 'I agree' : 'About you');
  if (look === 'dark') await me.presses('About you', 'A few short questions');
  const form = await me.form('About you');
  await check('a form');
  await form.getByRole('combobox', { name: 'Which languages could your circle speak?' }).click();
  await page.getByRole('option', { name: 'English' }).waitFor();
  await check('a menu');

  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
  me.sawNoFault();
});
