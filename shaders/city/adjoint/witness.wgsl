// Transmissions of the day for the tape: those that infected, and those that would have. The draws are those of `contact`, so that a witness
// is the same hazard and the same draw of a later day; a second one of the day with the probability of eq. 2 of docs/gradients.md.
// Reads what contact reads; writes found u32[agents], see tape.wgsl. Draws: infection x, y; witness block 0, x whether twice, y by which.
// Twin: adjoint/recorder.ts. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/gather.wgsl"
// #include "city/adjoint/tape.wgsl"

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(3) var<storage, read> seats: array<u32>;
@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(1) @binding(3) var<storage, read> today: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read> guard: array<u32>;
@group(2) @binding(2) var<storage, read> delivered: array<u32>;
@group(2) @binding(3) var<storage, read_write> found: array<u32>;

// 1.5 in units of 2^-28: beyond it the series below is cut.
const MOST_HAZARD: u32 = 0x18000000u;

// Threshold of x / 2 - x^2 / 12, x the hazard: more than one transmission where there is one.
fn twice_threshold(total: u32) -> u32 {
  let x = min(total, MOST_HAZARD);
  let square = mulhi(x << 2u, x << 2u);
  return (x << 3u) - square - mulhi(square, 0x55555555u);
}

fn transmissions(i: u32, day: u32) -> u32 {
  if (!is_open(i)) {
    return 0u;
  }
  let total = hazards_of(i, day);
  if (total == 0u) {
    return 0u;
  }
  let u = philox(vec4u(i, day, PURPOSE_INFECTION, 0u), key());
  if (!infects(u.x, total)) {
    return 0u;
  }
  let first = PENDING | source_of(u.y, total);
  let again = philox(vec4u(i, day, PURPOSE_WITNESS, 0u), key());
  if (again.x >= twice_threshold(total)) {
    return first;
  }
  return first | SECOND_FLAG | (source_of(again.y, total) << SECOND_SHIFT);
}

@compute @workgroup_size(64)
fn witness(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  found[i] = transmissions(i, now.step_index);
}
