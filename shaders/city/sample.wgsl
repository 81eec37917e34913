// Swabs are taken from those whose bid is served; the outcome is drawn now and known after the turnaround (eq. 7).
// Reads person, health, bid, quota, rank; reads and writes care, immunity, events u32[agents].
// Draws: purpose sample; lane x outcome, y one day more of turnaround.
// Adjoint: score with the credit ahead, in f64, adjoint/testing.ts.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #include "city/granted.wgsl"
// #include "city/report.wgsl"
// #enum Purpose

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read_write> care: array<u32>;
@group(1) @binding(2) var<storage, read_write> immunity: array<u32>;
@group(1) @binding(4) var<storage, read_write> events: array<u32>;
@group(2) @binding(3) var<storage, read> bid: array<u32>;
@group(2) @binding(5) var<storage, read> quota: array<u32>;
@group(2) @binding(6) var<storage, read> rank: array<u32>;

@compute @workgroup_size(64)
fn sample(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents || !granted(i)) {
    return;
  }
  let day = now.step_index;
  let u = philox(vec4u(i, day, PURPOSE_SAMPLE, 0u), key());
  let stage = health[i] & HEALTH_STAGE_MASK;
  let infected = stage >= STAGE_EXPOSED && stage <= STAGE_CRITICAL;
  let since = min(31u, day - day_field(health[i], HEALTH_INFECTED_SHIFT));
  var bound = lever(LEVER_FALSE_POSITIVE);
  if (infected) {
    bound = lever(LEVER_SENSITIVITY + since);
  }
  let outcome = chance(u.x, bound);
  let days = lever(LEVER_TURNAROUND) + select(0u, 1u, u.y < lever(LEVER_TURNAROUND_MORE));
  var happened = events[i] | EVENT_TESTED;
  if (days == 0u) {
    if (outcome) {
      happened |= report(i, day, compliance_of(person[i]), infected);
    }
  } else {
    care[i] |= (days << CARE_PENDING_SHIFT) | select(0u, CARE_OUTCOME, outcome) | select(0u, CARE_INFECTED, infected);
  }
  events[i] = happened;
}
