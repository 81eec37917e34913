/** The city's outcomes as objectives, as data. The first is asked for where none is named. */
import type { ObjectiveSpec, Terms } from '../objective';

const sum = (...names: readonly string[]): Terms => Object.fromEntries(names.map((name) => [name, 1]));
const IN_HOSPITAL = sum('hospital', 'critical');

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
  /** Without closed venues, whose number is the city's and no series. */
  cost: {
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
};
