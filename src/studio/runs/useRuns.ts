/** What components ask of the runs: parts of their state, and the list as tables and chips show it. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useStudio, useStudioState } from '../context';
import { keptLetter } from './colours';
import { nameOf } from './differences';
import type { KeptRun } from './keptRun';
import type { RunsState } from './runs';
import { type ListedRun, matchesFilter } from './runsTable';
import { runWords } from './runWords';

/** A part of the state; `select` must return the same object for the same state. */
export function useRuns<T>(select: (state: RunsState) => T): T {
  return useStore(useStudio().runs.store, select);
}

export interface Listed extends ListedRun {
  /** Null for A and B, which are what the page shows and not what was kept. */
  readonly kept: KeptRun | null;
}

/** A, B and every kept run, in the order of their letters. B is there alone where it is its own A. */
export function useListedRuns(): readonly Listed[] {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const baseline = useStudioState((state) => state.baseline);
  const { kept, a, b } = useRuns((state) => state);
  return useMemo(() => {
    const { definition } = studio.world(scenario);
    const hash = studio.hashOf(scenario);
    const pinnedHash = studio.hashOf(baseline);
    const nameFor = (of: string) => kept.find((run) => run.hash === of)?.name;
    const text = runWords();
    const [outcomesA, outcomesB] = [a ?? b, b].map((summary, side) =>
      summary?.hash === (side === 0 ? pinnedHash : hash) ? summary.outcomes : null,
    );
    const own: Listed[] = [
      {
        letter: 'A',
        name: nameFor(pinnedHash) ?? (baseline.title || text.pinned),
        hash: pinnedHash,
        scenario: baseline,
        outcomes: outcomesA,
        kept: null,
      },
      {
        letter: 'B',
        name: nameFor(hash) ?? (hash === pinnedHash ? text.same : nameOf(definition, scenario, baseline)),
        hash,
        scenario,
        outcomes: outcomesB,
        kept: null,
      },
    ];
    const others = kept
      .map((run, index): Listed => ({ ...run, letter: keptLetter(index), kept: run }))
      .filter((run) => run.scenario.model.id === definition.id);
    return [...own, ...others];
  }, [studio, scenario, baseline, kept, a, b]);
}

/** The list as the filter leaves it: A and B always, kept runs that match. */
export function useFilteredRuns(): readonly Listed[] {
  const listed = useListedRuns();
  const filter = useRuns((state) => state.filter);
  const starredOnly = useRuns((state) => state.starredOnly);
  return useMemo(
    () => listed.filter(({ kept }) => !kept || (matchesFilter(kept, filter) && (kept.starred || !starredOnly))),
    [listed, filter, starredOnly],
  );
}
