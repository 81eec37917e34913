// Exclusive prefix sums (mod 2^32) inside blocks of 1024 words, and the sum of each block: one level of a hierarchical scan.
// Reads values u32[count]; writes prefixes u32[count] and sums u32[ceil(count / 1024)]. Plan: src/gpu/prim/scan.ts.
// A lane takes sixteen neighbouring words, so that 64 lanes scan 1024 words with six rounds of barriers: in software a barrier
// costs more than anything else here.
// No draws. Adjoint: the scan of the cotangents from the end; none here, since what is scanned are counts.
// #include "lib/index.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read_write> prefixes: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<u32>;

var<workgroup> lane_sums: array<u32, 64>;

@compute @workgroup_size(64)
fn scan_blocks(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let block = flat_group(group, groups);
  if (block * 1024u >= count) {
    return;
  }
  let first = block * 1024u + lane * 16u;
  let end = min(first + 16u, count);
  var own = 0u;
  for (var i = first; i < end; i++) {
    own += values[i];
  }

  lane_sums[lane] = own;
  workgroupBarrier();
  for (var reach = 1u; reach < 64u; reach *= 2u) {
    var before = 0u;
    if (lane >= reach) {
      before = lane_sums[lane - reach];
    }
    workgroupBarrier();
    lane_sums[lane] += before;
    workgroupBarrier();
  }

  let inclusive = lane_sums[lane];
  var running = inclusive - own;
  for (var i = first; i < end; i++) {
    prefixes[i] = running;
    running += values[i];
  }
  if (lane == 63u) {
    sums[block] = inclusive;
  }
}
