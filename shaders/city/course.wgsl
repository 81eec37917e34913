// Durations from draws. Included by kernels that bind `tables`. Twin: `lasts` in src/worlds/city/initial.ts.
// #enum Law

// Whole days that the uniform draw u lasts under a law: the first d with u below its cumulative threshold.
fn lasts(law: u32, u: u32) -> u32 {
  let offset = TABLE_DURATIONS + law * 128u;
  var low = 0u;
  var high = 127u;
  while (low < high) {
    let middle = (low + high) >> 1u;
    if (chance(u, tables[offset + middle])) {
      high = middle;
    } else {
      low = middle + 1u;
    }
  }
  return low;
}
