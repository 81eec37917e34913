import { describe, expect, it } from 'vitest';
import { philox } from './philox';
import { PHILOX_KNOWN_ANSWERS } from './philoxKnownAnswers';

/** The same generator from its definition, in BigInt. */
function philoxBigInt(counter: readonly number[], key: readonly number[]): number[] {
  const mask = 0xffffffffn;
  let x = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * x[0];
    const p1 = 0xcd9e8d57n * x[2];
    x = [(p1 >> 32n) ^ x[1] ^ k0, p1 & mask, (p0 >> 32n) ^ x[3] ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return x.map(Number);
}

describe('philox', () => {
  it('gives the known answers of Random123', () => {
    const out = new Uint32Array(4);
    for (const { counter, key, words } of PHILOX_KNOWN_ANSWERS) {
      philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1], out);
      expect([...out]).toEqual([...words]);
    }
  });

  it('equals its definition in BigInt at 2,000 counters', () => {
    const out = new Uint32Array(4);
    const next = new Uint32Array([1, 2, 3, 4]);
    for (let i = 0; i < 2000; i++) {
      const counter = [...next];
      const key = [next[1] ^ i, next[3]];
      philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1], out);
      expect([...out]).toEqual(
        philoxBigInt(
          counter,
          key.map((k) => k >>> 0),
        ),
      );
      next.set(out);
    }
  });
});
