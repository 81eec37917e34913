/** What an export is about: the run on the screen, under the title that the scenario has now, and how many runs are behind it. */
import { scenarioHash } from '../../scenario/canonical';
import type { Scenario } from '../../scenario/scenario';
import type { Frame } from '../session';
import type { Pair } from '../spread';
import type { Studio } from '../studio';

export interface Exported {
  readonly scenario: Scenario;
  readonly frame: Frame;
  /** At least two replicates of the run shown, or null. */
  readonly pairs: readonly Pair[] | null;
}

/**
 * The run shown, or null before there is one. While another scenario is being built, figures and their scenario are still those of
 * the run on the screen.
 */
export function shown(studio: Studio): Exported | null {
  const frame = studio.session.frame();
  if (!frame) return null;
  const { scenario: latest } = studio.store.getState();
  const same = scenarioHash(latest, studio.world(latest).definition) === frame.current.hash;
  return { scenario: same ? latest : frame.current.model.scenario, frame, pairs: studio.spread.pairs(frame) };
}
