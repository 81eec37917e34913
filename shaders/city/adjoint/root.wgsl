// The tree that the dominators are raised from: who did infect. One invocation a node.
// Reads tape_edges; writes tree u32[nodes]. No draws. Twin: adjoint/dominators.ts.
// #include "lib/index.wgsl"

@group(2) @binding(2) var<storage, read> tape_edges: array<u32>;
@group(2) @binding(3) var<storage, read_write> tree: array<u32>;

@compute @workgroup_size(64)
fn root(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let node = flat_index(id, groups, 64u);
  if (node < arrayLength(&tree)) {
    tree[node] = tape_edges[6u * node];
  }
}
