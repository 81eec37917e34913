/**
 * What draws the stage, whichever way. Renderers hold no people: they are given words, a camera and a moment. Here is also the way
 * from three's stage (src/view, which the studio receives and does not import) to that.
 */
import type { GraphicsStage } from '../../worlds/stage';
import type { Layout } from '../../worlds/view';
import type { Moment } from '../../worlds/viewPath';
import { type Camera, type Size, scaleOf } from './camera';
import { dotRadius, leastRadius } from './look';

/** `density`: no 3D at all, so that only the map of density is shown. */
export type RendererKind = 'webgpu' | 'webgl' | 'raster' | 'density';

export interface StageRenderer {
  readonly kind: RendererKind;
  readonly canvas: HTMLCanvasElement;
  /** The device drawn on, and where a kernel on it may write the words; null where words come from the CPU. */
  readonly shared: GraphicsStage['shared'];
  setMap(layout: Layout): void;
  /** View words by agent, and who is drawn (null: everybody). Both are read until the next call. */
  setPeople(words: Uint32Array, drawn: Uint32Array | null): void;
  draw(camera: Camera, size: Size, moment: Moment): void;
  dispose(): void;
}

/** Plots narrower than this in pixels are not drawn. */
export const LEAST_PLOT = 3;

/** Mean pixels between people at home. */
export function spacingOf(layout: Layout, camera: Camera, size: Size): number {
  const perCell = layout.agents / (layout.cellAgents.length - 1);
  return scaleOf(camera, size) / layout.grid / Math.sqrt(perCell);
}

/** Whether plots are large enough to be seen. */
export function plotsSeen({ plotRects }: Layout, scale: number): boolean {
  return ((plotRects[2] - plotRects[0]) / 65535) * scale >= LEAST_PLOT;
}

/** A renderer of everybody by three. */
export function rendererOf(kind: 'webgpu' | 'webgl', three: GraphicsStage): StageRenderer {
  let layout: Layout | null = null;
  return {
    kind,
    canvas: three.canvas,
    shared: three.shared,
    setMap(next) {
      layout = next;
      three.setMap(next);
    },
    setPeople: (words) => three.setWords(words),
    draw(camera, size, moment) {
      if (!layout || size.width < 1 || size.height < 1) return;
      const scale = scaleOf(camera, size);
      const spacing = spacingOf(layout, camera, size);
      const [radius, least] = [dotRadius(spacing), leastRadius(spacing)];
      three.draw({ x: camera.x, y: camera.y, scale, ...size, radius, least, plots: plotsSeen(layout, scale) }, moment);
    },
    dispose: () => three.dispose(),
  };
}
