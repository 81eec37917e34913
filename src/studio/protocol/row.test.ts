/** Rows of the city: percentages, units, exact values there and back, meanings of limits. */
import { afterEach, describe, expect, it } from 'vitest';
import type { NumberParameter } from '../../scenario/parameter';
import { cityWorld } from '../../worlds/city';
import { setLanguage } from '../language';
import { labelOf, numberRow } from './row';

afterEach(() => setLanguage('en'));

const numbers = cityWorld.definition.parameters.filter(
  (one): one is NumberParameter => one.kind === 'number' || one.kind === 'integer',
);
const row = (id: string) => {
  const parameter = numbers.find((one) => one.id === id);
  if (!parameter) throw new Error(id);
  return numberRow(parameter, cityWorld.face);
};

describe('a row', () => {
  it('shows shares as a percentage, and other numbers as they are', () => {
    expect(row('tracing.app').said(0.2)).toBe('20 %');
    expect(row('tracing.app').value(7)).toBe(0.07);
    expect(row('vaccination.doses').said(0.003)).toBe('0.3 % of people');
    expect(row('distancing.open.work').said(0.55)).toBe('55 %');
    expect(row('testing.turnaround').said(2)).toBe('2 days');
    expect(row('contacts.work').said(8.07)).toBe('8.07 contacts per day');
    expect(row('disease.weight.work').said(1)).toBe('1 times');
  });

  it('keeps values inside bounds and whole where they must be', () => {
    expect([row('isolation.days').value(7.4), row('isolation.days').value(99)]).toEqual([7, 60]);
    expect(row('distancing.open.household').value(500)).toBe(1.3);
  });

  it('says what single values mean', () => {
    expect(row('testing.capacity').means(100000)).toBe('no limit');
    expect(row('testing.capacity').means(1000)).toBeNull();
  });

  it('speaks German', () => {
    setLanguage('de');
    expect(row('testing.turnaround').said(2.5)).toBe('2,5 Tage');
    expect(row('importation.rate').unit).toBe('Menschen pro Tag');
    expect(labelOf(row('masks.uptake').parameter, cityWorld.face)).toBe('Menschen mit Maske');
  });

  it('gives every default and bound back as it was', () => {
    for (const { id, default: standard, min, max } of numbers) {
      const { shown, value } = row(id);
      expect([id, ...[standard, min, max].map((one) => value(shown(one)))]).toEqual([id, standard, min, max]);
    }
  });

  it('has steps that keep inside the bounds of the table', () => {
    for (const { id, min, max } of numbers) {
      const { scale, value } = row(id);
      expect([id, value(scale.at(scale.element.min)), value(scale.at(scale.element.max))]).toEqual([id, min, max]);
    }
  });
});

describe('a world without a face', () => {
  it('still has labels, units and steps', () => {
    const parameter: NumberParameter = {
      kind: 'number',
      id: 'change.noise',
      label: 'Noise',
      unit: '1',
      source: '',
      description: '',
      default: 0,
      min: 0,
      max: 1,
    };
    const plain = numberRow(parameter, undefined);
    expect([plain.label, plain.said(0.5), plain.scale.moved(50, 1)]).toEqual(['Noise', '50 %', 51]);
  });
});
