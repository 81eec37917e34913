// Radix sort, first step of a pass: how often each of the 16 digits occurs in each block of 1024 keys.
// Reads keys u32[count]; writes counts u32[16 * blocks], digit by digit. Plan: src/gpu/prim/radix.ts.
// The atomics only count, so their order does not show. No draws. No adjoint: a permutation of indices.
// #include "lib/index.wgsl"

override count: u32;
override shift: u32;

@group(0) @binding(0) var<storage, read> keys: array<u32>;
@group(0) @binding(1) var<storage, read_write> counts: array<u32>;

var<workgroup> digit_counts: array<atomic<u32>, 16>;

@compute @workgroup_size(64)
fn radix_count(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let block = flat_group(group, groups);
  let blocks = (count + 1023u) / 1024u;
  if (block >= blocks) {
    return;
  }
  if (lane < 16u) {
    atomicStore(&digit_counts[lane], 0u);
  }
  workgroupBarrier();
  let end = min(block * 1024u + 1024u, count);
  for (var i = block * 1024u + lane; i < end; i += 64u) {
    atomicAdd(&digit_counts[(keys[i] >> shift) & 15u], 1u);
  }
  workgroupBarrier();
  if (lane < 16u) {
    counts[lane * blocks + block] = atomicLoad(&digit_counts[lane]);
  }
}
