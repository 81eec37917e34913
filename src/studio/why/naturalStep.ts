/** The step of a parameter in which people think: a day, a percentage point, 0.1 of R0. Derivatives are told for one of it. Pure. */
import type { NumberParameter } from '../../scenario/parameter';
import type { Face } from '../../worlds/face';
import { words } from '../language';
import { fieldText } from '../protocol/numbers';
import { isPercent, numberRow } from '../protocol/row';

const text = words({
  en: {
    points: (count: string) => (count === '1' ? '1 percentage point' : `${count} percentage points`),
    one: { d: 'day', '{contacts}/d': 'contact per day', '{people}': 'person' } as Readonly<Record<string, string>>,
  },
  de: {
    points: (count: string) => (count === '1' ? '1 Prozentpunkt' : `${count} Prozentpunkte`),
    one: { d: 'Tag', '{contacts}/d': 'Kontakt pro Tag', '{people}': 'Mensch' } as Readonly<Record<string, string>>,
  },
});

/** Shares whose range is below this move by a tenth of a point: doses a day. */
const NARROW = 0.2;
/** From here on a range is so wide that steps are shares of the value. */
const WIDE = 1000;

/**
 * The step in the parameter's own unit: a percentage point, a day, one contact or air change; a tenth of plain ratios; of what ranges over
 * powers of ten about a tenth of the present value.
 */
export function naturalStep(parameter: NumberParameter, value: number, face: Face | undefined): number {
  const { unit, min, max, kind } = parameter;
  const range = max - min;
  if (kind === 'number' && isPercent(parameter, face?.rows[parameter.id])) return range < NARROW ? 0.001 : 0.01;
  if (unit === 'd') return 1;
  if (range >= WIDE) return Math.max(1, roundish(Math.abs(value) / 10));
  return unit === '1' && kind === 'number' ? 0.1 : 1;
}

/** A tenth of the range, by which settings of different units are compared; the natural step of what ranges over powers of ten. */
export function comparableStep({ min, max }: NumberParameter, step: number): number {
  return max - min >= WIDE ? step : (max - min) / 10;
}

/** `+1 day`, `+1 percentage point`, `+0.1`; signed as given. */
export function stepWords(parameter: NumberParameter, step: number, face: Face | undefined): string {
  const row = numberRow(parameter, face);
  const sign = step < 0 ? '−' : '+';
  const size = Math.abs(step);
  if (parameter.kind === 'number' && isPercent(parameter, face?.rows[parameter.id])) {
    return sign + text().points(fieldText(100 * size));
  }
  const unit = parameter.unit === '1' ? '' : size === 1 ? (text().one[parameter.unit] ?? row.unit) : row.unit;
  return `${sign}${fieldText(size)} ${unit}`.trim();
}

/** The largest of 1, 2 and 5 times a power of ten that is not above. */
function roundish(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}
