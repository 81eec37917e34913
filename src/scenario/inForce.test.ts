import { expect, it } from 'vitest';
import { changeOn } from './inForce';

it('the change in force is the last in the list that holds on the day, of that parameter only', () => {
  const changes = [
    { parameter: 'a', from: 1, to: 6, value: 4 },
    { parameter: 'b', from: 0, value: 1 },
    { parameter: 'a', from: 4, value: 7 },
    { parameter: 'a', from: 5, to: 6, value: 9 },
  ];
  const values = [0, 1, 3, 4, 5, 6, 99].map((day) => changeOn(changes, 'a', day)?.value);
  expect(values).toEqual([undefined, 4, 4, 7, 9, 7, 7]);
  expect(changeOn(changes, 'c', 5)).toBeUndefined();
});
