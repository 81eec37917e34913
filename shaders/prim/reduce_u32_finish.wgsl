// Sum of u32 as 64 bits, second stage: adds the 4096 partial sums in the order of their index.
// Reads partials u32[2 * 4096]; writes total u32[2] as (low, high). Plan: src/gpu/prim/reduce.ts.
// No draws. No adjoint: what is summed are counts.
// #include "lib/wide.wgsl"

@group(0) @binding(0) var<storage, read> partials: array<u32>;
@group(0) @binding(1) var<storage, read_write> total: array<u32>;

var<workgroup> lane_sums: array<vec2u, 64>;

@compute @workgroup_size(64)
fn reduce_u32_finish(@builtin(local_invocation_index) lane: u32) {
  var sum = vec2u(0u);
  for (var i = lane * 64u; i < lane * 64u + 64u; i++) {
    sum = wide_sum(sum, vec2u(partials[2u * i], partials[2u * i + 1u]));
  }
  lane_sums[lane] = sum;
  workgroupBarrier();
  if (lane == 0u) {
    var all = vec2u(0u);
    for (var i = 0u; i < 64u; i++) {
      all = wide_sum(all, lane_sums[i]);
    }
    total[0] = all.x;
    total[1] = all.y;
  }
}
