/**
 * What a world is to the engine: parameters, a population, a plan of GPU buffers and kernels, a TypeScript twin, series and
 * outcomes. The engine drives any world through this file and names none.
 */
import type { Gpu } from '../gpu/device';
import type { ShaderSources } from '../gpu/link';
import type { BufferPlan, Dispatch, UniformRow } from '../gpu/plan';
import type { Value } from '../scenario/parameter';
import type { DatedChange, ModelDefinition, Scenario } from '../scenario/scenario';
import type { Example } from './example';
import type { Face } from './face';
import type { ObjectiveSpec } from './objective';
import type { Chronicle } from './story';
import type { WorldView } from './view';

/** Called during long host work with a fraction in [0, 1] and what is being done; throwing an `AbortError` is the way to cancel. */
export type Progress = (fraction: number, what: string) => void;

/** A daily counter of the run. Order in `World.series` is schema order: it fixes the digest and is append-only. */
export interface Series {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** `stock`: counted at the end of the step; `flow`: events during it. */
  readonly kind: 'stock' | 'flow';
  readonly description: string;
}

/** Files given by the user in place of synthesised people or layers, already parsed by the world's own parsers. */
export interface Inputs {
  readonly files: Readonly<Record<string, string>>;
}

/** A named starting point: what it changes in the default scenario of its model. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The same words for a German page. */
  readonly german?: { readonly title: string; readonly description: string };
  readonly scenario: {
    readonly agents?: number;
    readonly horizon?: number;
    readonly start?: string;
    readonly values?: Readonly<Record<string, Value>>;
  };
  /** Files without which the preset cannot be built, and the names under which their publisher ships them. */
  readonly needs?: readonly { readonly role: 'people' | 'edges'; readonly file: string }[];
}

/** A scenario made concrete: people, tables, initial condition. Opaque to the engine but for these fields. */
export interface Model {
  readonly scenario: Scenario;
  readonly agents: number;
  readonly horizon: number;
  /** What else there is a number of, by name: what objectives may price. */
  readonly units?: Readonly<Record<string, number>>;
}

/** One replicate on the CPU, the oracle of the kernels. After `step()`, `row` holds the counts of the step just made. */
export interface Twin {
  /** Steps made so far. */
  readonly step: number;
  /** u32[series], counts of the last step made. */
  readonly row: Uint32Array;
  advance(): void;
  /** Every state buffer of the plan by its name, as u32 words: what the GPU must hold at the same step, word for word. */
  state(): Record<string, Uint32Array>;
  /** The same without a copy, to be read and not kept: every step changes the words. */
  live(): Readonly<Record<string, Uint32Array>>;
  /** Takes over a state of `step` steps with the series rows so far (u32[step * series], row after row). */
  restore(step: number, state: Readonly<Record<string, Uint32Array>>, rows: Uint32Array): void;
}

/** Buffers, uniforms and kernels of one replicate on the GPU. Pure data, made without a device. */
export interface Plan {
  readonly buffers: readonly BufferPlan[];
  /** Name of the buffer that receives one row of u32 counts per step, `horizon * series` words. */
  readonly seriesBuffer: string;
  /** Fields of the uniform struct `Now` for a step. */
  readonly uniforms: (step: number) => UniformRow;
  /** Dispatches of one step, in order; the same pipelines every step, some left out on steps that do not need them. */
  readonly dispatches: (step: number) => readonly Dispatch[];
}

/** Derivatives of an objective of one replicate, as the agents' adjoint has them. */
export interface WorldGradient {
  /** u32[horizon * series] of the run. */
  readonly rows: Uint32Array;
  /** By key: parameter id, `id[k]` for the entries of a table, `id@day` for one day of a dated parameter. */
  readonly parameters: Readonly<Record<string, number>>;
  /** By the same keys: the form of the estimator that produced the number. */
  readonly forms: Readonly<Record<string, string>>;
}

/** A device with the limits of `World.adjointPlan`, and what its kernels are compiled from. */
export interface GradientDevice {
  readonly gpu: Gpu;
  readonly sources: ShaderSources;
}

