/** How large the files will be, before they are made: estimates from counts, good to a factor of two. Pure. */
import type { ExportRun } from './exportRun';
import { HUB_TARGETS, hubWeeks } from './hubverse';
import { HUB_LEVELS } from './quantiles';

/** Measured on runs of 60 to 180 days: a row of the tidy series packs to 4 bytes, a row of a hub file has 76, or 6 in Parquet. */
const BYTES = {
  tidyRow: 4,
  tables: 6_000,
  hubRow: 76,
  hubRowPacked: 6,
  png: 200_000,
  bandedPng: 340_000,
  svg: 40_000,
  documents: 45_000,
} as const;

export interface Sizes {
  readonly tidy: number;
  readonly archive: number;
  readonly hubCsv: number;
  readonly hubParquet: number;
  readonly png: number;
  readonly svg: number;
}

/** Bytes of the files of these runs, the one shown first. */
export function sizesOf(runs: readonly ExportRun[]): Sizes {
  const rows = runs.reduce(
    (sum, { days, replicates, world }) => sum + days * replicates.length * world.series.length,
    0,
  );
  const [run] = runs;
  const hubRows = HUB_TARGETS.length * hubWeeks(run) * (HUB_LEVELS.length + run.replicates.length);
  const tidy = BYTES.tables + BYTES.tidyRow * rows;
  const png = run.replicates.length > 1 ? BYTES.bandedPng : BYTES.png;
  return {
    tidy,
    archive: tidy + BYTES.documents + 2 * (png + BYTES.svg / 3),
    hubCsv: BYTES.hubRow * hubRows,
    hubParquet: 1_000 + BYTES.hubRowPacked * hubRows,
    png,
    svg: BYTES.svg,
  };
}

/** `12 kB`, `1.4 MB`, in the language given; two digits say all that an estimate knows. */
export function sizeText(bytes: number, language: string): string {
  const large = bytes >= 999_500;
  const unit = large ? 'megabyte' : 'kilobyte';
  const value = Math.max(1, bytes / (large ? 1e6 : 1e3));
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 2 }).format(value);
}
