// Copies shed words into members' order, so that the contacts of a class or team are read from one run of memory.
// Reads members u32[m], shed_words u32[agents]; writes delivered u32[m …]. No draws. Adjoint: none, a copy; the tape names who met.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"

@group(0) @binding(4) var<storage, read> members: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(2) var<storage, read_write> delivered: array<u32>;

@compute @workgroup_size(64)
fn deliver(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let at = flat_index(id, groups, 64u);
  if (at >= arrayLength(&members)) {
    return;
  }
  delivered[at] = shed_words[members[at]];
}
