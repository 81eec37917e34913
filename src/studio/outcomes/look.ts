/** How charts look now: palette of the theme, and what the system asks of contrast. */
import { useMemo, useSyncExternalStore } from 'react';
import { useTheme } from '../layout/theme';
import { type Palette, palettes } from '../palette';

export interface Look {
  readonly palette: Palette;
  readonly theme: 'light' | 'dark';
  /** Lines are this much wider than usual, CSS pixels. */
  readonly bold: number;
  /** A colour as it may be drawn: the system's own text colour where it forces its colours, so that dashes tell lines apart. */
  readonly ink: (colour: string) => string;
}

const forced = window.matchMedia('(forced-colors: active)');
const more = window.matchMedia('(prefers-contrast: more)');

function subscribe(changed: () => void): () => void {
  for (const query of [forced, more]) query.addEventListener('change', changed);
  return () => {
    for (const query of [forced, more]) query.removeEventListener('change', changed);
  };
}

const contrast = () => (forced.matches ? 'forced' : more.matches ? 'more' : 'usual');

const same = (colour: string) => colour;

/** The look in force; a new object when it changes. */
export function useLook(): Look {
  const theme = useTheme();
  const asked = useSyncExternalStore(subscribe, contrast);
  return useMemo(() => {
    const palette = palettes[theme];
    const strong = { ...palette, muted: palette.text, grid: palette.muted };
    return {
      theme,
      palette: asked === 'usual' ? palette : strong,
      bold: asked === 'usual' ? 0 : 1,
      ink: asked === 'forced' ? () => 'CanvasText' : same,
    };
  }, [theme, asked]);
}
