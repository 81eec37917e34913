/** Observations come back as they were, and a text that was cut or changed is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Observations, readObservations } from '../../scenario/observations';
import { observationsOf, observationsText } from './observationsText';

function read(csv: string): Observations {
  const result = readObservations(csv, 'mine.csv');
  if (!result.ok) throw new Error(result.errors[0].message);
  return result.observations;
}

const daily = read('date,cases,deaths,remark\n2026-01-01,5,,A\n2026-01-02,7,1.5,B\n2026-01-03,9,2,C\n');

describe('observations as text', () => {
  it('come back equal, with their holes, dates and columns left out', () => {
    expect(observationsOf(observationsText(daily))).toEqual(daily);
    const weeks = read('week,cases\n0,5\n1,7\n2,9\n');
    expect(observationsOf(observationsText(weeks))).toEqual(weeks);
  });

  it('are none where the text was cut at any place', () => {
    const text = observationsText(daily);
    for (let end = 0; end < text.length; end++) expect(observationsOf(text.slice(0, end))).toBeNull();
  });

  it('are observations or nothing, whatever the JSON', () => {
    const shape = JSON.parse(observationsText(daily));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(shape)), fc.jsonValue(), (key, value) => {
        const found = observationsOf(JSON.stringify({ ...shape, [key]: value }));
        if (!found) return true;
        return found.days.length > 0 && found.series.every(({ values }) => values.length === found.days.length);
      }),
    );
    fc.assert(fc.property(fc.json(), (text) => observationsOf(text) === null));
  });
});
