/**
 * How a world is looked at: where its agents are drawn, and one word for each that says what to draw. Positions are a picture and
 * no part of the model: nothing here is read by a step, and no draw of a run depends on it.
 */
import type { Dispatch, UniformRow } from '../gpu/plan';
import type { Model } from './world';

/** States that the stage tells apart, bits 0..3 of a view word. Of two people at one place the later in `DRAWN_ORDER` is on top. */
export const Shown = {
  susceptible: 0,
  exposed: 1,
  presymptomatic: 2,
  asymptomatic: 3,
  symptomatic: 4,
  hospital: 5,
  critical: 6,
  recovered: 7,
  dead: 8,
  vaccinated: 9,
} as const;

/** Layout of a view word. */
export const View = {
  stateMask: 15,
  /** Stays away from others, by isolation or by quarantine. */
  isolated: 1 << 4,
  quarantined: 1 << 5,
  /** Infected on the day shown, and within the last seven days. */
  infectedToday: 1 << 6,
  infectedWeek: 1 << 7,
  /** Where the daytime place is: a school, a workplace; neither stays at home. */
  school: 1 << 8,
  work: 1 << 9,
  second: 1 << 10,
} as const;

/** What a rectangle of the map is. */
export const Ground = { district: 0, plot: 1, school: 2, work: 3, hospital: 4, park: 5, water: 6 } as const;

/**
 * A map and everybody's places on it. All positions are 16-bit fractions of a square extent, x to the right and y downwards.
 * Agents are in order of cells: a cell's residents are a range of ids, and so are a plot's.
 */
export interface Layout {
  readonly agents: number;
  /** Cells along one side of the extent; streets run along the lines between cells. */
  readonly grid: number;
  /** u32[2 * agents]: word 2i is the home of agent i and word 2i + 1 its daytime place, each x | y << 16. */
  readonly places: Uint32Array;
  /** Districts, each a number of whole cells: u32[districts + 1], first cells. */
  readonly districtCells: Uint32Array;
  /** u32[cells + 1]: first agents. u16[4 * cells]: rectangles x0, y0, x1, y1. */
  readonly cellAgents: Uint32Array;
  readonly cellRects: Uint16Array;
  /** u32[cells + 1]: first plots. */
  readonly cellPlots: Uint32Array;
  /** A household each: u32[plots + 1], first agents; u16[4 * plots]. */
  readonly plotAgents: Uint32Array;
  readonly plotRects: Uint16Array;
  /** Schools, workplaces, hospitals, parks and water: u16[4 * sites], and u8[sites] of `Ground`. */
  readonly siteRects: Uint16Array;
  readonly siteKinds: Uint8Array;
  /** f32[4 * hospitals], fractions of the extent: agent i is a patient of hospital floor(i * hospitals / agents). */
  readonly hospitals: Float32Array;
}

export interface WorldView<M extends Model = Model> {
  /** The map in slices: work stops at every `yield` so that a page stays live. Pure: the same model gives the same words. */
  layout(model: M): Generator<undefined, Layout>;
  /** Whether two models have the same map. */
  sameMap(a: M, b: M): boolean;
  /** View words of all agents after `step` steps from state buffers by name into `out`, u32[agents]. */
  pack(model: M, state: Readonly<Record<string, Uint32Array>>, step: number, out: Uint32Array): void;
  /** The same on the device: the kernel reads the run's buffers by their names and writes the buffer `view`. */
  plan(model: M): { readonly dispatch: Dispatch; readonly uniforms: (step: number) => UniformRow };
  /** Buffers of the run that the kernel reads. */
  readonly reads: readonly string[];
  /** Shares of schools and workplaces that are open, 0 to 1, from the row of a day (none: before the first). */
  open(row: Uint32Array | null): { readonly school: number; readonly work: number };
}

/** Runs a layout to its end in one go: for tests and small worlds. */
export function layoutNow(steps: Generator<undefined, Layout>): Layout {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
