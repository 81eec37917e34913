// Sums the contributions of an imported layer's neighbours for each susceptible person (eq. 4 on stored edges).
// Reads network_start u32[k * (agents + 1)], network_index, network_weight u32[entries] (2^-29, or one word where all are 1), shed_words,
// guard; writes delivered u32[… members + k * variants * agents]. No draws. Adjoint: as of contact.
// #include "lib/index.wgsl"
// #include "city/magnitude.wgsl"

@group(0) @binding(4) var<storage, read> members: array<u32>;
@group(0) @binding(6) var<storage, read> network_start: array<u32>;
@group(0) @binding(7) var<storage, read> network_index: array<u32>;
@group(0) @binding(8) var<storage, read> network_weight: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read> guard: array<u32>;
@group(2) @binding(2) var<storage, read_write> delivered: array<u32>;

@compute @workgroup_size(64)
fn network(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let weighted = arrayLength(&network_weight) > 1u;
  var row = 0u;
  for (var layer = 0u; layer < 4u; layer++) {
    if ((now.networks & (1u << layer)) == 0u) {
      continue;
    }
    let at = row * (now.agents + 1u) + i;
    var sums = vec2u(0u);
    for (var e = network_start[at]; e < network_start[at + 1u]; e++) {
      let shed_word = shed_words[network_index[e]];
      if (shed_word == 0u) {
        continue;
      }
      var amount = contribution(shed_word, layer);
      if (weighted) {
        amount = scale29(amount, network_weight[e]);
      }
      let second = (shed_word >> 29u) & 1u;
      sums[second] = saturating_add(sums[second], amount);
    }
    for (var variant = 0u; variant < now.variants; variant++) {
      delivered[arrayLength(&members) + (row * now.variants + variant) * now.agents + i] = sums[variant];
    }
    row++;
  }
}
