/**
 * Opens a GPU device with exactly the limits that a plan needs, or says why not. Called once by a composition root (a page's
 * or Node's), outside React. What follows a loss (rebuilding, giving up) is the engine's business.
 */
import { type AdapterInfo, describeAdapter } from './adapterInfo';
import { DEFAULT_LIMITS, type Limits, type Requirements } from './capacity';
import { GpuFault } from './fault';
import { Pool } from './pool';

export interface Gpu {
  readonly device: GPUDevice;
  readonly pool: Pool;
  readonly info: AdapterInfo;
  /** Features of the device; `timestamp-query` is asked for where the adapter has it. */
  readonly features: ReadonlySet<string>;
  /** Limits of the adapter, for `capacity`; the device has those that were required. */
  readonly adapterLimits: Limits;
  /** Resolves when the device is lost, other than by our own dispose(). */
  readonly lost: Promise<GpuFault>;
  /** Destroys the device and all of its buffers. */
  dispose(): void;
  /** Loses the device as a driver would: for tests of the recovery. */
  loseForTest(): void;
}

export interface OpenOptions {
  /** The entry point; `navigator.gpu` where absent. */
  readonly gpu?: GPU;
  /**
   * Receives errors that no scope caught. Where absent they are thrown from a task of their own, so that tests and
   * development stop at them.
   */
  readonly onError?: (fault: GpuFault) => void;
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}

/** The limits to request: only those above the defaults. Throws `too-small` where the adapter offers less. */
function requestedLimits(adapter: GPUAdapter, { limits }: Requirements): Record<string, number> {
  const requested: Record<string, number> = {};
  for (const name of ['maxBufferSize', 'maxStorageBufferBindingSize'] as const) {
    const offered = adapter.limits[name];
    if (limits[name] > offered) {
      throw new GpuFault(
        'too-small',
        `This GPU holds at most ${mebibytes(offered)} in one buffer (${name}), and the run needs ${mebibytes(limits[name])}. ` +
          'Choose fewer agents. Example: a tenth of them',
      );
    }
    if (limits[name] > DEFAULT_LIMITS[name]) requested[name] = limits[name];
  }
  return requested;
}

function entryPoint(): GPU | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.gpu;
}

/**
 * A device that can hold the plan of `required`, with a pool for its buffers.
 *
 * @throws GpuFault `no-webgpu`, `no-adapter`, `too-small` or `lost` (the adapter gave no device)
 */
export async function openDevice(
  required: Requirements,
  { gpu = entryPoint(), onError }: OpenOptions = {},
): Promise<Gpu> {
  if (gpu === undefined) {
    throw new GpuFault(
      'no-webgpu',
      'This browser has no WebGPU. Use a current Chrome, Edge, Firefox or Safari; small populations run without it.',
    );
  }
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    throw new GpuFault(
      'no-adapter',
      'WebGPU is there, but no GPU answers. Check that hardware acceleration is on; small populations run without it.',
    );
  }
  const requiredLimits = requestedLimits(adapter, required);
  const requiredFeatures: GPUFeatureName[] = adapter.features.has('timestamp-query') ? ['timestamp-query'] : [];
  let device: GPUDevice;
  try {
    device = await adapter.requestDevice({ label: 'murmuration', requiredLimits, requiredFeatures });
  } catch (cause) {
    throw new GpuFault('lost', `The GPU gave no device: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }

  const pool = new Pool(device);
  // A listener and not `onuncapturederror`: three.js assigns that property.
  device.addEventListener('uncapturederror', ({ error }) => {
    const fault = new GpuFault(
      error.constructor.name === 'GPUOutOfMemoryError' ? 'out-of-memory' : 'validation',
      error.message,
    );
    if (onError) onError(fault);
    else
      setTimeout(() => {
        throw fault;
      });
  });

  let disposed = false;
  let injected = false;
  const lost = new Promise<GpuFault>((resolve) => {
    device.lost.then(({ reason, message }) => {
      if (injected) resolve(new GpuFault('lost', 'The GPU device was lost (unknown): injected by a test.'));
      else if (!disposed) resolve(new GpuFault('lost', `The GPU device was lost (${reason || 'unknown'}): ${message}`));
    });
  });

  return {
    device,
    pool,
    info: describeAdapter(adapter),
    features: new Set<string>(device.features),
    adapterLimits: {
      maxBufferSize: adapter.limits.maxBufferSize,
      maxStorageBufferBindingSize: adapter.limits.maxStorageBufferBindingSize,
    },
    lost,
    dispose() {
      disposed = true;
      pool.dispose();
      device.destroy();
    },
    loseForTest() {
      injected = true;
      device.destroy();
    },
  };
}
