/** A view of the runs shown as a picture: by state or curve where there is one run, by run where there are several. Pure. */
import type { World } from '../../worlds/world';
import { column } from '../columns';
import { short, whole } from '../format';
import { palettes } from '../palette';
import type { ShownRun } from '../runs/shownRuns';
import type { Look } from './look';
import type { Line, Picture } from './picture';
import type { View, ViewLine } from './views';

/** More points than pixels only cost time (design: section 10). */
export const MOST_POINTS = 2000;
const WIDTH = 2.25;
/** The pinned run stands behind. */
const GHOST_WIDTH = 1.75;

/** Letter of the run shown. */
export const SHOWN = 'B';

export interface Shown {
  readonly world: World;
  readonly runs: readonly ShownRun[];
  readonly day: number;
  readonly horizon: number;
}

/** `most`: points a line may have; days between them are left out. */
export function dailyPicture(shown: Shown, view: View, look: Look, most = MOST_POINTS): Picture {
  const { world, runs, day, horizon } = shown;
  const every = Math.max(1, Math.ceil(horizon / most));
  const known = runs.reduce((days, run) => Math.max(days, run.days), 0);
  const x = Array.from({ length: Math.ceil(known / every) }, (_, at) => at * every + 1);
  const values = (run: ShownRun, { series }: ViewLine): (number | null)[] => {
    const counts = column(world.series, run.rows, series, run.days);
    return x.map((one) => (one <= run.days ? counts[one - 1] * view.scale : null));
  };
  const lines = runs.length > 1 ? runs.map(byRun) : view.lines.map(byCurve);
  const fraction = view.scale !== 1;
  return {
    id: view.id,
    x,
    horizon,
    day,
    lines,
    unit: view.unit,
    least: fraction ? 1 : 10,
    text: fraction ? short : whole,
  };

  function byCurve(line: ViewLine): Line {
    const { name, label, hue, dash } = line;
    const colour =
      'state' in hue
        ? (of: typeof look.palette) => of.states[hue.state]
        : (of: typeof look.palette) => of.curves[hue.curve];
    return {
      name,
      label,
      colour: look.ink(colour(look.palette)),
      print: colour(palettes.light),
      dash,
      width: WIDTH + look.bold,
      values: runs.length > 0 ? values(runs[0], line) : [],
    };
  }

  function byRun(run: ShownRun): Line {
    return {
      name: `run_${run.letter.toLowerCase()}`,
      label: `${run.letter} ${run.name}`,
      letter: run.letter,
      ...(run.letter === SHOWN ? {} : { run: run.hash }),
      colour: look.ink(run.colour[look.theme]),
      print: run.colour.light,
      dash: run.pattern,
      width: (run.letter === 'A' ? GHOST_WIDTH : WIDTH) + look.bold,
      values: values(run, view.lines[0]),
    };
  }
}

/** What a chart of the view is called: with several runs only its first line is drawn. */
export function pictureTitle(view: View, runs: number): string {
  return runs > 1 ? view.lines[0].label : view.label;
}
