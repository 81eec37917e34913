// The evening: everybody infected today becomes exposed, infectious from the morning of day + 1 + latency.
// Reads tables; reads and writes health, care, immunity, events, notice u32[agents].
// Draws: purpose course, counter (person, day), block 0, lane x: latent period. Adjoint: score, in f64, adjoint/course.ts.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #include "city/course.wgsl"
// #enum Purpose
// #enum Event
// #enum Notice

@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(1) @binding(0) var<storage, read_write> health: array<u32>;
@group(1) @binding(1) var<storage, read_write> care: array<u32>;
@group(1) @binding(2) var<storage, read_write> immunity: array<u32>;
@group(1) @binding(4) var<storage, read_write> events: array<u32>;
@group(1) @binding(5) var<storage, read_write> notice: array<u32>;

@compute @workgroup_size(64)
fn infect(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  var happened = events[i];
  let known = notice[i];
  if (known != 0u) {
    notice[i] = 0u;
    if ((happened & EVENT_INFECTED) == 0u && (health[i] & HEALTH_STAGE_MASK) == STAGE_SUSCEPTIBLE) {
      happened |= EVENT_INFECTED | EVENT_IMPORTED | select(0u, EVENT_SECOND, (known & NOTICE_IMPORT_FIRST) == 0u);
    }
  }
  if ((happened & EVENT_INFECTED) == 0u) {
    return;
  }
  let day = now.step_index;
  let latency = lasts(LAW_LATENT, philox(vec4u(i, day, PURPOSE_COURSE, 0u), key()).x);
  let due = min(day + 1u + latency, HEALTH_DAY_MASK);
  health[i] = STAGE_EXPOSED | (due << HEALTH_UNTIL_SHIFT) | (day << HEALTH_INFECTED_SHIFT)
    | (latency << HEALTH_LATENCY_SHIFT) | (select(0u, 1u, (happened & EVENT_SECOND) != 0u) << HEALTH_SECOND_SHIFT);
  care[i] &= ~CARE_WORSENS;
  let before = (immunity[i] >> IMMUNITY_INFECTIONS_SHIFT) & 3u;
  if (before > 0u) {
    happened |= EVENT_AGAIN;
  }
  if (before < 3u) {
    immunity[i] += 1u << IMMUNITY_INFECTIONS_SHIFT;
  }
  events[i] = happened;
}
