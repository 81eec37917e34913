/** Numbers as words of the page. Pure. */
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const COMPACT_FINE = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const FINE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const SHORT = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** `32,505` */
export const whole = (value: number) => WHOLE.format(value);
/** `1.2M` */
export const compact = (value: number) => COMPACT.format(value);
/** At most one decimal, for limits of small counts. */
const fine = (value: number) => FINE.format(value);
/** Three significant digits. */
export const short = (value: number) => SHORT.format(value);

/** A difference in words: `−38 % vs baseline`, `no difference to baseline`; in numbers where the baseline has none. */
export function difference(value: number, baseline: number): string {
  if (value === baseline) return 'same as baseline';
  if (baseline === 0) return `${signed(value, whole)} vs baseline (0)`;
  const percent = (100 * (value - baseline)) / baseline;
  const digits = Math.abs(percent) < 9.95 ? 1 : 0;
  return `${signed(Number(percent.toFixed(digits)), String)} % vs baseline`;
}

/** Limits as `21,200 – 22,700`, rounded outwards to two digits of their distance; one number where they agree. */
export function range(lower: number, upper: number, text: (value: number) => string = fine): string {
  const step = Math.max(0.1, 10 ** (Math.floor(Math.log10(upper - lower)) - 1));
  const from = text(upper > lower ? step * Math.floor(lower / step) : lower);
  const to = text(upper > lower ? step * Math.ceil(upper / step) : upper);
  return from === to ? from : `${from} – ${to}`;
}

/** Limits of large numbers: `1.23M – 1.26M`. */
export const compactRange = (lower: number, upper: number) =>
  range(lower, upper, (value) => COMPACT_FINE.format(value));

/** A relative difference with its limits, fractions: `−52 % (−55 to −49) vs baseline`, breaking before the last two words. */
export function differenceRange(mean: number, lower: number, upper: number): string {
  const width = 100 * (upper - lower);
  const digits = width >= 2 ? 0 : width >= 0.2 ? 1 : 2;
  const percent = (value: number) => signed(Number((100 * value).toFixed(digits)), String);
  return `${percent(mean)} % (${percent(lower)} to ${percent(upper)}) vs\u00a0baseline`;
}

/** The same in numbers, for a baseline that has none: `+3 (1 to 5) vs baseline (0)`. */
export function absoluteRange(mean: number, lower: number, upper: number): string {
  return `${signed(mean, fine)} (${signed(lower, fine)} to ${signed(upper, fine)}) vs\u00a0baseline (0)`;
}

/** With a sign, the minus being a real one. */
function signed(value: number, text: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`;
}

/** Bytes as `1.1 GB`. */
export function bytes(count: number): string {
  return count >= 1e9 ? `${(count / 1e9).toFixed(1)} GB` : `${Math.ceil(count / 1e6)} MB`;
}

/** Seconds as `about 40 s`, `about 3 min`. */
export function duration(seconds: number): string {
  if (seconds < 1.5) return 'about 1 s';
  return seconds < 90 ? `about ${Math.round(seconds)} s` : `about ${Math.round(seconds / 60)} min`;
}
