// For tests only: counts how often each index of a dispatch is reached; `beyond` counts lanes past the end.
// Writes touched u32[items], beyond u32[1]. No adjoint: no part of a world.
// #include "lib/index.wgsl"

@group(0) @binding(0) var<storage, read_write> touched: array<atomic<u32>>;
@group(0) @binding(1) var<storage, read_write> beyond: array<atomic<u32>>;

@compute @workgroup_size(64)
fn touch(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= arrayLength(&touched)) {
    atomicAdd(&beyond[0], 1u);
    return;
  }
  atomicAdd(&touched[i], 1u);
}
