/**
 * The page behind kernels.spec.ts: the shaders as the bundler packs them, on the browser's own WebGPU. Puts functions on
 * `window` that the test calls; shows nothing.
 */
import { majorityWorld } from '../../src/engine/testing/majority';
import { requirements } from '../../src/gpu/capacity';
import { type Gpu, openDevice } from '../../src/gpu/device';
import { compileModule } from '../../src/gpu/kernel';
import { HAZARD_TABLES } from '../../src/gpu/lib/hazard';
import type { ShaderEnums } from '../../src/gpu/link';
import { planScan, scanReference } from '../../src/gpu/prim/scan';
import { shaderSources } from '../../src/gpu/sources.browser';
import { LIB_INPUTS, libInputs, libResults } from '../../src/gpu/testing/libWords';
import { input, output, runOnce } from '../../src/gpu/testing/runOnce';
import { kernelFiles } from '../../src/gpu/testing/shaderRules';
import { firstDifference, randomWords } from '../../src/gpu/testing/words';
import { worlds } from '../../src/worlds';

/** Enumerations of all worlds; names are unique across worlds or the test below fails to compile. */
const enums: ShaderEnums = Object.assign({}, ...[...worlds, majorityWorld].map((world) => world.enums));

async function withGpu<T>(use: (gpu: Gpu) => Promise<T>): Promise<T> {
  const gpu = await openDevice(requirements({ buffers: [] }));
  try {
    return await use(gpu);
  } finally {
    gpu.dispose();
  }
}

const checks = {
  /** Names of all files, and the messages of those kernels that fail to link or compile. */
  compileAll: () =>
    withGpu(async ({ device }) => {
      const kernels = kernelFiles(shaderSources);
      const faults: string[] = [];
      for (const file of kernels) {
        await compileModule(device, file.replace(/\.wgsl$/, ''), shaderSources, enums).catch((error) => {
          faults.push(String(error));
        });
      }
      return { kernels, faults };
    }),

  /** The first words that lib gives for the known answers of Philox, and where it first differs from TypeScript. */
  lib: (items: number) =>
    withGpu(async (gpu) => {
      const words = libInputs(items);
      const buffers = [input('words', words), input('tables', HAZARD_TABLES), output('results', 16 * items)];
      const dispatches = [{ kernel: 'testing/lib_words', items }];
      const [results] = await runOnce(gpu, shaderSources, buffers, dispatches, ['results']);
      const answers = [0, 1, 2].map((i) => [...results.subarray(16 * i, 16 * i + 4)]);
      return { answers, difference: firstDifference(results, libResults(words)), inputs: LIB_INPUTS * items };
    }),

  /** Where a scan over two levels first differs from the loop. */
  scan: (n: number) =>
    withGpu(async (gpu) => {
      const values = randomWords(n, 1);
      const plan = planScan({ n, input: 'values', output: 'prefixes', prefix: 'scan' });
      const buffers = [input('values', values), output('prefixes', n), ...plan.buffers];
      const [prefixes] = await runOnce(gpu, shaderSources, buffers, plan.dispatches, ['prefixes']);
      return firstDifference(prefixes, scanReference(values).prefixes);
    }),

  /** How many of the indices of one dispatch were reached exactly once. */
  touch: (items: number) =>
    withGpu(async (gpu) => {
      const buffers = [output('touched', items), output('beyond', 1)];
      const [touched] = await runOnce(gpu, shaderSources, buffers, [{ kernel: 'testing/touch', items }], ['touched']);
      return touched.reduce((once, count) => once + (count === 1 ? 1 : 0), 0);
    }),
};

export type KernelChecks = typeof checks;

Object.assign(window, { kernelChecks: checks });
