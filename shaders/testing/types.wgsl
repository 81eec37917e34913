// Uniforms of the majority world of the engine's tests (src/engine/testing/majority.ts). No bindings, no entry points.
struct MajorityNow {
  step_index: u32,
  agents: u32,
  seed: u32,
  replicate: u32,
  noise: u32, // threshold of a random opinion, units of 2^-32
}

const MAJORITY_SERIES: u32 = 2u;
