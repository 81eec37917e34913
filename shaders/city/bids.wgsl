// Asking for something that may be short. Included by the request kernels, which bind `bid` and `histogram`.
// A bid is 1 + bin, 0 for none; bins are 32 priority classes x 32 random parts. Counting is by integer atomics.

fn place_bid(i: u32, bin: u32) {
  bid[i] = bin + 1u;
  atomicAdd(&histogram[bin], 1u);
}
