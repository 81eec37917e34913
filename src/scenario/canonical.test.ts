import { describe, expect, it } from 'vitest';
import { canonicalJson, scenarioHash } from './canonical';
import { digestRows } from './digest';
import { describeParameters } from './params';
import { synthetic } from './synthetic.fixture';
import { defaultScenario, withValues } from './validate';

const base = defaultScenario(synthetic);
const hash = (patch: Record<string, unknown>) => scenarioHash(withValues(base, synthetic, patch), synthetic);

describe('canonicalJson', () => {
  it('sorts keys and writes the shortest numbers', () => {
    expect(canonicalJson({ b: [1.0, -0, 1e21, 0.1], a: { d: 'é"', c: null }, e: undefined })).toBe(
      '{"a":{"c":null,"d":"é\\""},"b":[1,0,1e+21,0.1]}',
    );
    expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
  });
});

describe('scenarioHash', () => {
  it('ignores words and counts what drives the run', () => {
    const plain = hash({});
    expect(hash({ title: 'A', description: 'B', authors: ['C'], license: 'MIT' })).toBe(plain);
    expect(hash({ estimates: { 'disease.r0': { sd: 1 } } })).toBe(plain);
    const others = [
      { seed: 2 },
      { agents: 200 },
      { level: 1 },
      { horizon: 10 },
      { start: '2026-01-02' },
      { 'disease.r0': 3 },
      { changes: [{ parameter: 'masks.on', from: 0, value: true }] },
    ].map(hash);
    expect(new Set([plain, ...others]).size).toBe(8);
  });
});

describe('digestRows', () => {
  it('is SHA-256 over little-endian words', () => {
    // printf '\x01\x00\x00\x00\xff\xff\xff\xff' | sha256sum
    expect(digestRows(Uint32Array.of(1, 0xffffffff))).toBe(
      'b15348c8f462384c01e83b6d499c6faf3f96808f5aa07c6bab4b65b36b4445d4',
    );
    expect(digestRows(new Uint32Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('describeParameters', () => {
  it('lists every parameter with its bounds', () => {
    const { parameters } = describeParameters(synthetic);
    expect(parameters).toHaveLength(9);
    expect(parameters[1]).toEqual({
      id: 'testing.turnaround',
      label: 'Days to result',
      kind: 'number',
      unit: 'd',
      default: 2,
      min: 0,
      max: 14,
      source: 'assumption',
      description: 'For tests.',
      dated: true,
    });
    expect(parameters[4]).toMatchObject({ id: 'masks.on', min: null, max: null });
  });
});
