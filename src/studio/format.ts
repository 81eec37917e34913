/** Numbers as words of the page. Pure. */
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const SHORT = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** `32,505` */
export const whole = (value: number) => WHOLE.format(value);
/** `1.2M` */
export const compact = (value: number) => COMPACT.format(value);
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
