/** How the city is looked at: its map, and a word for each person. */
import type { WorldView } from '../../view';
import { Count } from '../enums';
import type { CityModel } from '../model';
import { cityLayout } from './layout';
import { packView, WEEK } from './pack';

/** Rows hold open shares in units of 2^-16. */
const OPEN = 65536;

export const cityView: WorldView<CityModel> = {
  layout: cityLayout,
  sameMap: (a, b) => a.people === b.people && a.block === b.block,
  pack: packView,
  reads: ['seats', 'health', 'care', 'immunity'],
  plan: ({ agents }) => ({
    dispatch: { kernel: 'city/view', items: agents, bind: { view_words: 'view' } },
    uniforms: (step) => ({ steps: step, agents, week: WEEK }),
  }),
  open: (row) => ({
    school: row ? Math.min(1, row[Count.openSchool] / OPEN) : 1,
    work: row ? Math.min(1, row[Count.openWork] / OPEN) : 1,
  }),
};
