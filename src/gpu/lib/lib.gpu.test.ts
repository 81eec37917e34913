/** The functions of shaders/lib give the bits of their TypeScript twins. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../cli/openNodeGpu';
import { readShaderFiles } from '../../cli/shaderFiles';
import type { Gpu } from '../device';
import { libInputs, libResults } from '../testing/libWords';
import { input, output, runOnce } from '../testing/runOnce';
import { readFixed } from './fixed';
import { HAZARD_TABLES } from './hazard';
import { PHILOX_KNOWN_ANSWERS } from './philoxKnownAnswers';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

describe('shaders/lib', () => {
  it('gives the bits of src/gpu/lib at 262,144 inputs, known answers and edge values among them', async () => {
    const items = 2 ** 18;
    const words = libInputs(items);
    const [results] = await runOnce(
      gpu,
      sources,
      [input('words', words), input('tables', HAZARD_TABLES), output('results', 16 * items)],
      [{ kernel: 'testing/lib_words', items }],
      ['results'],
    );
    PHILOX_KNOWN_ANSWERS.forEach((answer, i) => {
      expect([...results.subarray(16 * i, 16 * i + 4)]).toEqual([...answer.words]);
    });
    const expected = libResults(words);
    const wrong = expected.findIndex((word, i) => word !== results[i]);
    expect(wrong === -1 ? 'all equal' : `item ${wrong >> 4}, result ${wrong & 15}`).toBe('all equal');
  });

  it('sums a million signed words into two limbs like BigInt, three times alike', async () => {
    const terms = new Int32Array(2 ** 20);
    for (let i = 0, word = 1; i < terms.length; i++) {
      word = (Math.imul(word, 1664525) + 1013904223) | 0;
      terms[i] = word;
    }
    const sums = Array.from({ length: 16 }, () => 0n);
    terms.forEach((x, i) => {
      sums[i & 15] += BigInt(x);
    });
    const plan = [input('terms', new Uint32Array(terms.buffer)), output('sums', 32)];
    const runs: Uint32Array[] = [];
    for (let run = 0; run < 3; run++) {
      const [limbs] = await runOnce(
        gpu,
        sources,
        plan,
        [{ kernel: 'testing/fixed_sum', items: terms.length }],
        ['sums'],
      );
      runs.push(limbs);
    }
    expect(sums.map((_, slot) => readFixed(runs[0], slot))).toEqual(sums);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });
});

describe('dispatchLinear', () => {
  it('reaches each of 8,400,000 indices once', async () => {
    const items = 8_400_000;
    const [touched, beyond] = await runOnce(
      gpu,
      sources,
      [output('touched', items), output('beyond', 1)],
      [{ kernel: 'testing/touch', items }],
      ['touched', 'beyond'],
    );
    expect(touched.every((count) => count === 1)).toBe(true);
    // 43,750 x 3 workgroups of 64 are exactly 8.4 million.
    expect(beyond[0]).toBe(0);
  });

  it('reaches each index of an awkward number once, lanes past the end included', async () => {
    const items = 64 * 65_535 + 1;
    const [touched, beyond] = await runOnce(
      gpu,
      sources,
      [output('touched', items), output('beyond', 1)],
      [{ kernel: 'testing/touch', items }],
      ['touched', 'beyond'],
    );
    expect(touched.every((count) => count === 1)).toBe(true);
    expect(beyond[0]).toBe(63);
  });
});
