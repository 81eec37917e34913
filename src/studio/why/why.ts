/**
 * Explains the run that is shown: gradients and paired differences as jobs of the page, done by its workers. What was explained stays known
 * under settings and objective, so undo brings it back and nothing is shown of other settings unawares. One a studio; knows no component.
 */
import type { Scenario } from '../../scenario/scenario';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { JobContext } from '../jobs/jobs';
import type { Learner } from '../learn/learner';
import { inParallel } from '../learn/learner';
import { learnerOn } from '../learn/learners';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { askedKeys, type Checked, type Explanation } from './explanation';
import { whyStore } from './whyStore';
import { whyWords } from './whyWords';

export const EXPLAIN_JOB = 'explain';
export const CHECK_JOB = 'check';
/** Pairs behind a check. */
export const CHECK_PAIRS = 16;
/** Explanations remembered. */
const KEPT = 8;

/** One gradient in runs on the twin: forward with a tape, backward, measured on the city. */
const RUNS_A_GRADIENT = 3;
/** Beside, a model is made for every key both ways: milliseconds a key. */
const MILLISECONDS_A_KEY = 12;
/** Person-days a millisecond on one core, before any was measured. */
const ASSUMED_PACE = 1 / 2500;

export class Why {
  private readonly known = new Map<string, Explanation>();
  private running: { readonly kind: 'explain' | 'check'; readonly hash: string } | null = null;
  /** Milliseconds of one gradient and of one paired difference a person-day, once measured. */
  private readonly measured: { gradient: number | null; difference: number | null } = {
    gradient: null,
    difference: null,
  };

  constructor(private readonly studio: Studio) {
    studio.store.subscribe(({ scenario }, before) => {
      if (scenario !== before.scenario) this.follow();
    });
    this.follow();
  }

  /** Ids of the world's objectives, in order. */
  objectives(): readonly string[] {
    return Object.keys(this.studio.world().objectives ?? {});
  }

  objective(): string {
    const { objective } = whyStore.getState();
    const ids = this.objectives();
    return ids.includes(objective) ? objective : (ids[0] ?? '');
  }

  choose(objective: string): void {
    whyStore.setState({ objective });
    this.follow();
  }

  /** The run shown, where it is of the settings and its world has an adjoint. */
  private ready(): Frame | null {
    const frame = this.studio.session.frame();
    const { scenario } = this.studio.store.getState();
    return frame?.world.gradient && frame.current.hash === this.studio.hashOf(scenario) ? frame : null;
  }

  /** Seconds that a press takes. */
  explainSeconds(runs: number): number | null {
    const frame = this.studio.session.frame();
    if (!frame) return null;
    const rest = Math.max(0, runs - (this.here(frame)?.gradients.length ?? 0));
    const { model } = frame.current;
    const personDays = model.agents * model.horizon;
    const keys = askedKeys(frame.world.definition, { ...model.scenario, horizon: 0 }).length;
    const one =
      this.measured.gradient !== null
        ? this.measured.gradient * personDays
        : RUNS_A_GRADIENT * this.pace(frame) * personDays + MILLISECONDS_A_KEY * keys;
    return (one * Math.ceil(rest / this.width(frame))) / 1000;
  }

  /** Seconds that checking so many rows takes, gradients that are missing included. */
  checkSeconds(rows: number): number | null {
    const frame = this.studio.session.frame();
    if (!frame) return null;
    const { agents, horizon } = frame.current.model;
    const one = this.measured.difference ?? 2 * this.pace(frame);
    const runs = (one * agents * horizon * rows * CHECK_PAIRS) / this.width(frame) / 1000;
    return runs + (this.explainSeconds(CHECK_PAIRS) ?? 0);
  }

  /** Explains the run shown on so many replicates, those known included. Resolves at the end of it. */
  async explain(goal: number): Promise<void> {
    const frame = this.ready();
    if (!frame || this.running) return;
    await this.differentiate(frame, this.here(frame) ?? this.beginning(frame), goal);
  }

  /** Checks rows against paired runs. */
  async check(ids: readonly string[]): Promise<void> {
    const frame = this.ready();
    let found = frame && this.here(frame);
    if (!frame || !found || this.running || ids.length === 0) return;
    if (found.gradients.length < CHECK_PAIRS) {
      await this.differentiate(frame, found, CHECK_PAIRS);
      found = this.here(frame);
      if (!found || found.gradients.length < CHECK_PAIRS) return;
    }
    await this.compare(frame, found, ids);
  }

  stop(): void {
    const { jobs } = this.studio;
    for (const { id, kind } of jobs.store.getState().jobs)
      if (kind === EXPLAIN_JOB || kind === CHECK_JOB) jobs.stop(id);
  }

