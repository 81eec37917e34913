/** How open circles are, in a small city: before anybody is ill, with a household that is, and in quarantine. */
import { describe, expect, it } from 'vitest';
import { Care, Lever, Status } from '../enums';
import { Layer, NO_SEAT, Who } from '../people';
import { modelWith } from '../theory.fixture';
import { historyOf } from './history';
import { Openness } from './openness';

const model = modelWith({ agents: 500, horizon: 2 });
const { people } = model;
const evening = historyOf(model, 0).evenings[0];
const healthy = () => new Int32Array(model.agents).fill(-1);
const care = (word: number) => new Uint32Array(model.agents).fill(word);
const sizeOf = (i: number) => (people.who[i] >>> Who.sizeShift) & 15;
const first = people.who.findIndex((word, i) => ((word >>> Who.memberShift) & 15) === 0 && sizeOf(i) >= 3);
const pupil = people.seats.findIndex((seat, at) => at % 2 === 0 && seat !== NO_SEAT) / 2;

function openness(current: Int32Array, of = care(0)): Openness {
  const one = new Openness(model);
  one.turn({ ...evening, care: of }, 0, current);
  return one;
}

describe('openness', () => {
  it('is 1 where all others can be infected, and 0 where nobody is met', () => {
    const current = healthy();
    current[first] = 0;
    const all = openness(current);
    for (const layer of [Layer.household, Layer.community]) expect(all.of(first, layer)).toBe(1);
    const grown = people.seats.findIndex((seat, at) => at % 2 === 0 && seat === NO_SEAT) / 2;
    expect(openness(healthy()).of(grown, Layer.school)).toBe(0);
  });

  it('is the share of those who are not ill yet', () => {
    const current = healthy();
    current[first] = 0;
    current[first + 1] = 1;
    expect(openness(current).of(first, Layer.household)).toBeCloseTo((sizeOf(first) - 2) / (sizeOf(first) - 1), 12);
  });

  it('counts people in quarantine for what they still meet', () => {
    const until = (5 << Care.quarantineShift) >>> 0;
    const { levers } = evening;
    const kept = (layer: number) =>
      levers[Lever.incoming + layer * 8 + Status.quarantined] / levers[Lever.incoming + layer * 8];
    const one = openness(healthy(), care(until));
    expect(one.of(first, Layer.household)).toBeCloseTo(kept(Layer.household), 12);
    const current = healthy();
    current[pupil] = 0;
    expect(openness(current, care(until)).of(pupil, Layer.school)).toBeCloseTo(kept(Layer.school), 12);
  });
});
