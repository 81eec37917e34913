// Philox4x32-10 (Salmon et al. 2011); twin of src/gpu/lib/philox.ts, bit for bit. No bindings, no entry points.
// #include "lib/integer.wgsl"

// Four uniform words of a counter (agent, step number, purpose, block) under a key (seed, replicate).
fn philox(counter: vec4u, key: vec2u) -> vec4u {
  var x = counter;
  var k = key;
  for (var round = 0u; round < 10u; round++) {
    let high0 = mulhi(0xd2511f53u, x.x);
    let high1 = mulhi(0xcd9e8d57u, x.z);
    x = vec4u(high1 ^ x.y ^ k.x, 0xcd9e8d57u * x.z, high0 ^ x.w ^ k.y, 0xd2511f53u * x.x);
    k += vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  return x;
}

// Uniform float in [0, 1) from one word; for positions and other float quantities, never for decisions.
fn unit_float(u: u32) -> f32 {
  return f32(u >> 8u) * 0x1p-24f;
}
