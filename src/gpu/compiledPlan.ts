/**
 * A plan made ready to run: buffers allocated and filled, kernels compiled, bind groups made. It encodes steps and knows
 * nothing of submits, budgets or time.
 */
import type { Gpu } from './device';
import { checkWork, dispatchLinear } from './dispatch';
import { countDispatch } from './dispatched';
import { scoped } from './errorScopes';
import { GpuFault } from './fault';
import { compileKernel, type Kernel, NOW } from './kernel';
import type { ShaderEnums, ShaderSources } from './link';
import type { BufferPlan, Dispatch, UniformRow } from './plan';
import { allocate, type BoundKernel, bindKernel } from './planResources';
import type { Timer } from './timing';
import { createUniformRows, type UniformRows } from './uniforms';

/** What this file needs of a world's plan. */
export interface GpuPlan {
  readonly buffers: readonly BufferPlan[];
  readonly uniforms: (step: number) => UniformRow;
  readonly dispatches: (step: number) => readonly Dispatch[];
}

export interface CompileOptions {
  /** Steps whose dispatches are compiled beforehand; encoding a kernel that was not is an error. */
  readonly steps: number;
  /** First part of all labels, the world's name. */
  readonly label?: string;
  /** Buffers of other plans that kernels of this one read or write, by the names they are bound under; never freed here. */
  readonly given?: ReadonlyMap<string, GPUBuffer>;
  /** Kernels ready and kernels in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface CompiledPlan {
  /** Bytes of all buffers of the plan. */
  readonly bytes: number;
  /** Most steps that one call of `encodeSteps` takes. */
  readonly maxSteps: number;
  /** Encodes one step; the encoder is submitted before steps are encoded again. */
  encodeStep(encoder: GPUCommandEncoder, step: number): void;
  /**
   * Encodes steps `first` .. `first + count - 1` in one compute pass, or with a timer in one pass for each dispatch. The
   * uniforms are written to the queue at once: submit the encoder before steps are encoded again.
   */
  encodeSteps(encoder: GPUCommandEncoder, first: number, count: number, timer?: Timer): void;
  /** A buffer of the plan. Throws RangeError when it has none of that name. */
  buffer(name: string): GPUBuffer;
  /** Overwrites the first words of a buffer. */
  write(name: string, words: Uint32Array): void;
  /** Takes the first contents, uniforms and dispatches of another plan of the same buffers, such as another replicate. */
  load(plan: GpuPlan): void;
  dispose(): void;
}

/** 256 rows of up to 256 bytes are 64 KiB, and no submit within its time budget carries more steps. */
const MAX_STEPS = 256;
/** Writes are staged by the queue, so a city's buffers are written in pieces. */
const WRITE_WORDS = 2 ** 23;

function keyOf({ kernel, constants, bind }: Dispatch): string {
  return JSON.stringify([kernel, constants ?? 0, bind ?? 0]);
}

/**
 * Allocates, fills and compiles a plan on a device.
 *
 * @throws GpuFault `out-of-memory` or `compile`; LinkError; RangeError for a binding without a buffer
 */
