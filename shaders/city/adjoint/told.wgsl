// Keeps who is told of a contact today, a bit a person, before they make anything of it. One invocation for 32 people.
// Reads person, notice; writes tape_told u32[ceil(agents / 32)], changes tape_met u32[agents]. No draws. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/adjoint/tape.wgsl"
// #enum Notice

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(1) @binding(5) var<storage, read> notice: array<u32>;
@group(2) @binding(0) var<storage, read_write> tape_told: array<u32>;
@group(2) @binding(1) var<storage, read_write> tape_met: array<u32>;

@compute @workgroup_size(64)
fn told(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let word = flat_index(id, groups, 64u);
  let first = word * 32u;
  if (first >= now.agents) {
    return;
  }
  var bits = 0u;
  for (var k = 0u; k < min(32u, now.agents - first); k++) {
    let i = first + k;
    if ((notice[i] & (NOTICE_MANUAL | NOTICE_APP)) == 0u) {
      continue;
    }
    bits |= 1u << k;
    if (compliance_of(person[i]) < lever(LEVER_QUARANTINE_COMPLIANCE)) {
      tape_met[i] = (tape_met[i] & MET_ROOM) | (now.step_index + lever(LEVER_QUARANTINE_DAYS));
    }
  }
  tape_told[word] = bits;
}
