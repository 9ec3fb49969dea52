import type { Browser, Locator } from 'playwright-core';
import type { Somebody } from '../support/town';
import type { Server } from './server';
import { Window, type Look } from './window';

/** Somebody at the page, who goes by what they see: names of buttons, of menus and what is in them, labels of fields. */
export class Visitor {
  constructor(readonly window: Window) {}

  /** Opens a window as somebody, in the server of the story. */
  static async comes(
    browser: Browser,
    { town, place }: Server,
    { as, channel, ...look }: { as: Pick<Somebody, 'id'>; channel?: string } & Omit<Look, 'at'>,
  ): Promise<Visitor> {
    const there = channel === undefined ? '' : `&channel=${channel}`;
    const at = `${town.sandbox.url}/?as=${as.id}&guild=${place.guild}${there}`;
    return new Visitor(await Window.open(browser, { at, ...look }));
  }

  /** The newest message in which these words stand. */
  message(words: string | RegExp): Locator {
    return this.window.page.getByRole('article').filter({ hasText: words }).last();
  }

  async reads(words: string | RegExp): Promise<Locator> {
    const message = this.message(words);
    await message.waitFor();
    return message;
  }

  /** Lets the town's time go on, from one thing that is due to the next, until these words can be read. */
  async waitsFor(words: string | RegExp): Promise<Locator> {
    const next = this.window.page.getByRole('button', { name: 'Next event' });
    const message = this.message(words);
    for (let due = 0; due < 30; due++) {
      const came = await message.waitFor({ timeout: due === 0 ? 200 : 1_500 }).then(
        () => true,
        () => false,
      );
      if (came) return message;
      const moved = this.window.page.waitForResponse(/\/sandbox\/clock$/, { timeout: 45_000 });
      await next.click();
      await (await moved).finished();
    }
    throw new Error(`nothing that was due brought ${String(words)}`);
  }

  /** The button that says whom one is, and lets one be somebody else. */
  you(name = ''): Locator {
    return this.window.page.getByRole('button', { name: `You are ${name}` });
  }

  place(name: string): Locator {
    const begins = new RegExp(`^${name}\\b`);
    return this.window.page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name: begins }).first();
  }

  /** On a phone the channels are behind what is said in one of them. */
  async opens(name: string): Promise<void> {
    const back = this.window.page.getByRole('button', { name: 'Back to the channels' });
    if (await back.isVisible()) await back.click();
    await this.place(name).click();
    await this.window.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async seesNoPlace(name: string): Promise<void> {
    await this.place(name).waitFor({ state: 'detached' });
  }

  /** Presses the newest button of that name, or the one in the message with these words. */
  async presses(name: string, inMessage?: string | RegExp): Promise<void> {
    const within = inMessage === undefined ? this.window.page.getByRole('log') : this.message(inMessage);
    await within.getByRole('button', { name, exact: true }).last().click();
  }

  /** Opens a menu and chooses, by what the choices say first. Several are one answer: they are sent with Done. */
  async chooses(menu: string, choices: readonly string[], within?: Locator): Promise<void> {
    const { page } = this.window;
    await (within ?? page.getByRole('log')).getByRole('combobox', { name: menu }).last().click();
    const list = page.getByRole('listbox').filter({ visible: true });
    for (const choice of choices) await list.getByRole('option', { name: choice }).first().click();
    if (await list.isVisible()) await list.locator('..').getByRole('button', { name: 'Done' }).click();
    await list.waitFor({ state: 'detached' });
  }

  /** The form that is open. */
  async form(title: string): Promise<Locator> {
    const form = this.window.page.getByRole('dialog', { name: title });
    await form.waitFor();
    return form;
  }

  async submits(title: string): Promise<void> {
    const form = await this.form(title);
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'hidden' });
  }

  async writes(words: string): Promise<void> {
    await this.paper().fill(words);
    await this.window.page.keyboard.press('Enter');
  }

  paper(): Locator {
    return this.window.page.getByRole('textbox', { name: /^(Message |A command)/ });
  }

  /** Types a command, picks it from the list, fills in what it is given, and sends it. */
  async runs(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const { page } = this.window;
    await this.paper().fill(`/${path}`);
    const commands = page.getByRole('listbox', { name: 'Commands' });
    await commands
      .getByRole('option', { name: new RegExp(`^/${path}`) })
      .first()
      .click();
    const form = page.getByRole('form', { name: `The command /${path}` });
    for (const [name, value] of Object.entries(options)) await this.fills(form, name, value);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'hidden' });
  }

  sawNoFault(): void {
    expect(this.window.faults).toEqual([]);
  }

  /** An option that need not be given is asked for first; what is offered for the letters is taken, or chosen from few. */
  private async fills(form: Locator, name: string, value: string): Promise<void> {
    const field = form.getByLabel(new RegExp(`^${name}(\\s\\*)?$`));
    if ((await field.count()) === 0) await form.getByRole('button', { name, exact: true }).click();
    if ((await field.evaluate((one) => one.tagName)) === 'SELECT') {
      await field.selectOption(value);
      return;
    }
    await field.fill(value);
    if ((await field.getAttribute('role')) !== 'combobox') return;
    await form.getByRole('listbox', { name: 'Offered' }).getByRole('option', { name: value }).first().click();
  }
}
