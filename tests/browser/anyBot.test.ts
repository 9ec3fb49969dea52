import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { MessageFlags } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { axeScript, obstacles } from './axe';
import { openChromium } from './chromium';
import { Visitor } from './visitor';
import { Window } from './window';

/** What Grove has no use for, and other bots do; and a town that cannot be reached for a while. */

let browser: Browser;
let here: TownWithBot;
beforeAll(async () => {
  const [opened, town] = await Promise.all([openChromium(), aTownWithBot({ botPermissions: everything })]);
  [browser, here] = [opened, town];
  await here.rest('PUT', `/applications/${here.bot.application.id}/guilds/${here.guild.id}/commands`, [
    { type: 3, name: 'Count words' },
    { type: 2, name: 'Wave at' },
    { type: 1, name: 'silent', description: 'Says nothing' },
    { type: 1, name: 'everything', description: 'Options of all kinds', options },
  ]);
  here.bot.on('interactionCreate', (asked) => {
    if (asked.isMessageContextMenuCommand())
      void asked.reply({
        content: `${asked.targetMessage.content.split(' ').length} words`,
        flags: MessageFlags.Ephemeral,
      });
    if (asked.isUserContextMenuCommand()) void asked.reply(`Good evening, ${asked.targetUser.displayName}`);
    if (asked.isChatInputCommand() && asked.commandName === 'everything')
      void asked.reply(asked.options.data.map(({ name, value }) => `${name} ${String(value)}`).join(', '));
  });
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

const everything = (1n << 53n) - 1n;
const options = [
  { type: 3, name: 'word', description: 'A word', required: true },
  { type: 4, name: 'whole', description: 'A whole number', max_value: 5 },
  { type: 10, name: 'number', description: 'Any number' },
  { type: 5, name: 'really', description: 'Yes or no' },
  { type: 6, name: 'who', description: 'Somebody' },
  { type: 7, name: 'where', description: 'A channel' },
  { type: 8, name: 'role', description: 'A role' },
  { type: 3, name: 'pick', description: 'One of two', choices: ['One', 'Two'].map((name) => ({ name, value: name })) },
];

const visit = async (url: string, refused?: RegExp): Promise<Visitor> =>
  new Visitor(
    await Window.open(browser, {
      at: `${url}/?as=${here.ada.id}`,
      script: axeScript,
      ...(refused === undefined ? {} : { refused }),
    }),
  );

test('commands of the menus of a message and of a person, reactions, pins, and options of every kind', async () => {
  const me = await visit(here.sandbox.url);
  const { page } = me.window;
  const check = async (): Promise<void> => expect(await obstacles(me.window)).toEqual([]);
  await me.writes('three words here');
  const said = await me.reads('three words here');
  await said.hover();
  await said.getByRole('button', { name: 'React with 👍' }).click();
  await said.getByRole('button', { name: '👍 1', pressed: true }).waitFor();
  await said.getByRole('button', { name: 'More' }).click();
  await check();
  await page.getByRole('button', { name: 'Count words' }).click();
  await me.reads(/used Count words.*3 words/s);
  await page.getByRole('button', { name: /^Ben/ }).click();
  await check();
  await page.getByRole('button', { name: 'Wave at' }).click();
  await me.reads('Good evening, Ben');

  const { id } = (await here.town.as(here.ada.id).messages(here.guild.generalChannelId))[0] ?? { id: '' };
  await here.rest('PUT', `/channels/${here.guild.generalChannelId}/messages/pins/${id}`);
  await page.getByText('Bot pinned a message to this channel.').waitFor();
  await page.getByRole('button', { name: 'Pinned messages' }).click();
  const pins = page.getByRole('dialog', { name: 'Pinned messages' });
  await pins.getByText('three words here').waitFor();
  await me.window.picture('pins');
  await check();
  await here.rest('DELETE', `/channels/${here.guild.generalChannelId}/messages/pins/${id}`);
  await pins.getByText('Nothing is pinned here.').waitFor();
  await page.keyboard.press('Escape');

  const numbers = { whole: '3', number: '2,5' };
  const named = { who: 'Ben', where: 'general', role: 'Bot' };
  await me.runs('everything', { word: 'hello', ...numbers, really: 'True', ...named, pick: 'Two' });
  const { generalChannelId, botRoleId } = here.guild;
  await me.reads(
    `word hello, whole 3, number 2.5, really true, who ${here.ben.id}, where ${generalChannelId}, role ${botRoleId}, pick Two`,
  );
  await me.paper().fill('/silent');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'The command /silent' });
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('This interaction failed').waitFor();
  await check();
  me.sawNoFault();
  await me.window.close();
});

test('what is changed further up than one has looked does not come below as if it were new', async () => {
  const { generalChannelId: channel } = here.guild;
  const { body } = await here.rest('POST', `/channels/${channel}/messages`, { content: 'An old board' });
  const ben = here.town.as(here.ben.id);
  for (let line = 0; line < 52; line++) await ben.write({ channel, content: `Line ${line}` });
  const me = await visit(here.sandbox.url);
  await me.reads('Line 51');
  await here.rest('PATCH', `/channels/${channel}/messages/${body.id ?? ''}`, { content: 'An old board, closed' });
  await ben.write({ channel, content: 'Something new' });
  await me.reads('Something new');
  expect(await me.window.text()).not.toContain('An old board');

  await here.rest('PUT', `/channels/${channel}/messages/pins/${body.id ?? ''}`);
  await me.window.page.getByRole('button', { name: 'a message', exact: true }).click();
  await comesInSight(await me.reads('An old board, closed'));
  me.sawNoFault();
  await me.window.close();
});

test('a town that cannot be reached is said, what was being written is kept, and what was missed is read', async () => {
  const wire = await aWire(Number(new URL(here.sandbox.url).port));
  const me = await visit(wire.url);
  const { page } = me.window;
  const lost = page.getByText('The town does not answer');
  await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
  await wire.cut();
  await lost.waitFor();
  await me.writes('Is anybody there?');
  await page.getByText('cannot be reached just now').waitFor();
  expect(await obstacles(me.window)).toEqual([]);
  await here.town.as(here.ben.id).write({ channel: here.guild.generalChannelId, content: 'Said meanwhile' });
  await wire.mend();
  await me.reads('Said meanwhile');
  await lost.waitFor({ state: 'detached' });
  await me.paper().press('Enter');
  await me.reads('Is anybody there?');
  await me.window.close();
  await wire.cut();
});

const comesInSight = (message: Locator): Promise<void> =>
  message.evaluate(
    (one) =>
      new Promise<void>((resolve) => {
        const watch = new IntersectionObserver((seen) => {
          if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
          watch.disconnect();
          resolve();
        });
        watch.observe(one);
      }),
  );

/** What lies between a browser and the town, and can be cut. */
async function aWire(to: number): Promise<{ url: string; cut(): Promise<void>; mend(): Promise<void> }> {
  const ends = new Set<Socket>();
  let server: Server;
  let port = 0;
  const mend = (): Promise<void> =>
    new Promise((resolve) => {
      server = createServer((near) => {
        const far = connect(to, '127.0.0.1');
        for (const [end, other] of [
          [near, far],
          [far, near],
        ] as const) {
          ends.add(end);
          end.pipe(other);
          end.on('error', () => undefined);
          end.on('close', () => other.destroy());
        }
      }).listen(port, '127.0.0.1', () => {
        ({ port } = server.address() as AddressInfo);
        resolve();
      });
    });
  await mend();
  return {
    url: `http://127.0.0.1:${port}`,
    mend,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const end of ends) end.destroy();
      }),
  };
}
