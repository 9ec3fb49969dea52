/** Types are checked by `npm run types`; here swc only strips them, so that the tests start fast. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(ts|js)$': '@swc/jest' },
  // Temporal is published as ES modules only; Node can require them, jest on Node 20 cannot.
  transformIgnorePatterns: ['node_modules/(?!temporal-)'],
  testTimeout: 30_000,
  globalSetup: '<rootDir>/tests/support/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/support/globalTeardown.ts',
};
