// Raises the tree of what hangs on what towards the immediate dominators (docs/gradients.md, eq. 3): one pass over the nodes of a day. Passes
// over all days are repeated until one moves nothing; that end is the same in whatever order nodes are visited, since every state on the way
// has all true dominators of a node above it. Integers.
// Reads tape_starts, tape_nodes, tape_edges; changes tree u32[nodes], moved u32[1]. No draws. Twin: adjoint/dominators.ts.
// #include "lib/index.wgsl"
// #include "city/adjoint/tape.wgsl"

@group(2) @binding(0) var<storage, read> tape_starts: array<u32>;
@group(2) @binding(1) var<storage, read> tape_nodes: array<u32>;
@group(2) @binding(2) var<storage, read> tape_edges: array<u32>;
@group(2) @binding(3) var<storage, read_write> tree: array<atomic<u32>>;
@group(2) @binding(4) var<storage, read_write> moved: array<atomic<u32>>;

// Nodes above have smaller numbers; outside comes as the largest one and is above all.
fn above(x: u32) -> u32 {
  return atomicLoad(&tree[x]);
}

fn is_later(x: u32, y: u32) -> bool {
  return y == NO_NODE || (x != NO_NODE && x > y);
}

fn nearest(a: u32, b: u32) -> u32 {
  var x = a;
  var y = b;
  while (x != y) {
    if (is_later(x, y)) {
      x = above(x);
    } else {
      y = above(y);
    }
  }
  return x;
}

fn dominates(x: u32, y: u32) -> bool {
  var at = y;
  while (at != NO_NODE && at > x) {
    at = above(at);
  }
  return at == x;
}

@compute @workgroup_size(64)
fn dominate(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let node = tape_starts[now.step_index] + flat_index(id, groups, 64u);
  if (node >= tape_starts[now.step_index + 1u]) {
    return;
  }
  var x = tape_edges[6u * node];
  for (var k = 1u; k < node_count(tape_nodes[3u * node + 1u]); k++) {
    let other = tape_edges[6u * node + k];
    // A chain that comes through the node itself is none.
    if (!dominates(node, other)) {
      x = nearest(x, other);
    }
  }
  if (x != above(node)) {
    atomicStore(&tree[node], x);
    atomicStore(&moved[0], 1u);
  }
}
