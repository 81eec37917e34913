// Two-limb accumulator: signed 64-bit sums from 32-bit atomics; twin of src/gpu/lib/fixed.ts. WGSL passes no pointers to
// storage between functions portably, so a kernel does the two additions on its own buffer:
//
//   let before = atomicAdd(&sums[2u * slot], bitcast<u32>(x));
//   let high = fixed_high(before, x);
//   if (high != 0u) { atomicAdd(&sums[2u * slot + 1u], high); }
//
// Each wrap of the low word is seen by exactly one thread. Read the sums in a later dispatch only.

// What the high word receives when x was added to a low word that held `before`: the carry, and the sign of x.
fn fixed_high(before: u32, x: i32) -> u32 {
  let after = before + bitcast<u32>(x);
  return select(0u, 1u, after < before) + select(0u, 0xffffffffu, x < 0i);
}
