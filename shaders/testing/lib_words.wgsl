// For tests only: the functions of lib on six input words an item, so that their bits can be compared with TypeScript.
// Reads words u32[6 * items] and tables u32[512]; writes results u32[16 * items]; src/gpu/testing/libWords.ts is the twin.
// No adjoint: no part of a world.
// #include "lib/hazard.wgsl"
// #include "lib/index.wgsl"
// #include "lib/pcg.wgsl"
// #include "lib/philox.wgsl"

@group(0) @binding(0) var<storage, read> words: array<u32>;
@group(0) @binding(1) var<storage, read> tables: array<u32>;
@group(0) @binding(2) var<storage, read_write> results: array<u32>;

@compute @workgroup_size(64)
fn lib_words(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= arrayLength(&words) / 6u) {
    return;
  }
  let a = words[6u * i];
  let b = words[6u * i + 1u];
  let c = words[6u * i + 2u];
  let d = words[6u * i + 3u];
  let draw = philox(vec4u(a, b, c, d), vec2u(words[6u * i + 4u], words[6u * i + 5u]));
  let hash = pcg3d(vec3u(a, b, c));
  let o = 16u * i;
  results[o] = draw.x;
  results[o + 1u] = draw.y;
  results[o + 2u] = draw.z;
  results[o + 3u] = draw.w;
  results[o + 4u] = hash.x;
  results[o + 5u] = hash.y;
  results[o + 6u] = hash.z;
  results[o + 7u] = mulhi(a, b);
  results[o + 8u] = mulhi_round(a, b);
  results[o + 9u] = scale29(a, b);
  results[o + 10u] = saturating_add(a, b);
  results[o + 11u] = index_below(a, b);
  results[o + 12u] = hazard_threshold(a, tables[hazard_index0(a)], tables[hazard_index1(a)]);
  results[o + 13u] = bitcast<u32>(unit_float(a));
}
