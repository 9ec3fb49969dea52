import { chromium } from 'playwright-core';
import { chromiumAt } from './chromium';

/** A headless Chromium that takes pictures of documents. */
export interface Browser {
  /** The element `.screen` of a document as a PNG, two pixels for each of CSS. */
  picture(document: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** CSS pixels: what a column of a README shows without shrinking. */
const width = 640;

const args = [
  // Chromium's own walls cannot be put up by root, and all it is shown here is ours.
  '--no-sandbox',
  '--disable-gpu',
  // The same pixels on every screen.
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
];

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumAt(process.env), args });
  const page = await browser.newPage({ viewport: { width, height: 600 }, deviceScaleFactor: 2 });
  return {
    async picture(document) {
      await page.setContent(document);
      await page.evaluate(() => globalThis.document.fonts.ready.then(() => undefined));
      // Around the rounded corners the page of whoever shows the picture is seen.
      return page.locator('.screen').screenshot({ omitBackground: true });
    },
    close: () => browser.close(),
  };
}
