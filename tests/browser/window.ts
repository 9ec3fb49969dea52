import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** Every run leaves its pictures here; git does not look at them. */
const pictures = join(__dirname, 'pictures');

export interface Look {
  /** The address of the page, with whom to be in it or not. */
  readonly at: string;
  readonly theme?: 'dark' | 'light';
  readonly phone?: boolean;
  readonly zone?: string;
  /** Runs in the page before anything of it. */
  readonly script?: string;
  /** Answers that may be refused, where that is what the story is about. */
  readonly refused?: RegExp;
}

/** A window of a browser, in which somebody looks at the page. What goes wrong in it is kept. */
export class Window {
  /** Errors on the console, scripts that ran or broke, requests that failed: none of it is expected, ever. */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    refused: RegExp | undefined,
  ) {
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      // An answer that is an error is told below, with its address.
      if (message.text().startsWith('Failed to load resource')) return;
      if (message.type() === 'error' || message.type() === 'warning') this.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // A stream ends when its window goes elsewhere.
      if (why !== 'net::ERR_ABORTED') this.faults.push(`request: ${request.url()} ${why}`);
    });
    page.on('response', (response) => {
      const answer = `answer: ${response.status()} ${response.url()}`;
      if (response.status() >= 400 && refused?.test(answer) !== true) this.faults.push(answer);
    });
  }

  static async open(
    browser: Browser,
    { at, theme = 'dark', phone = false, zone, script, refused }: Look,
  ): Promise<Window> {
    const context = await browser.newContext({
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      deviceScaleFactor: phone ? 2 : 1,
      hasTouch: phone,
      colorScheme: theme,
      locale: 'en-GB',
      timezoneId: zone ?? 'Europe/Paris',
      reducedMotion: 'reduce',
    });
    if (script !== undefined) await context.addInitScript({ content: script });
    const window = new Window(await context.newPage(), context, refused);
    await window.page.goto(at);
    return window;
  }

  /** What stands in the page, as it is read. */
  text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** Waits until it can be read; words are taken as they are written, wherever they stand. */
  async reads(words: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByText(words).last().waitFor({ state: 'visible' });
  }

  async picture(name: string): Promise<void> {
    const folder = process.env.PAGE_PICTURES;
    for (const where of folder === undefined ? [pictures] : [pictures, folder]) {
      mkdirSync(where, { recursive: true });
      await this.page.screenshot({ path: join(where, `${name}.png`), animations: 'disabled', caret: 'hide' });
    }
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
