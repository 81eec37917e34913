// The uniform row of a day and access to it; words of a person. Twin: src/worlds/city/enums.ts, people.ts.
// Groups of bindings in all kernels of the city: 0 what holds for the run, 1 state, 2 scratch of the day.
// #enum Lever
// #enum Health
// #enum Care
// #enum Immunity
// #enum Stage
// #enum Table

struct Now {
  step_index: u32,
  agents: u32,
  seed: u32,
  replicate: u32,
  schools: u32, // number of schools, to find the workplaces' starts
  variants: u32,
  block: u32, // persons in a community block
  networks: u32, // bit l: layer l is imported
  mixing: vec4u, // key of the day's mixing; mixing_key(step_index)
  levers: array<vec4u, 46>,
}

@group(0) @binding(0) var<uniform> now: Now;

// One of the levers of the day, by its `Lever` constant.
fn lever(k: u32) -> u32 {
  return now.levers[k >> 2u][k & 3u];
}

// Key of draws of persons.
fn key() -> vec2u {
  return vec2u(now.seed, now.replicate);
}

// Key of draws of pairs: the top bit of the replicate keeps the two families apart.
fn pair_key() -> vec2u {
  return vec2u(now.seed, now.replicate | 0x80000000u);
}

// Whether a draw falls below a threshold; all ones are certain.
fn chance(u: u32, bound: u32) -> bool {
  return u < bound || bound == 0xffffffffu;
}

// A person word: age band (5 bits), index in the household (4), size of the household (4), activity (2), compliance (16).
fn age_of(person: u32) -> u32 {
  return person & 31u;
}
fn member_of(person: u32) -> u32 {
  return (person >> 5u) & 15u;
}
fn size_of(person: u32) -> u32 {
  return (person >> 9u) & 15u;
}
fn activity_of(person: u32) -> u32 {
  return (person >> 13u) & 3u;
}
fn compliance_of(person: u32) -> u32 {
  return (person >> 15u) & 0xffffu;
}

// A traits word: app propensity (low half), hesitancy (high half).
fn app_of(traits: u32) -> u32 {
  return traits & 0xffffu;
}
fn hesitancy_of(traits: u32) -> u32 {
  return traits >> 16u;
}

// A field of 11 bits: a day.
fn day_field(word: u32, shift: u32) -> u32 {
  return (word >> shift) & HEALTH_DAY_MASK;
}

// `care` with a date of isolation or quarantine not before `end`.
fn extend_to(care_word: u32, shift: u32, end: u32) -> u32 {
  if (day_field(care_word, shift) >= end) {
    return care_word;
  }
  return (care_word & ~(HEALTH_DAY_MASK << shift)) | (min(end, HEALTH_DAY_MASK) << shift);
}

// Entry of a 256-entry table by days since an event; a day each up to 63, then eight days each.
fn day_index(days: u32) -> u32 {
  return select(min(255u, 64u + ((days - 64u) >> 3u)), days, days < 64u);
}
