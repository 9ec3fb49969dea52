'use strict';
// Loaded into a process that is measured: when it ends it tells on descriptor 3 what it needed, as only it knows exactly.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ peakKb: maxRSS, cpuMicros: userCPUTime + systemCPUTime }));
  });
}
