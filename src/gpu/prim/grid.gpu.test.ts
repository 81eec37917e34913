import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../cli/openNodeGpu';
import { readShaderFiles } from '../../cli/shaderFiles';
import type { Gpu } from '../device';
import { input, output, runOnce } from '../testing/runOnce';
import { firstDifference, randomWords } from '../testing/words';
import { planGrid } from './grid';
import { radixReference } from './radix';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

describe('grid', () => {
  for (const { n, cells } of [
    { n: 0, cells: 5 },
    { n: 1, cells: 1 },
    { n: 65, cells: 1 },
    { n: 1000, cells: 63 },
    { n: 4097, cells: 1025 },
    { n: 200_000, cells: 3000 },
  ]) {
    it(`lists ${n} ids by cell and id in ${cells} cells, on every run`, async () => {
      const cellOf = randomWords(n, 11).map((word) => word % cells);
      const plan = planGrid({ n, cells, cellOf: 'cell', starts: 'starts', prefix: 'grid' });
      const buffers = [input('cell', cellOf), output('starts', cells + 1), ...plan.buffers];
      const expectedStarts = new Uint32Array(cells + 1);
      for (const cell of cellOf) expectedStarts[cell + 1]++;
      for (let c = 0; c < cells; c++) expectedStarts[c + 1] += expectedStarts[c];
      for (let run = 0; run < 2; run++) {
        const [starts, members] = await runOnce(gpu, sources, buffers, plan.dispatches, ['starts', plan.members]);
        expect(firstDifference(starts, expectedStarts)).toBe('equal');
        expect(firstDifference(members, radixReference(cellOf))).toBe('equal');
      }
    });
  }
});
