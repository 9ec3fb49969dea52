import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { StoryFault } from '../fault';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** Where macOS keeps what is never on its path. */
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const howTo = `Debian and Ubuntu: apt-get install -y chromium
macOS:             brew install --cask chromium
or name the one you have: CHROMIUM=/path/to/chromium npm run test:browser`;

/** The program itself: the one that CHROMIUM names, or else the first on the path. Throws in words that say how to get one. */
export function chromiumAt(env: { readonly CHROMIUM?: string; readonly PATH?: string }): string {
  const folders = (env.PATH ?? '').split(delimiter).filter(isAbsolute);
  const onPath = (name: string): string[] => folders.map((folder) => join(folder, name));
  if (env.CHROMIUM) {
    const named = isAbsolute(env.CHROMIUM) ? [env.CHROMIUM] : onPath(env.CHROMIUM);
    const found = named.find(isProgram);
    if (found) return found;
    throw new StoryFault(`CHROMIUM says ${env.CHROMIUM}, and no program is there.\n${howTo}`);
  }
  const found = [...names.flatMap(onPath), ...applications].find(isProgram);
  if (found) return found;
  throw new StoryFault(
    `Pictures and the stories of tests/browser need Chromium or Chrome, and there is none here.\n${howTo}`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
