/**
 * Looks for a better protocol of the settings shown: a job of the page whose runs and gradients are made by its workers, told step by step.
 * Stopping keeps the best so far. One a studio; knows no component.
 */
import { mean } from '../../engine/statistics';
import { type Ask, check, gainOf, improve } from '../../learn/improve/improve';
import type { Lab } from '../../learn/improve/problem';
import { piecesOf, type Space, spaceOf, type Wanted } from '../../learn/improve/space';
import { objectiveFor } from '../../learn/objective';
import type { NumberParameter } from '../../scenario/parameter';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { JobContext } from '../jobs/jobs';
import { learnerOn } from '../learn/learners';
import { messageOf } from '../messageOf';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { type Choice, improveStore, type Searched } from './improveStore';
import { improveWords } from './improveWords';

export const IMPROVE_JOB = 'improve';
/** Pairs of the confirmation. */
const FRESH = 16;
/** Settings of the first choice. */
const FIRST = 3;
/** Person-days a millisecond on one core, before any was measured. */
const ASSUMED_PACE = 1 / 2500;
/** What costs are held against where they are the objective, and the other way round. */
const SECOND = ['infections', 'cost'] as const;

export class Improver {
  private pace: number | null = null;

  constructor(private readonly studio: Studio) {
    studio.store.subscribe(({ scenario }, before) => {
      if (scenario !== before.scenario) this.follow();
    });
  }

  objectives(): readonly string[] {
    return Object.keys(this.studio.world().objectives ?? {});
  }

  objective(): string {
    const { objective } = improveStore.getState();
    const ids = this.objectives();
    return ids.includes(objective) ? objective : (ids.at(-1) ?? '');
  }

  /** Numbers that may be dated and act: their group is switched on. */
  offered(): readonly NumberParameter[] {
    const { parameters } = this.studio.world().definition;
    const { values, changes } = this.studio.store.getState().scenario;
    return parameters.filter((one): one is NumberParameter => {
      if (one.kind !== 'number' || one.dated !== true) return false;
      const group = `${one.id.split('.')[0]}.on`;
      return values[group] !== false || changes.some(({ parameter, value }) => parameter === group && value === true);
    });
  }

  choices(): readonly Choice[] {
    const offered = new Map(this.offered().map((one) => [one.id, one]));
    // What a visitor is shown first is what a search may change first.
    const { main = [] } = this.studio.world().face ?? {};
    const place = (id: string) => (main.includes(id) ? main.indexOf(id) : main.length);
    const first = [...offered.values()].sort((a, b) => place(a.id) - place(b.id)).slice(0, FIRST);
    const chosen = improveStore.getState().choices ?? first.map(choiceOf);
    return chosen.filter(({ id }) => offered.has(id));
  }

  choose(choices: readonly Choice[]): void {
    improveStore.setState({ choices });
  }

  /** Seconds that a search takes, confirmation included; null before there is a run. */
  seconds(): number | null {
    const frame = this.studio.session.frame();
    if (!frame) return null;
    const { agents, horizon } = frame.current.model;
    const one = (this.pace ?? ASSUMED_PACE) * agents * horizon;
    return (one * (improveStore.getState().budget + 2 * FRESH)) / this.learner(frame).width / 1000;
  }

  stop(): void {
    const job = this.studio.jobs.store
      .getState()
      .jobs.find(({ kind, state }) => kind === IMPROVE_JOB && state !== 'done');
    if (job) this.studio.jobs.stop(job.id);
  }

