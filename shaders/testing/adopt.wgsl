// Every agent adopts its proposal; the row of the step counts those who hold opinion 1 and those who changed.
// Reads proposal u32[agents]; writes opinion u32[agents] and row `step_index` of series u32[horizon * MAJORITY_SERIES].
// No draws. No adjoint: a world of the tests.
// #include "lib/index.wgsl"
// #include "testing/types.wgsl"

@group(0) @binding(0) var<uniform> now: MajorityNow;
@group(1) @binding(0) var<storage, read_write> opinion: array<u32>;
@group(1) @binding(1) var<storage, read> proposal: array<u32>;
@group(1) @binding(2) var<storage, read_write> series: array<atomic<u32>>;

@compute @workgroup_size(64)
fn adopt(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let next = proposal[i];
  let row = now.step_index * MAJORITY_SERIES;
  if (next != 0u) {
    atomicAdd(&series[row], 1u);
  }
  if (next != opinion[i]) {
    atomicAdd(&series[row + 1u], 1u);
  }
  opinion[i] = next;
}
