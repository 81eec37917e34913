// Who was told quarantines, where the person complies and is not isolated already.
// Reads person, health; reads and writes care, notice, events u32[agents]. No draws. Adjoint: value, in f64, adjoint/tracing.ts.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #enum Event

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read_write> care: array<u32>;
@group(1) @binding(4) var<storage, read_write> events: array<u32>;
@group(1) @binding(5) var<storage, read_write> notice: array<u32>;

@compute @workgroup_size(64)
fn notify(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents || notice[i] == 0u) {
    return;
  }
  notice[i] = 0u;
  if ((health[i] & HEALTH_STAGE_MASK) == STAGE_DEAD || compliance_of(person[i]) >= lever(LEVER_QUARANTINE_COMPLIANCE)) {
    return;
  }
  let day = now.step_index;
  if (day_field(care[i], CARE_ISOLATION_SHIFT) > day) {
    return;
  }
  if (day_field(care[i], CARE_QUARANTINE_SHIFT) <= day) {
    events[i] |= EVENT_QUARANTINED;
  }
  care[i] = extend_to(care[i], CARE_QUARANTINE_SHIFT, day + lever(LEVER_QUARANTINE_DAYS));
}
