/** One day as the backward sweep comes by it: what the adjoints of its choices read. */
import type { Evening, History } from './history';
import type { Sweep } from './sweep';

export interface SweepDay {
  readonly history: History;
  readonly day: number;
  readonly before: Evening;
  readonly after: Evening;
  readonly sweep: Sweep;
}
