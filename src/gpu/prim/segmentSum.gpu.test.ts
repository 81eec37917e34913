import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../cli/openNodeGpu';
import { readShaderFiles } from '../../cli/shaderFiles';
import type { Gpu } from '../device';
import { input, output, runOnce } from '../testing/runOnce';
import { firstDifference, randomWords } from '../testing/words';
import { planSegmentSum, segmentSumF32Reference } from './segmentSum';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

/** u32[segments + 1] of segments whose lengths are `lengths` in turn. */
function startsOf(lengths: readonly number[], segments: number): Uint32Array {
  const starts = new Uint32Array(segments + 1);
  for (let s = 0; s < segments; s++) starts[s + 1] = starts[s] + lengths[s % lengths.length];
  return starts;
}

const CASES = [
  { length: 'short', lengths: [0, 1, 2, 7, 63, 64, 65], segments: 20_001 },
  { length: 'long', lengths: [0, 1, 63, 64, 65, 127, 4095, 4096, 4097], segments: 130 },
  // More workgroups than one dimension of a dispatch holds.
  { length: 'long', lengths: [1, 0], segments: 65_600 },
] as const;

describe('segment sum', () => {
  for (const { length, lengths, segments } of CASES) {
    const starts = startsOf(lengths, segments);
    const members = starts[segments];

    it(`adds u32 like BigInt: ${segments} ${length} segments`, async () => {
      const words = randomWords(members, 5);
      const { dispatches } = planSegmentSum({
        segments,
        type: 'u32',
        length,
        input: 'in',
        starts: 'starts',
        output: 'sums',
      });
      const buffers = [input('in', words), input('starts', starts), output('sums', 2 * segments)];
      const [sums] = await runOnce(gpu, sources, buffers, dispatches, ['sums']);
      const expected = new Uint32Array(2 * segments);
      for (let s = 0; s < segments; s++) {
        let sum = 0n;
        for (let i = starts[s]; i < starts[s + 1]; i++) sum += BigInt(words[i]);
        expected[2 * s] = Number(sum & 0xffffffffn);
        expected[2 * s + 1] = Number(sum >> 32n);
      }
      expect(firstDifference(sums, expected)).toBe('equal');
    });

    if (segments === 65_600) continue;
    it(`adds f32 in a fixed order: ${segments} ${length} segments`, async () => {
      const numbers = Float32Array.from(randomWords(members, 6), (word) => word / 2 ** 31 - 1);
      const { dispatches } = planSegmentSum({
        segments,
        type: 'f32',
        length,
        input: 'in',
        starts: 'starts',
        output: 'sums',
      });
      const buffers = [input('in', new Uint32Array(numbers.buffer)), input('starts', starts), output('sums', segments)];
      const [sums] = await runOnce(gpu, sources, buffers, dispatches, ['sums']);
      const expected = segmentSumF32Reference(numbers, starts, length);
      expect(firstDifference(new Float32Array(sums.buffer), expected)).toBe('equal');
      for (let s = 0; s < Math.min(segments, 500); s++) {
        const exact = numbers.subarray(starts[s], starts[s + 1]).reduce((sum, x) => sum + x, 0);
        expect(Math.abs(expected[s] - exact)).toBeLessThan(1e-4);
      }
    });
  }
});
