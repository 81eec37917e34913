// How many members each cell has. The atomics only count, so their order does not show; slots come from the stable sort.
// Reads cells u32[count], each below the number of cells; adds to counts u32[cells + 1]. Plan: src/gpu/prim/grid.ts.
// No draws. No adjoint: a permutation of indices.
// #include "lib/index.wgsl"

override count: u32;

@group(0) @binding(0) var<storage, read> cells: array<u32>;
@group(0) @binding(1) var<storage, read_write> counts: array<atomic<u32>>;

@compute @workgroup_size(64)
fn grid_count(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= count) {
    return;
  }
  atomicAdd(&counts[cells[i]], 1u);
}
