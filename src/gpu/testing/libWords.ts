/** Inputs for shaders/testing/lib_words.wgsl and what it must give, computed by the TypeScript twins of lib. */
import { hazardThreshold } from '../lib/hazard';
import { indexBelow, mulhi, mulhiRound, saturatingAdd, scale29 } from '../lib/integer';
import { pcg3d } from '../lib/pcg';
import { philox } from '../lib/philox';
import { PHILOX_KNOWN_ANSWERS } from '../lib/philoxKnownAnswers';

const EDGES = [0, 1, 0xffff, 0x10000, 0x1fffffff, 0x20000000, 0x7fffffff, 0x80000000, 0xffffffff];

/** Words of an item: four of a counter, two of a key; the other functions take the first three. */
export const LIB_INPUTS = 6;

/** u32[6 * items]: the known answers of Philox come first, then all pairs of edge values, then words of all magnitudes. */
export function libInputs(items: number): Uint32Array {
  const words = new Uint32Array(LIB_INPUTS * items);
  const draw = new Uint32Array(4);
  for (let i = 0; i < items; i++) {
    philox(i, 0, 0, 0, 1, 2, draw);
    // Shifts make small numbers as frequent as large ones.
    for (let lane = 0; lane < LIB_INPUTS; lane++)
      words[LIB_INPUTS * i + lane] = draw[lane & 3] >>> ((i * (lane + 1)) % 32);
  }
  EDGES.forEach((a, row) => {
    EDGES.forEach((b, column) => {
      words.set([a, b, a ^ b, column], LIB_INPUTS * (PHILOX_KNOWN_ANSWERS.length + row * EDGES.length + column));
    });
  });
  PHILOX_KNOWN_ANSWERS.forEach(({ counter, key }, i) => {
    words.set([...counter, ...key], LIB_INPUTS * i);
  });
  return words;
}

/** u32[16 * items]: the results in the order of the kernel. */
export function libResults(words: Uint32Array): Uint32Array {
  const items = words.length / LIB_INPUTS;
  const results = new Uint32Array(16 * items);
  const draw = new Uint32Array(4);
  const hash = new Uint32Array(3);
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  for (let i = 0; i < items; i++) {
    const [a, b, c, d, key0, key1] = words.subarray(LIB_INPUTS * i, LIB_INPUTS * (i + 1));
    philox(a, b, c, d, key0, key1, draw);
    pcg3d(a, b, c, hash);
    float[0] = (a >>> 8) * 2 ** -24;
    results.set(draw, 16 * i);
    results.set(hash, 16 * i + 4);
    results.set(
      [
        mulhi(a, b),
        mulhiRound(a, b),
        scale29(a, b),
        saturatingAdd(a, b),
        indexBelow(a, b),
        hazardThreshold(a),
        bits[0],
      ],
      16 * i + 7,
    );
  }
  return results;
}
