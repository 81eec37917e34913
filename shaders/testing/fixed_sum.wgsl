// For tests only: adds signed words into 16 two-limb bins, item i into bin i % 16.
// Reads terms i32[items]; writes sums u32[32], zero before. No adjoint: no part of a world.
// #include "lib/fixed.wgsl"
// #include "lib/index.wgsl"

@group(0) @binding(0) var<storage, read> terms: array<i32>;
@group(0) @binding(1) var<storage, read_write> sums: array<atomic<u32>>;

@compute @workgroup_size(64)
fn fixed_sum(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= arrayLength(&terms)) {
    return;
  }
  let slot = i & 15u;
  let before = atomicAdd(&sums[2u * slot], bitcast<u32>(terms[i]));
  let high = fixed_high(before, terms[i]);
  if (high != 0u) {
    atomicAdd(&sums[2u * slot + 1u], high);
  }
}
