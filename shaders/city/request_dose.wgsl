// Who asks for a dose today. Second doses that are due come first (class 0), then first doses (1 … 18), then third (19).
// Reads person, traits, seats, health, care, immunity; writes bid u32[agents], histogram u32[1024].
// Draws: purpose dropout, counter (person, doses so far), lane x: never comes back.
// Adjoint: none by who is served.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #include "city/bids.wgsl"
// #enum Purpose
// #enum Order

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(2) var<storage, read> traits: array<u32>;
@group(0) @binding(3) var<storage, read> seats: array<u32>;
@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read> care: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(2) @binding(3) var<storage, read_write> bid: array<u32>;
@group(2) @binding(4) var<storage, read_write> histogram: array<atomic<u32>>;

const BANDS: u32 = 18u;
const NO_CLASS: u32 = 0xffffffffu;

// Priority class of a first dose, 1 … 18.
fn first_class(i: u32) -> u32 {
  let order = lever(LEVER_DOSE_ORDER);
  if (order == ORDER_AGE) {
    return BANDS - age_of(person[i]);
  }
  if (order == ORDER_RANDOM) {
    return 1u;
  }
  let at_home = min(size_of(person[i]) - 1u, 6u);
  let at_school = select(6u, 0u, seats[2u * i] == 0xffffffffu);
  let at_work = select(5u, 0u, seats[2u * i + 1u] == 0xffffffffu);
  return BANDS - (at_home + at_school + at_work);
}

// Class of the bid of a person, or none: not due, unwilling, ill, or apart.
fn dose_class(i: u32, day: u32) -> u32 {
  let stage = health[i] & HEALTH_STAGE_MASK;
  let well = stage <= STAGE_ASYMPTOMATIC || stage == STAGE_RECOVERED;
  if (!well || day_field(care[i], CARE_ISOLATION_SHIFT) > day) {
    return NO_CLASS;
  }
  let word = immunity[i];
  let doses = word & IMMUNITY_DOSES_MASK;
  if (doses == 3u) {
    return NO_CLASS;
  }
  if (doses == 0u) {
    if (hesitancy_of(traits[i]) < lever(LEVER_HESITANCY + age_of(person[i]))) {
      return NO_CLASS;
    }
    return first_class(i);
  }
  let interval = lever(select(LEVER_BOOSTER_INTERVAL, LEVER_DOSE_INTERVAL, doses == 1u));
  if (interval == 0u || day - day_field(word, IMMUNITY_LAST_SHIFT) < interval) {
    return NO_CLASS;
  }
  let u = philox(vec4u(i, doses, PURPOSE_DROPOUT, 0u), key());
  if (chance(u.x, lever(LEVER_DROPOUT))) {
    return NO_CLASS;
  }
  return select(BANDS + 1u, 0u, doses == 1u);
}

@compute @workgroup_size(64)
fn request_dose(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  bid[i] = 0u;
  let wanted = dose_class(i, now.step_index);
  if (wanted != NO_CLASS) {
    place_bid(i, wanted * 32u + (hesitancy_of(traits[i]) & 31u));
  }
}
