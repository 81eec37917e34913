/** Weekly totals of the runs shown against observations, scaled to the people shown, as a picture. Pure. */
import type { Week } from '../columns';
import type { Metric } from '../face';
import { whole } from '../format';
import { language, words } from '../language';
import { closureMarks, points, simulatedWeeks } from '../overlay';
import { type CurveColour, DASHES, palettes } from '../palette';
import type { Overlay } from '../store';
import { SHOWN, type Shown } from './dailyPicture';
import type { Look } from './look';
import { aligned, type Line, type Mark, type Picture } from './picture';

const text = words({
  en: {
    simulated: 'Simulated',
    observed: (name: string) => `Observed: ${name}`,
    unit: 'People per week',
    title: (metric: string) => `${metric} per week`,
  },
  de: {
    simulated: 'Simuliert',
    observed: (name: string) => `Beobachtet: ${name}`,
    unit: 'Menschen pro Woche',
    title: (metric: string) => `${metric} pro Woche`,
  },
});

const HUES: Readonly<Record<string, CurveColour>> = {
  admissions: 'hospital',
  deaths: 'critical',
  positives: 'report',
  infections: 'infection',
};

/** Weeks begin where observed ones do; a point stands on the first day of its week. */
export function observedPicture(
  shown: Shown,
  metric: Metric,
  overlay: Overlay | null,
  agents: number,
  look: Look,
): Picture {
  const { world, runs, day, horizon } = shown;
  const said = text();
  const several = runs.length > 1;
  const hue = HUES[metric.id] ?? 'infection';
  const simulated = runs.map((run): Omit<Line, 'values'> & { points: readonly Week[] } => ({
    name: several ? `run_${run.letter.toLowerCase()}` : 'simulated',
    label: several ? `${run.letter} ${run.name}` : said.simulated,
    ...(several ? { letter: run.letter } : {}),
    ...(several && run.letter !== SHOWN ? { run: run.hash } : {}),
    colour: look.ink(several ? run.colour[look.theme] : look.palette.curves[hue]),
    print: several ? run.colour.light : palettes.light.curves[hue],
    dash: several ? run.pattern : DASHES.solid,
    width: (several && run.letter === 'A' ? 1.5 : 2.25) + look.bold,
    points: simulatedWeeks(world, run.rows, run.days, metric, overlay),
  }));
  const seen = overlay ? points(overlay, metric, agents).filter((one) => one.day > -7 && one.day < horizon) : [];
  const observed =
    overlay && seen.length > 0
      ? [
          {
            name: 'observed',
            label: said.observed(overlay.observations.name),
            colour: look.ink(look.palette.observed),
            print: palettes.light.observed,
            dash: DASHES.solid,
            width: 1.75,
            rings: true,
            points: seen,
          },
        ]
      : [];
  const counted = [...simulated, ...observed].map((line) => ({
    ...line,
    points: line.points.map((one) => ({ day: one.day + 1, value: one.value })),
  }));
  return {
    id: metric.id,
    ...aligned(counted),
    marks: overlay ? marksOf(world, overlay, horizon) : [],
    horizon,
    day,
    unit: said.unit,
    least: 10,
    text: whole,
  };
}

/** When the observed place closed something, measures of one day together. */
function marksOf(world: Shown['world'], overlay: Overlay, horizon: number): Mark[] {
  const byDay = new Map<number, string[]>();
  for (const { measure, from } of closureMarks(overlay, horizon)) {
    const title = world.face?.measures[measure]?.title[language()] ?? measure.replaceAll('_', ' ');
    byDay.set(from + 1, [...(byDay.get(from + 1) ?? []), title]);
  }
  return [...byDay].map(([day, titles]) => ({ day, label: titles.join(', ') })).filter(({ day }) => day > 0);
}

export function observedTitle(metric: Metric): string {
  return text().title(metric.label);
}
