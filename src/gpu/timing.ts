/**
 * Time of compute passes by timestamp queries, where the device has them: one pair a pass. For benches and diagnostics;
 * nothing in a run depends on it.
 */
import type { Gpu } from './device';

export interface PassTime {
  readonly label: string;
  readonly milliseconds: number;
}

export interface Timer {
  /** Queries for the next pass, or undefined when all are in use. */
  writes(label: string): GPUComputePassTimestampWrites | undefined;
  /** Copies the queries; call once after the last pass of the encoder. */
  resolve(encoder: GPUCommandEncoder): void;
  /** Times of the passes since the last read, in order; to be called after the submit. Negative differences are left out. */
  read(): Promise<PassTime[]>;
  dispose(): void;
}

/** A timer of up to `passes` passes a submit, or null where the device has no timestamps. */
export function createTimer({ device, pool, features }: Gpu, passes = 64): Timer | null {
  if (!features.has('timestamp-query')) return null;
  const querySet = device.createQuerySet({ label: 'timing/queries', type: 'timestamp', count: passes * 2 });
  const bytes = passes * 16;
  const resolved = pool.alloc({
    label: 'timing/resolved',
    bytes,
    usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
  });
  const staging = pool.alloc({
    label: 'timing/staging',
    bytes,
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  });
  let labels: string[] = [];
  return {
    writes(label) {
      if (labels.length === passes) return undefined;
      const first = labels.length * 2;
      labels.push(label);
      return { querySet, beginningOfPassWriteIndex: first, endOfPassWriteIndex: first + 1 };
    },
    resolve(encoder) {
      if (labels.length === 0) return;
      encoder.resolveQuerySet(querySet, 0, labels.length * 2, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, staging, 0, labels.length * 16);
    },
    async read() {
      const names = labels;
      labels = [];
      if (names.length === 0) return [];
      await staging.mapAsync(GPUMapMode.READ, 0, names.length * 16);
      const ticks = new BigUint64Array(staging.getMappedRange(0, names.length * 16));
      // Browsers coarsen the clock and some drivers reset it between the two writes.
      const times = names
        .map((label, i) => ({ label, milliseconds: Number(BigInt.asIntN(64, ticks[2 * i + 1] - ticks[2 * i])) / 1e6 }))
        .filter(({ milliseconds }) => milliseconds >= 0);
      staging.unmap();
      return times;
    },
    dispose() {
      querySet.destroy();
      pool.free(resolved);
      pool.free(staging);
    },
  };
}
