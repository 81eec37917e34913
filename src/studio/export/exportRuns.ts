/** The runs on the screen as the writers take them. Reads the studio, changes nothing. */
import type { Scenario } from '../../scenario/scenario';
import type { Studio } from '../studio';
import type { Track } from '../track';
import { APP } from './app';
import { titleOf } from './caption';
import type { Cited } from './cite';
import type { ExportRun } from './exportRun';
import { shown } from './shown';

export interface ExportRuns {
  readonly scenario: Scenario;
  readonly run: ExportRun;
  /** The run it is compared with, where its days are known as far. */
  readonly baseline: ExportRun | null;
  readonly cited: Cited;
}

/** What is shown, up to the day shown; null before its first day. */
export function exportRuns(studio: Studio): ExportRuns | null {
  const about = shown(studio);
  if (!about || about.frame.day === 0) return null;
  const { scenario, frame, pairs } = about;
  const { world, current, baseline, day } = frame;
  const title = titleOf(scenario);
  const of = (track: Track, of: Scenario, name: string, rows: readonly Uint32Array[]): ExportRun => ({
    id: track.hash.slice(0, 12),
    hash: track.hash,
    name,
    world,
    model: track.model,
    scenario: of,
    days: day,
    replicates: rows,
  });
  const others = pairs?.flatMap((pair) => (pair.baseline ? [pair.baseline] : []));
  return {
    scenario,
    run: of(current, scenario, title, pairs?.map((pair) => pair.current) ?? [current.rows]),
    baseline:
      baseline && baseline.known >= day
        ? of(baseline, baseline.model.scenario, 'baseline', others && others.length > 0 ? others : [baseline.rows])
        : null,
    cited: {
      scenario,
      title,
      hash: current.hash,
      digest: frame.digest,
      link: studio.link(),
      version: APP.version,
      commit: APP.commit,
      date: new Date().toISOString().slice(0, 10),
    },
  };
}
