// Adds to each word the prefix of its block of 1024: the way back down of a hierarchical scan.
// Reads offsets u32[ceil(count / 1024)]; changes prefixes u32[count]. Plan: src/gpu/prim/scan.ts.
// No draws. No adjoint: what is scanned are counts.
// #include "lib/index.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> offsets: array<u32>;
@group(0) @binding(1) var<storage, read_write> prefixes: array<u32>;

@compute @workgroup_size(64)
fn scan_add(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= count) {
    return;
  }
  prefixes[i] += offsets[i / 1024u];
}
