/** The city's outcomes as objectives, as data. The first is asked for where none is named. */
import type { EffortSpec, ObjectiveSpec, Terms } from '../objective';

const sum = (...names: readonly string[]): Terms => Object.fromEntries(names.map((name) => [name, 1]));
const IN_HOSPITAL = sum('hospital', 'critical');

/** What ordering contacts off costs in a layer, by rule or by trigger. Like the outcome, it leaves out what people avoid by themselves. */
const closed = (layer: string, units: string, price: EffortSpec['price']): EffortSpec => ({
  kind: 'effort',
  parameter: `distancing.open.${layer}`,
  level: 'reduction',
  units,
  price,
  switch: 'distancing.on',
  instead: { series: 'closed', parameter: `distancing.closed.${layer}` },
});
const VENUE = { parameters: ['cost.closedVenueDay'] };
const masks: EffortSpec = {
  kind: 'effort',
  parameter: 'masks.uptake',
  level: 'value',
  units: 'agents',
  price: 1,
  switch: 'masks.on',
};

/** As the outcome of that name: money by the prices among the parameters. */
const COST: ObjectiveSpec = {
  kind: 'sum',
  parts: [
    {
      weight: 1,
      of: {
        kind: 'total',
        of: {
          tests: { parameters: ['cost.test'] },
          isolated: { parameters: ['cost.isolatedDay', 'isolation.support'] },
          quarantined: { parameters: ['cost.isolatedDay', 'isolation.support'] },
          doses: { parameters: ['cost.dose'] },
          infections: { parameters: ['cost.infection'] },
          hospital: { parameters: ['cost.hospitalDay'] },
          critical: { parameters: ['cost.hospitalDay'] },
          deaths: { parameters: ['cost.death'] },
        },
      },
    },
    { weight: 1, of: closed('school', 'schools', VENUE) },
    { weight: 1, of: closed('work', 'workplaces', VENUE) },
  ],
};

export const cityObjectives: Readonly<Record<string, ObjectiveSpec>> = {
  infections: { kind: 'total', of: sum('infections') },
  attackRate: { kind: 'last', of: { susceptible: 1 }, complement: true, per: 'agent' },
  infected: { kind: 'last', of: { susceptible: 1 }, complement: true },
  reinfections: { kind: 'total', of: sum('reinfections') },
  deaths: { kind: 'total', of: sum('deaths') },
  admissions: { kind: 'total', of: sum('admissions') },
  reportedCases: { kind: 'total', of: sum('positives') },
  tests: { kind: 'total', of: sum('tests') },
  doses: { kind: 'total', of: sum('doses') },
  isolationDays: { kind: 'total', of: sum('isolated') },
  quarantineDays: { kind: 'total', of: sum('quarantined') },
  hospitalDays: { kind: 'total', of: IN_HOSPITAL },
  peakHospital: { kind: 'peak', of: IN_HOSPITAL, sharpness: 40 },
  cost: COST,
  /**
   * The cost and what has no price among the parameters, so that no measure is free: 150 an interview, 15 a person and day whose community
   * contacts are ordered off, 1 a mask and day. Assumptions; write your own in JSON.
   */
  socialCost: {
    kind: 'sum',
    parts: [
      { weight: 1, of: COST },
      { weight: 1, of: { kind: 'total', of: { interviews: 150 } } },
      { weight: 1, of: closed('community', 'agents', 15) },
      { weight: 1, of: masks },
    ],
  },
};
