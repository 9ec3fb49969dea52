import { chromium, type Browser } from 'playwright-core';
import { chromiumAt } from '../../demo/gallery/chromium';

export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumAt(process.env),
    // It shows nothing but our own page, and speaks to nobody else. Root cannot put up its sandbox.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
