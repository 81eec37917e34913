/** Shapes of people as small masks, for the renderer without a GPU. Pure; coverage from 4 x 4 samples a pixel. */
import type { Cue } from '../../worlds/stage';

export interface Sprite {
  /** Pixels on a side, odd: the middle pixel is the person's. */
  readonly side: number;
  /** u8[side * side], 255 covers the pixel. */
  readonly mask: Uint8Array;
}

const SAMPLES = 4;

/** Pixels that the line of a ring has at least: thinner, its colour would be lost. */
const RING_LINE = 1.7;

/** Whether a shape of radius 1 covers a point, its ring being hollow up to `hollow`: the same shapes as in the shaders. */
export function covers(cue: Cue, x: number, y: number, hollow = 0.55): boolean {
  switch (cue) {
    case 'dot':
      return x * x + y * y <= 1;
    case 'ring': {
      const far = x * x + y * y;
      return far <= 1 && far >= hollow * hollow;
    }
    case 'square':
      return Math.abs(x) <= 0.85 && Math.abs(y) <= 0.85;
    case 'cross':
      return Math.abs(x) <= 0.95 && Math.abs(y) <= 0.95 && Math.abs(Math.abs(x) - Math.abs(y)) <= 0.38;
  }
}

/** The mask of a shape of `radius` pixels. Small ones are drawn whole, since a ring of one pixel is a dot. */
export function spriteOf(cue: Cue, radius: number): Sprite {
  if (radius < 0.8) return { side: 1, mask: Uint8Array.of(255) };
  const half = Math.ceil(radius - 0.5);
  const side = 2 * half + 1;
  const mask = new Uint8Array(side * side);
  const hollow = Math.max(0, Math.min(0.55, 1 - RING_LINE / radius));
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      let inside = 0;
      for (let k = 0; k < SAMPLES * SAMPLES; k++) {
        const x = column - half + ((k % SAMPLES) + 0.5) / SAMPLES - 0.5;
        const y = row - half + (Math.floor(k / SAMPLES) + 0.5) / SAMPLES - 0.5;
        if (covers(cue, x / radius, y / radius, hollow)) inside++;
      }
      mask[row * side + column] = Math.round((255 * inside) / SAMPLES ** 2);
    }
  }
  return { side, mask };
}
