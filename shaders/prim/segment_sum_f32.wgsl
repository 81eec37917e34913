// Sum of each segment of an array, one thread a segment, members in order: for short segments such as households.
// Reads numbers f32[members] and starts u32[count + 1]; writes sums f32[count]. Plan: src/gpu/prim/segmentSum.ts.
// No draws. Adjoint of a sum: the cotangent of the segment at each of its members, a gather in the caller.
// #include "lib/index.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read> starts: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<f32>;

@compute @workgroup_size(64)
fn segment_sum_f32(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let segment = flat_index(id, groups, 64u);
  if (segment >= count) {
    return;
  }
  let end = starts[segment + 1u];
  var sum = 0.0f;
  for (var i = starts[segment]; i < end; i++) {
    sum += numbers[i];
  }
  sums[segment] = sum;
}
