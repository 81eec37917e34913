/** Who a person of the city is, before anything happens: age, habits, and the circles it lives in. */
import type { StoryGroup, StoryTrait } from '../../story';
import { Lever } from '../enums';
import { CIRCLES } from '../mixing';
import { BAND_LABELS, LAYERS, Layer, NO_SEAT, SEAT_BITS, Who } from '../people';
import { appPropensity, type CityState, compliance, hesitancy } from '../twin/state';

const AGE_MASK = (1 << Who.ageBits) - 1;

/** Age band in years: `35-39`. */
export const ageOf = (s: CityState, i: number): string => BAND_LABELS[s.model.people.who[i] & AGE_MASK];

/**
 * Age and habits of person i. Habits are those under the rules of `day`, since the same person isolates under one rule and not
 * under another; a habit that no rule asks for is left out.
 */
export function traitsOf(s: CityState, i: number, day: number): StoryTrait[] {
  const levers = s.model.levers(day, s.replicate);
  const below = (kind: string, propensity: number, bound: number): StoryTrait[] =>
    bound > 0 ? [{ kind, value: propensity < bound }] : [];
  const age = s.model.people.who[i] & AGE_MASK;
  return [
    { kind: 'age', value: BAND_LABELS[age] },
    ...below('isolates', compliance(s, i), levers[Lever.isolationCompliance]),
    ...below(
      'quarantines',
      compliance(s, i),
      levers[Lever.traceManual] | levers[Lever.traceApp] ? levers[Lever.quarantineCompliance] : 0,
    ),
    ...below('mask', compliance(s, i), levers[Lever.maskUptake]),
    ...below('app', appPropensity(s, i), levers[Lever.traceApp] !== 0 ? levers[Lever.app] : 0),
    ...below('refuses', hesitancy(s, i), levers[Lever.doseCapacity] > 0 ? levers[Lever.hesitancy + age] : 0),
  ];
}

/** School or workplace of person i with the class or team in it. */
function placeOf(s: CityState, i: number, work: 0 | 1): StoryGroup[] {
  const { people } = s.model;
  const seat = people.seats[2 * i + work];
  if (seat === NO_SEAT) return [];
  const number = seat >>> SEAT_BITS;
  const at = number + (work === 1 ? people.schools + 1 : 0);
  s.circle.enter(i, 2 * work);
  const part = s.circle.size;
  return [{ kind: work === 1 ? 'work' : 'school', size: people.starts[at + 1] - people.starts[at], part, number }];
}

/** Circles of person i: household with its members, school, workplace, block, stored edges by layer. */
export function groupsOf(s: CityState, i: number): StoryGroup[] {
  const { who, networks } = s.model.people;
  const size = (who[i] >>> Who.sizeShift) & 15;
  const first = i - ((who[i] >>> Who.memberShift) & 15);
  const household = Array.from({ length: size }, (_, k) => first + k).filter((member) => member !== i);
  const others = household.map((agent) => ({ agent, label: ageOf(s, agent) }));
  s.circle.enter(i, CIRCLES - 2);
  const block = { kind: 'block', size: s.circle.size, number: s.circle.group };
  const layers = Object.keys(Layer);
  const stored = Array.from({ length: LAYERS }, (_, layer) => {
    const network = networks[layer];
    if (!network) return [];
    const neighbours = new Set(network.index.subarray(network.start[i], network.start[i + 1]));
    neighbours.delete(i);
    return [{ kind: `network-${layers[layer]}`, size: neighbours.size + 1 }];
  });
  return [
    { kind: 'household', size, others },
    ...placeOf(s, i, 0),
    ...placeOf(s, i, 1),
    ...(networks[Layer.community] ? [] : [block]),
    ...stored.flat(),
  ];
}
