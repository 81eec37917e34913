// Radix sort, last step of a pass: moves each key and its value to their place by one digit of four bits, keeping the order of
// equal digits. Reads keys u32[count], values u32[count] (the index itself where `identity` is set) and places u32[16 * blocks],
// the exclusive scan of the counts; writes sorted_keys and sorted_values u32[count]. Plan: src/gpu/prim/radix.ts.
// A lane takes sixteen neighbouring keys. Its digits are counted in eight words of two 16-bit halves, and a scan of these words
// over the 64 lanes gives each lane its first rank of each digit. No draws. No adjoint: a permutation of indices.
// #include "lib/index.wgsl"

override count: u32;
override shift: u32;
override identity: bool = false;

@group(0) @binding(0) var<storage, read> keys: array<u32>;
@group(0) @binding(1) var<storage, read> values: array<u32>;
@group(0) @binding(2) var<storage, read> places: array<u32>;
@group(0) @binding(3) var<storage, read_write> sorted_keys: array<u32>;
@group(0) @binding(4) var<storage, read_write> sorted_values: array<u32>;

// Two digits a word, [pair * 64 + lane]; no count exceeds 1024.
var<workgroup> lane_counts: array<u32, 512>;

@compute @workgroup_size(64)
fn radix_scatter(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let block = flat_group(group, groups);
  let blocks = (count + 1023u) / 1024u;
  if (block >= blocks) {
    return;
  }
  let first = block * 1024u + lane * 16u;
  let end = min(first + 16u, count);

  var ranks = array<u32, 8>();
  for (var i = first; i < end; i++) {
    let digit = (keys[i] >> shift) & 15u;
    ranks[digit >> 1u] += 1u << ((digit & 1u) * 16u);
  }
  for (var pair = 0u; pair < 8u; pair++) {
    lane_counts[pair * 64u + lane] = ranks[pair];
  }
  workgroupBarrier();
  for (var reach = 1u; reach < 64u; reach *= 2u) {
    var before = array<u32, 8>();
    if (lane >= reach) {
      for (var pair = 0u; pair < 8u; pair++) {
        before[pair] = lane_counts[pair * 64u + lane - reach];
      }
    }
    workgroupBarrier();
    for (var pair = 0u; pair < 8u; pair++) {
      lane_counts[pair * 64u + lane] += before[pair];
    }
    workgroupBarrier();
  }

  for (var pair = 0u; pair < 8u; pair++) {
    ranks[pair] = lane_counts[pair * 64u + lane] - ranks[pair];
  }
  for (var i = first; i < end; i++) {
    let key = keys[i];
    let digit = (key >> shift) & 15u;
    let half = (digit & 1u) * 16u;
    let place = places[digit * blocks + block] + ((ranks[digit >> 1u] >> half) & 0xffffu);
    ranks[digit >> 1u] += 1u << half;
    sorted_keys[place] = key;
    if (identity) {
      sorted_values[place] = i;
    } else {
      sorted_values[place] = values[i];
    }
  }
}
