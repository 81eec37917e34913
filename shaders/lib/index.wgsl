// Linear index of an invocation in a dispatch that may take two dimensions (src/gpu/dispatch.ts). Lanes past the end exist:
// every kernel begins with `if (i >= n) { return; }`. No bindings, no entry points.
fn flat_index(global_id: vec3u, num_workgroups: vec3u, workgroup_size: u32) -> u32 {
  return global_id.x + global_id.y * num_workgroups.x * workgroup_size;
}

// Linear index of a workgroup in the same dispatch, for kernels that work by the block.
fn flat_group(workgroup_id: vec3u, num_workgroups: vec3u) -> u32 {
  return workgroup_id.x + workgroup_id.y * num_workgroups.x;
}
