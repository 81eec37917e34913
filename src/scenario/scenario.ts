/**
 * The scenario as the program uses it: complete (every parameter resolved), validated, plain data. The file
 * (`document.ts`) and the link (`link.ts`) are encodings of exactly this.
 */
import type { Value } from './parameter';

/** One dated change of one parameter: `value` holds on days `from <= day < to` (`to` absent: until the end of the run). */
export interface DatedChange {
  readonly parameter: string;
  /** First day, counted from the start of the run (0 = first day). */
  readonly from: number;
  readonly to?: number;
  readonly value: Value;
}

/** A fitted value's uncertainty, kept in place so that an exported calibration is the same file. */
export interface Estimate {
  readonly sd?: number;
  readonly q?: Readonly<Record<string, number>>;
  readonly method?: string;
  readonly run?: string;
}

/** A file that the scenario was made with; it never travels inside a link. */
export interface DataReference {
  readonly name: string;
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly role: 'people' | 'edges' | 'observations';
}

export interface Scenario {
  readonly model: { readonly id: string; readonly version: number };
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly license: string;
  /** u32; keys every random draw. */
  readonly seed: number;
  readonly agents: number;
  /** Level of coordination 1..5 (0: none). */
  readonly level: number;
  /** Number of steps of the run. */
  readonly horizon: number;
  /** ISO date of day 0. */
  readonly start: string;
  /** Every parameter of the model, by id; deltas from the defaults are computed when encoding. */
  readonly values: Readonly<Record<string, Value>>;
  /** In order; where two overlap, the later in the list wins. */
  readonly changes: readonly DatedChange[];
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly data: readonly DataReference[];
}

/** What the codecs and the validator need to know of a model, as plain data (worlds pass it in; this folder imports none). */
export interface ModelDefinition {
  readonly id: string;
  /** Integer; a default may change only with a new version. */
  readonly version: number;
  readonly title: string;
  readonly parameters: import('./parameter').ParameterTable;
  readonly defaults: {
    readonly agents: number;
    readonly horizon: number;
    readonly start: string;
    readonly level: number;
  };
  readonly limits: { readonly agents: readonly [number, number]; readonly horizon: readonly [number, number] };
  /** Pure functions on raw deltas, `migrations[k]` turns version k + 1 into k + 2. */
  readonly migrations: readonly ((raw: Record<string, unknown>) => Record<string, unknown>)[];
}
