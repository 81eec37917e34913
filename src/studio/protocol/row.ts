/** One number parameter as a row shows it: words, unit, steps, from value to shown number and back. Pure; no component. */
import type { NumberParameter, Parameter, Value } from '../../scenario/parameter';
import { unitWords } from '../../scenario/words';
import type { Face, RowFace, Text } from '../../worlds/face';
import { language, words } from '../language';
import { fieldText } from './numbers';
import { automaticScale, linearScale, type Scale, tidy } from './scale';

export interface NumberRow {
  readonly parameter: NumberParameter;
  readonly label: string;
  /** After the number; empty for plain ratios. */
  readonly unit: string;
  readonly scale: Scale;
  /** From the parameter's value to the number shown: a share of 0.6 is shown as 60. */
  shown(value: number): number;
  /** The other way, inside the bounds; whole where the parameter is. */
  value(shown: number): number;
  /** As in a field. */
  text(value: number): string;
  /** With unit, for sentences. */
  said(value: number): string;
  /** What this very value means, or null. */
  means(value: number): string | null;
}

/** A text in the language of the page. */
export function said(text: Text): string {
  return text[language()];
}

/** Label of a parameter: the face's words, else the table's. */
export function labelOf(parameter: Parameter, face: Face | undefined): string {
  const label = face?.rows[parameter.id]?.label;
  return label?.[language()] ?? parameter.label;
}

/** A choice in words; the id where the face has none. */
export function choiceWords(choice: string, rowFace: RowFace | undefined): string {
  const text = rowFace?.choices?.[choice];
  return text ? said(text) : choice;
}

/** Whether a number or a table of them is shown as a percentage: a share, or what the face says. */
export function isPercent(
  parameter: { unit: string; min: number; max: number },
  rowFace: RowFace | undefined,
): boolean {
  return rowFace?.percent ?? (parameter.unit === '1' && parameter.min >= 0 && parameter.max <= 1);
}

/** Unit in words of the page. */
export function unitOf(unit: string, percent: boolean, rowFace: RowFace | undefined): string {
  if (rowFace?.unit) return said(rowFace.unit);
  if (percent) return '%';
  return germanUnits()[unit] ?? unitWords(unit);
}

/** A value without its unit, but for percentages: `30 %`, `on`, `Oldest first`, `18 numbers`. */
export function valueText(parameter: Parameter, value: Value, face: Face | undefined): string {
  const rowFace = face?.rows[parameter.id];
  if (typeof value === 'boolean') return value ? kinds().on : kinds().off;
  if (typeof value === 'string') return choiceWords(value, rowFace);
  if (typeof value !== 'number') return kinds().numbers(value.length);
  const percent = parameter.kind === 'number' && isPercent(parameter, rowFace);
  return percent ? `${fieldText(tidy(100 * value))} %` : fieldText(value);
}

/** The row of a number parameter. */
export function numberRow(parameter: NumberParameter, face: Face | undefined): NumberRow {
  const { id, min, max, kind } = parameter;
  const rowFace = face?.rows[id];
  const percent = isPercent(parameter, rowFace) && kind === 'number';
  const factor = percent ? 100 : 1;
  const integers = kind === 'integer';
  const shown = (value: number) => tidy(value * factor);
  const [least, most] = [shown(min), shown(max)];
  const scale = rowFace?.step
    ? linearScale(least, most, shown(rowFace.step))
    : automaticScale(least, most, { finest: rowFace?.finest, integers });
  const unit = unitOf(parameter.unit, percent, rowFace);
  const text = (value: number) => fieldText(shown(value));
  return {
    parameter,
    label: labelOf(parameter, face),
    unit,
    scale,
    shown,
    value: (number) => {
      const inside = Math.min(max, Math.max(min, tidy(number / factor)));
      return (integers ? Math.round(inside) : inside) + 0;
    },
    text,
    said: (value) => `${text(value)} ${unit}`.trim(),
    means: (value) => {
      const meaning = rowFace?.means?.[value];
      return meaning ? said(meaning) : null;
    },
  };
}

const germanUnits = words<Readonly<Record<string, string>>>({
  en: { '{money}': 'money' },
  de: {
    d: 'Tage',
    h: 'Stunden',
    '/h': 'pro Stunde',
    '{people}': 'Menschen',
    '{people}/d': 'Menschen pro Tag',
    '{contacts}/d': 'Kontakte pro Tag',
    '{tests}/d': 'Tests pro Tag',
    '{money}': 'Geld',
    '{money}/d': 'Geld pro Tag',
  },
});

const kinds = words({
  en: { on: 'on', off: 'off', numbers: (count: number) => `${count} numbers` },
  de: { on: 'an', off: 'aus', numbers: (count: number) => `${count} Zahlen` },
});
