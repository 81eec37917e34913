/**
 * Colours and dashes of charts in both themes (design: section 7). A chart gives hue to states or to runs, never to both, and
 * every line has a dash of its own besides. Those of runs stand in runs/colours.ts, the page's other colours in studio.css.
 */
export type Theme = 'light' | 'dark';

/** Lengths of stroke and gap in CSS pixels, empty for a solid line. */
export type Dash = readonly number[];

export const DASHES = {
  solid: [],
  long: [12, 5],
  dot: [2, 4],
  dashdot: [10, 4, 2, 4],
  short: [5, 4],
} as const satisfies Readonly<Record<string, Dash>>;

export type StateId = 'susceptible' | 'exposed' | 'infectious' | 'recovered' | 'vaccinated' | 'dead';
/** What is counted besides people in a state: none of these is a hue of a state or a run on the same theme. */
export type CurveColour = 'infection' | 'report' | 'hospital' | 'critical';

export interface Palette {
  readonly states: Readonly<Record<StateId, string>>;
  readonly curves: Readonly<Record<CurveColour, string>>;
  readonly observed: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly panel: string;
}

/** Dashes of states, second cue beside their hue. */
export const STATE_DASHES: Readonly<Record<StateId, Dash>> = {
  susceptible: DASHES.solid,
  exposed: DASHES.short,
  infectious: DASHES.solid,
  recovered: DASHES.long,
  vaccinated: DASHES.dashdot,
  dead: DASHES.dot,
};

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    states: {
      susceptible: '#5a6570',
      exposed: '#cc79a7',
      infectious: '#d55e00',
      recovered: '#0072b2',
      vaccinated: '#009e73',
      dead: '#332288',
    },
    curves: { infection: '#d55e00', report: '#9c3f78', hospital: '#007d5b', critical: '#8a5a00' },
    observed: '#14202b',
    text: '#14202b',
    muted: '#4f5d6b',
    grid: '#dde3e9',
    panel: '#ffffff',
  },
  dark: {
    states: {
      susceptible: '#999999',
      exposed: '#f0e442',
      infectious: '#d55e00',
      recovered: '#56b4e9',
      vaccinated: '#0072b2',
      dead: '#f5f7fa',
    },
    curves: { infection: '#d55e00', report: '#cc79a7', hospital: '#2fc79a', critical: '#e69f00' },
    observed: '#f5f7fa',
    text: '#e6ebf0',
    muted: '#9aa7b4',
    grid: '#26303b',
    panel: '#121821',
  },
};

/** Background of the stage in both themes. */
export const STAGE = '#0b0f14';
