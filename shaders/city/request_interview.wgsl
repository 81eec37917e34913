// Which cases ask for an interview today: those whose result is as old as the delay. Yesterday's picks are cleared.
// Reads and writes immunity u32[agents]; writes bid u32[agents], histogram u32[1024].
// Draws: purpose interview, lane x: random part of the bin.
// Adjoint: value, interviews left as a share of cases; in f64, adjoint/tracing.ts.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #include "city/bids.wgsl"
// #enum Purpose

@group(1) @binding(2) var<storage, read_write> immunity: array<u32>;
@group(2) @binding(3) var<storage, read_write> bid: array<u32>;
@group(2) @binding(4) var<storage, read_write> histogram: array<atomic<u32>>;

@compute @workgroup_size(64)
fn request_interview(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  bid[i] = 0u;
  let word = immunity[i] & ~IMMUNITY_INTERVIEWED;
  immunity[i] = word;
  let day = now.step_index;
  if ((word & IMMUNITY_HAS_POSITIVE) == 0u || day - day_field(word, IMMUNITY_POSITIVE_SHIFT) != lever(LEVER_MANUAL_DELAY)) {
    return;
  }
  place_bid(i, philox(vec4u(i, day, PURPOSE_INTERVIEW, 0u), key()).x >> 27u);
}
