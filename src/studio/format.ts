/** Numbers as words of the page. Pure. */
import { language, words } from './language';

const text = words({
  en: {
    same: 'same as baseline',
    to: 'to',
    baseline: (change: string) => `${change} vs baseline`,
    unbroken: (change: string) => `${change} vs\u00a0baseline`,
    about: (time: string) => `about ${time}`,
    below: (share: string) => `${share} % below baseline`,
    above: (share: string) => `${share} % above baseline`,
    more: (count: string) => `${count} more than baseline`,
    millions: (count: string) => `${count} M`,
  },
  de: {
    same: 'wie der Vergleich',
    to: 'bis',
    baseline: (change: string) => `${change} zum Vergleich`,
    unbroken: (change: string) => `${change} zum\u00a0Vergleich`,
    about: (time: string) => `etwa ${time}`,
    below: (share: string) => `${share} % unter dem Vergleich`,
    above: (share: string) => `${share} % über dem Vergleich`,
    more: (count: string) => `${count} mehr als im Vergleich`,
    millions: (count: string) => `${count} Mio.`,
  },
});

/** Makers of number formats are slow, so each is made once; the language does not change while the page lives. */
function formatter(options: Intl.NumberFormatOptions): (value: number) => string {
  const made = new Map<string, Intl.NumberFormat>();
  return (value) => {
    const known = made.get(language()) ?? new Intl.NumberFormat(language(), options);
    made.set(language(), known);
    return known.format(value);
  };
}

/** `32,505` */
export const whole = formatter({ maximumFractionDigits: 0 });
/** `1.2M` */
export const compact = formatter({ notation: 'compact', maximumFractionDigits: 1 });
/** Three digits: `16,600`, `2.63 M`; millions are written out as no other power is. */
export const large = (value: number) =>
  value < 1e6 ? whole(Number(value.toPrecision(3))) : text().millions(short(value / 1e6));
/** `1.23M` */
export const compactFine = formatter({ notation: 'compact', maximumFractionDigits: 2 });
/** At most one decimal, for limits of small counts. */
const fine = formatter({ maximumFractionDigits: 1 });
/** Three significant digits. */
export const short = formatter({ maximumSignificantDigits: 3 });
/** At most three decimals, none that are not there: percentages that were rounded before. */
const plain = formatter({ maximumFractionDigits: 3, useGrouping: false });

const FIXED = [0, 1, 2, 3].map((digits) =>
  formatter({ minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }),
);
/** With 0 to 3 decimals. */
export const fixed = (value: number, digits: 0 | 1 | 2 | 3) => FIXED[digits](value);

export const sameAsBaseline = () => text().same;

/** A difference in words: `−38 % vs baseline`, `same as baseline`; in numbers where the baseline has none. */
export function difference(value: number, baseline: number): string {
  if (value === baseline) return text().same;
  if (baseline === 0) return `${text().baseline(signed(value, whole))} (0)`;
  const percent = (100 * (value - baseline)) / baseline;
  const digits = Math.abs(percent) < 9.95 ? 1 : 0;
  return text().baseline(`${signed(Number(percent.toFixed(digits)), plain)} %`);
}

/** The same to be heard, without signs, which some voices leave out: `31 % below baseline`. */
export function apart(value: number, baseline: number): string {
  if (value === baseline) return text().same;
  if (baseline === 0) return text().more(whole(value));
  const percent = (100 * Math.abs(value - baseline)) / baseline;
  const share = plain(percent < 9.95 ? Number(percent.toPrecision(2)) : Math.round(percent));
  return (value < baseline ? text().below : text().above)(share);
}

/** Limits as `21,200 – 22,700`, rounded outwards to two digits of their distance; one number where they agree. */
export function range(lower: number, upper: number, words: (value: number) => string = fine): string {
  const step = Math.max(0.1, 10 ** (Math.floor(Math.log10(upper - lower)) - 1));
  const from = words(upper > lower ? step * Math.floor(lower / step) : lower);
  const to = words(upper > lower ? step * Math.ceil(upper / step) : upper);
  return from === to ? from : `${from} – ${to}`;
}

/** Limits of large numbers: `1.23M – 1.26M`. */
export const compactRange = (lower: number, upper: number) => range(lower, upper, compactFine);

/** A relative difference with its limits, fractions: `−52 % (−55 to −49) vs baseline`, breaking before the last two words. */
export function differenceRange(mean: number, lower: number, upper: number): string {
  const width = 100 * (upper - lower);
  const digits = width >= 2 ? 0 : width >= 0.2 ? 1 : 2;
  const percent = (value: number) => signed(Number((100 * value).toFixed(digits)), plain);
  return text().unbroken(`${percent(mean)} % (${percent(lower)} ${text().to} ${percent(upper)})`);
}

/** The same in numbers, for a baseline that has none: `+3 (1 to 5) vs baseline (0)`. */
export function absoluteRange(mean: number, lower: number, upper: number): string {
  const limits = `${signed(lower, fine)} ${text().to} ${signed(upper, fine)}`;
  return `${text().unbroken(`${signed(mean, fine)} (${limits})`)} (0)`;
}

/** With a sign, the minus being a real one; `digits` writes the size. */
export function signed(value: number, digits: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${digits(Math.abs(value))}`;
}

/** Bytes as `1.1 GB`. */
export function bytes(count: number): string {
  return count >= 1e9 ? `${fixed(count / 1e9, 1)} GB` : `${Math.ceil(count / 1e6)} MB`;
}

/** Seconds as `about 40 s`, `about 3 min`. */
export function duration(seconds: number): string {
  if (seconds < 1.5) return text().about('1 s');
  return text().about(seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);
}
