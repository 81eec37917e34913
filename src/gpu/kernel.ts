/**
 * One kernel made ready: linked, compiled with mapped diagnostics, reflected, and turned into a pipeline with explicit
 * layouts. Kernels are cached per device by text and constants. Binding them to a plan's buffers is compiledPlan.ts.
 */
import type { VariableDefinition } from 'webgpu-utils';
import { describeMessage } from './diagnostics';
import { scoped } from './errorScopes';
import { GpuFault } from './fault';
import { type Linked, link, type ShaderEnums, type ShaderSources } from './link';
import type { Dispatch } from './plan';
import { type Reflection, reflect } from './reflect';

/** The one uniform variable a kernel may have: the row of the step, bound with a dynamic offset. */
export const NOW = 'now';

export interface KernelBinding {
  readonly binding: number;
  /** Name of the shader variable. */
  readonly name: string;
}

export interface Kernel {
  /** As in `Dispatch.kernel`. */
  readonly name: string;
  readonly pipeline: GPUComputePipeline;
  /** Bindings by group; groups in between that the kernel does not use are empty. */
  readonly groups: readonly { readonly layout: GPUBindGroupLayout; readonly bindings: readonly KernelBinding[] }[];
  /** Layout of the uniform struct, or null where the kernel has none. */
  readonly now: VariableDefinition | null;
}

/** A compiled file and what it declares. */
export interface Module {
  readonly module: GPUShaderModule;
  readonly reflection: Reflection;
}

interface Cache {
  readonly modules: Map<string, Promise<Module>>;
  readonly kernels: Map<Module, Map<string, Promise<Kernel>>>;
}

const caches = new WeakMap<GPUDevice, Cache>();

function cacheOf(device: GPUDevice): Cache {
  const found = caches.get(device) ?? { modules: new Map(), kernels: new Map() };
  caches.set(device, found);
  return found;
}

/** Entry point of a kernel: its file name, with `_` for the dots of `contact.adj`. */
export function entryPointOf(kernel: string): string {
  return kernel.slice(kernel.lastIndexOf('/') + 1).replaceAll('.', '_');
}

async function buildModule(device: GPUDevice, name: string, linked: Linked, sources: ShaderSources): Promise<Module> {
  // The scope keeps a wrong shader from being reported a second time as an uncaptured error.
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ label: `${name}/module`, code: linked.code });
  const scope = device.popErrorScope();
  const { messages } = await module.getCompilationInfo();
  const errors = messages.filter(({ type }) => type === 'error');
  const refusal = await scope;
  if (errors.length > 0 || refusal !== null) {
    const reasons = errors.map((message) => describeMessage(message, linked, sources));
    throw new GpuFault(
      'compile',
      [`Shader ${name} does not compile.`, ...reasons].join('\n'),
      { cause: refusal },
      name,
    );
  }
  return { module, reflection: reflect(linked.code) };
}

/**
 * The module of a shader file, from the cache where the same text was compiled before.
 *
 * @param name  path relative to shaders/, without extension
 * @throws LinkError or GpuFault `compile`, with file, line and column as they were written
 */
export async function compileModule(
  device: GPUDevice,
  name: string,
  sources: ShaderSources,
  enums: ShaderEnums,
): Promise<Module> {
  const linked = link(`${name}.wgsl`, sources, enums);
  const { modules } = cacheOf(device);
  const found = modules.get(linked.code) ?? buildModule(device, name, linked, sources);
  modules.set(linked.code, found);
  return found;
}

async function buildKernel(device: GPUDevice, dispatch: Dispatch, { module, reflection }: Module): Promise<Kernel> {
  const { kernel: name, constants = {}, size = 64 } = dispatch;
  const entryPoint = entryPointOf(name);
  const declared = reflection.entryPoint(entryPoint);
  if (declared === null) {
    throw new GpuFault(
      'compile',
      `Shader ${name} has no entry point "${entryPoint}"; an entry point is named like its file.`,
    );
  }
  // Another size would dispatch too few or too many invocations.
  const { workgroupSize } = declared;
  if (workgroupSize !== null && workgroupSize !== size) {
    throw new GpuFault(
      'compile',
      `Shader ${name} has workgroups of ${workgroupSize} and its dispatch says ${size}; set \`size: ${workgroupSize}\`.`,
    );
  }
  const { bindings } = reflection;
  const foreign = bindings.find((binding) => binding.type === 'uniform' && binding.name !== NOW);
  if (foreign !== undefined) {
    throw new GpuFault(
      'compile',
      `Shader ${name} has the uniform "${foreign.name}"; the only uniform is "${NOW}", tables go to storage.`,
    );
  }
  const count = bindings.reduce((most, { group }) => Math.max(most, group + 1), 0);
  const { groups, layout } = await scoped(device, name, ['validation'], () => {
    const made = Array.from({ length: count }, (_, group) => {
      const members = bindings.filter((binding) => binding.group === group);
      return {
        layout: device.createBindGroupLayout({
          label: `${name}/layout ${group}`,
          entries: members.map(({ name: variable, binding, type }) => ({
            binding,
            visibility: GPUShaderStage.COMPUTE,
            buffer: { type, hasDynamicOffset: variable === NOW },
          })),
        }),
        bindings: members.map(({ name: variable, binding }) => ({ binding, name: variable })),
      };
    });
    const bindGroupLayouts = made.map((group) => group.layout);
    return { groups: made, layout: device.createPipelineLayout({ label: `${name}/layout`, bindGroupLayouts }) };
  });
  try {
    const pipeline = await device.createComputePipelineAsync({
      label: `${name}/pipeline`,
      layout,
      compute: { module, entryPoint, constants: { ...constants } },
    });
    return { name, groups, pipeline, now: reflection.uniforms[NOW] ?? null };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new GpuFault('compile', `Shader ${name} gives no pipeline: ${reason}`, { cause }, name);
  }
}

/**
 * The kernel of a dispatch, from the cache where the same text was compiled with the same constants before.
 *
 * @throws LinkError or GpuFault `compile`
 */
export async function compileKernel(
  device: GPUDevice,
  dispatch: Dispatch,
  sources: ShaderSources,
  enums: ShaderEnums,
): Promise<Kernel> {
  const module = await compileModule(device, dispatch.kernel, sources, enums);
  const { kernels } = cacheOf(device);
  const byKey = kernels.get(module) ?? new Map<string, Promise<Kernel>>();
  kernels.set(module, byKey);
  const key = JSON.stringify([dispatch.kernel, dispatch.size ?? 64, dispatch.constants ?? {}]);
  const found = byKey.get(key) ?? buildKernel(device, dispatch, module);
  byKey.set(key, found);
  return found;
}
