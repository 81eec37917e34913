// pcg3d, a cheap hash (Jarzynski & Olano 2020, JCGT 9(3)); twin of src/gpu/lib/pcg.ts. Only for placement, shuffles and view
// jitter; decisions of agents draw from philox. No bindings, no entry points.
fn pcg3d(words: vec3u) -> vec3u {
  var v = words * 1664525u + 1013904223u;
  v.x += v.y * v.z;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v ^= v >> vec3u(16u);
  v.x += v.y * v.z;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  return v;
}
