// Sum of f32 in a fixed order, second stage: adds the 4096 partial sums in the order of their index, 64 at a time.
// Reads partials f32[4096]; writes total f32[1]. Plan: src/gpu/prim/reduce.ts.
// No draws. Adjoint of a sum: the cotangent itself at every place, so there is no kernel for it.

@group(0) @binding(0) var<storage, read> partials: array<f32>;
@group(0) @binding(1) var<storage, read_write> total: array<f32>;

var<workgroup> lane_sums: array<f32, 64>;

@compute @workgroup_size(64)
fn reduce_f32_finish(@builtin(local_invocation_index) lane: u32) {
  var sum = 0.0f;
  for (var i = lane * 64u; i < lane * 64u + 64u; i++) {
    sum += partials[i];
  }
  lane_sums[lane] = sum;
  workgroupBarrier();
  if (lane == 0u) {
    var all = 0.0f;
    for (var i = 0u; i < 64u; i++) {
      all += lane_sums[i];
    }
    total[0] = all;
  }
}
