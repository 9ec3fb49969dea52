import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentOf, screenHtml } from '../../sandbox/page/print';
import type { Reader } from '../../sandbox/page/reader';
import type { Screen } from '../../sandbox/page/screen';
import { screenWords } from '../../sandbox/page/words';
import { StoryFault } from '../fault';
import { Curtain, setStage } from '../stage';
import { faultsBehindTheScenes } from '../verify';
import { openBrowser } from './browser';
import { inOneLine, messagesPage } from './messages';
import { withPalette } from './palette';
import type { Scene, Section } from './scene';
import { sections } from './sections';
import { Town } from './town';

/**
 * `npm run pictures`: plays the scenes on the local Discord, and writes docs/pictures and docs/messages.md. With names
 * of pictures (`npm run pictures -- welcome reminder`) only those are drawn anew. `--words` draws nothing and needs no
 * browser: docs/messages.md then changes where Grove says something else than its pictures show.
 */

const docs = join(__dirname, '..', '..', 'docs');
const curtain = new Curtain();

/** Draws a picture, or does not. */
type Draw = (scene: Scene, screen: Screen, reader: Reader) => Promise<void>;

async function tell(asked: readonly string[]): Promise<void> {
  const draw: Draw = asked.includes('--words') ? () => Promise.resolve() : await drawing(asked);
  const shown: { section: Section; words: Map<string, string> }[] = [];
  for (const section of sections) shown.push({ section, words: await play(section, draw) });
  writeFileSync(join(docs, 'messages.md'), messagesPage(shown));
}

async function drawing(wanted: readonly string[]): Promise<Draw> {
  const unknown = wanted.find((name) => !sections.some(({ scenes }) => scenes.some((scene) => scene.name === name)));
  if (unknown !== undefined) throw new StoryFault(`No picture is called ${unknown}.`);
  const browser = await openBrowser();
  curtain.add(() => browser.close());
  const css = pictureCss();
  mkdirSync(join(docs, 'pictures'), { recursive: true });
  return async (scene, screen, reader) => {
    const { name } = scene;
    if (wanted.length > 0 && !wanted.includes(name)) return;
    const png = await browser.picture(documentOf(screenHtml(screen, reader), css));
    const small = withPalette(png, wordsOf(scene, screen, reader));
    writeFileSync(join(docs, 'pictures', `${name}.png`), small);
    console.log(`${name}.png  ${(small.length / 1024).toFixed(0)} KB`);
  };
}

/** On a stage of its own, so that a scene more in one section changes nothing in another. */
async function play({ scenes, pace, doesWithout }: Section, draw: Draw): Promise<Map<string, string>> {
  const own = new Curtain();
  curtain.add(() => own.fall());
  const stage = await setStage({ curtain: own, ready: () => undefined, pace });
  const town = await Town.open(stage);
  const words = new Map<string, string>();
  for (const scene of scenes) {
    for (const step of scene.steps) await step(town);
    const eyes = town.who(scene.who);
    const screen = await scene.shows(town, eyes);
    const reader = await town.reader(eyes);
    words.set(scene.name, wordsOf(scene, screen, reader));
    await draw(scene, screen, reader);
  }
  const faults = faultsBehindTheScenes(stage).filter((fault) => !doesWithout || !fault.includes(` ${doesWithout} `));
  if (faults.length > 0) throw new StoryFault(faults.join('\n'));
  for (const fault of await own.fall()) throw new StoryFault(fault);
  return words;
}

function wordsOf({ varies }: Scene, screen: Screen, reader: Reader): string {
  const words = inOneLine(screenWords(screen, reader));
  return varies ? words.replace(varies, '…') : words;
}

/** One font on every machine, and nothing that moves. The stylesheet of the font names its files beside it. */
function pictureCss(): string {
  const folder = dirname(require.resolve('@fontsource-variable/inter/wght.css'));
  const faces = ['wght.css', 'wght-italic.css'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const inline = faces.replace(/url\(\.\/(files\/[\w-]+\.woff2)\)/gu, (_, path: string) => {
    const font = readFileSync(join(folder, path)).toString('base64');
    return `url(data:font/woff2;base64,${font})`;
  });
  return `${inline} body { background: none; font-family: 'Inter Variable', sans-serif; } .screen { overflow: hidden; border-radius: 12px; }`;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void curtain.fall().then(() => process.exit(130)));
}

async function main(): Promise<void> {
  let code = 0;
  try {
    await tell(process.argv.slice(2));
  } catch (fault) {
    code = 1;
    console.error(fault instanceof StoryFault ? fault.message : fault);
  }
  for (const fault of await curtain.fall()) {
    console.error(`Putting things away: ${fault}`);
    code = 1;
  }
  process.exitCode = code;
}

void main();
