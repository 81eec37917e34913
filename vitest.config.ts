/**
 * Two vitest projects. `unit` needs no GPU; `gpu` runs WGSL in Node through Dawn, one file after the other in one forked
 * process, because one process may hold one GPU and a software adapter saturates both cores by itself. Browser tests are
 * not here: see playwright.config.ts.
 */
import { defineConfig } from 'vitest/config';

const gpuTests = ['{src,bench,scripts}/**/*.gpu.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    // Before any import of webgpu-utils, which does not load in Node 20 without it.
    setupFiles: ['./src/cli/nodeGlobals.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,bench,scripts}/**/*.test.{ts,tsx}'],
          exclude: gpuTests,
          // The default leaves a core to a watcher that is not there.
          maxWorkers: '100%',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: gpuTests,
          pool: 'forks',
          fileParallelism: false,
          isolate: false,
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
