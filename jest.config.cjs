const swc = JSON.parse(require('node:fs').readFileSync(`${__dirname}/.swcrc`, 'utf8'));
/** The page of the sandbox is written in JSX; in a plain `.ts` file `<T>` opens type parameters. */
const swcJsx = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { ...swc.jsc.parser, tsx: true },
    transform: { ...swc.jsc.transform, react: { runtime: 'automatic', importSource: 'preact' } },
  },
};

/** Types are checked by `npm run types`; here swc only strips them, so that the tests start fast. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  // These need a browser: `npm run test:browser`.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/'],
  transform: { '\\.(ts|m?js)$': ['@swc/jest', swc], '\\.tsx$': ['@swc/jest', swcJsx] },
  // Temporal and Preact are published as ES modules only; Node can require them, jest on Node 20 cannot.
  transformIgnorePatterns: ['node_modules/(?!temporal-|@?preact)'],
  // Ends what hangs, also where three files share two slow cores; what has to be quick is measured by its own test.
  testTimeout: 60_000,
  // Stories wait more than they compute, so more than one for each of two cores.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/support/sequencer.cjs',
  globalSetup: '<rootDir>/tests/support/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/support/globalTeardown.ts',
};
