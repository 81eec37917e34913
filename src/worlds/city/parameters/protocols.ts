/** Parameters of the protocols; each may change by date. */
import type { ParameterTable } from '../../../scenario/parameter';
import { byAge, choice, integer, number, table, toggle } from './define';

const dated = true;
const A = { source: 'assumption', dated } as const;
const says = (description: string) => ({ ...A, description });
const fixed = (description: string) => ({ source: 'assumption', description });
const share = (id: string, label: string, value: number, description: string) =>
  number(id, label, '1', [value, 0, 1], says(description));
const layers = (
  prefix: string,
  label: string,
  values: readonly number[],
  max: number | readonly number[],
  description: string,
  first = 0,
) =>
  ['household', 'school', 'work', 'community'].slice(first).map((layer, k) => {
    const most = typeof max === 'number' ? max : max[k];
    return number(`${prefix}.${layer}`, `${label}, ${layer}`, '1', [values[k], 0, most], says(description));
  });
/** With at most 6 contacts at home the product stays below 8, the largest factor of the kernels. */
const MOST_CONTACT = [1.3, 2, 2, 2];
const doses = (id: string, label: string, values: readonly number[], source: string, description: string) =>
  ['first', 'second', 'third'].map((dose, k) =>
    number(`vaccination.${id}.${dose}`, `${label}, ${dose} dose`, '1', [values[k], 0, 1], { source, description }),
  );

