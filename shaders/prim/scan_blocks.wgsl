// Exclusive prefix sums (mod 2^32) inside blocks of 1024 words, and the sum of each block: one level of a hierarchical scan.
// Reads values u32[count]; writes prefixes u32[count] and sums u32[ceil(count / 1024)]. Plan: src/gpu/prim/scan.ts.
// A lane takes four neighbouring words, so that 256 lanes scan 1024 words with eight rounds of barriers.
// No draws. Adjoint: the scan of the cotangents from the end; none here, since what is scanned are counts.
// #include "lib/index.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read_write> prefixes: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<u32>;

var<workgroup> lane_sums: array<u32, 256>;

fn value_at(i: u32) -> u32 {
  if (i < count) {
    return values[i];
  }
  return 0u;
}

@compute @workgroup_size(256)
fn scan_blocks(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let block = flat_group(group, groups);
  if (block * 1024u >= count) {
    return;
  }
  let first = block * 1024u + lane * 4u;
  let a = value_at(first);
  let b = a + value_at(first + 1u);
  let c = b + value_at(first + 2u);
  let own = c + value_at(first + 3u);

  lane_sums[lane] = own;
  workgroupBarrier();
  for (var reach = 1u; reach < 256u; reach *= 2u) {
    var before = 0u;
    if (lane >= reach) {
      before = lane_sums[lane - reach];
    }
    workgroupBarrier();
    lane_sums[lane] += before;
    workgroupBarrier();
  }

  let inclusive = lane_sums[lane];
  let start = inclusive - own;
  if (first < count) {
    prefixes[first] = start;
  }
  if (first + 1u < count) {
    prefixes[first + 1u] = start + a;
  }
  if (first + 2u < count) {
    prefixes[first + 2u] = start + b;
  }
  if (first + 3u < count) {
    prefixes[first + 3u] = start + c;
  }
  if (lane == 255u) {
    sums[block] = inclusive;
  }
}
