/** The involution by itself: symmetric, uniform over all pairs, and scrambled enough to part those who sit side by side. */
import { describe, expect, it } from 'vitest';
import { philox } from '../../gpu/lib/philox';
import { partnerIndex, slotsOf } from './mixing';

const SIZES = [2, 3, 24, 25, 26, 63, 64, 65, 127, 128, 129, 1000];
const words = new Uint32Array(4);

/** The slot's word: uniform u32, one Philox call a slot. */
function slotWord(slot: number, size: number): number {
  philox(slot, size, 0, 0, 20260101, 0, words);
  return words[0];
}

/** Standard normal score of a chi-square value by the cube root of Wilson and Hilferty (1931). */
function score(chiSquare: number, freedom: number): number {
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(chiSquare / freedom) - (1 - spread)) / Math.sqrt(spread);
}

const chiSquareOf = (counts: ArrayLike<number>, expected: number): number =>
  Array.from(counts).reduce((total, count) => total + (count - expected) ** 2 / expected, 0);

describe.each([false, true])('partners, scrambled %s', (scrambled) => {
  it.each(SIZES)('partner of partner is self in circles of %i', (m) => {
    const faults: string[] = [];
    for (let slot = 0; slot < 200; slot++) {
      const u = slotWord(slot, m);
      const k = slot % 7;
      for (let x = 0; x < m; x++) {
        const y = partnerIndex(x, m, u, k, scrambled);
        if (!(y >= 0 && y < m) || partnerIndex(y, m, u, k, scrambled) !== x)
          faults.push(`${x} meets ${y} in slot ${slot}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it.each(SIZES)('everybody in a circle of %i is met alike', (m) => {
    // One person's partner is uniform over all m (itself: idle), slots are independent: exactly a chi-square law.
    const persons = [0, 1, Math.floor(m / 2), m - 1];
    const slots = 100 * m;
    const counts = persons.map(() => new Float64Array(m));
    for (let slot = 0; slot < slots; slot++) {
      const u = slotWord(slot, m);
      persons.forEach((x, row) => {
        counts[row][partnerIndex(x, m, u, slot % 10, scrambled)]++;
      });
    }
    for (const row of counts) expect(Math.abs(score(chiSquareOf(row, slots / m), m - 1))).toBeLessThan(4.5);
  });

  it.each([24, 25, 26, 63, 64, 65, 127, 128, 129])('all pairs of a circle of %i are equally likely', (m) => {
    const slots = 40 * m;
    const pairs = new Float64Array(m * m);
    for (let slot = 0; slot < slots; slot++) {
      const u = slotWord(slot, 7 * m);
      for (let x = 0; x < m; x++) {
        const y = partnerIndex(x, m, u, slot % 10, scrambled);
        if (y > x) pairs[x * m + y]++;
      }
    }
    let chiSquare = 0;
    for (let x = 0; x < m; x++)
      for (let y = x + 1; y < m; y++) chiSquare += (pairs[x * m + y] - slots / m) ** 2 / (slots / m);
    // A slot chooses (m - 1) / 2 pairs at once. The plain reflection has only m such sets: mean and deviation are then those of a chi-square
    // of m - 1 degrees of freedom times (m - 1) / 2, the widest that any law over matchings gives here.
    const mean = ((m - 1) * (m - 1)) / 2;
    const spread = ((m - 1) / 2) * Math.sqrt(2 * (m - 1));
    expect(Math.abs(chiSquare - mean) / spread).toBeLessThan(4.5);
  });
});

describe('households in a scrambled circle', () => {
  /** Share of slots in which two persons of a household of four meet two persons of one household. */
  function sameHousehold(scrambled: boolean): number {
    const m = 100_000;
    let together = 0;
    let slots = 0;
    for (let slot = 0; slot < 3000; slot++) {
      const u = slotWord(slot, m);
      for (let x = 0; x < 512; x += 4) {
        const a = partnerIndex(x, m, u, slot % 10, scrambled);
        const b = partnerIndex(x + 1, m, u, slot % 10, scrambled);
        if (a >> 2 === b >> 2) together++;
        slots++;
      }
    }
    return together / slots;
  }

  it('meet one household together little more often than chance inside a tile of 64', () => {
    // Two of one tile meet the same tile with probability 2/3, there one of the three mates among 63: 2/3 x 3/63 = 0.0317 of slots.
    // Three Feistel rounds on 3 + 3 bits part neighbours 8 % less well than a random permutation would.
    const ratio = sameHousehold(true) / (2 / 63);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.15);
  });

  it('would meet together three times in four without the scramble', () => {
    expect(sameHousehold(false)).toBeGreaterThan(0.7);
  });
});

it('adds the slots that stay idle', () => {
  // 9.128 contacts among 25: a slot is idle once in 25.
  const contacts = Math.round(9.128 * 65536);
  expect((slotsOf(contacts, 25) * 24) / 25 / contacts).toBeCloseTo(1, 5);
  expect(slotsOf(contacts, 2)).toBe(2 * contacts);
});
