/** What the wizard works out by itself: which steps have a question, and the overlay that comes of it all. Pure. */
import type { Plan } from '../../scenario/observe/plan';
import type { Reading } from '../../scenario/observe/read';
import type { Survey } from '../../scenario/observe/survey';
import { matchColumns, shiftOf } from '../overlay';
import type { Overlay } from '../store';
import { type Choices, type ImportDraft, STEPS, type Step } from './draft';

/** Names that say what they are. */
const TOTAL = /cum|total|kumul|gesamt/i;

/** Names that can be held against a metric: columns of figures, or the targets of a long table. */
export function seriesNames(survey: Survey, plan: Plan): string[] {
  if (plan.target !== null) return [...(survey.columns[plan.target]?.distinct ?? [])];
  return plan.values.map((at) => survey.columns[at].name);
}

/** Series for metrics that nobody has chosen: by name, else the only one there is for the metric looked at. */
export function guessMetrics(names: readonly string[], metric: string): Record<string, string> {
  const found = matchColumns(names);
  return Object.keys(found).length === 0 && names.length === 1 ? { [metric]: names[0] } : found;
}

/** The plan with faults told only where a metric needs the column, so that a remark beside the figures stops nobody. */
export function focused(plan: Plan, survey: Survey, metrics: Choices['metrics']): Plan {
  if (plan.target !== null) return { ...plan, quiet: [] };
  const wanted = new Set(Object.values(metrics));
  return { ...plan, quiet: plan.values.filter((at) => !wanted.has(survey.columns[at].name)) };
}

/** Series that are totals by their name and by their figures. */
export function surelyTotals(reading: Reading): string[] {
  return reading.growing.filter((name) => TOTAL.test(name));
}

/** Series held against a metric that never fall, without a name that says why: the person must tell. */
export function doubtfulTotals(reading: Reading, { metrics, plan }: Choices): string[] {
  const wanted = new Set(Object.values(metrics));
  return reading.growing.filter((name) => wanted.has(name) && !TOTAL.test(name) && !plan?.totals.includes(name));
}

/** Whether the step cannot be passed over: something is unknown, doubtful or wrong. */
export function asks(step: Step, draft: ImportDraft, survey: Survey, reading: Reading | null): boolean {
  const { choices, settled } = draft;
  const { plan } = choices;
  switch (step) {
    case 'table':
      return !settled.includes(step) && survey.doubts.some((doubt) => doubt !== 'dates' || plan?.clock === 'date');
    case 'columns':
      if (!plan || plan.time < 0 || plan.values.length === 0 || Object.keys(choices.metrics).length === 0) return true;
      return !settled.includes(step) && plan.place !== null;
    case 'units':
      return !settled.includes(step) && reading !== null && doubtfulTotals(reading, choices).length > 0;
    case 'problems':
      return reading !== null && (reading.problems.length > 0 || reading.observations === null);
    case 'chart':
      return true;
  }
}

/** The first step with a question. */
export function nextStep(draft: ImportDraft, survey: Survey, reading: Reading | null): Step {
  return STEPS.find((step) => asks(step, draft, survey, reading)) ?? 'chart';
}

/** The overlay of what was read, on the days of a run. `alignment: 'peaks'` is applied by who knows the run. */
export function importedOverlay(
  draft: ImportDraft,
  reading: Reading,
  run: { readonly start: string; readonly horizon: number; readonly agents: number },
  notice: string,
): Overlay | null {
  const { observations } = reading;
  if (!observations) return null;
  const { metrics, people, alignment, day } = draft.choices;
  const known = new Set(observations.series.map(({ name }) => name));
  return {
    observations,
    population: people ?? reading.population ?? run.agents,
    notice,
    columns: Object.fromEntries(Object.entries(metrics).filter(([, name]) => known.has(name))),
    shift: alignment === 'day' ? day : shiftOf(observations, run.start, run.horizon),
    source: { name: draft.name, sha256: draft.sha256 },
  };
}
