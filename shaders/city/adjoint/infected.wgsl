// Marks who becomes a node of the tape today, for the scan that numbers them by person: infected by contact, or elsewhere.
// Reads health, events, notice; writes tape_mark u32[agents]. No draws. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #enum Event

@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(4) var<storage, read> events: array<u32>;
@group(1) @binding(5) var<storage, read> notice: array<u32>;
@group(2) @binding(0) var<storage, read_write> tape_mark: array<u32>;

@compute @workgroup_size(64)
fn infected(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let by_contact = (events[i] & EVENT_INFECTED) != 0u;
  let elsewhere = notice[i] != 0u && (health[i] & HEALTH_STAGE_MASK) == STAGE_SUSCEPTIBLE;
  tape_mark[i] = select(0u, 1u, by_contact || elsewhere);
}
