// For tests only: adds the uniforms of the step to each word, so that the order and number of steps can be read from the sum.
// Changes words u32[items]. No draws. No adjoint: no part of a world.
// #include "lib/index.wgsl"

struct CountNow {
  step_index: u32,
  share: f32,
  levels: vec4u,
}

override factor: u32 = 3u;

@group(0) @binding(0) var<uniform> now: CountNow;
@group(1) @binding(0) var<storage, read_write> words: array<u32>;

@compute @workgroup_size(64)
fn count_steps(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= arrayLength(&words)) {
    return;
  }
  words[i] = words[i] * factor + now.step_index + u32(now.share * 8.0f) + now.levels.z;
}
