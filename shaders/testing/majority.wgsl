// Each agent on the ring proposes the majority of itself and its two neighbours, or with the probability of the noise a
// random opinion. Reads opinion u32[agents]; writes proposal u32[agents].
// Draws: purpose MAJORITY_PURPOSE_OPINION, lane x decides whether, lane y which. No adjoint: a world of the tests.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "testing/types.wgsl"
// #enum MajorityPurpose

@group(0) @binding(0) var<uniform> now: MajorityNow;
@group(1) @binding(0) var<storage, read> opinion: array<u32>;
@group(1) @binding(1) var<storage, read_write> proposal: array<u32>;

@compute @workgroup_size(64)
fn majority(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  let n = now.agents;
  if (i >= n) {
    return;
  }
  let votes = opinion[select(i - 1u, n - 1u, i == 0u)] + opinion[i] + opinion[select(i + 1u, 0u, i + 1u == n)];
  let draw = philox(vec4u(i, now.step_index, MAJORITY_PURPOSE_OPINION, 0u), vec2u(now.seed, now.replicate));
  proposal[i] = select(votes >> 1u, draw.y & 1u, draw.x < now.noise);
}
