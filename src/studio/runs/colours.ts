/**
 * How runs are told apart: letter, colour and dash together, never colour alone (design: section 7, runs table). Four at most are
 * drawn. The light theme's colours are darker, since orange on white is no contrast; palette.test.ts
 * holds distances and contrasts. Pure.
 */

/** Places on a chart: A pinned, B shown, then two kept runs. */
export const MOST_DRAWN = 4;

export type Dash = 'solid' | 'longdash' | 'dot' | 'dashdot';

export interface RunStyle {
  readonly colour: Readonly<Record<'light' | 'dark', string>>;
  /** Plotly's name of the dash. */
  readonly dash: Dash;
  /** The same for canvas and SVG, lengths in pixels of on and off; empty for a solid line. */
  readonly pattern: readonly number[];
}

/** By place: A, B, C, D. */
export const RUN_STYLES: readonly RunStyle[] = [
  { colour: { light: '#0072b2', dark: '#0072b2' }, dash: 'solid', pattern: [] },
  { colour: { light: '#b86b00', dark: '#e69f00' }, dash: 'longdash', pattern: [10, 4] },
  { colour: { light: '#009e73', dark: '#009e73' }, dash: 'dot', pattern: [2, 3] },
  { colour: { light: '#332288', dark: '#56b4e9' }, dash: 'dashdot', pattern: [8, 3, 2, 3] },
];

/** The letter of the kept run in that place of the list, counted from 0: C, D, … Z, then AA, AB, … */
export function keptLetter(index: number): string {
  const code = index + 2;
  const letter = String.fromCharCode(65 + (code % 26));
  return code < 26 ? letter : keptLetter(Math.floor(code / 26) - 3) + letter;
}
