import { ComponentType, MessageFlags, TextInputStyle, type ButtonInteraction, type Interaction } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { openChromium } from './chromium';
import { Visitor } from './visitor';
import { Window } from './window';

/** Step by step through what a bot asks, by keyboard: the next step is where the last one was. */

let browser: Browser;
let here: TownWithBot;
beforeAll(async () => {
  [browser, here] = await Promise.all([openChromium(), aTownWithBot()]);
  here.bot.on('interactionCreate', (asked) => void answer(asked));
  await here.rest('POST', `/channels/${here.guild.generalChannelId}/messages`, {
    content: 'Step by step',
    components: [row(button('Begin', 'begin'))],
  });
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

const row = (...components: object[]): never => ({ type: ComponentType.ActionRow, components }) as never;
const button = (label: string, custom_id: string, disabled = false): object => ({
  ...{ type: ComponentType.Button, style: 2, label, custom_id, disabled },
});
const days = ['Mon', 'Tue', 'Wed'].map((label) => ({ label, value: label }));
const menu = { type: ComponentType.StringSelect, custom_id: 'days', placeholder: 'Days', max_values: 3, options: days };
const name = { type: ComponentType.TextInput, custom_id: 'name', style: TextInputStyle.Short } as const;

async function answer(asked: Interaction): Promise<void> {
  if (asked.isStringSelectMenu()) {
    const components = [row(button('Back', 'back', true), button('Form', 'form'))];
    await asked.update({ content: asked.values.join(' and '), components });
  }
  if (asked.isModalSubmit() && asked.isFromMessage()) {
    await asked.update({ components: [] });
    const components = [row(button('On', 'on'))];
    await asked.followUp({ content: 'Your answer', flags: MessageFlags.Ephemeral, components });
  }
  if (!asked.isButton()) return;
  if (asked.customId.startsWith('pass')) await pass(asked);
  if (asked.customId === 'begin') await asked.update({ components: [row(menu)] });
  if (asked.customId === 'on') await asked.update({ content: 'All is said', components: [] });
  const component = { type: ComponentType.Label, label: 'Name', component: name } as const;
  if (asked.customId === 'form') await asked.showModal({ custom_id: 'form', title: 'A form', components: [component] });
}

/** What the board shows once somebody else has been quicker. */
let meanwhile: readonly object[] = [];

async function pass(asked: ButtonInteraction): Promise<void> {
  await edit(asked.message.id, meanwhile);
  await asked.deferReply({ flags: MessageFlags.Ephemeral });
  await asked.editReply({ content: 'Nobody is told' });
}

const edit = (id: string, buttons: readonly object[]): Promise<unknown> =>
  here.rest('PATCH', `/channels/${here.guild.generalChannelId}/messages/${id}`, {
    components: [row(...buttons)],
  });

async function onABoard(content: string): Promise<{ me: Visitor; board: string; focused: Locator }> {
  const board = await here.rest('POST', `/channels/${here.guild.generalChannelId}/messages`, {
    content,
    components: [row(button('Take the turn', 'take|1'), button('Pass for now', 'pass|1'))],
  });
  const me = new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${here.ada.id}` }));
  await me.message(content).getByRole('button', { name: 'Pass for now' }).focus();
  return { me, board: board.body.id ?? '', focused: me.window.page.locator(':focus') };
}

test('whatever others make of a board meanwhile, the keyboard stays where it is', async () => {
  const { me, board, focused } = await onABoard('A board');
  const stays = (): Promise<void> =>
    me.message('A board').getByRole('button', { name: 'Pass for now' }).and(focused).waitFor();
  meanwhile = [button('Pause', 'pause|1'), button('Done', 'done|1'), button('Pass for now', 'pass|1')];
  await me.window.page.keyboard.press('Enter');
  await me.reads('Nobody is told');
  await stays();
  await edit(board, [button('Take the turn', 'take|2'), button('Later', 'later|2'), button('Pass for now', 'pass|2')]);
  await me.message('A board').getByRole('button', { name: 'Later' }).waitFor();
  await stays();
  // By now the page has been told, too, what became of the press.
  await me.window.page.waitForTimeout(500);
  await edit(board, [button('Pause', 'pause|3')]);
  await me.message('A board').and(focused).waitFor();
  await edit(board, [button('Take the turn', 'take|4'), button('Pass for now', 'pass|4')]);
  await stays();
  me.sawNoFault();
  await me.window.close();
});

test('where what was pressed is gone, the keyboard is at the answer and not at what others put there', async () => {
  const { me, focused } = await onABoard('Another board');
  meanwhile = [button('Pause', 'pause|1'), button('Done', 'done|1')];
  await me.window.page.keyboard.press('Enter');
  await me.message('Nobody is told').and(focused).waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('by keyboard one goes on at the first control of an answer, whatever the one that was used became', async () => {
  const me = new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${here.ada.id}` }));
  const { page } = me.window;
  const { keyboard } = page;
  const focused = page.locator(':focus');
  const log = page.getByRole('log');
  await log.getByRole('button', { name: 'Begin' }).focus();
  await keyboard.press('Enter');
  await log.getByRole('combobox', { name: 'Days' }).and(focused).waitFor();
  await me.chooses('Days', ['Tue', 'Wed']);
  await me.reads('Tue and Wed');
  await log.getByRole('button', { name: 'Form' }).and(focused).waitFor();
  await keyboard.press('Enter');
  await me.form('A form');
  await keyboard.type('Ada');
  await keyboard.press('Enter');
  await log.getByRole('button', { name: 'On', exact: true }).and(focused).waitFor();
  await keyboard.press('Enter');
  await me.reads('All is said');
  await me.message('All is said').and(focused).waitFor();
  me.sawNoFault();
  await me.window.close();
});

test('who has gone elsewhere is not called back by an answer', async () => {
  const channel = here.guild.generalChannelId;
  await here.rest('POST', `/channels/${channel}/messages`, {
    content: 'Once more',
    components: [row(button('Begin', 'begin'))],
  });
  const me = new Visitor(await Window.open(browser, { at: `${here.sandbox.url}/?as=${here.ben.id}` }));
  const { page } = me.window;
  await me.presses('Begin', 'Once more');
  await me.paper().focus();
  await page.getByRole('log').getByRole('combobox', { name: 'Days' }).waitFor();
  await me.writes('I write meanwhile');
  await me.reads('I write meanwhile');
  await me.paper().and(page.locator(':focus')).waitFor();
  me.sawNoFault();
  await me.window.close();
});
