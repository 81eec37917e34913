import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../cli/openNodeGpu';
import { readShaderFiles } from '../../cli/shaderFiles';
import type { Gpu } from '../device';
import { input, runOnce } from '../testing/runOnce';
import { firstDifference, randomWords } from '../testing/words';
import { planRadix, radixReference } from './radix';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

async function sort(keys: Uint32Array, bits: number, values?: Uint32Array) {
  const n = keys.length;
  const plan = planRadix({ n, bits, keys: 'in', prefix: 'sort', ...(values ? { values: 'payload' } : {}) });
  const buffers = [input('in', keys), ...(values ? [input('payload', values)] : []), ...plan.buffers];
  const [sorted, order] = await runOnce(gpu, sources, buffers, plan.dispatches, [plan.sortedKeys, plan.sortedValues]);
  return { sorted, order };
}

/** Compares with a stable sort: of equal keys the one with the lower index comes first. */
async function check(keys: Uint32Array, bits: number): Promise<void> {
  const { sorted, order } = await sort(keys, bits);
  const expected = radixReference(keys);
  expect(firstDifference(order, expected)).toBe('equal');
  expect(
    firstDifference(
      sorted,
      Uint32Array.from(expected, (i) => keys[i]),
    ),
  ).toBe('equal');
}

describe('radix sort', () => {
  for (const n of [0, 1, 2, 63, 64, 65, 1023, 1024, 1025, 4095, 4096, 4097]) {
    it(`sorts ${n} keys of 12 bits, stably`, () => check(randomWords(n, n, 12), 12));
  }
  it('sorts full words', () => check(randomWords(10_000, 1), 32));
  it('keeps the order of equal keys: 70,000 keys of 1 bit, and all alike', async () => {
    await check(randomWords(70_000, 2, 1), 1);
    await check(new Uint32Array(3000).fill(5), 3);
  });
  it('takes sorted and reversed input', async () => {
    const up = Uint32Array.from({ length: 5000 }, (_, i) => i);
    await check(up, 13);
    await check(up.toReversed(), 13);
  });
  it('sorts a million keys of 20 bits', () => check(randomWords(1_000_000, 7, 20), 20));
  it('carries given values along', async () => {
    const keys = randomWords(3000, 8, 9);
    const values = randomWords(3000, 9);
    const { order } = await sort(keys, 9, values);
    expect(
      firstDifference(
        order,
        Uint32Array.from(radixReference(keys), (i) => values[i]),
      ),
    ).toBe('equal');
  });
});