export async function compilePlan(
  gpu: Gpu,
  plan: GpuPlan,
  sources: ShaderSources,
  enums: ShaderEnums,
  { steps, label = 'plan', given = new Map(), onProgress }: CompileOptions,
): Promise<CompiledPlan> {
  const { device, pool } = gpu;
  const owned: GPUBuffer[] = [];
  const dispose = () => {
    for (const buffer of owned.splice(0)) pool.free(buffer);
  };
  try {
    const wanted = new Map<string, Dispatch>();
    for (let step = 0; step < steps; step++) {
      for (const dispatch of plan.dispatches(step)) {
        checkWork(dispatch);
        wanted.set(keyOf(dispatch), dispatch);
      }
    }
    let done = 0;
    const compiling = [...wanted].map(async ([key, dispatch]) => {
      const kernel = await compileKernel(device, dispatch, sources, enums);
      onProgress?.(++done, wanted.size);
      return { key, dispatch, kernel };
    });
    const outcomes = await Promise.allSettled(compiling);
    const ready = outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
    const buffers = await allocate(gpu, plan.buffers, label, owned);
    const bound = new Map([...given, ...buffers]);
    const rows = uniformRows(ready.map(({ kernel }) => kernel));
    const uniformBuffer =
      rows &&
      pool.alloc({
        label: `${label}/${NOW}/uniform`,
        bytes: rows.bytes.byteLength,
        usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
      });
    if (uniformBuffer) owned.push(uniformBuffer);
    const now = rows && uniformBuffer ? { buffer: uniformBuffer, size: rows.size } : null;
    const prepared = await scoped(device, label, ['validation'], () => {
      return new Map(ready.map(({ key, dispatch, kernel }) => [key, bindKernel(device, kernel, dispatch, bound, now)]));
    });
    const compiled = encoderOf(gpu, plan, buffers, prepared, rows, uniformBuffer, dispose);
    compiled.load(plan);
    return compiled;
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Rows for the struct `now` of these kernels, or null where none has it. */
function uniformRows(kernels: readonly Kernel[]): UniformRows | null {
  const users = kernels.flatMap(({ name, now }) => (now ? [{ name, now }] : []));
  if (users.length === 0) return null;
  const [first] = users;
  const layout = JSON.stringify(first.now.typeDefinition);
  const other = users.find(({ now }) => JSON.stringify(now.typeDefinition) !== layout);
  if (other) {
    throw new GpuFault(
      'compile',
      `Shaders ${first.name} and ${other.name} of one plan disagree on the struct of \`${NOW}\`; include one file in both.`,
    );
  }
  return createUniformRows(first.now, MAX_STEPS);
}

function encoderOf(
  { device }: Gpu,
  plan: GpuPlan,
  buffers: ReadonlyMap<string, GPUBuffer>,
  prepared: ReadonlyMap<string, BoundKernel>,
  rows: UniformRows | null,
  uniformBuffer: GPUBuffer | null,
  dispose: () => void,
): CompiledPlan {
  let current = plan;

  const buffer = (name: string): GPUBuffer => {
    const found = buffers.get(name);
    if (found === undefined)
      throw new RangeError(`The plan has no buffer "${name}". Buffers: ${[...buffers.keys()].join(', ')}`);
    return found;
  };

  const write = (name: string, words: Uint32Array) => {
    const target = buffer(name);
    for (let done = 0; done < words.length; done += WRITE_WORDS) {
      const piece = words.subarray(done, done + WRITE_WORDS);
      device.queue.writeBuffer(target, done * 4, piece.buffer, piece.byteOffset, piece.byteLength);
    }
  };

  // Plans mostly hand out the same dispatch objects at every step, which saves making their keys.
  const known = new WeakMap<Dispatch, BoundKernel>();

  const encode = (pass: GPUComputePassEncoder, dispatch: Dispatch, offset: number) => {
    const found = known.get(dispatch) ?? prepared.get(keyOf(dispatch));
    if (found === undefined) {
      throw new Error(
        `${dispatch.kernel} was not compiled beforehand: its dispatch (constants, bindings) is in none of the plan's steps`,
      );
    }
    known.set(dispatch, found);
    countDispatch(device, dispatch.kernel);
    pass.setPipeline(found.kernel.pipeline);
    found.groups.forEach(({ group, dynamic }, index) => {
      pass.setBindGroup(index, group, dynamic ? [offset] : []);
    });
    if (dispatch.indirect) pass.dispatchWorkgroupsIndirect(buffer(dispatch.indirect.buffer), dispatch.indirect.offset);
    else dispatchLinear(pass, dispatch.items, dispatch.size);
  };

  const encodeSteps = (encoder: GPUCommandEncoder, first: number, count: number, timer?: Timer) => {
    if (count > MAX_STEPS) throw new RangeError(`encodeSteps: ${count} steps; at most ${MAX_STEPS} at once`);
    if (count < 1) return;
    if (rows && uniformBuffer) {
      for (let i = 0; i < count; i++) rows.set(i, current.uniforms(first + i));
      device.queue.writeBuffer(uniformBuffer, 0, rows.bytes, 0, rows.stride * count);
    }
    const stride = rows?.stride ?? 0;
    const shared = timer ? null : encoder.beginComputePass({ label: `steps ${first}..${first + count - 1}` });
    for (let i = 0; i < count; i++) {
      for (const dispatch of current.dispatches(first + i)) {
        const pass =
          shared ??
          encoder.beginComputePass({ label: dispatch.kernel, timestampWrites: timer?.writes(dispatch.kernel) });
        encode(pass, dispatch, i * stride);
        if (!shared) pass.end();
      }
    }
    shared?.end();
  };

  return {
    bytes: [...buffers.values()].reduce((sum, { size }) => sum + size, 0),
    maxSteps: MAX_STEPS,
    encodeStep: (encoder, step) => encodeSteps(encoder, step, 1),
    encodeSteps,
    buffer,
    write,
    load(next) {
      const encoder = device.createCommandEncoder({ label: 'load' });
      if (next.buffers.length !== buffers.size)
        throw new RangeError('load: the plan has other buffers; compile it instead');
      for (const { name, words, initial } of next.buffers) {
        const target = buffer(name);
        if (target.size !== words * 4)
          throw new RangeError(`load: "${name}" has another length; compile the plan instead`);
        const filled = (initial?.length ?? 0) * 4;
        if (filled > target.size)
          throw new RangeError(`load: the first contents of "${name}" exceed its ${words} words`);
        if (filled < target.size) encoder.clearBuffer(target, filled);
      }
      device.queue.submit([encoder.finish()]);
      for (const { name, initial } of next.buffers) if (initial) write(name, initial);
      current = next;
    },
    dispose,
  };
}
