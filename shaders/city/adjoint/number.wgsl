// Numbers the nodes of the day: adds the number of nodes before it to each rank. Reads tape_starts; changes tape_slot u32[agents].
// No draws. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"

@group(2) @binding(0) var<storage, read> tape_starts: array<u32>;
@group(2) @binding(1) var<storage, read_write> tape_slot: array<u32>;

@compute @workgroup_size(64)
fn number(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i < now.agents) {
    tape_slot[i] += tape_starts[now.step_index + 1u];
  }
}
