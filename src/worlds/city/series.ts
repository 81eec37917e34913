/** The daily counters in schema order: their order fixes the digest and is append-only. */
import type { Series } from '../world';
import { Count } from './enums';

type Name = Exclude<keyof typeof Count, 'words'>;
const people = '{people}';

const TEXTS: Readonly<
  Record<Name, readonly [label: string, kind: Series['kind'], description: string, unit?: string]>
> = {
  susceptible: ['Susceptible', 'stock', 'Never infected.'],
  exposed: ['Exposed', 'stock', 'Infected, not yet infectious.'],
  presymptomatic: ['Presymptomatic', 'stock', 'Infectious, before symptoms.'],
  asymptomatic: ['Asymptomatic', 'stock', 'Infectious, without symptoms.'],
  symptomatic: ['Symptomatic', 'stock', 'With symptoms, not in hospital.'],
  hospital: ['In hospital', 'stock', 'In hospital, not critical.'],
  critical: ['Critical', 'stock', 'Critically ill.'],
  recovered: ['Recovered', 'stock', 'Recovered and not infected again.'],
  dead: ['Dead', 'stock', 'Died of the disease.'],
  isolated: ['Isolated', 'stock', 'In isolation, not in hospital.'],
  quarantined: ['Quarantined', 'stock', 'In quarantine, not isolated.'],
  vaccinated: ['Vaccinated', 'stock', 'At least one dose.'],
  fullyVaccinated: ['Fully vaccinated', 'stock', 'At least two doses.'],
  infections: ['New infections', 'flow', 'Infected today.'],
  infectionsHousehold: ['Infections at home', 'flow', 'By a household contact.'],
  infectionsSchool: ['Infections at school', 'flow', 'By a school contact.'],
  infectionsWork: ['Infections at work', 'flow', 'By a work contact.'],
  infectionsCommunity: ['Infections in the community', 'flow', 'By a community contact.'],
  infectionsImported: ['Imported infections', 'flow', 'Infected elsewhere.'],
  infectionsSecond: ['Infections by the second variant', 'flow', 'By the second variant.'],
  reinfections: ['Reinfections', 'flow', 'Infected, and had been before.'],
  onsets: ['Onsets of symptoms', 'flow', 'Symptoms begin.'],
  admissions: ['Hospital admissions', 'flow', 'Admitted today.'],
  criticalAdmissions: ['Become critical', 'flow', 'Become critically ill.'],
  deaths: ['Deaths', 'flow', 'Died today.'],
  recoveries: ['Recoveries', 'flow', 'Recovered today.'],
  tests: ['Tests', 'flow', 'Tests taken.', '{tests}'],
  positives: ['Reported cases', 'flow', 'Positive results that became known today.'],
  falsePositives: ['False positives', 'flow', 'Positive results of people who were not infected.'],
  isolations: ['Isolations begun', 'flow', 'Begin or prolong isolation.'],
  quarantines: ['Quarantines begun', 'flow', 'Begin quarantine.'],
  interviews: ['Cases interviewed', 'flow', 'Interviewed by contact tracers.'],
  doses: ['Doses', 'flow', 'Vaccine doses given.', '{doses}'],
  openSchool: [
    'Contact multiplier, school',
    'stock',
    'In force today, behaviour included, in units of 2^-16.',
    '2^-16',
  ],
  openWork: ['Contact multiplier, work', 'stock', 'In force today, behaviour included, in units of 2^-16.', '2^-16'],
  openCommunity: [
    'Contact multiplier, community',
    'stock',
    'In force today, behaviour included, in units of 2^-16.',
    '2^-16',
  ],
  closed: ['Closed by the trigger', 'stock', '1 on days on which the trigger holds layers closed.', '1'],
};

export const citySeries: readonly Series[] = (Object.keys(TEXTS) as Name[])
  .sort((a, b) => Count[a] - Count[b])
  .map((name) => {
    const [label, kind, description, unit = people] = TEXTS[name];
    return { name, label, kind, description, unit };
  });
