/** Parameters of the disease, of immunity and of a second variant. */
import type { ParameterTable } from '../../../scenario/parameter';
import { byAge, choice, fromDecades, integer, number, table, toggle } from './define';

const KERR = 'Kerr et al. 2021, Covasim, PLOS Computational Biology 17:e1009149';
const CHOPRA = 'Chopra et al. 2023, Differentiable agent-based epidemiology';
const days = (count: number) => Array.from({ length: count }, (_, day) => String(day));

/** Mean and standard deviation of one duration. */
const duration = (id: string, label: string, mean: number, sd: number, description: string) => [
  number(`disease.${id}.mean`, `${label}, mean`, 'd', [mean, 0, 60], { source: KERR, description }),
  number(`disease.${id}.sd`, `${label}, standard deviation`, 'd', [sd, 0, 30], {
    source: KERR,
    description: `Log-normal; 0 makes it the same for everybody. ${description}`,
  }),
];

const infectivity = (id: string, label: string, value: number) =>
  number(`disease.infectivity.${id}`, `Infectivity, ${label}`, '1', [value, 0, 4], {
    source: KERR,
    description: 'Factor on the infectiousness profile in this stage.',
  });

export const diseaseParameters: ParameterTable = [
  number('disease.r0', 'R0', '1', [2.5, 0, 8], {
    source: 'Li et al. 2020, NEJM 382:1199 (2.2, 1.4 to 3.9)',
    description:
      'Spectral radius of the next-generation matrix without any protocol; sets the transmission per contact.',
  }),
  choice('disease.scaling', 'Meaning of R0', ['next-generation', 'direct'], {
    source: CHOPRA,
    description:
      'Next-generation: scaled by the matrix of this population. Direct: the factor R of Chopra et al., and the transmission per contact in a textbook SIR.',
  }),
  number('disease.weight.household', 'Transmission weight, household', '1', [1, 0, 10], {
    source: 'effective contacts, hence 1; Covasim: 3',
    description: 'Factor on the transmission of one contact.',
  }),
  number('disease.weight.school', 'Transmission weight, school', '1', [1, 0, 10], {
    source: 'effective contacts, hence 1; Covasim: 0.6',
    description: 'Factor on the transmission of one contact.',
  }),
  number('disease.weight.work', 'Transmission weight, work', '1', [1, 0, 10], {
    source: 'effective contacts, hence 1; Covasim: 0.6',
    description: 'Factor on the transmission of one contact.',
  }),
  number('disease.weight.community', 'Transmission weight, community', '1', [1, 0, 10], {
    source: 'effective contacts, hence 1; Covasim: 0.3',
    description: 'Factor on the transmission of one contact.',
  }),
  byAge(
    'disease.susceptibility',
    'Susceptibility',
    '1',
    fromDecades([0.34, 0.67, 1, 1, 1, 1, 1.24, 1.47, 1.47, 1.47]),
    [0, 4],
    { source: KERR, description: 'Relative to people of 20 to 59.' },
  ),
  byAge(
    'disease.interactions',
    'Divisor of the hazard',
    '1',
    Array.from({ length: 18 }, () => 1),
    [1, 100],
    { source: CHOPRA, description: 'Mean interactions by age in the transmission form of Chopra et al.; 1 elsewhere.' },
  ),
  byAge(
    'disease.symptomatic',
    'Probability of symptoms',
    '1',
    fromDecades([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.9]),
    [0, 1],
    { source: KERR, description: 'Of an infected person.' },
  ),
  byAge(
    'disease.severe',
    'Probability of hospital',
    '1',
    fromDecades([0.0005, 0.00165, 0.0072, 0.0208, 0.0343, 0.0765, 0.1328, 0.20655, 0.2457, 0.2457]),
    [0, 1],
    { source: KERR, description: 'Of an infected person; not more than the probability of symptoms.' },
  ),
  byAge(
    'disease.critical',
    'Probability of critical illness',
    '1',
    fromDecades([0.00003, 0.00008, 0.00036, 0.00104, 0.00216, 0.00933, 0.03639, 0.08923, 0.1742, 0.1742]),
    [0, 1],
    { source: KERR, description: 'Of an infected person; not more than the probability of hospital.' },
  ),
  byAge(
    'disease.death',
    'Probability of death',
    '1',
    fromDecades([0.00002, 0.00002, 0.0001, 0.00032, 0.00098, 0.00265, 0.00766, 0.02439, 0.08292, 0.1619]),
    [0, 1],
    { source: KERR, description: 'Of an infected person; not more than the probability of critical illness.' },
  ),
  ...duration('latent', 'Infection to infectious', 4.5, 1.5, 'At most 31 days.'),
  ...duration('incubation', 'Infectious to symptoms', 1.1, 0.9, 'Of those who develop symptoms.'),
  ...duration('admission', 'Symptoms to hospital', 6.6, 4.9, 'Of severe cases.'),
  ...duration('worsening', 'Hospital to critical', 1.5, 2.0, 'Of critical cases.'),
  ...duration('dying', 'Critical to death', 10.7, 4.8, 'Of those who die.'),
  ...duration('recovery', 'Recovery, mild or asymptomatic', 8, 2, 'From symptoms, or from becoming infectious.'),
  ...duration('recoverySevere', 'Recovery in hospital', 18.1, 6.3, 'From admission, or from becoming critical.'),
  choice('disease.recoveryLaw', 'Law of mild recovery', ['lognormal', 'geometric'], {
    source: 'textbook SIR: geometric',
    description: 'Geometric recovers with the same probability every day, 1 / mean.',
  }),
  choice('disease.profile', 'Infectiousness profile', ['gamma', 'flat', 'own'], {
    source: CHOPRA,
    description:
      'Infectiousness by day: differences of a gamma distribution function, the same every day, or the own table.',
  }),
  number('disease.profileMean', 'Profile, mean', 'd', [5.5, 0.5, 30], {
    source: CHOPRA,
    description: 'Gamma distribution of days since infection; its mode, 4.7 days, is about one day before symptoms.',
  }),
  number('disease.profileSd', 'Profile, standard deviation', 'd', [2.14, 0.1, 20], {
    source: CHOPRA,
    description: 'Gamma distribution of days since infection.',
  }),
  choice('disease.profileOrigin', 'Profile counts from', ['onset', 'infection'], {
    source: 'He et al. 2020, Nature Medicine 26:672',
    description:
      'Onset: shifted with each person’s own latent period, so that the peak stays about one day before symptoms. Infection: days since infection.',
  }),
  table(
    'disease.profileOwn',
    'Own infectiousness profile',
    '1',
    Array.from({ length: 32 }, () => 1),
    [0, 100],
    days(32),
    { source: 'assumption', description: 'Relative infectiousness on day 0, 1, …; the last entry holds from then on.' },
  ),
  infectivity('exposed', 'exposed', 0),
  infectivity('presymptomatic', 'presymptomatic', 1),
  infectivity('asymptomatic', 'asymptomatic', 1),
  infectivity('symptomatic', 'symptomatic', 1),
  number('immunity.protection', 'Protection after infection', '1', [1, 0, 1], {
    source: 'assumption',
    description: 'Against infection with the same variant, before it wanes.',
  }),
  number('immunity.halfLife', 'Half-life of protection after infection', 'd', [0, 0, 2000], {
    source: 'assumption',
    description: '0: protection does not wane.',
  }),
  toggle('variant.on', 'Second variant', false, {
    source: 'assumption',
    description: 'A second variant arrives during the run.',
  }),
  integer('variant.day', 'Arrival of the second variant', 'd', [60, 0, 1999], {
    source: 'assumption',
    description: 'Day of its first cases.',
  }),
  integer('variant.cases', 'First cases of the second variant', '{people}', [20, 1, 100000], {
    source: 'assumption',
    description: 'People chosen at random; those who are not susceptible stay as they are.',
  }),
  number('variant.transmissibility', 'Transmissibility of the second variant', '1', [1.5, 0.1, 4], {
    source: 'assumption',
    description: 'Ratio to the first variant.',
  }),
  number('variant.escape', 'Immune escape of the second variant', '1', [0.3, 0, 1], {
    source: 'assumption',
    description: 'Share of protection (by vaccine or by the first variant) that it evades.',
  }),
];
