import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../cli/openNodeGpu';
import { readShaderFiles } from '../../cli/shaderFiles';
import type { Gpu } from '../device';
import { input, output, runOnce } from '../testing/runOnce';
import { firstDifference, randomWords } from '../testing/words';
import { planScan, scanReference } from './scan';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

describe('scan', () => {
  for (const n of [0, 1, 2, 63, 64, 65, 255, 1023, 1024, 1025, 4095, 4096, 4097, 70_001, 1_000_000, 2 ** 20 + 3]) {
    it(`equals the loop at ${n} words`, async () => {
      const values = randomWords(n, n, n % 2 === 0 ? 32 : 3);
      const plan = planScan({ n, input: 'values', output: 'prefixes', prefix: 'scan' });
      const buffers = [input('values', values), output('prefixes', n), ...plan.buffers];
      const [prefixes, total] = await runOnce(gpu, sources, buffers, plan.dispatches, ['prefixes', plan.total]);
      const expected = scanReference(values);
      expect(firstDifference(prefixes, expected.prefixes)).toBe('equal');
      expect(total[0]).toBe(expected.total);
    });
  }
});
