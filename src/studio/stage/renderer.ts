/** What draws the stage, whichever way. Renderers hold no people: they are given words, a camera and a moment. */
import type { Layout } from '../../worlds/view';
import type { Moment } from '../../worlds/viewPath';
import type { Camera, Size } from './camera';

export type RendererKind = 'webgpu' | 'webgl' | 'raster' | 'density';

export interface StageRenderer {
  readonly kind: RendererKind;
  readonly canvas: HTMLCanvasElement;
  setMap(layout: Layout): void;
  /**
   * View words by agent, and who is drawn (null: everybody). Both are read until the next call.
   */
  setPeople(words: Uint32Array, drawn: Uint32Array | null): void;
  draw(camera: Camera, size: Size, moment: Moment): void;
  dispose(): void;
}
