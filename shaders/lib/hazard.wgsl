// Hazard (units of 2^-28) -> threshold (units of 2^-32) in integers; twin of src/gpu/lib/hazard.ts, bit for bit.
// The two 256-entry tables are HAZARD_TABLES there; the caller keeps them in a buffer of its own and passes the two words,
// since a constant array in WGSL may be copied at every access. No bindings, no entry points.
// #include "lib/integer.wgsl"

fn either(a: u32, b: u32) -> u32 {
  return a + b - mulhi(a, b);
}

// Index of the first word that hazard_threshold needs, and of the second one.
fn hazard_index0(h: u32) -> u32 {
  return h >> 24u;
}
fn hazard_index1(h: u32) -> u32 {
  return 256u + ((h >> 16u) & 255u);
}

// t0 = tables[hazard_index0(h)], t1 = tables[hazard_index1(h)].
fn hazard_threshold(h: u32, t0: u32, t1: u32) -> u32 {
  let r = (h & 0xffffu) << 4u;
  return either(either(t0, t1), r - (mulhi(r, r) >> 1u));
}
