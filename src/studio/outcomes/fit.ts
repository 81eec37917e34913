/**
 * How far a run is from what was observed, in three numbers: the highest week, the day on which it begins, and the misfit over the
 * weeks that both have. A measure to tune by, not a likelihood. Pure.
 */
import type { Week } from '../columns';

/** Highest week of a series. */
export interface Top {
  /** First day of that week, from 0. */
  readonly day: number;
  /** People in that week. */
  readonly value: number;
}

export interface Fit {
  /** Highest observed week on the days of the run; null where none is. */
  readonly observed: Top | null;
  /** Highest week of the run so far; null before its first whole week. */
  readonly run: Top | null;
  /** Weeks that both have. */
  readonly weeks: number;
  /** Absolute weekly differences added up, as a share of what was observed in these weeks; null where that is nothing. */
  readonly misfit: number | null;
}

/**
 * @param observed weekly figures, scaled to the people of the run
 * @param simulated whole weeks of the run that begin on the same days
 * @param horizon days of the run; observed weeks outside of it do not count
 */
export function fitOf(observed: readonly Week[], simulated: readonly Week[], horizon: number): Fit {
  const within = observed.filter(({ day }) => day >= 0 && day < horizon);
  const own = new Map(simulated.map(({ day, value }) => [day, value]));
  const both = within.flatMap(({ day, value }) => {
    const simulated = own.get(day);
    return simulated === undefined ? [] : [{ observed: value, simulated }];
  });
  const total = both.reduce((sum, week) => sum + week.observed, 0);
  const off = both.reduce((sum, week) => sum + Math.abs(week.simulated - week.observed), 0);
  return {
    observed: topOf(within),
    run: topOf(simulated),
    weeks: both.length,
    misfit: total > 0 ? off / total : null,
  };
}

function topOf(weeks: readonly Week[]): Top | null {
  const top = weeks.reduce<Top | null>((best, one) => (best === null || one.value > best.value ? one : best), null);
  return top !== null && top.value > 0 ? top : null;
}
