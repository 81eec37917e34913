import { describe, expect, it } from 'vitest';
import { reflect } from './reflect';
import { createUniformRows } from './uniforms';

const { uniforms } = reflect(`
struct Now { step_index: u32, share: f32, levels: array<vec4u, 20>, shift: i32 }
@group(0) @binding(0) var<uniform> now: Now;
`);
const row = { step_index: 7, share: 0.5, levels: Array.from({ length: 80 }, (_, i) => i), shift: -2 };

describe('createUniformRows', () => {
  it('places fields where WGSL does, rows at multiples of 256 bytes', () => {
    const rows = createUniformRows(uniforms.now, 3);
    expect([rows.size, rows.stride, rows.bytes.byteLength]).toEqual([352, 512, 1536]);
    rows.set(2, row);
    const at = 1024;
    expect(new Uint32Array(rows.bytes, at, 1)[0]).toBe(7);
    expect(new Float32Array(rows.bytes, at + 4, 1)[0]).toBe(0.5);
    expect([...new Uint32Array(rows.bytes, at + 16, 80)]).toEqual(row.levels);
    expect(new Int32Array(rows.bytes, at + 336, 1)[0]).toBe(-2);
    expect(new Uint8Array(rows.bytes, 0, at).every((byte) => byte === 0)).toBe(true);
  });

  it('refuses rows with other fields than the struct', () => {
    const rows = createUniformRows(uniforms.now, 1);
    const { shift, ...short } = row;
    expect(() => rows.set(0, short)).toThrow(/missing: shift; unknown: none/);
    expect(() => rows.set(0, { ...short, shifted: shift })).toThrow(/missing: shift; unknown: shifted/);
  });
});
