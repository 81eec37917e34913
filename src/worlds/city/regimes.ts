/**
 * The regimes in which gradients are judged, laid over Town (docs/gradients.md, section "Regimes"). Frozen: figures that were measured
 * in them are quoted. Attack rates are those of 20,000 people and 90 days.
 */
import type { Regime } from '../world';

const closure = (layer: string, value: number) => ({
  parameter: `distancing.open.${layer}`,
  from: 18,
  to: 42,
  value,
});

export const cityRegimes: Readonly<Record<string, Regime>> = {
  /** About 0.06: held near the threshold by the default protocols. */
  growth: { horizon: 90, values: { 'disease.r0': 1.7, 'seeding.count': 100 } },
  /** About 0.53. */
  middle: { horizon: 90, values: { 'disease.r0': 2.8, 'seeding.count': 100 } },
  /** About 0.17: fast tests for many, tracing, masks. */
  controlled: {
    horizon: 90,
    values: {
      'disease.r0': 3,
      'seeding.count': 100,
      'testing.symptomatic': 0.6,
      'testing.turnaround': 1.5,
      'testing.capacity': 5000,
      'tracing.capacity': 500,
      'masks.on': true,
    },
  },
  /** About 0.33: everything but homes nearly closed from day 18 to 42, then a second wave. */
  waves: {
    horizon: 90,
    values: { 'disease.r0': 3.1, 'seeding.count': 200, 'distancing.on': true },
    changes: [closure('community', 0.3), closure('school', 0.05), closure('work', 0.3)],
  },
  /** About 0.95. */
  saturated: {
    horizon: 90,
    values: { 'disease.r0': 7, 'seeding.count': 100, 'behaviour.on': false, 'tracing.on': false },
  },
};
