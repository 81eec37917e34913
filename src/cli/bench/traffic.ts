/**
 * Bytes that a plan's kernels must move, from what they bind: a lower bound that counts every byte of a bound buffer once
 * per dispatch, and once more where the kernel may write it. Random gathers move more, tables in caches less. Pure.
 */
import { link, type ShaderEnums, type ShaderSources } from '../../gpu/link';
import type { Plan } from '../../worlds/world';

const STORAGE = /var<storage(?:,\s*(read|read_write))?>\s*(\w+)/g;

/** Bytes of one step. */
export function bytesPerStep(plan: Plan, step: number, sources: ShaderSources, enums: ShaderEnums): number {
  const bytes = new Map(plan.buffers.map(({ name, words }) => [name, words * 4]));
  let sum = 0;
  for (const { kernel, bind = {} } of plan.dispatches(step)) {
    const { code } = link(`${kernel}.wgsl`, sources, enums);
    for (const [, access, variable] of code.matchAll(STORAGE)) {
      const name = bind[variable] ?? variable;
      // A series is bound whole, but a step touches one row of it.
      if (name === plan.seriesBuffer) continue;
      sum += (bytes.get(name) ?? 0) * (access === 'read_write' ? 2 : 1);
    }
  }
  return sum;
}
