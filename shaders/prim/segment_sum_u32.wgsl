// Sum of each segment of an array, one thread a segment, members in order: for short segments such as households.
// Reads values u32[members] and starts u32[count + 1]; writes sums u32[2 * count] as (low, high). Plan: src/gpu/prim/segmentSum.ts.
// No draws. No adjoint: what is summed are counts.
// #include "lib/index.wgsl"
// #include "lib/wide.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read> starts: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<u32>;

@compute @workgroup_size(64)
fn segment_sum_u32(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let segment = flat_index(id, groups, 64u);
  if (segment >= count) {
    return;
  }
  let end = starts[segment + 1u];
  var sum = vec2u(0u);
  for (var i = starts[segment]; i < end; i++) {
    sum = wide_add(sum, values[i]);
  }
  sums[2u * segment] = sum.x;
  sums[2u * segment + 1u] = sum.y;
}
