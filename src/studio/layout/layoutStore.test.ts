import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedWidth, PANEL_WIDTHS, readLayout } from './layoutStore';

test('a stored layout comes back', () => {
  const layout = { left: 280, right: 400, leftOpen: false, rightOpen: true, theme: 'dark', letterKeys: false } as const;
  expect(readLayout(JSON.stringify(layout))).toEqual(layout);
});

test('whatever is stored, the layout can be shown', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ left: fc.oneof(fc.double(), fc.string()), theme: fc.string(), leftOpen: fc.anything() })
      .map((raw) => JSON.stringify(raw) ?? ''),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { left, right, theme, leftOpen } = readLayout(text);
      expect(left).toBe(boundedWidth('left', left));
      expect(right).toBe(boundedWidth('right', right));
      expect(['system', 'light', 'dark']).toContain(theme);
      expect(typeof leftOpen).toBe('boolean');
    }),
  );
});

test('nothing stored gives the standard widths', () => {
  expect(readLayout(null)).toMatchObject({ left: PANEL_WIDTHS.left[1], right: PANEL_WIDTHS.right[1], theme: 'system' });
});
