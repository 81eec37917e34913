// Who meets the day's contacts for the tape, and how: who was infected today as it was, who was infected before as if it were susceptible and
// went its ways. Rewrites guard u32[variants * agents], which has served; 0: not met. Twin: `hazardsAsIf` in adjoint/recorder.ts.
// Reads person, tables, health, immunity, events, tape_met u32[agents]. No draws. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "lib/integer.wgsl"
// #include "city/adjoint/tape.wgsl"
// #enum Event
// #enum Status

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(1) @binding(4) var<storage, read> events: array<u32>;
@group(2) @binding(0) var<storage, read_write> guard: array<u32>;
@group(2) @binding(1) var<storage, read> tape_met: array<u32>;

// Contact class of somebody infected: isolation and hospital follow from the infection; quarantine and masks do not.
fn class_as_if(i: u32, day: u32) -> u32 {
  let apart = (guard[i] & 3u) == STATUS_QUARANTINED || (tape_met[i] & MET_DAY) > day;
  return (guard[i] & 4u) | select(0u, STATUS_QUARANTINED, apart);
}

fn left_by_doses(i: u32, day: u32, variant: u32) -> u32 {
  let factor = tables[TABLE_SUSCEPTIBILITY + age_of(person[i])];
  let doses = immunity[i] & IMMUNITY_DOSES_MASK;
  if (doses == 0u) {
    return factor;
  }
  let since = day - day_field(immunity[i], IMMUNITY_LAST_SHIFT);
  return scale29(factor, tables[TABLE_VACCINE + (variant * 4u + doses) * 256u + day_index(since)]);
}

fn has_room(i: u32) -> bool {
  return (health[i] & HEALTH_STAGE_MASK) != STAGE_DEAD && (tape_met[i] & MET_ROOM) != 0u;
}

@compute @workgroup_size(64)
fn as_if(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents || (events[i] & EVENT_INFECTED) != 0u) {
    return;
  }
  var open = guard[i] >= 8u;
  if (now.variants == 2u) {
    open = open || guard[now.agents + i] >= 8u;
  }
  let met = !open && has_room(i);
  let class_bits = class_as_if(i, now.step_index);
  for (var variant = 0u; variant < now.variants; variant++) {
    var word = 0u;
    if (met) {
      word = (left_by_doses(i, now.step_index, variant) & ~7u) | class_bits;
    }
    guard[variant * now.agents + i] = word;
  }
}
