// Marks the bids of the bin in which a ration ends, for the scan that ranks them by id.
// Reads bid u32[agents], quota; writes mark u32[agents]. No draws. Adjoint: none, an order.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #enum Quota

@group(2) @binding(3) var<storage, read> bid: array<u32>;
@group(2) @binding(5) var<storage, read> quota: array<u32>;
@group(2) @binding(7) var<storage, read_write> mark: array<u32>;

@compute @workgroup_size(64)
fn marginal(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  mark[i] = select(0u, 1u, bid[i] == quota[QUOTA_BIN] + 1u);
}