export interface GradientRequest {
  /** Runs forward there, with the adjoint kernels of the world; absent, or where the world has none, all is done on the CPU. */
  readonly device?: GradientDevice;
  /** The run made already: what `World.forward` gave for the same model and replicate. */
  readonly forward?: unknown;
  /** Keys that are wanted; all that there are unless given. Those by which the world has no derivative are left out of the result. */
  readonly parameters?: readonly string[];
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** What turns a preset into a named regime of an epidemic, in which gradients are judged. */
export type Regime = Preset['scenario'] & { readonly changes?: readonly DatedChange[] };

/** `Prepared`: what `prepare` makes, plain data and typed arrays. */
export interface World<M extends Model = Model, Prepared = unknown> {
  /** Reads the code of the model where it is apart from the rest (`lazyWorld`); to be awaited before anything is built. */
  ready?(): Promise<unknown>;
  readonly definition: ModelDefinition;
  readonly arithmetic: 'integer' | 'float';
  readonly series: readonly Series[];
  /** People and tables from a scenario; deterministic from the seed. Throws `RangeError` with a sentence for the user. */
  build(scenario: Scenario, inputs?: Inputs, progress?: Progress): M;
  /**
   * The costly part of `build` as data that a worker can post; `finish` makes the model of it on any thread. Both or neither:
   * `build` gives the same as the two together.
   */
  prepare?(scenario: Scenario, inputs?: Inputs, progress?: Progress): Prepared;
  finish?(scenario: Scenario, prepared: Prepared): M;
  /** What `finish` made the model of, not copied: posted to a worker, it makes the same people there without building them again. */
  prepared?(model: M): Prepared;
  /** The same people under another scenario (other parameters, same population), or null when the population differs. */
  rebuild?(model: M, scenario: Scenario): M | null;
  plan(model: M, replicate: number): Plan;
  /** The plan of a replicate with the kernels that its adjoint needs; absent where a world has none. */
  adjointPlan?(model: M, replicate: number): Plan;
  twin(model: M, replicate: number): Twin;
  /** A replay of one replicate from which the story of any agent can be told; absent where agents have none. */
  chronicle?(model: M, replicate: number): Chronicle;
  /**
   * Derivatives of an objective of one replicate; absent where a world has no adjoint. `cotangent` gives dF / d count, f64[horizon * series],
   * for the rows of the run. What the objective owes to a parameter besides the counts (a price) is not in it.
   *
   * @throws AbortError when the signal fires
   */
  gradient?(
    model: M,
    replicate: number,
    cotangent: (rows: Uint32Array) => Float64Array,
    request?: GradientRequest,
  ): Promise<WorldGradient>;
  /**
   * The run of a gradient on a device, with what its adjoint needs of it: plain data, to be posted to the thread that walks backward. There
   * where `adjointPlan` is.
   *
   * @throws AbortError when the signal fires; GpuFault
   */
  forward?(
    device: GradientDevice,
    model: M,
    replicate: number,
    options?: Pick<GradientRequest, 'signal' | 'progress'>,
  ): Promise<unknown>;
  /** Enumerations that the shaders of this world include with `#enum`. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Scalar outcomes of one replicate from its series, u32[horizon * series] row after row. */
  outcomes(model: M, rows: Uint32Array): Record<string, number>;
  /** By id, in the order in which they are offered. */
  readonly presets: Readonly<Record<string, Preset>>;
  /** What the gallery offers, in order; read when it is asked for. */
  readonly examples?: () => Promise<readonly Example[]>;
  /** Scenarios that the bench measures, at populations of its choice. Not offered to users; no files needed. */
  readonly benchmarks?: Readonly<Record<string, Preset>>;
  /** Named objectives; the first is asked for where none is named. */
  readonly objectives?: Readonly<Record<string, ObjectiveSpec>>;
  /** Regimes in which the fidelity of gradients is measured, each laid over a preset. Not offered to users of the page. */
  readonly regimes?: Readonly<Record<string, Regime>>;
  /** How people see the parameters. Absent: groups by the first part of the ids, labels of the table. */
  readonly face?: Face;
  /** How a stage draws the agents; absent where there is nothing to see but numbers. */
  readonly view?: WorldView<M>;
  /** Bytes of GPU memory per agent of the plan, for `capacity` before anything is built. */
  readonly bytesPerAgent: number;
}

/** What is known of a world without the code of its model. */
export type WorldCard = Pick<
  World,
  'definition' | 'arithmetic' | 'series' | 'presets' | 'examples' | 'face' | 'bytesPerAgent'
>;
