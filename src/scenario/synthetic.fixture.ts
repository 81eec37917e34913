/** A made-up model with every kind of parameter and two migrations, for tests of the codecs. It simulates nothing. */
import type { Parameter } from './parameter';
import type { ModelDefinition } from './scenario';

const text = { source: 'assumption', description: 'For tests.' };

const parameters: readonly Parameter[] = [
  {
    ...text,
    kind: 'number',
    id: 'disease.r0',
    label: 'Basic reproduction number',
    unit: '1',
    default: 2.5,
    min: 0,
    max: 8,
  },
  {
    ...text,
    kind: 'number',
    id: 'testing.turnaround',
    label: 'Days to result',
    unit: 'd',
    default: 2,
    min: 0,
    max: 14,
    dated: true,
  },
  {
    ...text,
    kind: 'integer',
    id: 'testing.capacity',
    label: 'Tests',
    unit: '{tests}/d',
    default: 100,
    min: 0,
    max: 1e9,
    dated: true,
  },
  { ...text, kind: 'number', id: 'tiny.offset', label: 'Offset', unit: '1', default: 0, min: -1e-3, max: 1e30 },
  { ...text, kind: 'switch', id: 'masks.on', label: 'Masks', unit: '1', default: false, dated: true },
  {
    ...text,
    kind: 'choice',
    id: 'vaccination.order',
    label: 'Order',
    unit: '1',
    default: 'by-age',
    choices: ['by-age', 'by-contacts', '1.0', 'true', 'who knows'],
    dated: true,
  },
  {
    ...text,
    kind: 'table',
    id: 'contacts.multiplier',
    label: 'Contacts',
    unit: '1',
    default: [1, 1, 1, 1],
    min: 0,
    max: 4,
    entries: ['household', 'school', 'work', 'community'],
    dated: true,
  },
  {
    ...text,
    kind: 'table',
    id: 'curve',
    label: 'Curve',
    unit: '1',
    default: Array.from({ length: 120 }, () => 0.5),
    min: -1,
    max: 1,
    entries: Array.from({ length: 120 }, (_, k) => `day ${k}`),
  },
  {
    ...text,
    kind: 'table',
    id: 'single.entry',
    label: 'One',
    unit: '1',
    default: [3],
    min: 0,
    max: 9,
    entries: ['all'],
  },
];

export const synthetic: ModelDefinition = {
  id: 'synthetic-model',
  version: 3,
  title: 'Synthetic',
  parameters,
  defaults: { agents: 100_000, horizon: 180, start: '2026-01-01', level: 0 },
  limits: { agents: [100, 8_400_000], horizon: [1, 1000] },
  migrations: [
    // 1 to 2: `test_delay` was renamed, in changes too.
    (raw) => {
      const { test_delay, changes, ...rest } = raw;
      const renamed = Array.isArray(changes)
        ? changes.map((change) =>
            change.parameter === 'test_delay' ? { ...change, parameter: 'testing.turnaround' } : change,
          )
        : changes;
      return {
        ...rest,
        ...(test_delay === undefined ? {} : { 'testing.turnaround': test_delay }),
        ...(renamed === undefined ? {} : { changes: renamed }),
      };
    },
    // 2 to 3: the default of disease.r0 was 3; sensitivity was a fraction and left.
    (raw) => {
      const { test_sens, ...rest } = raw;
      if (typeof test_sens === 'string') throw new Error('test_sens');
      return { 'disease.r0': 3, ...rest };
    },
  ],
};
