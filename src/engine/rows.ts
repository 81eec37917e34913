/** The rows of a run (u32[steps * series], row after row) grown, checked and turned into columns. Pure. */

/** Rows known so far of a run with a fixed horizon; appended in order, never rewritten but by `reset`. */
export class RowStore {
  private readonly words: Uint32Array;
  private count = 0;
  private reported = 0;

  constructor(
    readonly series: number,
    readonly horizon: number,
  ) {
    this.words = new Uint32Array(series * horizon);
  }

  /** Number of rows known. */
  get length(): number {
    return this.count;
  }

  /** Appends whole rows that follow the known ones. */
  append(rows: Uint32Array): void {
    this.words.set(rows, this.count * this.series);
    this.count += rows.length / this.series;
  }

  /** Replaces everything by the rows of a checkpoint, which count as reported. */
  reset(rows: Uint32Array): void {
    this.words.set(rows, 0);
    this.count = rows.length / this.series;
    this.reported = this.count;
  }

  /** Hands rows not reported before to the callback; without a callback they stay unreported. */
  report(onRows: ((from: number, rows: Uint32Array) => void) | undefined): void {
    if (!onRows || this.reported === this.count) return;
    const from = this.reported;
    this.reported = this.count;
    onRows(from, this.words.slice(from * this.series, this.count * this.series));
  }

  /** Copy of the first `count` rows, all known ones by default. */
  slice(count = this.count): Uint32Array {
    return this.words.slice(0, count * this.series);
  }
}

/** Columns by name of rows: `columns[name][step]`. */
export function seriesColumns(
  series: readonly { readonly name: string }[],
  rows: Uint32Array,
): Record<string, number[]> {
  const steps = rows.length / series.length;
  return Object.fromEntries(
    series.map(({ name }, column) => [
      name,
      Array.from({ length: steps }, (_, step) => rows[step * series.length + column]),
    ]),
  );
}

/** Rows of several replicates one after the other, in the order given: what the digest of an ensemble is taken of. */
export function joinRows(parts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
