/** How scenarios come onto the page: the words that pass between the address, what is kept, and the studio. */
import type { Scenario } from '../scenario/scenario';
import type { Resumed } from './store';

/** How a scenario is shown: playing, computed to its end, from day 0. */
export interface How {
  readonly play?: boolean;
  readonly still?: boolean;
  /** Day to be shown. */
  readonly at?: number | null;
  readonly restart?: boolean;
}

/** What a link says besides the scenario. */
export interface LinkHow {
  readonly day?: number | null;
  readonly paused?: boolean;
  readonly query?: string;
}

/** How the page begins. `still`: the run is computed to its end and not played; `paused`: it waits at day 0. */
export interface Beginning {
  readonly still: boolean;
  readonly paused: boolean;
}

/** Work that was kept, and what the link of the address says beside it. */
export interface Reopened extends Resumed {
  readonly digest: string | null;
  readonly at: number | null;
}

/** How a scenario is opened in place of the one shown. */
export interface Opening extends Partial<Beginning> {
  /** The run that the scenario is compared with; itself where absent. */
  readonly pinned?: Scenario;
  readonly digest?: string | null;
  /** A step of the browser's Back. */
  readonly entry?: boolean;
  readonly at?: number | null;
}
