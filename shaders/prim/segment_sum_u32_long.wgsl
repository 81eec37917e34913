// Sum of each segment of an array, one workgroup a segment: for segments of hundreds of members and more. Lane l adds members
// l, l + 64, …; the 64 sums are added in the order of the lanes.
// Reads values u32[members] and starts u32[count + 1]; writes sums u32[2 * count] as (low, high). Plan: src/gpu/prim/segmentSum.ts.
// No draws. No adjoint: what is summed are counts.
// #include "lib/index.wgsl"
// #include "lib/wide.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read> starts: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<u32>;

var<workgroup> lane_sums: array<vec2u, 64>;

@compute @workgroup_size(64)
fn segment_sum_u32_long(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let segment = flat_group(group, groups);
  if (segment >= count) {
    return;
  }
  let end = starts[segment + 1u];
  var sum = vec2u(0u);
  for (var i = starts[segment] + lane; i < end; i += 64u) {
    sum = wide_add(sum, values[i]);
  }
  lane_sums[lane] = sum;
  workgroupBarrier();
  if (lane == 0u) {
    var all = vec2u(0u);
    for (var i = 0u; i < 64u; i++) {
      all = wide_sum(all, lane_sums[i]);
    }
    sums[2u * segment] = all.x;
    sums[2u * segment + 1u] = all.y;
  }
}
