/** What the stage shows besides the people: layer and camera, which a link may carry, and what it says about itself. */
import { createStore } from 'zustand/vanilla';
import { type Camera, WHOLE } from './camera';
import type { RendererKind } from './renderer';

/** Append-only: links name them. */
export const LAYERS = ['state', 'density', 'incidence'] as const;
export type Layer = (typeof LAYERS)[number];

export interface StageState {
  readonly layer: Layer;
  readonly camera: Camera;
  /** Null before anything is drawn. */
  readonly renderer: RendererKind | null;
  /** Agents for each point drawn. */
  readonly each: number;
  /** Largest value of the magnitude shown, in its unit. */
  readonly largest: number;
}

export const stageStore = createStore<StageState>(() => ({
  layer: 'state',
  camera: WHOLE,
  renderer: null,
  each: 1,
  largest: 0,
}));

/** The layer of a link's `layer`, null for one that does not exist. */
export function readLayer(text: string): Layer | null {
  return LAYERS.find((layer) => layer === text) ?? null;
}
