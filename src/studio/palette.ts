/**
 * Colours of charts in both themes. Hues are told apart by people with colour-blindness (design: section 7), and every curve
 * has a dash of its own besides. The page's other colours stand in studio.css.
 */
import type { Curve } from './face';

export interface Palette {
  readonly curves: Readonly<Record<Curve['colour'], string>>;
  readonly observed: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly panel: string;
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    curves: { infection: '#d55e00', report: '#0072b2', hospital: '#009e73', death: '#332288' },
    observed: '#14202b',
    text: '#14202b',
    muted: '#4f5d6b',
    grid: '#e3e8ed',
    panel: '#ffffff',
  },
  dark: {
    curves: { infection: '#f58a3c', report: '#56b4e9', hospital: '#2fc79a', death: '#e6a8d7' },
    observed: '#f5f7fa',
    text: '#e6ebf0',
    muted: '#9aa7b4',
    grid: '#26303b',
    panel: '#121821',
  },
};
