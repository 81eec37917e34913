// Unsigned 64-bit sums of one thread as (low, high) words. For sums across threads see fixed.wgsl. No bindings, no entry points.
fn wide_add(sum: vec2u, x: u32) -> vec2u {
  let low = sum.x + x;
  return vec2u(low, sum.y + select(0u, 1u, low < x));
}

fn wide_sum(a: vec2u, b: vec2u) -> vec2u {
  let low = a.x + b.x;
  return vec2u(low, a.y + b.y + select(0u, 1u, low < b.x));
}
