/** Short constructors for rows of the parameter table; no parameter is defined here. */
import type { ChoiceParameter, NumberParameter, SwitchParameter, TableParameter } from '../../../scenario/parameter';
import { BAND_LABELS } from '../people';

interface Note {
  readonly source: string;
  readonly description: string;
  readonly dated?: boolean;
}

/** `[default, min, max]` of a number. */
type Range = readonly [number, number, number];

/** A real number with bounds. */
export const number = (id: string, label: string, unit: string, range: Range, note: Note): NumberParameter => ({
  kind: 'number',
  id,
  label,
  unit,
  default: range[0],
  min: range[1],
  max: range[2],
  ...note,
});

/** A whole number with bounds. */
export const integer = (id: string, label: string, unit: string, range: Range, note: Note): NumberParameter => ({
  ...number(id, label, unit, range, note),
  kind: 'integer',
});

/** A switch. */
export const toggle = (id: string, label: string, value: boolean, note: Note): SwitchParameter => ({
  kind: 'switch',
  id,
  label,
  unit: '1',
  default: value,
  ...note,
});

/** One of several named choices; the first is the default. */
export const choice = (id: string, label: string, choices: readonly string[], note: Note): ChoiceParameter => ({
  kind: 'choice',
  id,
  label,
  unit: '1',
  default: choices[0],
  choices,
  ...note,
});

/** A table with its own entry labels. */
export const table = (
  id: string,
  label: string,
  unit: string,
  values: readonly number[],
  bounds: readonly [number, number],
  entries: readonly string[],
  note: Note,
): TableParameter => ({
  kind: 'table',
  id,
  label,
  unit,
  default: values,
  min: bounds[0],
  max: bounds[1],
  entries,
  ...note,
});

/** A table of 18 entries, one an age band. */
export const byAge = (
  id: string,
  label: string,
  unit: string,
  values: readonly number[],
  bounds: readonly [number, number],
  note: Note,
): TableParameter => table(id, label, unit, values, bounds, BAND_LABELS, note);

/**
 * Values by decade of age (0-9 … 80-89, 90+) spread over the 18 bands. The open band 84+ takes three quarters of the eighties and one
 * quarter of the nineties (share of people of 90 and more among those of 84 and more, US Census 2020, rounded).
 */
export const fromDecades = (decades: readonly number[]): number[] =>
  BAND_LABELS.map((_, band) =>
    band < 16 ? decades[band >> 1] : band === 16 ? decades[8] : 0.75 * decades[8] + 0.25 * decades[9],
  );
