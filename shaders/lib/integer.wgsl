// Integer arithmetic that WGSL lacks; twin of src/gpu/lib/integer.ts, bit for bit. No bindings, no entry points.

// High word of the 64-bit product, from 16-bit halves: every partial sum fits 32 bits.
fn mulhi(a: u32, b: u32) -> u32 {
  let al = a & 0xffffu;
  let ah = a >> 16u;
  let bl = b & 0xffffu;
  let bh = b >> 16u;
  let t = ah * bl + ((al * bl) >> 16u);
  let w = al * bh + (t & 0xffffu);
  return ah * bh + (t >> 16u) + (w >> 16u);
}

// round(a * b / 2^32), halves up.
fn mulhi_round(a: u32, b: u32) -> u32 {
  return mulhi(a, b) + ((a * b) >> 31u);
}

// round(h * g / 2^29), halves up, at most 0xffffffff; g in units of 2^-29.
fn scale29(h: u32, g: u32) -> u32 {
  let high = mulhi(h, g);
  let low = h * g;
  let whole = (high << 3u) | (low >> 29u);
  let rounded = whole + ((low >> 28u) & 1u);
  return select(rounded, 0xffffffffu, (high >> 29u) != 0u || rounded < whole);
}

// min(a + b, 0xffffffff): independent of the order of the terms.
fn saturating_add(a: u32, b: u32) -> u32 {
  let s = a + b;
  return select(s, 0xffffffffu, s < a);
}

// Index in [0, n) from a uniform draw; bias below n / 2^32.
fn index_below(u: u32, n: u32) -> u32 {
  return mulhi(u, n);
}
