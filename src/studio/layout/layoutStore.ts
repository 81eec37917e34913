/**
 * What stands where on this screen: widths of the side panels, whether they are open, the theme, single-letter keys. Kept in this
 * browser, in no link and no undo.
 */
import { createStore } from 'zustand/vanilla';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Side = 'left' | 'right';

export interface Layout {
  /** Widths in CSS pixels. */
  readonly left: number;
  readonly right: number;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly theme: ThemeChoice;
  /** Whether keys without Ctrl do anything (WCAG 2.1.4 asks for a way to switch them off). */
  readonly letterKeys: boolean;
}

export const PANEL_WIDTHS: Readonly<Record<Side, readonly [min: number, standard: number, max: number]>> = {
  left: [260, 300, 420],
  right: [300, 340, 520],
};

const STANDARD: Layout = {
  left: PANEL_WIDTHS.left[1],
  right: PANEL_WIDTHS.right[1],
  leftOpen: true,
  rightOpen: true,
  theme: 'system',
  letterKeys: true,
};

export const LAYOUT_KEY = 'murmuration.layout';

/** A width within the bounds of its side. */
export function boundedWidth(side: Side, width: number): number {
  const [min, , max] = PANEL_WIDTHS[side];
  return Math.round(Math.min(max, Math.max(min, width)));
}

/** A layout from stored text; whatever cannot be read takes its standard. */
export function readLayout(text: string | null): Layout {
  const raw = parsed(text);
  const flag = (name: keyof Layout) => (typeof raw[name] === 'boolean' ? (raw[name] as boolean) : STANDARD[name]);
  const width = (side: Side) =>
    typeof raw[side] === 'number' && Number.isFinite(raw[side]) ? boundedWidth(side, raw[side]) : STANDARD[side];
  const theme = (['system', 'light', 'dark'] as const).find((choice) => choice === raw.theme);
  return {
    left: width('left'),
    right: width('right'),
    leftOpen: Boolean(flag('leftOpen')),
    rightOpen: Boolean(flag('rightOpen')),
    theme: theme ?? STANDARD.theme,
    letterKeys: Boolean(flag('letterKeys')),
  };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const raw: unknown = JSON.parse(text ?? '{}');
    return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Null where nothing is stored or storage is blocked, as in a page inside another site's; asking what is there throws then. */
function stored(): string | null {
  try {
    return localStorage.getItem(LAYOUT_KEY);
  } catch {
    return null;
  }
}

/** The layout of this page. */
export const layoutStore = createStore<Layout>(() => readLayout(stored()));

layoutStore.subscribe((layout) => {
  try {
    localStorage.setItem(LAYOUT_KEY, JSON.stringify(layout));
  } catch {
    // Storage is blocked: the layout lasts as long as the page, and nothing else depends on it.
    return;
  }
});
