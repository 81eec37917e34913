/**
 * Reads series from a table by a plan. Cells that cannot be read are told as problems and left out; the person's edits are
 * applied on the way, the file itself is never changed.
 */
import { eachRow, plainName } from '../csv';
import { isoDate } from '../dates';
import { parseDate } from './dateCell';
import { type Edits, NO_EDITS } from './edits';
import { columnLetter } from './letters';
import { isHole, parseNumber } from './numberCell';
import type { Plan } from './plan';
import type { Problem, ProblemKind } from './problem';
import { intervalOf, type Observations } from './series';

export interface Reading {
  /** Null where no row has both a time and a figure. */
  readonly observations: Observations | null;
  /** The first of them, by row. */
  readonly problems: readonly Problem[];
  /** All of them, by kind. */
  readonly counts: Readonly<Partial<Record<ProblemKind, number>>>;
  /** Rows that gave a figure. */
  readonly rows: number;
  /** Rows left out by the person's edits. */
  readonly skipped: number;
  /** Series that hardly ever fall and may be running totals. */
  readonly growing: readonly string[];
  /** From a column of that name, for the place read. */
  readonly population: number | null;
  /** f64[times] of `observations`, where the plan names a column of weights. */
  readonly weights: Float64Array | null;
}

export const MOST_PROBLEMS = 200;
const REPORT_ROWS = 20_000;
/** A growing epidemic may rise for weeks; this many values that hardly ever fall are likely a total. */
const GROWING_VALUES = 14;
const GROWING_RISES = 8;

interface Cell {
  value: number;
  readonly row: number;
  readonly column: number;
  readonly version: string;
}

/**
 * Series of the table, at most one figure for each day and series. Never throws, whatever the text.
 *
 * @param names names of the columns, as the survey has them
 * @param name what the observations are called
 */
export function readByPlan(
  text: string,
  plan: Plan,
  names: readonly string[],
  { name = 'observations', edits = NO_EDITS, progress }: ReadOptions = {},
): Reading {
  const reader = new Reader(plan, names, edits);
  let seen = 0;
  if (plan.time >= 0 && plan.values.length > 0) {
    eachRow(
      text,
      (cells, row, quoteFault, end) => {
        if (row > plan.dialect.header) reader.take(cells, row, quoteFault);
        if (++seen % REPORT_ROWS === 0) progress?.(end / text.length);
        return true;
      },
      plan.dialect.delimiter,
    );
  }
  return reader.finish(name);
}

export interface ReadOptions {
  readonly name?: string;
  readonly edits?: Edits;
  readonly progress?: (share: number) => void;
}

class Reader {
  private readonly series = new Map<string, Map<number, Cell>>();
  /** Days that have a row, with figures or without. */
  private readonly times = new Set<number>();
  private readonly weights = new Map<number, number>();
  private readonly problems: Problem[] = [];
  private readonly counts: Partial<Record<ProblemKind, number>> = {};
  private readonly dropped: ReadonlySet<number>;
  private readonly forgiven: ReadonlySet<ProblemKind>;
  private readonly edited: ReadonlySet<number>;
  private readonly populationColumn: number;
  private population: number | null = null;
  private rows = 0;
  private skipped = 0;

  constructor(
    private readonly plan: Plan,
    private readonly names: readonly string[],
    private readonly edits: Edits,
  ) {
    this.dropped = new Set(edits.rows);
    this.forgiven = new Set(edits.kinds);
    this.edited = new Set(Object.keys(edits.cells).map((key) => Number(key.split(':')[0])));
    this.populationColumn = names.findIndex((name) => /^(population|einwohner|pop)$/.test(plainName(name)));
  }

