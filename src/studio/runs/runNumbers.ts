/** Outcomes and differences as people read them, in the language of the page. Pure. */
import type { Estimate } from '../../engine';
import { language } from '../language';

const NONE = '–';

/** An outcome: `32,505`, `1.2M` for what is large, one decimal for small means. */
export function outcomeText(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  return sized(value, Math.abs(value));
}

/** In the notation that the largest of several numbers asks for, so that limits read like their mean. */
function sized(value: number, largest: number): string {
  if (largest >= 1e6) return format(value, { notation: 'compact', maximumSignificantDigits: 3 });
  return format(value, { maximumFractionDigits: largest < 100 && !Number.isInteger(value) ? 1 : 0 });
}

/** A number with its limits: `−1,234` and `−1,300 to −1,170`. The limits are empty where there are none. */
export interface LimitedText {
  readonly mean: string;
  readonly limits: string;
}

/** A difference; an exact zero is `0`. */
export function differenceText({ mean, lower, upper }: Estimate, to: string): LimitedText {
  const largest = Math.max(...[mean, lower, upper].map((value) => Math.abs(value ?? 0)));
  return limited(mean, lower, upper, to, (value) => signed(value, (size) => sized(size, largest)));
}

/** The same as a share of A, a fraction: `−38 %` and `−41 to −35`; null is a dash. */
export function percentText(relative: Estimate | null, to: string): LimitedText {
  if (!relative) return { mean: NONE, limits: '' };
  const { mean, lower, upper } = relative;
  const width = lower === null || upper === null ? 10 : 100 * (upper - lower);
  const digits = width >= 2 ? 0 : width >= 0.2 ? 1 : 2;
  const percent = (value: number) =>
    signed(Number((100 * value).toFixed(digits)), (size) => format(size, { maximumFractionDigits: digits }));
  const text = limited(mean, lower, upper, to, percent);
  return { ...text, mean: mean === null ? NONE : `${text.mean}\u00a0%` };
}

function limited(
  mean: number | null,
  lower: number | null,
  upper: number | null,
  to: string,
  text: (value: number) => string,
): LimitedText {
  if (mean === null) return { mean: NONE, limits: '' };
  const known = lower !== null && upper !== null && lower !== upper;
  return { mean: text(mean), limits: known ? `${text(lower)} ${to} ${text(upper)}` : '' };
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
