// Ends a day of the tape: where the nodes of the next one begin. One invocation.
// Reads total, the sum of the scan over tape_mark; writes tape_starts u32[horizon + 2]. No draws. No adjoint: part of the tape.
// #include "city/types.wgsl"

@group(2) @binding(0) var<storage, read> total: array<u32>;
@group(2) @binding(1) var<storage, read_write> tape_starts: array<u32>;

@compute @workgroup_size(1)
fn close_day(@builtin(global_invocation_id) id: vec3u) {
  if (id.x == 0u) {
    let day = now.step_index + 1u;
    tape_starts[day + 1u] = tape_starts[day] + total[0];
  }
}
