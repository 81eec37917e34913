/** Outcomes and differences as people read them, in the language of the page. Pure. */
import type { Estimate } from '../../engine';
import { language } from '../language';

const NONE = '–';

/** An outcome: `32,505`, `1.2M` for what is large, one decimal for small means. */
export function outcomeText(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  const size = Math.abs(value);
  if (size >= 1e6) return format(value, { notation: 'compact', maximumFractionDigits: 2 });
  return format(value, { maximumFractionDigits: size < 100 && !Number.isInteger(value) ? 1 : 0 });
}

/** A difference with its limits where there are some: `−1,234 (−1,300 to −1,170)`; an exact zero is `0`. */
export function differenceText({ mean, lower, upper }: Estimate, to: string): string {
  return limits(mean, lower, upper, to, (value) => signed(value, outcomeText), '');
}

/** The same as a share of A, a fraction: `−38 % (−41 to −35)`; null is a dash. */
export function percentText(relative: Estimate | null, to: string): string {
  if (!relative) return NONE;
  const { mean, lower, upper } = relative;
  const width = lower === null || upper === null ? 10 : 100 * (upper - lower);
  const digits = width >= 2 ? 0 : width >= 0.2 ? 1 : 2;
  const percent = (value: number) =>
    signed(Number((100 * value).toFixed(digits)), (size) => format(size, { maximumFractionDigits: digits }));
  return limits(mean, lower, upper, to, percent, '\u00a0%');
}

function limits(
  mean: number | null,
  lower: number | null,
  upper: number | null,
  to: string,
  text: (value: number) => string,
  unit: string,
): string {
  if (mean === null) return NONE;
  const middle = `${text(mean)}${unit}`;
  if (lower === null || upper === null || lower === upper) return middle;
  return `${middle} (${text(lower)} ${to} ${text(upper)})`;
}

/** With a sign, the minus being a real one; zero has none. */
function signed(value: number, text: (size: number) => string): string {
  const size = text(Math.abs(value));
  if (value === 0 || /^0([.,]0+)?$/.test(size)) return '0';
  return `${value < 0 ? '−' : '+'}${size}`;
}

function format(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language(), options).format(value);
}
