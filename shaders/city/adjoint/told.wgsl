// Keeps who is told of a contact today, a bit a person, before they make anything of it. One invocation for 32 people.
// Reads notice; writes tape_told u32[ceil(agents / 32)]. No draws. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #enum Notice

@group(1) @binding(5) var<storage, read> notice: array<u32>;
@group(2) @binding(0) var<storage, read_write> tape_told: array<u32>;

@compute @workgroup_size(64)
fn told(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let word = flat_index(id, groups, 64u);
  let first = word * 32u;
  if (first >= now.agents) {
    return;
  }
  var bits = 0u;
  for (var k = 0u; k < min(32u, now.agents - first); k++) {
    bits |= select(0u, 1u << k, (notice[first + k] & (NOTICE_MANUAL | NOTICE_APP)) != 0u);
  }
  tape_told[word] = bits;
}
