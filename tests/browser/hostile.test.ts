import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';
import { Window } from './window';

/** What people type never runs, wherever it is shown; and no other page reaches into the town. */

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer({ people: 2 })]);
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

const picture = '<img src=x onerror=alert(1)>';
const script = '<script>alert(2)</script>';

test('markup in a name, a message, a form, a file and a link is read as it was typed, and nothing of it runs', async () => {
  const { place, town } = server;
  const { client, apiUrl, token } = town.sandbox;
  const [ada, ben] = place.people;
  if (!ada || !ben) throw new Error('nobody came');
  await client.editUser({ user: ben.id, displayName: picture, about: script });
  await client.editGuild({ guild: place.guild, name: `${script}Circles` });
  await client.createChannel({ guild: place.guild, name: picture });
  await ben.acts.write({
    channel: place.general,
    content: `${picture} ${script} [press](javascript:alert(3)) ||${script}||`,
  });
  const parts = new FormData();
  parts.set(
    'payload_json',
    JSON.stringify({ content: 'A file', embeds: [{ title: picture, url: 'https://example.org' }] }),
  );
  parts.set(
    'files[0]',
    new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(4)"/>'], { type: 'image/svg+xml' }),
    `${picture}.svg`,
  );
  const posted = await fetch(`${apiUrl}/v10/channels/${place.general}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}` },
    body: parts,
  });
  expect(posted.status).toBe(200);

  const me = await Visitor.comes(browser, server, { as: ada });
  const { page } = me.window;
  await me.opens('general');
  await me.reads(picture);
  await me.reads('A file');
  await me.reads('javascript:alert(3)');
  await me.writes(`${script} from here`);
  await me.reads(`${script} from here`);
  await me.opens('welcome');
  await me.presses('Join');
  await me.presses('I agree');
  await me.presses('About you', 'A few short questions');
  const form = await me.form('About you');
  await form.getByLabel('What shall we call you?').fill(picture);
  await form.getByLabel('What do you do?').fill(script);
  await me.chooses('How long have you been in this field?', ['A year'], form);
  await me.chooses('Which languages could your circle speak?', ['English'], form);
  await me.submits('About you');
  await me.reads('What you would like to grow in');
  await me.runs('me');
  await me.reads(script);
  await me.you().click();
  await page.getByRole('dialog', { name: 'Be somebody' }).getByText(picture).waitFor();

  expect(await page.locator('img[src="x"], body script, svg[onload], a[href^="javascript"]').count()).toBe(0);
  me.sawNoFault();
});

test('a page of another origin in the same browser can neither read the town nor change it', async () => {
  const { town } = server;
  const { url, client } = town.sandbox;
  const elsewhere = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>'),
  );
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  const before = (await client.people()).length;
  const window = await Window.open(browser, { at: `http://127.0.0.1:${port}/`, refused: /403/ });
  const heard = await window.page.evaluate(async (town) => {
    const ask = (path: string, init: RequestInit): Promise<string> =>
      fetch(`${town}${path}`, init).then(
        (answer) => `${answer.type} ${answer.status}`,
        () => 'refused',
      );
    const body = JSON.stringify({ name: 'Mallory' });
    return [
      await ask('/sandbox/people', {}),
      await ask('/sandbox/users', { method: 'POST', body, mode: 'no-cors' }),
      await ask('/sandbox/users', { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      await ask('/', {}),
    ];
  }, url);
  expect(heard).toEqual(['refused', 'opaque 0', 'refused', 'refused']);
  expect(await client.people()).toHaveLength(before);
  await window.close();
  elsewhere.close();
});
