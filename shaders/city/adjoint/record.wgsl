// Writes the day's nodes, and the witnesses of earlier ones. Everybody writes to its own node only, and an infectious person is not infected
// on the same day, so that nothing is read that is written here.
// Reads found, found_again, tape_mark, tape_slot; changes tape_current, tape_met u32[agents], tape_nodes, tape_edges. What does not fit is left out:
// the number of infections tells. No draws. Twin: adjoint/recorder.ts. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/adjoint/tape.wgsl"

@group(2) @binding(0) var<storage, read> found: array<u32>;
@group(2) @binding(1) var<storage, read> found_again: array<u32>;
@group(2) @binding(2) var<storage, read> tape_mark: array<u32>;
@group(2) @binding(3) var<storage, read> tape_slot: array<u32>;
@group(2) @binding(4) var<storage, read_write> tape_current: array<u32>;
@group(2) @binding(5) var<storage, read_write> tape_nodes: array<u32>;
@group(2) @binding(6) var<storage, read_write> tape_edges: array<u32>;
@group(2) @binding(7) var<storage, read_write> tape_met: array<u32>;

// Adds a transmission to a node that has `count` of them.
fn transmission(node: u32, count: u32, giver_node: u32, place: u32) {
  tape_edges[6u * node + count] = giver_node;
  let meeting = (now.step_index + 1u) | (place << 11u);
  tape_edges[6u * node + 4u + (count >> 1u)] |= meeting << (16u * (count & 1u));
}

// The same for a transmission found; returns the number of them afterwards.
fn keep(node: u32, count: u32, word: u32) -> u32 {
  if (word == 0u || count >= 4u) {
    return count;
  }
  let giver = word & ((1u << FOUND_SHIFT) - 1u);
  transmission(node, count, tape_current[giver], (word >> FOUND_SHIFT) - 1u);
  return count + 1u;
}

@compute @workgroup_size(64)
fn record(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  var node = tape_current[i];
  var day = 0u;
  var count = 0u;
  if (tape_mark[i] != 0u) {
    let before = node;
    node = tape_slot[i];
    if (3u * node + 3u > arrayLength(&tape_nodes)) {
      return;
    }
    day = now.step_index + 1u;
    tape_nodes[3u * node] = i;
    tape_nodes[3u * node + 2u] = before;
    tape_current[i] = node;
    if (found[i] == 0u) {
      transmission(node, 0u, NO_NODE, 0u);
      count = 1u;
    }
  } else if (found[i] != 0u) {
    day = node_day(tape_nodes[3u * node + 1u]);
    count = node_count(tape_nodes[3u * node + 1u]);
  } else {
    return;
  }
  count = keep(node, count, found[i]);
  count = keep(node, count, found_again[i]);
  tape_nodes[3u * node + 1u] = day | (count << 16u);
  tape_met[i] = (tape_met[i] & MET_DAY) | select(0u, MET_ROOM, count < 4u);
}
