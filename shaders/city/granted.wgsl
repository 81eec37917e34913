// Whether a bid is served. Included by the grant kernels, which bind `bid`, `quota` and `rank`.
// #enum Quota

fn granted(i: u32) -> bool {
  let wanted = bid[i];
  if (wanted == 0u) {
    return false;
  }
  let bin = wanted - 1u;
  return bin < quota[QUOTA_BIN] || (bin == quota[QUOTA_BIN] && rank[i] < quota[QUOTA_LEFT]);
}
