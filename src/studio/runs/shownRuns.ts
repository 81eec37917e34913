/**
 * The runs that charts draw: A pinned, B shown, and the kept runs that are ticked, four at most. Each with its letter, name, days
 * and look. Pure but for asking the studio what is kept.
 */
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { keptLetter, MOST_DRAWN, RUN_STYLES, type RunStyle } from './colours';
import { runWords } from './runWords';

export interface ShownRun extends RunStyle {
  /** `A`, `B`, `C`, … as on the chips of the strip. */
  readonly letter: string;
  readonly name: string;
  readonly hash: string;
  /** u32[at least days * series], row after row, series in schema order. */
  readonly rows: Uint32Array;
  /** Days to draw: of B up to the day shown, of all others what is known. */
  readonly days: number;
}

/**
 * B first where it is its own baseline (there is no A then), else A, B; then kept runs. Call it in a frame's drawing: rows grow.
 * A kept run that is A or B already is not drawn twice.
 */
export function shownRuns(studio: Pick<Studio, 'runs'>, frame: Frame): readonly ShownRun[] {
  const { world, current, baseline, day } = frame;
  const width = world.series.length;
  const kept = studio.runs.store.getState().kept;
  const nameOf = (hash: string, otherwise: string) => kept.find((run) => run.hash === hash)?.name ?? otherwise;
  const text = runWords();
  const a: ShownRun[] = baseline
    ? [
        {
          ...RUN_STYLES[0],
          letter: 'A',
          name: nameOf(baseline.hash, text.pinned),
          hash: baseline.hash,
          rows: baseline.rows,
          days: baseline.known,
        },
      ]
    : [];
  const b: ShownRun = {
    ...RUN_STYLES[1],
    letter: 'B',
    name: nameOf(current.hash, text.shown),
    hash: current.hash,
    rows: current.rows,
    days: day,
  };
  const others = kept.flatMap((run, index) => {
    const twice = run.hash === current.hash || run.hash === baseline?.hash;
    if (!run.drawn || twice || run.rows.length === 0) return [];
    return [
      { letter: keptLetter(index), name: run.name, hash: run.hash, rows: run.rows, days: run.rows.length / width },
    ];
  });
  const places = others.slice(0, MOST_DRAWN - 2).map((run, place) => ({ ...RUN_STYLES[place + 2], ...run }));
  return [...a, b, ...places];
}