  take(raw: readonly string[], row: number, quoteFault: boolean): void {
    const { plan } = this;
    const cells = this.edited.has(row) ? raw.map((cell, at) => this.edits.cells[`${row}:${at}`] ?? cell) : raw;
    if (plan.place && (cells[plan.place.column] ?? '').trim() !== plan.place.value) return;
    if (this.dropped.has(row)) {
      this.skipped++;
      return;
    }
    if (quoteFault) {
      this.tell({ kind: 'quote', row, column: -1, name: '', value: '' });
      return;
    }
    const width = this.names.length;
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      this.tell({ kind: 'width', row, column: -1, name: '', value: String(cells.length), other: String(width) });
      return;
    }
    if (plan.values.every((at) => isHole(cells[at])) && isHole(cells[plan.time])) return;
    const time = this.time(cells[plan.time] ?? '', row);
    if (time === null) return;
    this.times.add(time);
    if (this.population === null && this.populationColumn >= 0) {
      const people = parseNumber(cells[this.populationColumn] ?? '', plan.dialect.decimal);
      if (people >= 1) this.population = Math.round(people);
    }
    const version = plan.version === null ? '' : this.version(cells[plan.version] ?? '');
    let used = false;
    let twice = false;
    for (const at of plan.values) {
      const cell = cells[at];
      if (isHole(cell)) continue;
      const value = parseNumber(cell, plan.dialect.decimal);
      if (Number.isNaN(value)) {
        if (!plan.quiet.includes(at))
          this.tell({ kind: 'number', row, column: at, name: this.names[at] ?? '', value: cell });
        continue;
      }
      const key = plan.target === null ? (this.names[at] ?? columnLetter(at)) : (cells[plan.target] ?? '').trim();
      const added = this.add(key, time, { value, row, column: at, version });
      used ||= added;
      twice ||= !added;
    }
    if (twice) {
      const { time: column } = plan;
      this.tell({ kind: 'twice', row, column, name: this.names[column] ?? '', value: cells[column] ?? '' });
    }
    if (!used) return;
    this.rows++;
    if (plan.weight !== null) {
      const weight = parseNumber(cells[plan.weight] ?? '', plan.dialect.decimal);
      if (weight >= 0) this.weights.set(time, weight);
    }
  }

  finish(name: string): Reading {
    const { plan } = this;
    const growing: string[] = [];
    const values = new Map<string, Map<number, number>>();
    for (const [key, cells] of this.series) {
      const sorted = [...cells].sort((a, b) => a[0] - b[0]);
      if (keepsGrowing(sorted.map(([, { value }]) => value))) growing.push(key);
      const total = plan.totals.includes(key);
      values.set(key, total ? this.differences(key, sorted) : new Map(sorted.map(([day, { value }]) => [day, value])));
    }
    const days = Float64Array.from(values.size > 0 ? this.times : []).sort();
    const interval = plan.interval ?? intervalOf(days);
    const shift = plan.weekEnds && interval === 'weekly' && plan.clock === 'date' ? -6 : 0;
    const first = days.map((day) => day + shift);
    this.problems.sort((a, b) => a.row - b.row || a.column - b.column);
    const used = new Set([plan.time, ...plan.values, plan.place?.column, plan.target, plan.version, plan.weight]);
    return {
      observations:
        days.length === 0
          ? null
          : {
              name,
              clock: plan.clock === 'date' ? 'calendar' : 'relative',
              days: first,
              dates: plan.clock === 'date' ? Array.from(first, isoDate) : [],
              interval,
              series: [...values].map(([key, known]) => ({
                name: key,
                values: days.map((day) => known.get(day) ?? Number.NaN),
              })),
              ignored: this.names.filter((one, at) => !used.has(at) && one !== columnLetter(at)),
            },
      problems: this.problems.slice(0, MOST_PROBLEMS),
      counts: this.counts,
      rows: this.rows,
      skipped: this.skipped,
      growing,
      population: this.population,
      weights: plan.weight === null ? null : days.map((day) => this.weights.get(day) ?? 1),
    };
  }

  private time(cell: string, row: number): number | null {
    const { plan } = this;
    const date = plan.clock === 'date';
    const time = date ? parseDate(cell, plan.dialect.dates) : parseNumber(cell, plan.dialect.decimal);
    // Years 0 to 9999, which ISO dates can write.
    if (time !== null && Number.isInteger(time) && Math.abs(time) < 700_000)
      return plan.clock === 'week' ? 7 * time : time;
    this.tell({ kind: date ? 'date' : 'day', row, column: plan.time, name: this.names[plan.time] ?? '', value: cell });
    return null;
  }

  /** Versions are dates; as day numbers they compare whatever their order was. */
  private version(cell: string): string {
    const day = parseDate(cell, this.plan.dialect.dates);
    return day === null ? cell : String(day + 1e7);
  }

  /** False where the day has a figure already that this one may not join or replace. */
  private add(key: string, time: number, cell: Cell): boolean {
    let days = this.series.get(key);
    if (!days) {
      days = new Map();
      this.series.set(key, days);
    }
    const before = days.get(time);
    if (before && this.plan.version !== null && cell.version !== before.version) {
      if (cell.version > before.version) days.set(time, cell);
      return true;
    }
    if (before && this.plan.sum) before.value += cell.value;
    else if (before) return false;
    else days.set(time, cell);
    return true;
  }

  /** New figures of a running total. The first has none before it; a total that falls is told and left out. */
  private differences(key: string, sorted: readonly [number, Cell][]): Map<number, number> {
    const result = new Map<number, number>();
    let before: number | null = null;
    for (const [day, { value, row, column }] of sorted) {
      if (before !== null && value < before) {
        this.tell({ kind: 'falls', row, column, name: key, value: String(value), other: String(before) });
        continue;
      }
      result.set(day, before === null ? Number.NaN : value - before);
      before = value;
    }
    return result;
  }

  private tell(problem: Problem): void {
    if (this.forgiven.has(problem.kind)) {
      this.skipped++;
      return;
    }
    this.counts[problem.kind] = (this.counts[problem.kind] ?? 0) + 1;
    // Some more than are shown, since falling totals are found last but may stand first.
    if (this.problems.length < 2 * MOST_PROBLEMS) this.problems.push(problem);
  }
}

/** Many rises and hardly a fall: corrections make totals fall now and then, and rare events rise and fall by turns. */
function keepsGrowing(values: readonly number[]): boolean {
  if (values.length < GROWING_VALUES) return false;
  const count = (test: (step: number) => boolean) =>
    values.filter((value, k) => k > 0 && test(value - values[k - 1])).length;
  const rises = count((step) => step > 0);
  return rises >= GROWING_RISES && 30 * count((step) => step < 0) <= rises;
}
