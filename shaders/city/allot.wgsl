// Where a ration ends: whole bins are served in order, of the bin in which the capacity ends so many by id. Included by the allot
// kernels, one a resource. Reads histogram u32[1024] and clears it for the next request; scan_groups u32[3 * k], workgroup counts of
// the k dispatches that rank that bin; writes quota: bin, left, then the workgroup counts, zero where nothing is to be ranked.
// Twin: twin/ration.ts. Adjoint: none, an order; what capacity brings is in f64, adjoint/tracing.ts.
// #enum Quota

@group(0) @binding(9) var<storage, read> scan_groups: array<u32>;
@group(2) @binding(4) var<storage, read_write> histogram: array<u32>;
@group(2) @binding(5) var<storage, read_write> quota: array<u32>;

const BINS: u32 = 1024u;

fn allot(capacity_lever: u32) {
  let capacity = lever(capacity_lever);
  var bin = 0u;
  var left = capacity;
  while (bin < BINS && histogram[bin] <= left) {
    left -= histogram[bin];
    bin++;
  }
  for (var k = 0u; k < BINS; k++) {
    histogram[k] = 0u;
  }
  // Everybody is served, or the last bin served is served whole: nobody has to be ranked.
  let ranked = bin < BINS && left > 0u;
  quota[QUOTA_BIN] = bin;
  quota[QUOTA_LEFT] = select(0u, left, ranked);
  for (var k = 0u; k < arrayLength(&scan_groups); k++) {
    quota[QUOTA_WORDS + k] = select(0u, scan_groups[k], ranked);
  }
}
