/** The table of parameters as a program reads it: `params --json` of the command line, exports, documentation. */
import type { Parameter, Value } from './parameter';
import type { ModelDefinition } from './scenario';

export interface ParameterDescription {
  readonly id: string;
  readonly label: string;
  readonly kind: Parameter['kind'];
  readonly unit: string;
  readonly default: Value;
  /** Null where bounds have no meaning (switches, choices). Of a table: bounds of every entry. */
  readonly min: number | null;
  readonly max: number | null;
  readonly source: string;
  readonly description: string;
  readonly dated: boolean;
  readonly choices?: readonly string[];
  readonly entries?: readonly string[];
}

/** Every parameter of the model as plain data, in schema order. */
export function describeParameters(model: ModelDefinition): { parameters: ParameterDescription[] } {
  return { parameters: model.parameters.map(describe) };
}

function describe(parameter: Parameter): ParameterDescription {
  const { id, label, kind, unit, source, description } = parameter;
  const bounded = parameter.kind !== 'switch' && parameter.kind !== 'choice';
  return {
    id,
    label,
    kind,
    unit,
    default: parameter.default,
    min: bounded ? parameter.min : null,
    max: bounded ? parameter.max : null,
    source,
    description,
    dated: parameter.dated === true,
    ...(parameter.kind === 'choice' ? { choices: parameter.choices } : {}),
    ...(parameter.kind === 'table' ? { entries: parameter.entries } : {}),
  };
}
