import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { languages } from './build/texts/languages';
import { firstChunks } from './build/first-chunks';
import { threadBundles } from './build/thread-bundles';
import { isDrivable } from './build/package/drivable';
import { recordBundledPackages } from './build/package/shipped-packages';

// The oldest runtime the code has to run on is the evaluation fallback (Chromium 130, Node 20.18),
// so the targets are fixed here instead of being derived from the installed Electron.
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

export default defineConfig({
  main: {
    plugins: [
      recordBundledPackages('main'),
      threadBundles({
        entries: {
          'answer-thread': 'src/main/domo/parse/answer-thread.ts',
          'comparing-thread': 'src/main/comparison/worker/thread.ts',
          'store-check-process': 'src/main/store/check/check-process.ts',
          'store-reading-thread': 'src/main/store/worker/reading-thread.ts',
          'store-thread': 'src/main/store/worker/store-worker.ts',
        },
        folder: resolve('out/main'),
        target: NODE_TARGET,
        external: ['libsql'],
      }),
    ],
    define: { __DRIVABLE__: JSON.stringify(isDrivable()) },
    build: {
      target: NODE_TARGET,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          cli: resolve('src/main/cli/index.ts'),
          'keychain-process': resolve('src/main/keychain/process/keychain-process.ts'),
        },
        output: { format: 'cjs' },
      },
    },
  },
  preload: {
    plugins: [recordBundledPackages('preload')],
    build: {
      target: NODE_TARGET,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), languages(), recordBundledPackages('renderer')],
    build: {
      target: CHROME_TARGET,
      // Less to read and to compile at every start.
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          lock: resolve('src/renderer/lock.html'),
        },
        output: { codeSplitting: firstChunks() },
      },
    },
  },
});
