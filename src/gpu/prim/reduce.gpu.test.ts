import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../cli/openNodeGpu';
import { readShaderFiles } from '../../cli/shaderFiles';
import type { Gpu } from '../device';
import { input, output, runOnce } from '../testing/runOnce';
import { firstDifference, randomWords } from '../testing/words';
import { planReduce, reduceF32Reference } from './reduce';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

const LENGTHS = [0, 1, 63, 64, 65, 4095, 4096, 4097, 1_000_000];
const plan = (n: number, type: 'u32' | 'f32') => planReduce({ n, type, input: 'in', output: 'sum', prefix: 'reduce' });

describe('reduce', () => {
  for (const n of LENGTHS) {
    it(`sums ${n} u32 to 64 bits like BigInt`, async () => {
      const words = randomWords(n, 3);
      const { buffers, dispatches } = plan(n, 'u32');
      const [sum] = await runOnce(gpu, sources, [input('in', words), output('sum', 2), ...buffers], dispatches, [
        'sum',
      ]);
      const exact = words.reduce((total, word) => total + BigInt(word), 0n);
      expect(BigInt(sum[0]) + (BigInt(sum[1]) << 32n)).toBe(exact);
    });

    it(`sums ${n} f32 to the bits of its order of additions, twice`, async () => {
      const numbers = Float32Array.from(randomWords(n, 4), (word) => word / 2 ** 31 - 1);
      const { buffers, dispatches } = plan(n, 'f32');
      const all = [input('in', new Uint32Array(numbers.buffer)), output('sum', 1), ...buffers];
      const expected = new Uint32Array(Float32Array.of(reduceF32Reference(numbers)).buffer);
      for (let run = 0; run < 2; run++) {
        const [sum] = await runOnce(gpu, sources, all, dispatches, ['sum']);
        expect(firstDifference(sum, expected)).toBe('equal');
      }
      const exact = numbers.reduce((total, x) => total + x, 0);
      expect(Math.abs(reduceF32Reference(numbers) - exact)).toBeLessThan(1e-3);
    });
  }
});
