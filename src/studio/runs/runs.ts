/**
 * The page's memory of runs: what was kept, under which name, and what is being compared. Owns the list and its place on this
 * device; the scenario shown and the pinned one stay with the studio, which undoes them.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { scenarioHash } from '../../scenario/canonical';
import type { ModelDefinition, Scenario } from '../../scenario/scenario';
import type { World } from '../../worlds/world';
import type { Shelf } from '../saved';
import type { Frame } from '../session';
import type { Track } from '../track';
import { MOST_DRAWN } from './colours';
import { nameOf } from './differences';
import { type KeptRun, readRun, runRecord } from './keptRun';

/** A run on the page in short: which it is and, once it is finished, what came of it. */
export interface RunSummary {
  readonly hash: string;
  readonly outcomes: Readonly<Record<string, number>> | null;
}

export interface RunsState {
  /** In the order of keeping; their letters are C, D, … */
  readonly kept: readonly KeptRun[];
  /** The pinned run, null where the run shown is its own; and the run shown. */
  readonly a: RunSummary | null;
  readonly b: RunSummary | null;
  /** The table of runs is open. */
  readonly open: boolean;
  readonly comparing: boolean;
  /** Somebody opened the comparison, so that it comes into sight; a link that holds one moves nothing. */
  readonly reveal: boolean;
  readonly filter: string;
  readonly starredOnly: boolean;
}

export interface RunsOptions {
  readonly worlds: readonly World[];
  /** Where runs are kept; resolves late or to a shelf in memory, never rejects. */
  readonly shelf: Promise<Shelf>;
  readonly now?: () => number;
}

export class Runs {
  readonly store: StoreApi<RunsState>;
  private frame: Frame | null = null;
  private readonly now: () => number;

  constructor(private readonly options: RunsOptions) {
    this.now = options.now ?? Date.now;
    this.store = createStore<RunsState>(() => ({
      kept: [],
      a: null,
      b: null,
      open: false,
      comparing: false,
      reveal: false,
      filter: '',
      starredOnly: false,
    }));
    void this.load();
  }

  /** Takes note of the runs shown: days of kept ones are filled in when they are finished or left. */
  follow(frame: Frame): void {
    const before = this.frame;
    this.frame = frame;
    const left = before && [before.current, before.baseline].filter((track) => track && !holds(frame, track));
    for (const track of left ?? []) if (track) this.fill(before?.world ?? frame.world, track);
    for (const track of [frame.current, frame.baseline]) if (track?.finished) this.fill(frame.world, track);
    const { a, b } = this.store.getState();
    const summaries = { a: summaryOf(frame, frame.baseline, a), b: summaryOf(frame, frame.current, b) };
    if (summaries.a !== a || summaries.b !== b) this.store.setState(summaries);
  }

  /**
   * Keeps a scenario under a name made of its differences to the pinned one.
   *
   * @returns the run, and whether it was there before
   */
  keep(scenario: Scenario, pinned: Scenario): { readonly run: KeptRun; readonly known: boolean } {
    const { definition } = this.world(scenario);
    const hash = scenarioHash(scenario, definition);
    const known = this.run(hash);
    if (known) return { run: known, known: true };
    const { kept } = this.store.getState();
    const track = [this.frame?.current, this.frame?.baseline].find((one) => one?.hash === hash);
    const run: KeptRun = {
      hash,
      scenario,
      name: this.unused(nameOf(definition, scenario, pinned)),
      note: '',
      starred: false,
      drawn: kept.filter(({ drawn }) => drawn).length < MOST_DRAWN - 2,
      created: this.now(),
      rows: track?.rows ?? new Uint32Array(0),
      outcomes: track?.finished ? this.world(scenario).outcomes(track.model, track.rows) : null,
    };
    this.store.setState({ kept: [...kept, run] });
    this.save(run);
    return { run, known: false };
  }

  run(hash: string): KeptRun | undefined {
    return this.store.getState().kept.find((run) => run.hash === hash);
  }

  /** Changes name, note, star or tick. An empty name is left as it was; a third tick is refused. */
  change(hash: string, patch: Partial<Pick<KeptRun, 'name' | 'note' | 'starred' | 'drawn'>>): void {
    const { kept } = this.store.getState();
    const full = kept.filter((run) => run.drawn && run.hash !== hash).length >= MOST_DRAWN - 2;
    const { name, drawn, ...rest } = patch;
    const clean = {
      ...rest,
      ...(name?.trim() ? { name: name.trim().slice(0, MOST_NAME) } : {}),
      ...(drawn === undefined || (drawn && full) ? {} : { drawn }),
    };
    this.replace(hash, clean);
  }

  /** Forgets a run. @returns what puts it back in its place */
  remove(hash: string): () => void {
    const run = this.run(hash);
    if (!run) return () => {};
    this.store.setState(({ kept }) => ({ kept: kept.filter((one) => one.hash !== hash) }));
    void this.options.shelf.then((shelf) => shelf.delete(hash));
    return () => {
      if (this.run(hash)) return;
      this.store.setState(({ kept }) => ({ kept: [...kept, run].sort((a, b) => a.created - b.created) }));
      this.save(run);
    };
  }

  private world(scenario: Scenario): World {
    const { worlds } = this.options;
    return worlds.find(({ definition }) => definition.id === scenario.model.id) ?? worlds[0];
  }

  private async load(): Promise<void> {
    const models: readonly ModelDefinition[] = this.options.worlds.map(({ definition }) => definition);
    const shelf = await this.options.shelf;
    const records = await shelf.all();
    const width = this.options.worlds[0].series.length;
    const read = records.flatMap((record) => readRun(record, models, width) ?? []);
    // What was kept while the shelf opened stays.
    this.store.setState(({ kept }) => {
      const own = new Set(kept.map(({ hash }) => hash));
      const all = [...read.filter(({ hash }) => !own.has(hash)), ...kept];
      return { kept: all.sort((a, b) => a.created - b.created) };
    });
  }

  private save(run: KeptRun): void {
    const record = runRecord(run, this.world(run.scenario).definition);
    void this.options.shelf.then((shelf) => shelf.put(record));
  }

  private replace(hash: string, patch: Partial<KeptRun>): void {
    this.store.setState(({ kept }) => ({
      kept: kept.map((run) => (run.hash === hash ? { ...run, ...patch } : run)),
    }));
    const run = this.run(hash);
    if (run) this.save(run);
  }

  private fill(world: World, track: Track): void {
    const run = this.run(track.hash);
    if (!run || (run.rows.length >= track.rows.length && (run.outcomes || !track.finished))) return;
    const outcomes = track.finished ? world.outcomes(track.model, track.rows) : null;
    this.replace(track.hash, { rows: track.rows, outcomes });
  }

  private unused(name: string): string {
    const taken = new Set(this.store.getState().kept.map((run) => run.name));
    const short = name.slice(0, MOST_NAME);
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? short : `${short} (${count})`;
      if (!taken.has(candidate)) return candidate;
    }
  }
}

/** The summary of a track: the one before where nothing new is to be said, so that frames redraw nothing. */
function summaryOf({ world }: Frame, track: Track | null, before: RunSummary | null): RunSummary | null {
  if (!track) return null;
  if (before?.hash === track.hash && (before.outcomes !== null) === track.finished) return before;
  return { hash: track.hash, outcomes: track.finished ? world.outcomes(track.model, track.rows) : null };
}

const MOST_NAME = 80;

function holds({ current, baseline }: Frame, track: Track): boolean {
  return track === current || track === baseline;
}
