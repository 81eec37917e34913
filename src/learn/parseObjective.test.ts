import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cityObjectives } from '../worlds/city/objectives';
import { parseObjective } from './parseObjective';

describe('objectives from loose data', () => {
  it('takes what is an objective as it stands', () => {
    for (const spec of Object.values(cityObjectives)) expect(parseObjective(spec)).toEqual(spec);
    const sum = {
      kind: 'sum',
      id: 'both',
      parts: [
        {
          weight: -1,
          of: { kind: 'likelihood', of: { deaths: 1 }, observed: [1, null, 2.5], fraction: 1, dispersion: 3 },
        },
        { weight: 2, of: { kind: 'excess', of: { hospital: 1 }, threshold: { parameters: ['beds'], times: 0.5 } } },
      ],
    };
    expect(parseObjective(JSON.parse(JSON.stringify(sum)))).toEqual(sum);
  });

  const total = { kind: 'total', of: { ones: 1 } };
  const likelihood = { kind: 'likelihood', of: { ones: 1 }, observed: [1], fraction: 1, dispersion: 1 };
  it.each<[unknown, string]>([
    [null, 'objective is null; it must be an object. Example: {"kind": "total"'],
    [[], 'objective is []; it must be an object'],
    [{}, 'objective.kind is undefined; it must be one of total, last, peak, excess, likelihood, effort, beyond, sum'],
    [{ kind: 'toString' }, "objective.kind is 'toString'; it must be one of"],
    [{ kind: 'total' }, 'objective.of is undefined; it must be an object'],
    [{ kind: 'total', of: {} }, 'objective.of is {}; it must name at least one series'],
    [
      { ...total, sharpness: 2 },
      "objective has a member 'sharpness', which 'total' does not know; it knows of, constant, id, per",
    ],
    [{ ...total, per: 'person' }, "objective.per is 'person'; it must be 'agent'"],
    [{ kind: 'total', of: { ones: '1' } }, "objective.of.ones is '1'; it must be a number"],
    [{ kind: 'total', of: { ones: [1, null] } }, 'objective.of.ones[1] is null; it must be a number'],
    [
      { kind: 'total', of: { ones: { price: 'a' } } },
      'objective.of.ones is {"price":"a"}; it may hold parameters and times only',
    ],
    [{ kind: 'total', of: { ones: { parameters: [] } } }, 'must be a list of one or more ids of parameters'],
    [{ kind: 'last', of: { ones: 1 }, complement: 1 }, 'objective.complement is 1; it must be true or false'],
    [{ kind: 'peak', of: { ones: 1 } }, 'objective.sharpness is undefined; it must be a number above 0'],
    [{ kind: 'peak', of: { ones: 1 }, sharpness: 0.5 }, 'is the power of a norm and must be at least 1'],
    [
      { kind: 'peak', of: { ones: -1 }, sharpness: 20 },
      "objective.of.ones is -1; a peak of the form 'power' takes no negative weights",
    ],
    [
      { kind: 'peak', of: { ones: 1 }, sharpness: 20, window: 0 },
      'objective.window is 0; it must be a whole number of at least 1',
    ],
    [{ kind: 'excess', of: { ones: 1 } }, 'objective.threshold is undefined; it must be a number'],
    [{ ...likelihood, observed: [1, -2] }, 'objective.observed[1] is -2; it must be a number of at least 0'],
    [{ ...likelihood, observed: [] }, 'must be a list of one or more counts'],
    [{ ...likelihood, weekday: [1, 1] }, 'must be a list of 7 factors, Monday first'],
    [{ ...likelihood, dispersion: 0 }, 'objective.dispersion is 0; it must be a number above 0'],
    [{ ...likelihood, background: 0 }, 'objective.background is 0; it must be a number above 0'],
    [{ kind: 'sum', parts: [{ weight: 1 }] }, 'objective.parts[0].of is undefined; it must be an object'],
    [{ kind: 'sum', parts: [{ of: total }] }, 'objective.parts[0].weight is undefined; it must be a number'],
  ])('%j', (raw, message) => {
    expect(() => parseObjective(raw)).toThrow(RangeError);
    expect(() => parseObjective(raw)).toThrow(message);
  });

  it('refuses sums without end', () => {
    let deep: unknown = total;
    for (let level = 0; level < 8; level++) deep = { kind: 'sum', parts: [{ weight: 1, of: deep }] };
    expect(() => parseObjective(deep)).toThrow('a sum within more than 4 sums');
  });

  it('answers anything with a description or one sentence', () => {
    const members = fc.dictionary(
      fc.constantFrom('kind', 'of', 'per', 'id', 'sharpness', 'threshold', 'parts', 'observed', '__proto__'),
      fc.oneof(fc.constantFrom('total', 'last', 'peak', 'sum'), fc.jsonValue({ maxDepth: 3 })),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), members), (raw) => {
        try {
          const spec = parseObjective(raw);
          expect(parseObjective(spec)).toEqual(spec);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect((error as Error).message).toMatch(/^objective.*\. (Example: |Use ).*$/s);
        }
      }),
      { numRuns: 500 },
    );
  });
});
