import { beforeEach, describe, expect, it } from 'vitest';
import { Pool } from './pool';

/** As much of a device as the pool touches. */
function fakeDevice() {
  const destroyed: string[] = [];
  const createBuffer = ({ label, size }: { label: string; size: number }) => ({
    label,
    size,
    destroy: () => destroyed.push(label),
  });
  return { destroyed, device: { createBuffer } as unknown as GPUDevice };
}

describe('Pool', () => {
  let pool: Pool;
  let destroyed: string[];
  beforeEach(() => {
    const fake = fakeDevice();
    pool = new Pool(fake.device);
    destroyed = fake.destroyed;
  });
  const alloc = (label: string, bytes: number) => pool.alloc({ label, bytes, usage: 0 });

  it('counts live bytes, rounded up to words, and returns to the baseline', () => {
    const a = alloc('a', 10);
    const b = alloc('b', 4);
    expect([a.size, pool.liveBytes, pool.liveObjects]).toEqual([12, 16, 2]);
    expect(pool.report()).toEqual([
      { label: 'a', bytes: 12 },
      { label: 'b', bytes: 4 },
    ]);
    pool.free(a);
    pool.free(b);
    expect([pool.liveBytes, pool.liveObjects, destroyed]).toEqual([0, 0, ['a', 'b']]);
  });

  it('refuses to free twice, and sizes that are none', () => {
    const a = alloc('a', 4);
    pool.free(a);
    expect(() => pool.free(a)).toThrow(/"a" was freed twice/);
    for (const bytes of [0, -4, Number.NaN]) expect(() => alloc('x', bytes)).toThrow(RangeError);
  });

  it('destroys what is left on dispose, once', () => {
    const a = alloc('a', 4);
    alloc('b', 4);
    pool.dispose();
    expect(destroyed).toEqual(['a', 'b']);
    expect(pool.liveBytes).toBe(0);
    expect(() => pool.dispose()).toThrow(/called twice/);
    expect(() => alloc('c', 4)).toThrow(/after dispose/);
    pool.free(a);
    expect(destroyed).toEqual(['a', 'b']);
  });
});