  private async differentiate(frame: Frame, start: Explanation, goal: number): Promise<void> {
    let found: Explanation = { ...start, goal };
    const learner = this.learner(frame);
    const spec = this.spec(found);
    const keys = askedKeys(frame.world.definition, found.scenario);
    const { agents, horizon } = frame.current.model;
    const from = found.gradients.length;
    const tasks = Array.from(
      { length: goal - from },
      (_, k) => (options: Parameters<Learner['rows']>[2]) =>
        learner.gradient(found.scenario, from + k, spec, keys, { ...options, lenient: true }),
    );
    const words = whyWords();
    await this.work('explain', found, {
      title: words.explainTitle,
      total: goal,
      from,
      unit: words.runs,
      seconds: this.explainSeconds(goal),
      question: words.explainQuestion,
      again: () => void (this.running || this.differentiate(frame, found, goal)),
      run: async (context) => {
        await inParallel(
          learner.width,
          tasks,
          ({ value, parameters, forms }) => {
            found = { ...found, gradients: [...found.gradients, { value, parameters, forms }] };
            this.remember(found);
          },
          { ...context, progress: (done) => context.progress(from + done) },
        );
        const each = (context.worked() * Math.min(learner.width, tasks.length)) / Math.max(1, tasks.length);
        this.measured.gradient = each / (agents * horizon);
      },
    });
    if (found.gradients.length > 0) this.remember(found);
  }

  private async compare(frame: Frame, start: Explanation, ids: readonly string[]): Promise<void> {
    let found = start;
    const learner = this.learner(frame);
    const spec = this.spec(found);
    const { agents, horizon } = frame.current.model;
    // Replicate after replicate, so that stopping costs every row alike.
    const errands = Array.from({ length: CHECK_PAIRS }, (_, replicate) =>
      ids.filter((id) => (found.checked[id]?.values.length ?? 0) <= replicate).map((id) => ({ id, replicate })),
    ).flat();
    const words = whyWords();
    await this.work('check', found, {
      title: words.checkTitle,
      total: errands.length,
      from: 0,
      unit: words.pairs,
      seconds: this.checkSeconds(ids.length),
      question: words.checkQuestion,
      again: () => void (this.running || this.compare(frame, found, ids)),
      run: async (context) => {
        await inParallel(
          learner.width,
          errands.map(
            ({ id, replicate }) =>
              (options) =>
                learner.difference(found.scenario, replicate, spec, [id], options),
          ),
          ({ values, steps }, index) => {
            const { id } = errands[index];
            const before: Checked = found.checked[id] ?? { values: [], step: steps[id] };
            const checked = { ...found.checked, [id]: { ...before, values: [...before.values, values[id]] } };
            found = { ...found, checked };
            this.remember(found);
          },
          { ...context, progress: (done) => context.progress(done) },
        );
        const each = (context.worked() * learner.width) / Math.max(1, errands.length);
        this.measured.difference = each / (agents * horizon);
      },
    });
  }

  private async work(
    kind: 'explain' | 'check',
    { hash }: Explanation,
    job: {
      readonly title: string;
      readonly total: number;
      readonly from: number;
      readonly unit: string;
      readonly seconds: number | null;
      readonly question: string;
      again(): void;
      run(context: JobContext): Promise<void>;
    },
  ): Promise<void> {
    const { seconds, ...spec } = job;
    if (job.total <= job.from) return;
    this.running = { kind, hash };
    whyStore.setState({ running: kind });
    await this.studio.jobs.start({
      ...spec,
      kind: kind === 'explain' ? EXPLAIN_JOB : CHECK_JOB,
      estimateSeconds: seconds,
    });
    this.running = null;
    whyStore.setState({ running: null });
    this.follow();
  }

  private learner({ world, current }: Frame): Learner {
    const { machine } = this.studio;
    return learnerOn(world, current.model, this.studio.inputsOf(current.model.scenario), machine);
  }

  private spec({ world, objective }: Explanation): ObjectiveSpec {
    const spec = world.objectives?.[objective];
    if (!spec) throw new RangeError(`The model '${world.definition.id}' has no objective '${objective}'.`);
    return spec;
  }

  private beginning({ world, current }: Frame): Explanation {
    const { scenario } = current.model;
    return { hash: current.hash, objective: this.objective(), world, scenario, goal: 0, gradients: [], checked: {} };
  }

  /** What is known of the run shown and the objective chosen. */
  private here({ current }: Frame): Explanation | null {
    return this.known.get(keyOf(current.hash, this.objective())) ?? null;
  }

  private remember(found: Explanation): void {
    const key = keyOf(found.hash, found.objective);
    this.known.delete(key);
    this.known.set(key, found);
    for (const old of this.known.keys()) if (this.known.size > KEPT) this.known.delete(old);
    this.follow();
  }

  /** Shows what is known of the settings; what was shown before grows stale. A job of other settings asks. */
  private follow(): void {
    const hash = this.studio.hashOf(this.scenario());
    if (this.running && this.running.hash !== hash) {
      this.studio.jobs.changed(this.running.kind === 'explain' ? EXPLAIN_JOB : CHECK_JOB);
    }
    const here = this.known.get(keyOf(hash, this.objective()));
    const { shown } = whyStore.getState();
    whyStore.setState({ shown: here ?? shown, stale: here === undefined && shown !== null });
  }

  private scenario(): Scenario {
    return this.studio.store.getState().scenario;
  }

  /** Milliseconds a person-day on one core. */
  private pace({ current }: Frame): number {
    return current.device === 'twin' ? (current.pace ?? ASSUMED_PACE) : ASSUMED_PACE;
  }

  private width(frame: Frame): number {
    return this.learner(frame).width;
  }
}

function keyOf(hash: string, objective: string): string {
  return `${hash} ${objective}`;
}

const explainers = new WeakMap<Studio, Why>();

/** What explains the runs of a studio, made at the first call. */
export function whyOf(studio: Studio): Why {
  const known = explainers.get(studio) ?? new Why(studio);
  explainers.set(studio, known);
  return known;
}
