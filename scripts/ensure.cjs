'use strict';
/**
 * `npm run demo` on a fresh clone: npm runs `pre...` scripts before node_modules exist, so this is plain Node without
 * dependencies, in words that an old Node can still read. It installs what package-lock.json names, when that changed since
 * the last time or something is missing; with --build it also compiles the bot to dist/ when its sources changed, and with
 * --page the page of the sandbox.
 * Several commands may run it at once: one works, the others wait. Install scripts of packages are not run; nothing needs them.
 */
const { spawnSync } = require('child_process');
const { createHash } = require('crypto');
const fs = require('fs');
const { hostname } = require('os');
const { join, relative } = require('path');

const root = join(__dirname, '..');
const modules = join(root, 'node_modules');
const dist = join(root, 'dist');
const installStamp = join(modules, '.grove-installed');
const buildStamp = join(dist, '.grove-built');
const page = join(root, 'sandbox', 'page', 'built');
const pageStamp = join(page, '.grove-built');
const lockFile = join(modules, '.grove-ensure.lock');
const me = process.pid + '@' + hostname();

main();

function main() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp('Grove needs Node 20.19 or newer, and this is ' + process.versions.node + ': see https://nodejs.org.');
  }
  const build = process.argv.includes('--build');
  const withPage = process.argv.includes('--page');
  if (isInstalled() && !(build && changedSources()) && !(withPage && changedPage())) return;
  const unlock = lock();
  try {
    if (!isInstalled()) install();
    if (build) compile();
    if (withPage) buildPage();
  } finally {
    unlock();
  }
}

function wantedInstall() {
  const lockfile = fs.readFileSync(join(root, 'package-lock.json'));
  return sha256(lockfile) + ' ' + process.platform + '-' + process.arch;
}

/** npm notes in a lock file of its own, inside node_modules, what it has really put there for this platform. */
function isInstalled() {
  if (read(installStamp) !== wantedInstall()) return false;
  const placed = read(join(modules, '.package-lock.json'));
  if (placed === undefined) return false;
  return Object.keys(JSON.parse(placed).packages).every((path) => fs.existsSync(join(root, path, 'package.json')));
}

function install() {
  console.error('Installing what Grove needs (once, about half a minute) ...');
  const wanted = wantedInstall();
  fs.rmSync(installStamp, { force: true });
  // npm trusts its note and would not look for what has gone missing since.
  fs.rmSync(join(modules, '.package-lock.json'), { force: true });
  const flags = [
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const ended = npm(['install'].concat(flags));
  if (ended.error) giveUp('Grove could not start npm (' + ended.error.message + '): is it installed?');
  if (ended.status !== 0) {
    giveUp(
      'Grove could not install what it needs, npm says why above: check the network and run the same command again.',
    );
  }
  fs.writeFileSync(installStamp, wanted);
}

/** The npm that runs us, or the one on the path; on Windows that is a script, which only a shell can start. */
function npm(args) {
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const running = process.env.npm_execpath || '';
  if (/npm-cli\.c?js$/.test(running)) return spawnSync(process.execPath, [running].concat(args), options);
  return spawnSync('npm', args, Object.assign(options, { shell: process.platform === 'win32' }));
}

function compile() {
  const changed = changedSources();
  if (!changed) return;
  // What was compiled from a file that is gone must go too: a removed migration would run.
  if (changed.someAreGone) fs.rmSync(dist, { recursive: true, force: true });
  console.error('Compiling Grove ...');
  const tsc = join(modules, 'typescript', 'bin', 'tsc');
  const ended = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (ended.status !== 0) giveUp('Grove does not compile, the reasons stand above.');
  fs.mkdirSync(dist, { recursive: true });
  fs.writeFileSync(buildStamp, changed.now);
}

/** Undefined when dist/ is what the sources say. Their contents decide: a checkout changes dates without changing anything. */
function changedSources() {
  const sources = {};
  for (const name of ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) note(sources, join(root, name));
  for (const name of ['bot', 'entities', 'migrations']) walk(join(root, name), (file) => note(sources, file));
  const now = JSON.stringify(sources);
  const before = read(buildStamp);
  if (before === now) return undefined;
  return { now, someAreGone: Object.keys(JSON.parse(before || '{}')).some((file) => !(file in sources)) };
}

function buildPage() {
  const changed = changedPage();
  if (!changed) return;
  console.error('Building the page of the local Discord ...');
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  const config = join('sandbox', 'page', 'vite.config.mts');
  const ended = spawnSync(process.execPath, [vite, 'build', '--config', config], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (ended.status !== 0) giveUp('The page does not build, the reasons stand above.');
  fs.writeFileSync(pageStamp, changed);
}

/** Like the bot's sources: undefined when built/ is what they say. The page shares what it knows of Discord with the sandbox. */
function changedPage() {
  const sources = {};
  note(sources, join(root, 'package-lock.json'));
  walk(join(root, 'sandbox'), (file) => note(sources, file), /\.(tsx?|mts|css|html)$/, page);
  const now = JSON.stringify(sources);
  return read(pageStamp) === now ? undefined : now;
}

function note(sources, file) {
  const content = read(file);
  if (content !== undefined) sources[relative(root, file)] = sha256(content);
}

function walk(folder, visit, wanted = /\.ts$/, except = '') {
  if (folder === except || !fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, visit, wanted, except);
    else if (wanted.test(entry.name)) visit(path);
  }
}

function lock() {
  try {
    fs.mkdirSync(modules, { recursive: true });
  } catch (fault) {
    giveUp('Grove cannot write to its own folder ' + root + ' (' + fault.code + ').');
  }
  let told = false;
  for (;;) {
    try {
      fs.writeFileSync(lockFile, me, { flag: 'wx' });
      const unlock = () => fs.rmSync(lockFile, { force: true });
      process.once('exit', unlock);
      return unlock;
    } catch (fault) {
      if (fault.code !== 'EEXIST') giveUp('Grove cannot write to its own folder ' + modules + ' (' + fault.code + ').');
    }
    if (takeAwayIfStale()) continue;
    if (!told) console.error('Waiting for another command that is installing or compiling Grove ...');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** A lock is stale when its process is dead; one of another machine (a shared folder) when it is a quarter of an hour old. */
function takeAwayIfStale() {
  const seen = read(lockFile);
  if (seen === undefined) return true;
  const [pid, host] = seen.split('@');
  const age = ageOf(lockFile);
  // Just made and not yet written, or left so by a crash.
  const isLive = seen === '' ? age < 5000 : host === hostname() ? isAlive(Number(pid)) : age < 900000;
  if (isLive) return false;
  const aside = lockFile + '.' + process.pid;
  try {
    fs.renameSync(lockFile, aside);
    // Somebody else may have been faster, and this is their live lock.
    if (read(aside) !== seen) fs.linkSync(aside, lockFile);
  } catch (fault) {
    if (fault.code !== 'ENOENT' && fault.code !== 'EEXIST') throw fault;
  }
  fs.rmSync(aside, { force: true });
  return true;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

function ageOf(file) {
  try {
    return Date.now() - fs.statSync(file).mtimeMs;
  } catch (fault) {
    return 0;
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (fault) {
    return undefined;
  }
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

function giveUp(sentence) {
  console.error('\n' + sentence);
  process.exit(1);
}
