// Doses are given to those whose bid is served. Reads bid, quota, rank; reads and writes immunity, events u32[agents]. No draws.
// Adjoint: none by doses; their effect by the factors of adjoint/contact.ts.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #include "city/granted.wgsl"
// #enum Event

@group(1) @binding(2) var<storage, read_write> immunity: array<u32>;
@group(1) @binding(4) var<storage, read_write> events: array<u32>;
@group(2) @binding(3) var<storage, read> bid: array<u32>;
@group(2) @binding(5) var<storage, read> quota: array<u32>;
@group(2) @binding(6) var<storage, read> rank: array<u32>;

@compute @workgroup_size(64)
fn dose(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents || !granted(i)) {
    return;
  }
  let doses = (immunity[i] & IMMUNITY_DOSES_MASK) + 1u;
  let kept = immunity[i] & ~(IMMUNITY_DOSES_MASK | (HEALTH_DAY_MASK << IMMUNITY_LAST_SHIFT));
  immunity[i] = kept | doses | (now.step_index << IMMUNITY_LAST_SHIFT);
  events[i] |= EVENT_DOSED;
}
