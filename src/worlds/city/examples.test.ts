/** That the scenarios of docs/examples do on the twin what the guide says of them: close, open again, change by date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decodeDocument } from '../../scenario/document';
import { Count, Lever } from './enums';
import { cityWorld } from './index';
import { cityDefinition } from './parameters';
import { CityTwin } from './twin';

/** The scenario, and a counter on every day of its run. */
function run(name: string) {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/examples', name), 'utf8');
  const model = cityWorld.build(decodeDocument(text, [cityDefinition]));
  const twin = new CityTwin(model, 0);
  while (twin.step < model.horizon) twin.advance();
  const { rows } = twin.arrays;
  const column = (counter: number) =>
    Array.from({ length: model.horizon }, (_, day) => rows[day * Count.words + counter]);
  return { model, column };
}

it('closure: the trigger closes and opens with hysteresis; tests and masks change on their dates', () => {
  const { model, column } = run('closure.scenario.json');
  const per100000 = 5; // 20,000 people
  const cases = column(Count.positives);
  const week = cases.map((_, day) => cases.slice(Math.max(0, day - 7), day).reduce((sum, value) => sum + value, 0));
  const closed = column(Count.openSchool).map((multiplier) => multiplier < 65536);
  const changed = closed.flatMap((now, day) => (day > 0 && now !== closed[day - 1] ? [day] : []));
  expect(closed[0]).toBe(false);
  expect(changed.length).toBeGreaterThanOrEqual(2);
  changed.forEach((day, k) => {
    if (closed[day]) expect(week[day]).toBeGreaterThanOrEqual(200 / per100000);
    else {
      expect(week[day]).toBeLessThanOrEqual(100 / per100000);
      expect(day - changed[k - 1]).toBeGreaterThanOrEqual(14);
    }
  });
  expect(column(Count.openSchool)[changed[0]]).toBe(Math.floor(0.05 * 65536));
  const lever = (day: number, index: number) => model.levers(day, 0)[index];
  // 1 February is day 31; 1 March to 15 April are days 59 to 104.
  expect([30, 31].map((day) => lever(day, Lever.turnaround))).toEqual([2, 1]);
  const uptake = [44, 45, 58, 59, 104, 105].map((day) => lever(day, Lever.maskUptake) / 65536);
  expect(uptake.map((share) => share.toFixed(2))).toEqual(['0.00', '0.60', '0.60', '0.80', '0.80', '0.00']);
});

it('reopening: schools close and open on their dates, doses are given exactly from theirs on', () => {
  const { column } = run('reopening.scenario.json');
  const school = column(Count.openSchool);
  // 21 March is day 20, 15 May day 75, 15 April day 45.
  expect([19, 20, 74, 75].map((day) => school[day])).toEqual([65536, 3276, 3276, 65536]);
  const doses = column(Count.doses);
  expect(doses.slice(0, 45).every((count) => count === 0)).toBe(true);
  expect(doses.slice(45, 100).every((count) => count === 100)).toBe(true);
});
