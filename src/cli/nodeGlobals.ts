/**
 * Globals that a page has and Node 20 lacks, as plain values. The first import of every Node entry that touches the GPU:
 * static imports are evaluated before the importing module's own body, so this cannot live in that body. It loads no
 * native code; the classes of WebGPU come with `openDawn`.
 */

// webgpu-utils lists Float16Array among its views at load time. No shader here uses f16, so any 16-bit array will do.
// May go when Node 24 is the oldest version supported.
const missing: Record<string, unknown> = {
  Float16Array: Uint16Array,
  // Constants of the WebGPU specification, needed before a device exists.
  GPUShaderStage: { VERTEX: 1, FRAGMENT: 2, COMPUTE: 4 },
  GPUMapMode: { READ: 1, WRITE: 2 },
  GPUBufferUsage: {
    MAP_READ: 1,
    MAP_WRITE: 2,
    COPY_SRC: 4,
    COPY_DST: 8,
    INDEX: 16,
    VERTEX: 32,
    UNIFORM: 64,
    STORAGE: 128,
    INDIRECT: 256,
    QUERY_RESOLVE: 512,
  },
};

for (const [name, value] of Object.entries(missing)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
