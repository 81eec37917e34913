/**
 * How a world shows its parameter table to people: which settings come first, how they are grouped, plain words, steps and
 * ready-made interventions. Data only: controls are derived from the table, and a world without a face still has them all.
 */
import type { Value } from '../scenario/parameter';

/** Words in every language of the page. */
export interface Text {
  readonly en: string;
  readonly de: string;
}

/** What the table does not say about one parameter. Everything is optional. */
export interface RowFace {
  /** Plain words where the table's label is too short to stand alone, or another language. */
  readonly label?: { readonly en?: string; readonly de: string };
  /** Unit after the number, where words made from the UCUM unit read badly. */
  readonly unit?: Text;
  /** Slider step in the parameter's own unit. */
  readonly step?: number;
  /** Ratios with bounds above 1 that read better as a percentage; shares of 0 to 1 are shown so anyway. */
  readonly percent?: boolean;
  /** Smallest rung above zero of a slider over several powers of ten; 1 unless given. */
  readonly finest?: number;
  /** What single values mean: 0 is "off", the largest is "no limit". */
  readonly means?: Readonly<Record<number, Text>>;
  /** Words for the choices of a choice. */
  readonly choices?: Readonly<Record<string, Text>>;
}

export interface GroupFace {
  readonly id: string;
  readonly title: Text;
  /** Beginnings of the ids that belong here, with the dot. */
  readonly prefixes: readonly string[];
  /** Switch without which nothing else in the group acts; shown in the group's heading. */
  readonly switch?: string;
  /** Shown at once, in this order; the rest stands under "Advanced", in the order of the table. */
  readonly first: readonly string[];
}

/** Several dated changes under one name. */
export interface Bundle {
  readonly id: string;
  readonly title: Text;
  /** What must hold on all days so that the changes act. */
  readonly values?: Readonly<Record<string, Value>>;
  readonly changes: Readonly<Record<string, Value>>;
  /** Where the numbers come from. */
  readonly source: string;
}

export interface Face {
  /** At most seven; the first is the one that a visitor is asked to drag. */
  readonly main: readonly string[];
  readonly groups: readonly GroupFace[];
  readonly rows: Readonly<Record<string, RowFace>>;
  readonly bundles: readonly Bundle[];
  /** Dated measures of observed places by their names in `scenario/observed.ts`; measures that change nothing here are absent. */
  readonly measures: Readonly<Record<string, Bundle>>;
}