export const protocolParameters: ParameterTable = [
  toggle('testing.on', 'Testing', true, says('Tests for people with symptoms, in quarantine, and at random.')),
  share('testing.symptomatic', 'Symptomatic people tested per day', 0.3, 'Probability per day of symptoms.'),
  share('testing.quarantined', 'Quarantined people tested per day', 0.1, 'Probability per day of quarantine.'),
  share(
    'testing.screening',
    'Random screening per day',
    0,
    'Probability per day of everybody without a test under way.',
  ),
  choice('testing.assay', 'Assay', ['pcr', 'rapid', 'own'], {
    source: 'Hellewell et al. 2021, BMC Medicine 19:106 (shapes, rounded)',
    dated,
    description: 'Sensitivity by days since infection: PCR, rapid antigen, or the own curve.',
  }),
  number(
    'testing.sensitivity',
    'Peak sensitivity',
    '1',
    [0.95, 0, 1],
    says('The curve of the assay is scaled to this peak.'),
  ),
  table(
    'testing.curve',
    'Own sensitivity curve',
    '1',
    Array.from({ length: 32 }, (_, day) => (day >= 3 && day < 15 ? 1 : 0)),
    [0, 1],
    Array.from({ length: 32 }, (_, day) => String(day)),
    says('Relative sensitivity on day 0, 1, … since infection.'),
  ),
  share(
    'testing.falsePositive',
    'False positives',
    0.005,
    'Probability that the test of a person who is not infected is positive.',
  ),
  number(
    'testing.turnaround',
    'Days to a test result',
    'd',
    [2, 0, 14],
    says('Fractions are a mix of two whole days; 0 is a result on the spot.'),
  ),
  number(
    'testing.capacity',
    'Tests per day per 100,000 people',
    '{tests}/d',
    [1000, 0, 100000],
    says('People with symptoms first, then quarantined people, then screening; 100,000 is no limit.'),
  ),
  integer(
    'testing.retest',
    'Days without a further test',
    'd',
    [30, 0, 365],
    says('Nobody is tested again within so many days of a positive result.'),
  ),
  toggle(
    'isolation.on',
    'Isolation',
    true,
    says('People with a positive test, and some with symptoms, reduce their contacts.'),
  ),
  share('isolation.compliance', 'Compliance with isolation', 0.7, 'Share of people who isolate after a positive test.'),
  share(
    'isolation.symptomatic',
    'Stay at home with symptoms',
    0.3,
    'Share of people who isolate at the onset of symptoms without a test.',
  ),
  integer('isolation.days', 'Days of isolation', 'd', [10, 0, 60], says('From the result, or from symptoms.')),
  share('isolation.break', 'Leave isolation or quarantine early per day', 0.01, 'Probability per day.'),
  ...layers(
    'isolation.contact',
    'Remaining contact in isolation',
    [0.7, 0.02, 0.02, 0.1],
    1,
    'Factor on contacts of an isolated person.',
  ),
  number(
    'isolation.support',
    'Support payment',
    '{money}/d',
    [0, 0, 1000],
    says('Raises compliance with isolation and quarantine; counted as a cost.'),
  ),
  number(
    'isolation.supportHalf',
    'Payment that wins over half',
    '{money}/d',
    [100, 1, 10000],
    says('Payment at which half of those who would not comply do.'),
  ),
  share('quarantine.compliance', 'Compliance with quarantine', 0.6, 'Share of notified people who quarantine.'),
  integer('quarantine.days', 'Days of quarantine', 'd', [10, 0, 60], says('From the notice.')),
  ...layers(
    'quarantine.contact',
    'Remaining contact in quarantine',
    [0.9, 0.05, 0.05, 0.15],
    1,
    'Factor on contacts of a quarantined person.',
  ),
  toggle(
    'tracing.on',
    'Contact tracing',
    true,
    says('Contacts of people with a positive test are notified and quarantine.'),
  ),
  share(
    'tracing.named',
    'Contacts named',
    0.5,
    'Share of school and work contacts that a case names; household members are always named.',
  ),
  share('tracing.namedCommunity', 'Community contacts named', 0.1, 'Share of community contacts that a case names.'),
  integer('tracing.delay', 'Days from result to notice, manual', 'd', [2, 0, 14], says('Manual tracing.')),
  number(
    'tracing.capacity',
    'Cases interviewed per day per 100,000 people',
    '{people}/d',
    [50, 0, 100000],
    says('100,000 is no limit.'),
  ),
  share('tracing.app', 'People with the app', 0.2, 'Share of people whose phone runs the app.'),
  integer('tracing.appDelay', 'Days from result to notice, app', 'd', [0, 0, 14], says('App.')),
  integer(
    'tracing.lookBack',
    'Days looked back',
    'd',
    [4, 1, 14],
    says('Contacts on so many days before the result, and until the notice.'),
  ),
  toggle('vaccination.on', 'Vaccination', false, says('Doses are given every day.')),
  number(
    'vaccination.doses',
    'Doses per day',
    '1',
    [0.003, 0, 0.05],
    says('Share of the population; doses left over are lost.'),
  ),
  choice(
    'vaccination.order',
    'Who first',
    ['age', 'contacts', 'random'],
    says(
      'Oldest first, most contacts first, or at random. Second doses that are due come before first doses, third after.',
    ),
  ),
  integer('vaccination.interval', 'Days between first and second dose', 'd', [21, 1, 365], {
    source: 'Romero-Brufau et al. 2021, BMJ 373:n1087',
    dated,
    description: 'A second dose is due from then on.',
  }),
  integer('vaccination.booster', 'Days between second and third dose', 'd', [0, 0, 730], says('0: no third dose.')),
  ...doses(
    'infection',
    'Efficacy against infection',
    [0.6, 0.85, 0.85],
    'assumption',
    'Reduction of the hazard, after the ramp.',
  ),
  ...doses(
    'disease',
    'Efficacy against severe disease',
    [0.7, 0.9, 0.95],
    'assumption',
    'Reduction of the probability of hospital in case of symptoms, after the ramp.',
  ),
  ...doses(
    'onward',
    'Efficacy against passing on',
    [0.2, 0.4, 0.4],
    'assumption',
    'Reduction of infectiousness, after the ramp.',
  ),
  integer(
    'vaccination.ramp',
    'Days until a dose acts fully',
    'd',
    [14, 0, 60],
    fixed('Protection rises in a straight line from that of the dose before.'),
  ),
  number(
    'vaccination.halfLife',
    'Half-life of vaccine protection',
    'd',
    [0, 0, 2000],
    fixed('After the ramp; 0: protection does not wane.'),
  ),
  number(
    'vaccination.dropout',
    'Do not come back',
    '1',
    [0.05, 0, 1],
    fixed('Share of people who never take the next dose.'),
  ),
  byAge(
    'vaccination.hesitancy',
    'Hesitancy',
    '1',
    Array.from({ length: 18 }, (_, band) => (band < 1 ? 1 : band < 3 ? 0.5 : band < 13 ? 0.25 : 0.1)),
    [0, 1],
    fixed('Share of people who refuse, by age.'),
  ),
  toggle('distancing.on', 'Distancing and opening', false, says('Contact multipliers by date, or by trigger.')),
  ...layers(
    'distancing.open',
    'Contact multiplier',
    [1, 1, 1, 1],
    MOST_CONTACT,
    'Factor on the transmission in this layer while open; date it to follow a mobility curve.',
  ),
  ...layers(
    'distancing.closed',
    'Contact multiplier when closed',
    [1.05, 0.1, 0.6, 0.5],
    MOST_CONTACT,
    'Factor on the transmission in this layer while the trigger holds it closed.',
  ),
  choice(
    'distancing.trigger',
    'Trigger',
    ['none', 'cases', 'hospital'],
    says('What closes and opens: reported cases of the last seven days, or people in hospital, per 100,000.'),
  ),
  number('distancing.closeAt', 'Close at', '{people}', [200, 0, 100000], says('Per 100,000 people.')),
  number(
    'distancing.openAt',
    'Open at',
    '{people}',
    [50, 0, 100000],
    says('Per 100,000 people; not above the closing threshold.'),
  ),
  integer('distancing.minimum', 'Days closed at least', 'd', [14, 0, 365], says('Before the trigger may open again.')),
  toggle('masks.on', 'Masks', false, says('A share of people wear masks at school, at work and in the community.')),
  share('masks.uptake', 'People who wear a mask', 0.6, 'Share of people.'),
  share('masks.source', 'Mask blocks what goes out', 0.5, 'Reduction of infectiousness of the wearer.'),
  share('masks.wearer', 'Mask blocks what comes in', 0.3, 'Reduction of the hazard of the wearer.'),
  ...layers('masks.worn', 'Masks worn', [0.8, 0.6, 0.5], 1, 'Share of the contacts at which a wearer has it on.', 1),
  toggle('ventilation.on', 'Ventilation', false, says('More air changes in schools, workplaces and venues.')),
  ...['school', 'work', 'community'].map((layer) =>
    number(
      `ventilation.${layer}`,
      `Air changes, ${layer}`,
      '/h',
      [6, 0, 30],
      says('Air changes an hour; three an hour is the state that the transmission was calibrated to.'),
    ),
  ),
  number('ventilation.airborne', 'Share of transmission through room air', '1', [0.7, 0, 1], {
    source: 'assumption; well-mixed room with 0.63 /h decay and 0.3 /h deposition',
    dated,
    description: 'Only this share responds to air changes.',
  }),
  toggle('behaviour.on', 'Behaviour', true, says('People reduce optional contacts as they perceive risk.')),
  share('behaviour.response', 'Largest reduction', 0.4, 'Of optional contacts, at very high perceived risk.'),
  number(
    'behaviour.half',
    'Risk at half the reduction',
    '{people}',
    [300, 1, 100000],
    says('Reported cases of seven days per 100,000 people.'),
  ),
  integer('behaviour.delay', 'Delay of perception', 'd', [7, 0, 60], says('Age of the figures that people go by.')),
  share('behaviour.work', 'Optional share of work contacts', 0.3, 'Can be avoided.'),
  share('behaviour.community', 'Optional share of community contacts', 0.8, 'Can be avoided.'),
];

export const costParameters: ParameterTable = (
  [
    ['test', 'test', 50],
    ['isolatedDay', 'day of isolation or quarantine', 100],
    ['closedVenueDay', 'venue closed for a day', 1000],
    ['dose', 'dose', 40],
    ['infection', 'infection', 200],
    ['hospitalDay', 'day in hospital', 2500],
    ['death', 'death', 1000000],
  ] as const
).map(([id, label, value]) =>
  number(
    `cost.${id}`,
    `Cost of a ${label}`,
    '{money}',
    [value, 0, 100000000],
    fixed('Weight in the total cost; set it to what your question counts.'),
  ),
);
