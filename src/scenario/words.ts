/** Small pieces of the sentences that errors are made of: units, ranges, shown values, the nearest known name. */

const UNIT_WORDS: Readonly<Record<string, string>> = {
  '': '',
  '1': '',
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
  wk: 'weeks',
  a: 'years',
  m: 'metres',
  '%': '%',
};

/** UCUM unit in words for a sentence: `d` → "days", `{people}/d` → "people per day", `1` → "". Unknown units stay as they are. */
export function unitWords(unit: string): string {
  if (Object.hasOwn(UNIT_WORDS, unit)) return UNIT_WORDS[unit];
  const [above, below, ...rest] = unit.split('/');
  if (below !== undefined && rest.length === 0) {
    const denominator = unitWords(below).replace(/s$/, '');
    const numerator = unitWords(above);
    return numerator === '' ? `per ${denominator}` : `${numerator} per ${denominator}`;
  }
  return unit.replace(/^\{(.*)\}$/, '$1');
}

/** "between 0 and 14 days". */
export function rangeWords(min: number, max: number, unit: string): string {
  const words = unitWords(unit);
  return `between ${min} and ${max}${words === '' ? '' : ` ${words}`}`;
}

/** A value as it stands in a sentence: text in quotes, long values cut at 40 characters. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${cut(value)}'`;
  if (typeof value === 'number' || value === undefined) return String(value);
  return cut(JSON.stringify(value) ?? typeof value);
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** " Did you mean testing.turnaround?", or "" when no known name is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  let best = '';
  let least = Math.min(4, Math.ceil(name.length / 3) + 1);
  if (name.length <= 80) {
    for (const candidate of known) {
      const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
  }
  return best === '' ? '' : ` Did you mean ${best}?`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