  /** Searches, confirms on fresh seeds. Resolves at the end of it. */
  async search(): Promise<void> {
    const frame = this.studio.session.frame();
    const { scenario } = this.studio.store.getState();
    if (!frame || frame.current.hash !== this.studio.hashOf(scenario) || improveStore.getState().running) return;
    const { world } = frame;
    const { budget, limit } = improveStore.getState();
    const objective = this.objective();
    const second = SECOND.find((id) => id !== objective && world.objectives?.[id]) ?? objective;
    let space: Space;
    try {
      space = spaceOf(
        scenario,
        world.definition,
        this.choices().flatMap((one) => wantedOf(one, scenario.horizon)),
      );
    } catch (error) {
      this.studio.notify({ id: 'improve', tone: 'error', text: messageOf(error) });
      return;
    }
    const hash = frame.current.hash;
    let searched: Searched = {
      ...{ hash, world, scenario, space, objective, second, budget },
      ...{ trials: [], equivalents: 0, point: [...space.start], confirmed: null, stopped: false },
    };
    const show = (patch: Partial<Searched>) => {
      searched = { ...searched, ...patch };
      improveStore.setState({ searched });
    };
    show({});
    improveStore.setState({ running: true, stale: false });
    const words = improveWords();
    const limits = limit.id === '' ? [] : [{ name: limit.id, of: specOf(world, limit.id), most: limit.most }];
    await this.studio.jobs.start({
      kind: IMPROVE_JOB,
      title: words.jobTitle,
      total: budget + 2 * FRESH,
      unit: words.runs,
      estimateSeconds: this.seconds(),
      question: words.question,
      run: async (context) => {
        const { lab, second: seconds } = this.lab(frame, specOf(world, second), context);
        const ask: Ask = {
          ...{ lab, world, space, objective: specOf(world, objective), limits, budget },
          ...{ starts: 1, batch: 2, fresh: FRESH, seed: scenario.seed, signal: context.signal },
          onTrace: (one) => {
            context.progress(one.equivalents);
            const trial = { ...one, second: mean(seconds()) };
            show({ trials: [...searched.trials, trial], equivalents: one.equivalents, point: one.point });
          },
        };
        const { point, spent, stopped } = await improve(ask);
        this.pace = (context.worked() * lab.width) / Math.max(1, spent.equivalents) / (lab.agents * scenario.horizon);
        show({ point: [...point], equivalents: spent.equivalents, stopped });
        if (stopped) return;
        let confirming = 0;
        const counting: Lab = {
          ...lab,
          rows: async (of, replicate) => {
            const rows = await lab.rows(of, replicate);
            context.progress(budget + ++confirming);
            return rows;
          },
        };
        const before = await check({ ...ask, lab: counting }, space.start);
        const after = await check({ ...ask, lab: counting }, point);
        const held = limits.length > 0 ? after.limits[limits[0].name] : null;
        show({
          confirmed: {
            ...{
              before: before.objective,
              after: after.objective,
              gain: gainOf(before.values, after.values),
              fresh: FRESH,
            },
            limit: held && { mean: held.mean ?? Number.NaN, most: held.most, held: held.held },
          },
        });
      },
    });
    improveStore.setState({ running: false });
    this.follow();
  }

  /** Takes the best protocol over as the settings, as one edit. */
  apply(): void {
    const { searched } = improveStore.getState();
    if (!searched) return;
    const { values, changes } = searched.space.scenarioAt(Float64Array.from(searched.point));
    const ids = searched.space.variables.filter(({ days }) => !days).map(({ id }) => id);
    this.studio.change({ ...Object.fromEntries(ids.map((id) => [id, values[id]])), changes }, 'improve');
  }

  /** The workers as a lab, and the second outcome of the scenario that was run last. */
  private lab(frame: Frame, second: ObjectiveSpec, context: JobContext): { lab: Lab; second(): readonly number[] } {
    const learner = this.learner(frame);
    const { world, current } = frame;
    const measure = objectiveFor(world, second);
    let last: unknown = null;
    let values: number[] = [];
    const { signal } = context;
    const lab: Lab = {
      width: learner.width,
      agents: current.model.agents,
      units: current.model.units,
      rows: async (scenario, replicate) => {
        await context.paused();
        const rows = await learner.rows(scenario, replicate, { signal });
        if (last !== scenario) values = [];
        last = scenario;
        values.push(measure({ ...current.model, scenario }).value(rows));
        return rows;
      },
      gradient: async (scenario, replicate, objective, keys) => {
        await context.paused();
        return learner.gradient(scenario, replicate, objective, keys, { signal, lenient: true });
      },
    };
    return { lab, second: () => values };
  }

  private learner({ world, current }: Frame) {
    return learnerOn(world, current.model, this.studio.inputsOf(current.model.scenario));
  }

  private follow(): void {
    const { searched, running } = improveStore.getState();
    if (!searched) return;
    const stale = searched.hash !== this.studio.hashOf(this.studio.store.getState().scenario);
    if (running && stale) this.studio.jobs.changed(IMPROVE_JOB);
    improveStore.setState({ stale });
  }
}

export const choiceOf = ({ id, min, max }: NumberParameter): Choice => ({ id, schedule: 'whole', min, max });

function wantedOf({ id, schedule, min, max }: Choice, horizon: number): readonly Wanted[] {
  if (schedule === 'whole') return [{ id, days: null, min, max }];
  return piecesOf(id, 0, horizon, schedule === 'daily' ? 1 : 7).map((one) => ({ ...one, min, max }));
}

function specOf({ objectives, definition }: Frame['world'], id: string): ObjectiveSpec {
  const spec = objectives?.[id];
  if (!spec) throw new RangeError(`The model '${definition.id}' has no objective '${id}'.`);
  return spec;
}

const improvers = new WeakMap<Studio, Improver>();

/** What searches for a studio, made at the first call. */
export function improverOf(studio: Studio): Improver {
  const known = improvers.get(studio) ?? new Improver(studio);
  improvers.set(studio, known);
  return known;
}
