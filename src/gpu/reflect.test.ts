import { describe, expect, it } from 'vitest';
import { declarationsOf, reflect } from './reflect';

const code = `
struct Now { step_index: u32, /* { */ share: f32, levels: array<vec4u, 3> } // }
override count: u32;
@group(0) @binding(0) var<uniform> now: Now;
@group(1) @binding(2) var<storage, read> values: array<u32>;
@group(1) @binding(0)
var<storage, read_write> sums: array<atomic<u32>>;
@group(2) @binding(0) var<storage> more: array<Now>;
var<workgroup> lanes: array<u32, 64>;
fn helper(i: u32) -> vec2<u32> { if (i < count) { return vec2u(1u); } return vec2u(i * 2u >= count); }
@compute @workgroup_size(128)
fn main(@builtin(global_invocation_id) id: vec3u) { let x = helper(id.x); }
`;

describe('reflect', () => {
  it('lists bindings with group, number and access', () => {
    expect(reflect(code).bindings).toEqual([
      { name: 'now', group: 0, binding: 0, type: 'uniform' },
      { name: 'values', group: 1, binding: 2, type: 'read-only-storage' },
      { name: 'sums', group: 1, binding: 0, type: 'storage' },
      { name: 'more', group: 2, binding: 0, type: 'read-only-storage' },
    ]);
  });
  it('knows the size of the uniform struct', () => {
    expect(reflect(code).uniforms.now.size).toBe(64);
  });
  it('finds entry points and their workgroup size, and no other functions', () => {
    expect(reflect(code).entryPoint('main')).toEqual({ workgroupSize: 128 });
    expect(reflect(code).entryPoint('helper')).toBeNull();
    expect(reflect(code).entryPoint('gone')).toBeNull();
    const named = code.replace('@workgroup_size(128)', '@workgroup_size(SIZE)');
    expect(reflect(named).entryPoint('main')).toEqual({ workgroupSize: null });
  });
  it('empties functions and keeps structs', () => {
    const text = declarationsOf(code);
    expect(text).toContain('share: f32');
    expect(text).toContain('fn helper(i: u32) -> vec2<u32> {}');
    expect(text).not.toContain('return');
  });
});
