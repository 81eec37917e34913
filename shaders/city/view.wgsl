// One word per person that says what the stage draws, after `steps` days. Twin: src/worlds/city/view/pack.ts.
// Reads health, care, immunity, seats; writes view_words u32[agents]. No draws.
// Adjoint: none, nothing of a run depends on how it is looked at.
// #include "lib/index.wgsl"
// #enum Health
// #enum Care
// #enum Immunity
// #enum Stage
// #enum Shown
// #enum View

struct Look {
  steps: u32,
  agents: u32,
  week: u32, // days that count as the last week
}

@group(0) @binding(0) var<uniform> now: Look;
@group(0) @binding(1) var<storage, read> seats: array<u32>;
@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read> care: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(2) @binding(0) var<storage, read_write> view_words: array<u32>;

fn state_of(i: u32) -> u32 {
  let word = health[i];
  let stage = word & HEALTH_STAGE_MASK;
  if (stage == STAGE_SUSCEPTIBLE) {
    return select(SHOWN_SUSCEPTIBLE, SHOWN_VACCINATED, (immunity[i] & IMMUNITY_DOSES_MASK) != 0u);
  }
  let infected = (word >> HEALTH_INFECTED_SHIFT) & HEALTH_DAY_MASK;
  // One more than the days since, so that nothing is negative before the first day.
  let age = now.steps - min(infected, now.steps);
  var flags = 0u;
  if (age == 1u) {
    flags |= VIEW_INFECTED_TODAY;
  }
  if (age >= 1u && age <= now.week) {
    flags |= VIEW_INFECTED_WEEK;
  }
  if ((word >> HEALTH_SECOND_SHIFT) != 0u) {
    flags |= VIEW_SECOND;
  }
  return stage | flags;
}

fn apart(i: u32) -> u32 {
  let word = care[i];
  if (now.steps == 0u) {
    return 0u;
  }
  if (((word >> CARE_ISOLATION_SHIFT) & HEALTH_DAY_MASK) >= now.steps) {
    return VIEW_ISOLATED;
  }
  return select(0u, VIEW_QUARANTINED, ((word >> CARE_QUARANTINE_SHIFT) & HEALTH_DAY_MASK) >= now.steps);
}

fn daytime(i: u32) -> u32 {
  if (seats[2u * i] != 0xffffffffu) {
    return VIEW_SCHOOL;
  }
  return select(0u, VIEW_WORK, seats[2u * i + 1u] != 0xffffffffu);
}

@compute @workgroup_size(64)
fn view(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  view_words[i] = state_of(i) | apart(i) | daytime(i);
}
