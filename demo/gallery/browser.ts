import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { StoryFault } from '../fault';

/** A headless Chromium, spoken to through a pipe (its DevTools protocol), that takes pictures of documents. */
export interface Browser {
  /** The element `.screen` of a document as a PNG, two pixels for each of CSS. */
  picture(document: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** CSS pixels: what a column of a README shows without shrinking. */
const width = 640;
const patienceMs = 30_000;
const binaries = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function findChromium(): string {
  const found = binaries.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (found) return found;
  throw new StoryFault(`Pictures need Chromium or Chrome on the path, and I found none of: ${binaries.join(', ')}.`);
}

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--disable-gpu',
  '--hide-scrollbars',
  // The same pixels on every screen.
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
];

export async function openBrowser(): Promise<Browser> {
  const binary = findChromium();
  const profile = mkdtempSync(join(tmpdir(), 'grove-pictures-'));
  // Chromium's own walls cannot be put up by root, and all it is shown here is ours.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(binary, [...flags, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const [, , , to, from] = child.stdio;
  const call = callOver({ to: to as Writable, from: from as Readable, ended });
  const { targetId } = z
    .object({ targetId: z.string() })
    .parse(await call('Target.createTarget', { url: 'about:blank' }));
  const attached = await call('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = z.object({ sessionId: z.string() }).parse(attached);
  const inPage: Call = (method, params) => call(method, { ...params, sessionId });
  await inPage('Emulation.setDeviceMetricsOverride', { width, height: 600, deviceScaleFactor: 2, mobile: false });
  // Around the rounded corners the page of whoever shows the picture is seen.
  await inPage('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
  const tree = frameTree.parse(await inPage('Page.getFrameTree', {}));
  return {
    async picture(document) {
      await inPage('Page.setDocumentContent', { frameId: tree.frameTree.frame.id, html: document });
      const { result } = rectangle.parse(
        await inPage('Runtime.evaluate', { expression: measure, awaitPromise: true, returnByValue: true }),
      );
      const clip = { x: 0, y: 0, ...result.value, scale: 1 };
      const taken = await inPage('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
      return Buffer.from(z.object({ data: z.string() }).parse(taken).data, 'base64');
    },
    async close() {
      await Promise.race([call('Browser.close', {}), ended]);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const frameTree = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const rectangle = z.object({ result: z.object({ value: z.object({ width: z.number(), height: z.number() }) }) });
/** Once the fonts are there. */
const measure = `document.fonts.ready.then(() => {
  const { width, height } = document.querySelector('.screen').getBoundingClientRect();
  return { width, height: Math.ceil(height) };
})`;

type Call = (method: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;

const answer = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** Messages are JSON with a NUL after each. */
function callOver({ to, from, ended }: { to: Writable; from: Readable; ended: Promise<void> }): Call {
  const waiting = new Map<number, (answered: z.infer<typeof answer>) => void>();
  let last = 0;
  let rest = '';
  from.setEncoding('utf8');
  from.on('data', (piece: string) => {
    const messages = (rest + piece).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answered = answer.parse(JSON.parse(message));
      if (answered.id !== undefined) waiting.get(answered.id)?.(answered);
    }
  });
  // A browser that has gone is told by `ended`; the broken pipe says no more.
  for (const stream of [to, from]) stream.on('error', () => undefined);
  return async (method, { sessionId, ...params }) => {
    const id = ++last;
    const answered = new Promise<z.infer<typeof answer>>((resolve) => waiting.set(id, resolve));
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patienceMs)));
    const came = await Promise.race([answered, late, ended.then(() => undefined)]);
    clearTimeout(timer);
    waiting.delete(id);
    if (!came) throw new StoryFault(`Chromium did not answer to ${method}.`);
    if (came.error) throw new StoryFault(`Chromium refused ${method}: ${came.error.message}.`);
    return came.result;
  };
}
