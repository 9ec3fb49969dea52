import type { Browser } from 'playwright-core';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';

/** A place that is no longer seen is asked for once, and then left. */
const notSeen = /403 .*\/view\?/;

/** Several windows, each as somebody: what one does the others see at once, if they may. */

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer()]);
  await server.place.launch();
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

test('two people write to each other in two windows, and neither has to reload', async () => {
  const [ada, ben] = server.place.people;
  if (!ada || !ben) throw new Error('nobody came');
  const [hers, his] = await Promise.all([
    Visitor.comes(browser, server, { as: ada }),
    Visitor.comes(browser, server, { as: ben, theme: 'light' }),
  ]);
  for (const each of [hers, his]) {
    await each.opens('Spring 1');
    await each.reads('This thread is yours');
    await each.window.page.evaluate(() => document.documentElement.setAttribute('data-first-load', 'yes'));
  }
  await hers.writes('Good evening, is anybody here?');
  await his.reads('Good evening, is anybody here?');
  await his.writes('I am, from the other window');
  await hers.reads('I am, from the other window');
  for (const each of [hers, his]) {
    expect(await each.window.page.locator('html[data-first-load="yes"]').count()).toBe(1);
    each.sawNoFault();
    await each.window.close();
  }
});

test('an outsider sees nothing of a private thread: not in the list, not by its address, and not when something is written there', async () => {
  const { place, town } = server;
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  const thread = await ada.channel('Spring 1');
  const member = await place.newcomer('Zoe');
  const { id: stranger } = await town.sandbox.client.createUser({ name: 'Sam' });
  await ada.acts.write({ channel: thread, content: 'This stays between us' });
  for (const id of [member.id, stranger]) {
    const me = await Visitor.comes(browser, server, { as: { id }, channel: thread, refused: notSeen });
    const { page } = me.window;
    await me.you().waitFor();
    await ada.acts.write({ channel: thread, content: 'And this too' });
    await page.getByText('not in that server').or(page.getByText('do not see that channel')).waitFor();
    // Comes after what was written, to everybody.
    await town.sandbox.client.editUser({ user: id, displayName: 'Zoe Sam' });
    await me.you('Zoe Sam').waitFor();
    const whole = await page.content();
    expect(whole).not.toContain('between us');
    expect(whole).not.toContain('And this too');
    expect(whole).not.toContain('Spring 1');
    me.sawNoFault();
    await me.window.close();
  }
});

test('whoever becomes somebody else sees what that person sees, and comes back to it by the address', async () => {
  const { place } = server;
  const me = await Visitor.comes(browser, server, { as: place.host, refused: notSeen });
  const { page } = me.window;
  const { keyboard } = page;
  await me.opens('circle-moderators');
  await me.you().click();
  const people = page.getByRole('dialog', { name: 'Be somebody' });
  const search = people.getByRole('searchbox', { name: 'Search people' });
  await search.fill('Ben');
  await people.getByRole('button', { name: /Claire/ }).waitFor({ state: 'detached' });
  await keyboard.press('Enter');
  await me.you('Ben').waitFor();
  // He never saw where she was, so there is nothing to tell him of it: he is where he was last spoken to.
  await page.getByRole('heading', { level: 1, name: 'Spring 1' }).waitFor();
  expect(await me.window.text()).not.toContain('do not see that channel');
  await me.seesNoPlace('circle-moderators');

  await me.you().click();
  await search.press('ArrowDown');
  await people
    .getByRole('button', { name: /Claire/ })
    .and(people.locator(':focus'))
    .waitFor();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'Enter']) await keyboard.press(key);
  await me.you('Claire').waitFor();
  await me.you().click();
  await search.fill('Ben');
  await keyboard.press('Enter');
  await me.opens('Spring 1');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Spring 1' }).waitFor();
  await me.reads('This thread is yours');
  me.sawNoFault();
});
