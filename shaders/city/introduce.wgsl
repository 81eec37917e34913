// Picks the people who are infected elsewhere today: `imports` by the first variant, then `arrivals` by the second.
// One invocation a case; writes notice u32[agents] by atomic OR, so that two cases on one person are one.
// Draws: purpose importation, counter (case, day), lane x: the person. Adjoint: values of nodes from outside, in f64.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #enum Purpose
// #enum Notice

@group(1) @binding(5) var<storage, read_write> notice: array<atomic<u32>>;

@compute @workgroup_size(64)
fn introduce(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let k = flat_index(id, groups, 64u);
  let imports = lever(LEVER_IMPORTS);
  if (k >= imports + lever(LEVER_ARRIVALS)) {
    return;
  }
  let u = philox(vec4u(k, now.step_index, PURPOSE_IMPORTATION, 0u), key());
  atomicOr(&notice[index_below(u.x, now.agents)], select(NOTICE_IMPORT_SECOND, NOTICE_IMPORT_FIRST, k < imports));
}
