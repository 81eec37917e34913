// Sum of f32 in a fixed order, first stage: 4096 lanes, independent of the device, each adding every 4096th number.
// Reads numbers f32[count]; writes partials f32[4096]. Plan: src/gpu/prim/reduce.ts.
// No draws. Adjoint of a sum: the cotangent itself at every place, so there is no kernel for it.

override count: u32;

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> partials: array<f32>;

@compute @workgroup_size(64)
fn reduce_f32(@builtin(global_invocation_id) id: vec3u) {
  let lane = id.x;
  var sum = 0.0f;
  for (var i = lane; i < count; i += 4096u) {
    sum += numbers[i];
  }
  partials[lane] = sum;
}
