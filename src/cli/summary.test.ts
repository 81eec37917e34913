import { describe, expect, it } from 'vitest';
import { createStatusLine } from './statusLine';
import { sparkline } from './summary';

describe('sparkline', () => {
  it('scales to the largest and averages equal stretches', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇██');
    expect(sparkline([0, 0, 8, 8], 2)).toBe('▁█');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline([])).toBe('');
  });
});

describe('status line', () => {
  it('draws at most ten times a second and clears itself', () => {
    const written: string[] = [];
    let time = 0;
    const status = createStatusLine(
      (text) => written.push(text),
      () => time,
    );
    status('1 %');
    status('2 %');
    time = 100;
    status('3 %');
    status('');
    status('');
    expect(written.map((text) => text.slice(1, 5).trim())).toEqual(['1 %', '3 %', '']);
  });
});
