import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ciede2000, contrast, distance, smallestDistance } from './colour';

/** A dozen of the pairs of Sharma, Wu and Dalal (2005), table 1: with hues across 0°, greys and the rotation of blues. */
const SHARMA = [
  [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
  [50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0],
  [50, 0, 0, 50, -1, 2, 2.3669],
  [50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792],
  [50, 2.49, -0.001, 50, -2.49, 0.001, 7.1792],
  [50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045],
  [50, 2.5, 0, 73, 25, -18, 27.1492],
  [50, 2.5, 0, 58, 24, 15, 19.4535],
  [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
  [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
  [36.4612, 47.858, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
  [2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082],
] as const;

test('distances are those published for the formula', () => {
  for (const [l1, a1, b1, l2, a2, b2, published] of SHARMA) {
    expect(ciede2000([l1, a1, b1], [l2, a2, b2])).toBeCloseTo(published, 4);
  }
});

test('contrasts are those of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  // The greys that just pass and just fail on white.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('red and green draw together for people without one of these cones, greys stay greys', () => {
  const plain = distance('#d62728', '#2ca02c');
  expect(distance('#d62728', '#2ca02c', 'deutan')).toBeLessThan(plain / 2);
  for (const vision of ['protan', 'deutan', 'tritan'] as const) {
    expect(distance('#808080', '#818181', vision)).toBeLessThan(1);
    expect(distance('#000000', '#ffffff', vision)).toBeCloseTo(100, 0);
  }
  // The pair for which the design rejects a common palette.
  expect(smallestDistance(['#ff7f0e', '#2ca02c'], 'protan')).toBeCloseTo(1.3, 1);
});

test('a distance is symmetric, zero for the same colour and finite for any', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, colour, fc.constantFrom('normal', 'protan', 'deutan', 'tritan'), (one, other, vision) => {
      const there = distance(one, other, vision);
      expect(distance(other, one, vision)).toBeCloseTo(there, 9);
      expect(distance(one, one, vision)).toBe(0);
      expect(Number.isFinite(there) && there >= 0).toBe(true);
    }),
  );
});

test('anything but six digits is refused with an example', () => {
  expect(() => contrast('red', '#ffffff')).toThrow('"red" is no colour. Write six hexadecimal digits');
});
