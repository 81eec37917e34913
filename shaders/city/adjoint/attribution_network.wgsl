// By whom, for transmissions of imported layers: picks a neighbour in proportion to what it contributed. Twin: story/attribution.ts.
// Reads network_start, network_index, network_weight, shed_words; changes found, found_again u32[agents].
// Draws: attribution x for the first, witness block 1 x for the second. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/magnitude.wgsl"
// #include "city/adjoint/tape.wgsl"
// #enum Purpose

@group(0) @binding(6) var<storage, read> network_start: array<u32>;
@group(0) @binding(7) var<storage, read> network_index: array<u32>;
@group(0) @binding(8) var<storage, read> network_weight: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read_write> found: array<u32>;
@group(2) @binding(2) var<storage, read_write> found_again: array<u32>;

// What the edge e contributes in a layer through one variant.
fn amount_of(e: u32, layer: u32, second: u32) -> u32 {
  let shed_word = shed_words[network_index[e]];
  if (shed_word == 0u || ((shed_word >> 29u) & 1u) != second) {
    return 0u;
  }
  let amount = contribution(shed_word, layer);
  if (arrayLength(&network_weight) > 1u) {
    return scale29(amount, network_weight[e]);
  }
  return amount;
}

fn neighbour(i: u32, source: u32, u: u32) -> u32 {
  let layer = source / now.variants;
  let row = countOneBits(now.networks & ((1u << layer) - 1u));
  let at = row * (now.agents + 1u) + i;
  let second = source % now.variants;
  var total = 0u;
  for (var e = network_start[at]; e < network_start[at + 1u]; e++) {
    total = saturating_add(total, amount_of(e, layer, second));
  }
  let pick = mulhi(u, total);
  var running = 0u;
  for (var e = network_start[at]; e < network_start[at + 1u]; e++) {
    running = saturating_add(running, amount_of(e, layer, second));
    if (running > pick) {
      return ((8u + layer) << FOUND_SHIFT) | network_index[e];
    }
  }
  return 0u;
}

@compute @workgroup_size(64)
fn attribution_network(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let day = now.step_index;
  if ((found[i] & PENDING) != 0u) {
    found[i] = neighbour(i, found[i] & 15u, philox(vec4u(i, day, PURPOSE_ATTRIBUTION, 0u), key()).x);
  }
  if ((found_again[i] & PENDING) != 0u) {
    found_again[i] = neighbour(i, found_again[i] & 15u, philox(vec4u(i, day, PURPOSE_WITNESS, 1u), key()).x);
  }
}
