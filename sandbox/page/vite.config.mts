import { defineConfig } from 'vite';

/** The page of the sandbox, for `npm run page`: from app/ to built/, which the sandbox serves at / and /page/. */
export default defineConfig({
  root: `${import.meta.dirname}/app`,
  base: '/page/',
  logLevel: 'warn',
  publicDir: false,
  cacheDir: `${import.meta.dirname}/../../node_modules/.vite-page`,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../built',
    emptyOutDir: true,
    target: 'es2023',
    // The page loads nothing by data: addresses, see the policy in sandbox/files.ts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
