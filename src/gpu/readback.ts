/**
 * Ways from GPU memory to the host: a ring of three staging buffers for what a running simulation shows, and a plain read
 * for checkpoints and tests. Under pressure the ring gives nothing and the caller drops the sample; a series loses nothing
 * by that, because rows stay on the GPU.
 */
import type { Gpu } from './device';
import { awaitMap } from './firefoxMaps';

/** One use of a staging buffer: `copy` into an encoder, submit, then `read` once. */
export interface ReadbackSlot {
  copy(encoder: GPUCommandEncoder, source: GPUBuffer, byteOffset: number, bytes: number): void;
  /** The copied words. Frees the slot whatever happens; rejects when the device is lost. */
  read(): Promise<Uint32Array>;
  /** Frees a slot that will not be read. */
  release(): void;
}

export interface ReadbackRing {
  /** A free slot, or null when all are on their way. */
  tryAcquire(): ReadbackSlot | null;
  /** Bytes of one slot. */
  readonly bytes: number;
  dispose(): void;
}

const SLOTS = 3;

type SlotState = 'free' | 'reserved' | 'encoded' | 'mapping';

/** A ring whose slots hold up to `bytes` bytes each. */
export function createReadbackRing(gpu: Gpu, bytes: number, label = 'readback'): ReadbackRing {
  const { device, pool } = gpu;
  const states: SlotState[] = new Array(SLOTS).fill('free');
  const buffers = states.map((_, i) =>
    pool.alloc({ label: `${label}/staging ${i}`, bytes, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ }),
  );

  function slot(index: number): ReadbackSlot {
    const buffer = buffers[index];
    let copied = 0;
    const expect = (...allowed: SlotState[]) => {
      if (!allowed.includes(states[index])) throw new Error(`${label}: a slot that is ${states[index]} cannot do this`);
    };
    return {
      copy(encoder, source, byteOffset, length) {
        expect('reserved');
        if (length > bytes) throw new RangeError(`${label}: ${length} bytes do not fit a slot of ${bytes}`);
        encoder.copyBufferToBuffer(source, byteOffset, buffer, 0, length);
        copied = length;
        states[index] = 'encoded';
      },
      async read() {
        expect('encoded');
        states[index] = 'mapping';
        try {
          await awaitMap(device, buffer.mapAsync(GPUMapMode.READ, 0, copied));
          const words = new Uint32Array(buffer.getMappedRange(0, copied).slice(0));
          buffer.unmap();
          return words;
        } finally {
          states[index] = 'free';
        }
      },
      release() {
        expect('reserved', 'encoded');
        states[index] = 'free';
      },
    };
  }

  return {
    bytes,
    tryAcquire() {
      const index = states.indexOf('free');
      if (index < 0) return null;
      states[index] = 'reserved';
      return slot(index);
    },
    dispose() {
      for (const buffer of buffers) pool.free(buffer);
    },
  };
}

/** Staging size of `readBuffer`: large enough to amortise a map, small beside the buffers of a city. */
const CHUNK = 2 ** 25;

/**
 * Words of a buffer as they are after everything submitted so far.
 *
 * @param byteOffset  first byte, a multiple of 4
 * @param bytes       length, a multiple of 4; to the end where absent
 */
export async function readBuffer(
  { device, pool }: Gpu,
  source: GPUBuffer,
  byteOffset = 0,
  bytes = source.size - byteOffset,
): Promise<Uint32Array> {
  const words = new Uint32Array(bytes / 4);
  if (bytes === 0) return words;
  const staging = pool.alloc({
    label: `${source.label}/read`,
    bytes: Math.min(bytes, CHUNK),
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  });
  try {
    for (let done = 0; done < bytes; done += CHUNK) {
      const length = Math.min(CHUNK, bytes - done);
      const encoder = device.createCommandEncoder({ label: 'readBuffer' });
      encoder.copyBufferToBuffer(source, byteOffset + done, staging, 0, length);
      device.queue.submit([encoder.finish()]);
      await awaitMap(device, staging.mapAsync(GPUMapMode.READ, 0, length));
      words.set(new Uint32Array(staging.getMappedRange(0, length)), done / 4);
      staging.unmap();
    }
  } finally {
    pool.free(staging);
  }
  return words;
}
