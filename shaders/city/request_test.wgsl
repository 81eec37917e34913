// Who asks for a test today: people with symptoms, then quarantined people, then random screening.
// Reads health, care, immunity u32[agents]; writes bid u32[agents], histogram u32[1024].
// Draws: purpose request; lane x symptoms or quarantine, y screening, z random part of the bin.
// Adjoint: score with the credit ahead, in f64, adjoint/testing.ts; tests left are ignored.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #include "city/bids.wgsl"
// #enum Purpose

@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read> care: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(2) @binding(3) var<storage, read_write> bid: array<u32>;
@group(2) @binding(4) var<storage, read_write> histogram: array<atomic<u32>>;

fn may_be_tested(i: u32, day: u32, stage: u32) -> bool {
  if (stage == STAGE_HOSPITAL || stage == STAGE_CRITICAL || stage == STAGE_DEAD) {
    return false;
  }
  if (((care[i] >> CARE_PENDING_SHIFT) & CARE_PENDING_MASK) != 0u) {
    return false;
  }
  let word = immunity[i];
  return (word & IMMUNITY_HAS_POSITIVE) == 0u || day - day_field(word, IMMUNITY_POSITIVE_SHIFT) >= lever(LEVER_RETEST);
}

@compute @workgroup_size(64)
fn request_test(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  bid[i] = 0u;
  let day = now.step_index;
  let stage = health[i] & HEALTH_STAGE_MASK;
  let sick = stage == STAGE_SYMPTOMATIC;
  let apart = day_field(care[i], CARE_QUARANTINE_SHIFT) > day;
  let screening = lever(LEVER_TEST_SCREENING);
  if ((!sick && !apart && screening == 0u) || !may_be_tested(i, day, stage)) {
    return;
  }
  let u = philox(vec4u(i, day, PURPOSE_REQUEST, 0u), key());
  if (sick && chance(u.x, lever(LEVER_TEST_SYMPTOMATIC))) {
    place_bid(i, u.z >> 27u);
  } else if (apart && chance(u.x, lever(LEVER_TEST_QUARANTINED))) {
    place_bid(i, 32u + (u.z >> 27u));
  } else if (chance(u.y, screening)) {
    place_bid(i, 64u + (u.z >> 27u));
  }
}
