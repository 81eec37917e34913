// Sum of u32 as 64 bits, first stage: 4096 lanes, independent of the device, each adding every 4096th word in its registers.
// Reads values u32[count]; writes partials u32[2 * 4096] as (low, high). Plan: src/gpu/prim/reduce.ts.
// No draws. No adjoint: what is summed are counts.
// #include "lib/wide.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read_write> partials: array<u32>;

@compute @workgroup_size(64)
fn reduce_u32(@builtin(global_invocation_id) id: vec3u) {
  let lane = id.x;
  var sum = vec2u(0u);
  for (var i = lane; i < count; i += 4096u) {
    sum = wide_add(sum, values[i]);
  }
  partials[2u * lane] = sum.x;
  partials[2u * lane + 1u] = sum.y;
}
