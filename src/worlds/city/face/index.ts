/** How the city's parameters are shown: main settings, groups, words, interventions. No number here changes a run by itself. */
import type { Face } from '../../face';
import { bundles, measures } from './bundles';
import { groups } from './groups';
import { rows } from './rows';

export const cityFace: Face = {
  main: [
    'testing.turnaround',
    'testing.symptomatic',
    'isolation.compliance',
    'tracing.app',
    'distancing.open.community',
    'masks.uptake',
    'disease.r0',
  ],
  groups,
  rows,
  bundles,
  measures,
};
