/** Observed closures become changes that the model takes, the stricter winning. */
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../scenario/dates';
import { closures } from '../../scenario/observed';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityWorld } from '../../worlds/city';
import { observedMeasures } from './closures';

const { definition, face } = cityWorld;
const of = (place: string, start: string, horizon: number) => {
  if (!face) throw new Error('The city has a face.');
  const first = dayNumber(start) ?? 0;
  return observedMeasures(
    closures.filter((one) => one.place === place),
    face,
    (day) => day - first,
    horizon,
  );
};

/** Value of a parameter on a day, as `changes` say: the last in the list that holds. */
const on = (changes: ReturnType<typeof of>['changes'], parameter: string, day: number) =>
  changes.findLast((one) => one.parameter === parameter && one.from <= day && day < (one.to ?? 1e9))?.value;

describe('observed closures', () => {
  it('of New York fall on their days of a run from 1 March 2020', () => {
    const { changes, values, left } = of('New York City', '2020-03-01', 120);
    expect(changes.find(({ parameter }) => parameter === 'distancing.open.school')).toEqual({
      parameter: 'distancing.open.school',
      from: 17,
      value: 0.1,
    });
    expect(values).toEqual({ 'distancing.on': true });
    expect(left).toEqual(['foreign_travel_ban']);
    const community = (day: number) => on(changes, 'distancing.open.community', day);
    expect([community(11), community(12), community(15), community(20), community(21), community(119)]).toEqual([
      undefined,
      0.95,
      0.65,
      0.65,
      0.4,
      0.4,
    ]);
    expect(
      withValues(defaultScenario(definition), definition, { start: '2020-03-01', horizon: 120, changes }).changes,
    ).toEqual(changes);
  });

  it('of Jackson County end where the source says so, and the milder ones hold again', () => {
    const { changes } = of('Jackson County MO', '2020-03-15', 240);
    const community = (day: string) =>
      on(changes, 'distancing.open.community', (dayNumber(day) ?? 0) - (dayNumber('2020-03-15') ?? 0));
    expect([community('2020-05-03'), community('2020-05-04'), community('2020-06-15')]).toEqual([0.4, 0.65, 0.8]);
  });

  it('outside of the run are left out', () => {
    expect(of('New York City', '2026-01-01', 180).changes.every(({ from, to }) => from === 0 && to === undefined)).toBe(
      true,
    );
    expect(of('New York City', '2019-01-01', 180).changes).toEqual([]);
  });
});
