/**
 * Where an agent is drawn at a moment of the illustrative day: at home, at its daytime place, in hospital, or on the streets
 * between. A picture of the contact layers, not a movement of the model. Twin of the vertex code in src/view/scene.ts.
 */
import { type Layout, Shown, View } from './view';

/** Seconds of one illustrative day. */
export const CYCLE_SECONDS = 9;
/** Fractions of the cycle: first departures, how far departures spread, how long a way takes, first returns. */
export const DAY = { leave: 0.08, spread: 0.14, travel: 0.18, back: 0.58 } as const;
/** Width of the stream on a street, in cells. */
export const LANES = 0.07;

/** What moves everybody alike. */
export interface Moment {
  /** 0 to 1: night, morning, day, evening. */
  readonly phase: number;
  /** Shares of schools and workplaces that are open. */
  readonly school: number;
  readonly work: number;
}

/** A well-mixed word of an agent's number (lowbias32 of C. Wellons); a picture needs no Philox. */
export function scatter(agent: number): number {
  let x = agent >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

const clamp = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

/**
 * Writes the position of `agent`, fractions of the extent, to `out[at]` and `out[at + 1]`.
 *
 * @param word  its view word
 */
export function placeOf(
  layout: Layout,
  agent: number,
  word: number,
  moment: Moment,
  out: Float32Array | Float64Array,
  at: number,
): void {
  const home = layout.places[2 * agent];
  const hx = (home & 0xffff) / 65535;
  const hy = (home >>> 16) / 65535;
  const state = word & View.stateMask;
  const hash = scatter(agent);
  if (state === Shown.hospital || state === Shown.critical) {
    const { hospitals } = layout;
    const k = 4 * Math.floor((agent * (hospitals.length / 4)) / layout.agents);
    out[at] = hospitals[k] + (hospitals[k + 2] - hospitals[k]) * ((hash & 0xffff) / 65535);
    out[at + 1] = hospitals[k + 1] + (hospitals[k + 3] - hospitals[k + 1]) * ((hash >>> 16) / 65535);
    return;
  }
  const open = (word & View.school) !== 0 ? moment.school : (word & View.work) !== 0 ? moment.work : 0;
  const stays = (word & (View.isolated | View.quarantined)) !== 0 || state === Shown.dead;
  if (stays || (hash >>> 24) / 256 >= open) {
    out[at] = hx;
    out[at + 1] = hy;
    return;
  }
  const late = DAY.spread * ((hash & 0xff) / 255);
  const way =
    clamp((moment.phase - DAY.leave - late) / DAY.travel) - clamp((moment.phase - DAY.back - late) / DAY.travel);
  if (way <= 0) {
    out[at] = hx;
    out[at + 1] = hy;
    return;
  }
  const goal = layout.places[2 * agent + 1];
  const dx = (goal & 0xffff) / 65535;
  const dy = (goal >>> 16) / 65535;
  if (way >= 1) {
    out[at] = dx;
    out[at + 1] = dy;
    return;
  }
  const { grid } = layout;
  const lane = (LANES * (((hash >>> 8) & 0xff) / 255 - 0.5)) / grid;
  // Along the own street to the nearest avenue, along avenues, and into the street of the goal.
  const streetX = Math.round(hx * grid) / grid + lane;
  const streetY = Math.round(dy * grid) / grid + lane;
  const a = Math.abs(streetX - hx);
  const b = Math.abs(streetY - hy);
  const c = Math.abs(dx - streetX);
  const d = Math.abs(dy - streetY);
  const gone = way * (a + b + c + d);
  out[at] = hx + (streetX - hx) * clamp(gone / a) + (dx - streetX) * clamp((gone - a - b) / c);
  out[at + 1] = hy + (streetY - hy) * clamp((gone - a) / b) + (dy - streetY) * clamp((gone - a - b - c) / d);
}
