// How infectious and how susceptible everybody is today (eq. 1, 2).
// Reads person, tables, health, care, immunity; writes shed u32[agents] and guard u32[variants * agents]. No draws.
// shed: class (3 bits), variant, activity (2 bits), exponent (5 bits), mantissa (21 bits), magnitude in units of 2^-30; 0 sheds nothing.
// guard: what is left of a variant's hazard in units of 2^-29, the three lowest bits hold the class; below 8 nothing can infect.
// Adjoint: pivotal credit of its factors; in f64, adjoint/contact.ts.
// #include "lib/index.wgsl"
// #include "lib/integer.wgsl"
// #include "city/types.wgsl"
// #enum Status

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read> care: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(2) @binding(0) var<storage, read_write> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read_write> guard: array<u32>;

fn contact_class(i: u32, day: u32, stage: u32) -> u32 {
  var status = STATUS_FREE;
  if (stage == STAGE_HOSPITAL || stage == STAGE_CRITICAL) {
    status = STATUS_HOSPITAL;
  } else if (day_field(care[i], CARE_ISOLATION_SHIFT) > day) {
    status = STATUS_ISOLATED;
  } else if (day_field(care[i], CARE_QUARANTINE_SHIFT) > day) {
    status = STATUS_QUARANTINED;
  }
  return status + select(0u, 4u, compliance_of(person[i]) < lever(LEVER_MASK_UPTAKE));
}

fn encode_magnitude(magnitude: u32) -> u32 {
  let zeros = countLeadingZeros(magnitude);
  let shift = select(0u, 11u - zeros, zeros < 11u);
  return (shift << 21u) | (magnitude >> shift);
}

fn shed_of(i: u32, day: u32, class_bits: u32) -> u32 {
  let word = health[i];
  let stage = word & HEALTH_STAGE_MASK;
  if (stage < STAGE_EXPOSED || stage > STAGE_SYMPTOMATIC) {
    return 0u;
  }
  let second = word >> HEALTH_SECOND_SHIFT;
  let latency = (word >> HEALTH_LATENCY_SHIFT) & HEALTH_LATENCY_MASK;
  let since_infection = i32(day - day_field(word, HEALTH_INFECTED_SHIFT));
  let profile_day = since_infection + bitcast<i32>(lever(LEVER_PROFILE_SHIFT)) - i32(lever(LEVER_PROFILE_ALIGN) * latency);
  let at = u32(clamp(profile_day, 0i, 31i));
  var magnitude = tables[TABLE_SHED + (second * 4u + stage - STAGE_EXPOSED) * 32u + at];
  let doses = immunity[i] & IMMUNITY_DOSES_MASK;
  if (doses > 0u) {
    let since = day - day_field(immunity[i], IMMUNITY_LAST_SHIFT);
    magnitude = scale29(magnitude, tables[TABLE_ONWARD + doses * 256u + day_index(since)]);
  }
  if (magnitude == 0u) {
    return 0u;
  }
  let high = class_bits | (second << 3u) | (activity_of(person[i]) << 4u);
  return (high << 26u) | encode_magnitude(magnitude);
}

fn susceptibility_of(i: u32, day: u32, variant: u32) -> u32 {
  let word = health[i];
  let stage = word & HEALTH_STAGE_MASK;
  if (stage != STAGE_SUSCEPTIBLE && stage != STAGE_RECOVERED) {
    return 0u;
  }
  var factor = tables[TABLE_SUSCEPTIBILITY + age_of(person[i])];
  let doses = immunity[i] & IMMUNITY_DOSES_MASK;
  if (doses > 0u) {
    let since = day - day_field(immunity[i], IMMUNITY_LAST_SHIFT);
    factor = scale29(factor, tables[TABLE_VACCINE + (variant * 4u + doses) * 256u + day_index(since)]);
  }
  if (stage == STAGE_RECOVERED) {
    let had = word >> HEALTH_SECOND_SHIFT;
    let pair = select(select(2u, 1u, variant == 1u), 0u, had == variant);
    let since = day - day_field(word, HEALTH_INFECTED_SHIFT);
    factor = scale29(factor, tables[TABLE_NATURAL + pair * 256u + day_index(since)]);
  }
  return factor;
}

@compute @workgroup_size(64)
fn shed(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let day = now.step_index;
  let class_bits = contact_class(i, day, health[i] & HEALTH_STAGE_MASK);
  shed_words[i] = shed_of(i, day, class_bits);
  for (var variant = 0u; variant < now.variants; variant++) {
    guard[variant * now.agents + i] = (susceptibility_of(i, day, variant) & ~7u) | class_bits;
  }
}
