/**
 * The rows of the uniform struct `now`, one for each step of a batch, in one buffer with dynamic offsets: so a submit carries
 * many steps. Field offsets come from the WGSL.
 */
import { makeStructuredView, type StructDefinition, type VariableDefinition } from 'webgpu-utils';
import type { UniformRow } from './plan';

/** `minUniformBufferOffsetAlignment` of every WebGPU device. */
const ALIGNMENT = 256;

export interface UniformRows {
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Bytes of one row, the size of the binding. */
  readonly size: number;
  readonly bytes: ArrayBuffer;
  /**
   * Writes the fields of a row.
   *
   * @throws RangeError when a field of the struct is missing or the row has one that the struct lacks
   */
  set(index: number, row: UniformRow): void;
}

/** Host memory for `count` rows of the struct that `definition` describes. */
export function createUniformRows(definition: VariableDefinition, count: number): UniformRows {
  const size = definition.size;
  const stride = Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  const bytes = new ArrayBuffer(stride * count);
  const views = Array.from({ length: count }, (_, i) => makeStructuredView(definition, bytes, i * stride));
  const fields = Object.keys((definition.typeDefinition as StructDefinition).fields ?? {});
  const known = new Set(fields);
  return {
    stride,
    size,
    bytes,
    set(index, row) {
      const given = Object.keys(row);
      if (given.length !== fields.length || given.some((field) => !known.has(field))) {
        const missing = fields.filter((field) => !(field in row));
        const extra = given.filter((field) => !known.has(field));
        throw new RangeError(
          `uniforms: the struct of \`now\` has the fields ${fields.join(', ')}; missing: ${missing.join(', ') || 'none'}; unknown: ${extra.join(', ') || 'none'}`,
        );
      }
      views[index].set(row);
    },
  };
}
