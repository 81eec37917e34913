import { describe, expect, it } from 'vitest';
import { joinRows, seriesColumns } from './rows';

describe('rows', () => {
  it('turn into columns by name, in step order', () => {
    const series = [{ name: 'cases' }, { name: 'deaths' }];
    expect(seriesColumns(series, Uint32Array.of(1, 0, 5, 2, 9, 4))).toEqual({ cases: [1, 5, 9], deaths: [0, 2, 4] });
    expect(seriesColumns(series, new Uint32Array(0))).toEqual({ cases: [], deaths: [] });
  });

  it('join in the order of the replicates', () => {
    expect(joinRows([Uint32Array.of(1, 2), new Uint32Array(0), Uint32Array.of(3)])).toEqual(Uint32Array.of(1, 2, 3));
  });
});
