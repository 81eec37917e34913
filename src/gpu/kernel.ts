/**
 * One kernel made ready: linked, compiled with mapped diagnostics, reflected, and turned into a pipeline with explicit
 * layouts. Kernels are cached per device by text and constants. Binding them to a plan's buffers is compiledPlan.ts.
 */
import { makeShaderDataDefinitions, type VariableDefinition } from 'webgpu-utils';
import { describeMessage } from './diagnostics';
import { scoped } from './errorScopes';
import { GpuFault } from './fault';
import { type Linked, link, type ShaderEnums, type ShaderSources } from './link';
import type { Dispatch } from './plan';

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

interface Module {
  readonly module: GPUShaderModule;
  readonly definitions: ReturnType<typeof makeShaderDataDefinitions>;
}

interface Cache {
  readonly modules: Map<string, Promise<Module>>;
  readonly kernels: Map<string, Promise<Kernel>>;
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

async function compileModule(device: GPUDevice, name: string, linked: Linked, sources: ShaderSources): Promise<Module> {
  // The scope keeps a wrong shader from being reported a second time as an uncaptured error.
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ label: `${name}/module`, code: linked.code });
  const scope = device.popErrorScope();
  const { messages } = await module.getCompilationInfo();
  const errors = messages.filter(({ type }) => type === 'error');
  const refusal = await scope;
  if (errors.length > 0 || refusal !== null) {
    const reasons = errors.map((message) => describeMessage(message, linked, sources));
    throw new GpuFault('compile', [`Shader ${name} does not compile.`, ...reasons].join('\n'), { cause: refusal });
  }
  return { module, definitions: makeShaderDataDefinitions(linked.code) };
}

/** Refuses a plan whose workgroup size is not the kernel's: it would dispatch too few or too many invocations. */
function checkSize({ kernel, size = 64 }: Dispatch, entryPoint: string, code: string): void {
  const written = new RegExp(`@workgroup_size\\(\\s*(\\d+)u?\\s*\\)\\s*(?:@compute\\s*)?fn\\s+${entryPoint}\\b`).exec(
    code,
  );
  if (written !== null && Number(written[1]) !== size) {
    throw new GpuFault(
      'compile',
      `Shader ${kernel} has workgroups of ${written[1]} and its dispatch says ${size}; set \`size: ${written[1]}\`.`,
    );
  }
}

async function buildKernel(device: GPUDevice, dispatch: Dispatch, { module, definitions }: Module): Promise<Kernel> {
  const { kernel: name, constants = {} } = dispatch;
  const entryPoint = entryPointOf(name);
  const reflected = definitions.entryPoints[entryPoint];
  if (reflected === undefined) {
    throw new GpuFault(
      'compile',
      `Shader ${name} has no entry point "${entryPoint}"; an entry point is named like its file.`,
    );
  }
  const foreign = reflected.resources.find(
    ({ name: variable, entry }) => entry.buffer?.type === 'uniform' && variable !== NOW,
  );
  if (foreign !== undefined) {
    throw new GpuFault(
      'compile',
      `Shader ${name} has the uniform "${foreign.name}"; the only uniform is "${NOW}", tables go to storage.`,
    );
  }
  const count = reflected.resources.reduce((most, { group }) => Math.max(most, group + 1), 0);
  const { groups, layout } = await scoped(device, name, ['validation'], () => {
    const made = Array.from({ length: count }, (_, group) => {
      const resources = reflected.resources.filter((resource) => resource.group === group);
      return {
        layout: device.createBindGroupLayout({
          label: `${name}/layout ${group}`,
          entries: resources.map(({ name: variable, entry }) => ({
            ...entry,
            buffer: { ...entry.buffer, hasDynamicOffset: variable === NOW },
          })),
        }),
        bindings: resources.map(({ name: variable, entry }) => ({ binding: entry.binding, name: variable })),
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
    return { name, groups, pipeline, now: definitions.uniforms[NOW] ?? null };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new GpuFault('compile', `Shader ${name} gives no pipeline: ${reason}`, { cause });
  }
}

/**
 * The kernel of a dispatch, from the cache where the same text was compiled with the same constants before.
 *
 * @throws LinkError or GpuFault `compile`, with file, line and column as they were written
 */
export async function compileKernel(
  device: GPUDevice,
  dispatch: Dispatch,
  sources: ShaderSources,
  enums: ShaderEnums,
): Promise<Kernel> {
  const linked = link(`${dispatch.kernel}.wgsl`, sources, enums);
  checkSize(dispatch, entryPointOf(dispatch.kernel), linked.code);
  const { modules, kernels } = cacheOf(device);
  let module = modules.get(linked.code);
  if (module === undefined) {
    module = compileModule(device, dispatch.kernel, linked, sources);
    modules.set(linked.code, module);
  }
  const key = `${dispatch.kernel}\n${JSON.stringify(dispatch.constants ?? {})}\n${linked.code}`;
  let kernel = kernels.get(key);
  if (kernel === undefined) {
    kernel = module.then((compiled) => buildKernel(device, dispatch, compiled));
    kernels.set(key, kernel);
  }
  return kernel;
}
