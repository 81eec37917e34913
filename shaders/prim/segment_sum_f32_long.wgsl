// Sum of each segment of an array, one workgroup a segment: for segments of hundreds of members and more. Lane l adds members
// l, l + 64, …; the 64 sums are added in the order of the lanes.
// Reads numbers f32[members] and starts u32[count + 1]; writes sums f32[count]. Plan: src/gpu/prim/segmentSum.ts.
// No draws. Adjoint of a sum: the cotangent of the segment at each of its members, a gather in the caller.
// #include "lib/index.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read> starts: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<f32>;

var<workgroup> lane_sums: array<f32, 64>;

@compute @workgroup_size(64)
fn segment_sum_f32_long(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let segment = flat_group(group, groups);
  if (segment >= count) {
    return;
  }
  let end = starts[segment + 1u];
  var sum = 0.0f;
  for (var i = starts[segment] + lane; i < end; i += 64u) {
    sum += numbers[i];
  }
  lane_sums[lane] = sum;
  workgroupBarrier();
  if (lane == 0u) {
    var all = 0.0f;
    for (var i = 0u; i < 64u; i++) {
      all += lane_sums[i];
    }
    sums[segment] = all;
  }
}
