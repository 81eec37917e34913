/**
 * Owner of all GPU buffers outside the view: every allocation has a label and is counted, and live bytes return to the
 * baseline when their owners are disposed. Not a suballocator: buffers have exact sizes and live as long as their plan.
 */

export interface Allocation {
  /** `world/kernel/role` or `world/buffer/role`. */
  readonly label: string;
  /** Rounded up to a multiple of 4; at least 4, because WebGPU refuses empty bindings. */
  readonly bytes: number;
  readonly usage: GPUBufferUsageFlags;
}

export class Pool {
  readonly #device: GPUDevice;
  readonly #live = new Map<GPUBuffer, number>();
  #bytes = 0;
  #disposed = false;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** Bytes of all buffers not yet freed. */
  get liveBytes(): number {
    return this.#bytes;
  }

  /** Number of buffers not yet freed. */
  get liveObjects(): number {
    return this.#live.size;
  }

  /**
   * A zeroed buffer of at least `bytes` bytes.
   *
   * @throws RangeError when bytes is not a positive number; Error when the pool is disposed
   */
  alloc({ label, bytes, usage }: Allocation): GPUBuffer {
    if (this.#disposed) throw new Error(`pool: "${label}" was asked for after dispose()`);
    if (!(bytes > 0 && Number.isFinite(bytes))) {
      throw new RangeError(`pool: "${label}" wants ${bytes} bytes; a buffer has at least 4. Example: one u32 word`);
    }
    const size = Math.ceil(bytes / 4) * 4;
    const buffer = this.#device.createBuffer({ label, size, usage });
    this.#live.set(buffer, size);
    this.#bytes += size;
    return buffer;
  }

  /**
   * Destroys a buffer of this pool; nothing to do once the pool itself is disposed, since that destroyed it.
   *
   * @throws Error when the buffer is not of this pool or was freed before
   */
  free(buffer: GPUBuffer): void {
    if (this.#disposed) return;
    const size = this.#live.get(buffer);
    if (size === undefined) throw new Error(`pool: "${buffer.label}" was freed twice or never came from this pool`);
    this.#live.delete(buffer);
    this.#bytes -= size;
    buffer.destroy();
  }

  /** Labels and bytes of all live buffers, largest first, for the diagnostics. */
  report(): { readonly label: string; readonly bytes: number }[] {
    return [...this.#live]
      .map(([buffer, bytes]) => ({ label: buffer.label, bytes }))
      .sort((a, b) => b.bytes - a.bytes || a.label.localeCompare(b.label));
  }

  /**
   * Destroys what is left.
   *
   * @throws Error on the second call: two owners are a mistake that would otherwise show much later
   */
  dispose(): void {
    if (this.#disposed) throw new Error('pool: dispose() was called twice');
    this.#disposed = true;
    for (const buffer of this.#live.keys()) buffer.destroy();
    this.#live.clear();
    this.#bytes = 0;
  }
}
