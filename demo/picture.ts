import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { svgOf } from './print/svg';

/** Draws docs/pictures/demo.svg: the beginning of the round, as `npm run demo` prints it in a terminal with colours. */

const target = join(__dirname, '..', 'docs', 'pictures', 'demo.svg');
const most = 46;

const told = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts'), '--exit'], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '3', NO_COLOR: '' },
});
if (told.status !== 0) {
  console.error(told.stderr);
  process.exit(1);
}

// eslint-disable-next-line no-control-regex -- to find a line by its words
const words = (line: string): string => line.replace(/\u001b\[[\d;]*m/gu, '');
const lines = told.stdout.split('\n');
const reminder = lines.findIndex((line) => words(line).includes('ten minutes before'));
const shown = lines.slice(reminder, reminder + most);
const lastGap = shown.findLastIndex((line) => words(line).trim() === '');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, svgOf(shown.slice(0, lastGap), 'npm run demo'));
console.log(target);
