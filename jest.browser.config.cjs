const config = require('./jest.config.cjs');

/** Stories in a real browser: one town at a time, for it, its Postgres and Chromium share the cores. */
module.exports = {
  ...config,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  maxWorkers: 1,
  globalSetup: '<rootDir>/tests/browser/globalSetup.ts',
};
