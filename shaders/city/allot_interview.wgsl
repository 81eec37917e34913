// Shares out today's interviews. One invocation. Reads capacity from the levers; details in city/allot.wgsl.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #include "city/allot.wgsl"

@compute @workgroup_size(1)
fn allot_interview(@builtin(global_invocation_id) id: vec3u) {
  if (id.x == 0u) {
    allot(LEVER_INTERVIEW_CAPACITY);
  }
}
