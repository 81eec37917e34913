// The hazard of the day of each susceptible person, gathered over its contacts, and who is infected by it (eq. 4 to 6).
// Reads person, seats, members' count, tables, today, shed_words, guard, delivered; marks events u32[agents].
// Draws: mixing, pair… lane x, and infection: lane x whether, lane y by which contact's layer and variant.
// Adjoint: pivotal credit by the tape of city/adjoint; the credits of its factors are summed in f64.
// #include "lib/index.wgsl"
// #include "city/gather.wgsl"
// #enum Event

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(3) var<storage, read> seats: array<u32>;
@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(1) @binding(3) var<storage, read> today: array<u32>;
@group(1) @binding(4) var<storage, read_write> events: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read> guard: array<u32>;
@group(2) @binding(2) var<storage, read> delivered: array<u32>;

@compute @workgroup_size(64)
fn contact(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents || !is_open(i)) {
    return;
  }
  let day = now.step_index;
  let total = hazards_of(i, day);
  if (total == 0u) {
    return;
  }
  let u = philox(vec4u(i, day, PURPOSE_INFECTION, 0u), key());
  if (!infects(u.x, total)) {
    return;
  }
  let source = source_of(u.y, total);
  let by_second = select(0u, EVENT_SECOND, source % now.variants == 1u);
  events[i] |= EVENT_INFECTED | ((source / now.variants) << EVENT_LAYER_SHIFT) | by_second;
}
