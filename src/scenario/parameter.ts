/**
 * What a parameter of a world is: the one definition from which validation, the JSON Schema, sliders, links and exports
 * are derived. Pure types and small helpers; knows no world.
 */

/** A parameter's value: a number, a switch, one of the named choices, or a table of numbers of fixed length. */
export type Value = number | boolean | string | readonly number[];

interface Common {
  /** Dotted identifier, `group.name`, matching `[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*`. Append-only across versions. */
  readonly id: string;
  readonly label: string;
  /** UCUM unit: `1` for fractions and ratios, `d`, `{people}/d`, … */
  readonly unit: string;
  /** Where default and range come from (paper, data set, or "assumption"). */
  readonly source: string;
  /** One sentence on what it does, in the words of the field. */
  readonly description: string;
  /** Whether its value may change by date during a run (a protocol) or holds for the whole run (a table of the disease). */
  readonly dated?: boolean;
}

export interface NumberParameter extends Common {
  readonly kind: 'number' | 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export interface SwitchParameter extends Common {
  readonly kind: 'switch';
  readonly default: boolean;
}
export interface ChoiceParameter extends Common {
  readonly kind: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}
export interface TableParameter extends Common {
  readonly kind: 'table';
  readonly default: readonly number[];
  /** Bounds of every entry. The length is that of the default. */
  readonly min: number;
  readonly max: number;
  /** What the entries are, for headers of editors and exports: one label an entry. */
  readonly entries: readonly string[];
}
export type Parameter = NumberParameter | SwitchParameter | ChoiceParameter | TableParameter;

/** The parameters of one world, in schema order. */
export type ParameterTable = readonly Parameter[];
