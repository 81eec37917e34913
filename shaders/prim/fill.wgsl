// Writes one word to all places of a buffer: clears counters between the dispatches of one pass.
// Writes filled u32[count]. No draws. No adjoint: it writes a constant.
// #include "lib/index.wgsl"

override count: u32;
override word: u32 = 0u;

@group(0) @binding(0) var<storage, read_write> filled: array<u32>;

@compute @workgroup_size(64)
fn fill(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= count) {
    return;
  }
  filled[i] = word;
}
