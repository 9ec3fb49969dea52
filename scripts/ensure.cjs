'use strict';
/**
 * npm runs `pre...` scripts before node_modules exist, so this file is plain Node without dependencies.
 * It installs what package-lock.json names when that file changed since the last time.
 * With --build it also compiles bot/ to dist/ when sources are newer.
 */
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const stamp = join(root, 'node_modules', '.grove-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing what Grove needs (once, some seconds) ...');
  execFileSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(stamp, lock);
}
if (process.argv.includes('--build')) {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
}
