/** Who stands at a bound of compliance, by hand. */
import { describe, expect, it } from 'vitest';
import { peopleAtBound } from './isolation';

const share = (x: number) => Math.round(x * 2 ** 16);

describe('people at a bound', () => {
  it('are on one side of the other bounds', () => {
    const people = peopleAtBound(share(0.6), [share(0.7), share(0.4)]);
    expect([0.39, 0.41, 0.59, 0.61, 0.69, 0.71].map((c) => people.has(share(c)))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(people.share).toBeCloseTo(0.3, 4);
    expect(people.keep).toBeCloseTo(2 / 3, 4);
  });

  it('are everybody where there is no other bound, or only the same one', () => {
    for (const others of [[], [share(0.6)]]) {
      const people = peopleAtBound(share(0.6), others);
      expect([people.share, people.keep]).toEqual([1, share(0.6) / 2 ** 16]);
    }
  });

  it('are above all others where everybody complies', () => {
    const people = peopleAtBound(share(1), [share(0.4), share(1)]);
    expect(people.share).toBeCloseTo(0.6, 4);
    expect(people.keep).toBe(1);
  });
});
