// What the hazard of each infection of the day was made of: positions in the tables, 16 bits each, all ones where a factor is 1.
// Reads health, immunity, shed_words, guard, found, tape_mark, and tape_slot u32[agents], the node; writes tape_factors, three words a node.
// No draws. Twin: `factorsOf` in adjoint/recorder.ts. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/adjoint/tape.wgsl"

@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read> guard: array<u32>;
@group(2) @binding(2) var<storage, read> found: array<u32>;
@group(2) @binding(3) var<storage, read> tape_mark: array<u32>;
@group(2) @binding(4) var<storage, read> tape_slot: array<u32>;
@group(2) @binding(5) var<storage, read_write> tape_factors: array<u32>;

const NO_FACTOR: u32 = 0xffffu;

// Entry of a table by doses and the days since the last one.
fn dose_entry(i: u32, day: u32, row: u32) -> u32 {
  let doses = immunity[i] & IMMUNITY_DOSES_MASK;
  if (doses == 0u) {
    return NO_FACTOR;
  }
  return (row * 4u + doses) * 256u + day_index(day - day_field(immunity[i], IMMUNITY_LAST_SHIFT));
}

fn natural_entry(i: u32, day: u32, second: u32) -> u32 {
  let had = health[i];
  if ((had & HEALTH_STAGE_MASK) != STAGE_RECOVERED) {
    return NO_FACTOR;
  }
  let pair = select(select(2u, 1u, second == 1u), 0u, (had >> HEALTH_SECOND_SHIFT) == second);
  return pair * 256u + day_index(day - day_field(had, HEALTH_INFECTED_SHIFT));
}

@compute @workgroup_size(64)
fn factors(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents || tape_mark[i] == 0u || found[i] == 0u) {
    return;
  }
  let at = 3u * tape_slot[i];
  if (at + 3u > arrayLength(&tape_factors)) {
    return;
  }
  let day = now.step_index;
  let giver = found[i] & ((1u << FOUND_SHIFT) - 1u);
  let word = health[giver];
  let second = word >> HEALTH_SECOND_SHIFT;
  let latency = (word >> HEALTH_LATENCY_SHIFT) & HEALTH_LATENCY_MASK;
  let since = i32(day - day_field(word, HEALTH_INFECTED_SHIFT));
  let profile_day = since + bitcast<i32>(lever(LEVER_PROFILE_SHIFT)) - i32(lever(LEVER_PROFILE_ALIGN) * latency);
  let row = second * 4u + (word & HEALTH_STAGE_MASK) - STAGE_EXPOSED;
  let shed = row * 32u + u32(clamp(profile_day, 0i, 31i));
  tape_factors[at] = shed | (((shed_words[giver] >> 26u) & 7u) << 16u);
  tape_factors[at + 1u] = (guard[i] & 7u) | (dose_entry(giver, day, 0u) << 16u);
  tape_factors[at + 2u] = dose_entry(i, day, second) | (natural_entry(i, day, second) << 16u);
}
