import type { Browser, Page } from 'playwright-core';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';
import { Window } from './window';

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer({ people: 2 })]);
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

const tabsTo = (page: Page, name: RegExp): Promise<void> => goesTo(page, name, 'Tab');

/** Presses a key until what has the keyboard is called so; and whoever looks must see that it has it. */
async function goesTo(page: Page, name: RegExp, key: 'Tab' | 'ArrowUp' | 'ArrowDown'): Promise<void> {
  const met: string[] = [];
  for (let steps = 0; steps < 80; steps++) {
    const here = await page.evaluate(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || activeElement === document.body)
        return { name: '', isShown: true };
      const label = activeElement.getAttribute('aria-label') ?? '';
      const labels =
        'labels' in activeElement && activeElement.labels instanceof NodeList ? [...activeElement.labels] : [];
      const named = activeElement.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const words = [
        label,
        ...labels.map((one) => one.textContent ?? ''),
        ...named.map((id) => document.getElementById(id)?.textContent ?? ''),
        activeElement.innerText,
      ];
      const { outlineStyle, boxShadow } = getComputedStyle(activeElement);
      const parent = activeElement.parentElement ? getComputedStyle(activeElement.parentElement) : null;
      const isShown =
        outlineStyle !== 'none' ||
        boxShadow !== 'none' ||
        parent?.outlineStyle !== 'none' ||
        parent.boxShadow !== 'none';
      return { name: words.find((one) => one.trim() !== '')?.trim() ?? '', isShown };
    });
    if (name.test(here.name)) {
      expect(`${here.name}: ${here.isShown ? 'seen' : 'not seen'}`).toBe(`${here.name}: seen`);
      return;
    }
    met.push(here.name);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${String(name)}, only to: ${met.join(' | ')}`);
}

test('by keyboard alone somebody chooses whom to be, joins, fills a form, writes to everybody, and mentions somebody', async () => {
  const { town, place } = server;
  const noor = await place.newcomer('Noor');
  const window = await Window.open(browser, { at: `${town.sandbox.url}/` });
  const me = new Visitor(window);
  const { page } = window;
  const { keyboard } = page;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };

  await page.getByRole('heading', { name: 'Whose shoes would you like to stand in?' }).waitFor();
  await tabsTo(page, /^Search people/);
  await keyboard.type('Noor');
  await page.getByRole('button', { name: /Noor/ }).waitFor();
  await tabsTo(page, /\bNoor\b/);
  await press('Enter');
  await me.you('Noor').waitFor();

  await me.reads('meet in small circles');
  await tabsTo(page, /^Join$/);
  await press('Enter');
  await me.reads('What we agree on');
  await tabsTo(page, /^I agree$/);
  await press('Enter');
  await me.reads('A few short questions');
  await tabsTo(page, /^About you$/);
  await press('Enter');
  const form = await me.form('About you');
  await tabsTo(page, /^What shall we call you/);
  await keyboard.type('Noor');
  await press('Tab');
  await keyboard.type('Bids');
  await tabsTo(page, /^How long have you been/);
  await press('Enter', 'ArrowDown', 'Enter');
  await tabsTo(page, /^Which languages/);
  await press('Enter', 'Enter', 'Escape');
  await tabsTo(page, /^Submit$/);
  await press('Enter');
  await form.waitFor({ state: 'hidden' });
  await me.reads('What you would like to grow in');

  await tabsTo(page, /^welcome/);
  await goesTo(page, /^general/, 'ArrowUp');
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
  await tabsTo(page, /^Message #general/);
  await keyboard.type('Hello, all');
  await press('Shift+Enter');
  await keyboard.type('from two lines');
  await press('Enter');
  await me.reads('from two lines');
  expect((await noor.acts.messages(place.general)).at(-1)?.content).toBe('Hello, all\nfrom two lines');
  await keyboard.type('Ask @cla');
  await page.getByRole('listbox', { name: 'Names' }).getByRole('option', { name: 'Claire' }).waitFor();
  await press('Escape', 'Backspace', 'Backspace');
  expect(await page.getByRole('listbox', { name: 'Names' }).count()).toBe(0);
  await press('Backspace', 'Backspace');
  await keyboard.type('@');
  await page.getByRole('option', { name: 'Noor' }).waitFor();
  await keyboard.type('cla');
  await page.getByRole('option', { name: 'Noor' }).waitFor({ state: 'detached' });
  await press('Tab');
  await keyboard.type('in #gen');
  await page.getByRole('option', { name: 'general' }).waitFor();
  await press('Enter');
  expect(await me.paper().inputValue()).toBe('Ask @Claire in #general ');
  await press('Enter');
  await (await me.reads('Ask @Claire in #general')).getByRole('button', { name: '@Claire' }).waitFor();
  const asked = `Ask <@${place.host.id}> in <#${place.general}>`;
  expect((await noor.acts.messages(place.general)).at(-1)?.content).toBe(asked);
  await keyboard.type('/me');
  await press('Enter');
  await page.getByRole('form', { name: 'The command /me' }).waitFor();
  await press('Escape');
  await tabsTo(page, /^Message #general/);
  me.sawNoFault();
});
