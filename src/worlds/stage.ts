/**
 * What passes between the page that has a stage and the renderer that draws on it: how things look, what is seen, and the renderer as
 * it is handed over. Types and names only, since the studio may not know three and the renderer no studio.
 */
import type { Layout } from './view';
import type { Moment } from './viewPath';

/** Second cues of states beside their colours; shaders know them by number. */
export const CUES = ['dot', 'ring', 'square', 'cross'] as const;
export type Cue = (typeof CUES)[number];

export interface StageStyle {
  /** By view state: colour `#rrggbb`, shape, radius beside that of the smallest dot, and what is drawn above what. */
  readonly states: readonly {
    readonly colour: string;
    readonly cue: Cue;
    readonly size: number;
    readonly rank: number;
  }[];
  readonly ground: readonly string[];
  readonly districts: readonly string[];
  readonly background: string;
}

/** What is seen, in CSS pixels of the stage and fractions of the map's extent. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  /** CSS pixels of the whole extent. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Radius of the smallest dot in CSS pixels. */
  readonly radius: number;
  /** Radius of large shapes at least. */
  readonly least: number;
  readonly plots: boolean;
}

/** A stage drawn by a graphics library. */
export interface GraphicsStage {
  readonly canvas: HTMLCanvasElement;
  /** The device drawn on, and where its kernels may write view words; null where words come from the CPU. */
  readonly shared: { readonly device: GPUDevice; target(): GPUBuffer } | null;
  setMap(layout: Layout): void;
  /** u32[agents], view words in the layout's order; not for a stage whose words a kernel writes. */
  setWords(words: Uint32Array): void;
  draw(sight: Sight, moment: Moment): void;
  dispose(): void;
}
