/**
 * The stage without a GPU: people as masks in an array of pixels over a painted ground. Also the fastest way where the GPU is a
 * program (docs/adr/0016). Same places, shapes and colours as the renderer in src/view.
 */
import type { Layout } from '../../worlds/view';
import { View } from '../../worlds/view';
import { type Moment, placeOf } from '../../worlds/viewPath';
import { type Camera, type Size, scaleOf, toScreen } from './camera';
import { dotRadius, LARGE, LOOK_OF_STATE, LOOKS, leastRadius, rgb } from './look';
import { paintMap } from './mapPaint';
import { type StageRenderer, spacingOf } from './renderer';
import { type Sprite, spriteOf } from './sprites';

/** Device pixels to a CSS pixel at most: finer ones cost time that this way has not. */
const MOST_RATIO = 1.5;

/** `#rrggbb` as the pixel of an ImageData read as u32 on a little-endian machine. */
function pixel(colour: string): number {
  const value = rgb(colour);
  return (0xff000000 | ((value & 0xff) << 16) | (value & 0xff00) | (value >>> 16)) >>> 0;
}

const COLOURS = LOOKS.map(({ colour }) => pixel(colour));

/**
 * @param people  false shows the ground alone
 */
export function createRaster(people = true): StageRenderer {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context)
    throw new Error('This browser gives no 2D canvas, so that nothing can be drawn. Use a current browser.');
  let layout: Layout | null = null;
  let words: Uint32Array = new Uint32Array(0);
  /** Agents in the order of `LOOKS`, and where each look begins. */
  let order = new Uint32Array(0);
  const starts = new Uint32Array(LOOKS.length + 1);
  let image: ImageData | null = null;
  let ground = new Uint32Array(0);
  let painted = '';
  let sprites: readonly Sprite[] = [];
  let spriteRadius = 0;
  const at = new Float64Array(2);

  const sort = (drawn: Uint32Array | null) => {
    const count = drawn?.length ?? words.length;
    if (order.length !== count) order = new Uint32Array(count);
    starts.fill(0);
    for (let k = 0; k < count; k++) starts[LOOK_OF_STATE[words[drawn ? drawn[k] : k] & View.stateMask] + 1]++;
    for (let look = 0; look < LOOKS.length; look++) starts[look + 1] += starts[look];
    const next = starts.slice();
    for (let k = 0; k < count; k++) {
      const agent = drawn ? drawn[k] : k;
      order[next[LOOK_OF_STATE[words[agent] & View.stateMask]]++] = agent;
    }
  };

  const prepare = (map: Layout, camera: Camera, size: Size, ratio: number) => {
    const width = Math.max(1, Math.round(size.width * ratio));
    const height = Math.max(1, Math.round(size.height * ratio));
    const key = [camera.x, camera.y, camera.zoom, width, height].join();
    if (key === painted && image) return image;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    paintMap(context, map, camera, size, ratio);
    image = context.getImageData(0, 0, width, height);
    ground = new Uint32Array(image.data.buffer).slice();
    painted = key;
    const spacing = spacingOf(map, camera, size);
    const radius = dotRadius(spacing) * ratio;
    const least = leastRadius(spacing) * ratio;
    if (radius !== spriteRadius) {
      spriteRadius = radius;
      sprites = LOOKS.map(({ cue, size: factor }) =>
        spriteOf(cue, Math.max(factor > LARGE ? least : 0, radius * factor)),
      );
    }
    return image;
  };

  return {
    kind: people ? 'raster' : 'density',
    canvas,
    shared: null,
    setMap(next) {
      layout = next;
      painted = '';
      words = new Uint32Array(0);
      order = new Uint32Array(0);
      starts.fill(0);
    },
    setPeople(next, drawn) {
      words = next;
      sort(drawn);
    },
    draw(camera, size, moment: Moment) {
      if (!layout || size.width === 0) return;
      const ratio = Math.min(MOST_RATIO, window.devicePixelRatio || 1);
      const target = prepare(layout, camera, size, ratio);
      const { width, height } = target;
      const pixels = new Uint32Array(target.data.buffer);
      pixels.set(ground);
      const scale = scaleOf(camera, size) * ratio;
      const origin = toScreen(camera, size, 0, 0);
      const left = origin.x * ratio;
      const top = origin.y * ratio;
      for (let look = 0; people && look < LOOKS.length; look++) {
        const colour = COLOURS[look];
        const sprite = sprites[look];
        for (let k = starts[look]; k < starts[look + 1]; k++) {
          const agent = order[k];
          placeOf(layout, agent, words[agent], moment, at, 0);
          stamp(
            pixels,
            width,
            height,
            Math.round(left + at[0] * scale),
            Math.round(top + at[1] * scale),
            sprite,
            colour,
          );
        }
      }
      context.putImageData(target, 0, 0);
    },
    dispose() {
      layout = null;
      canvas.width = 0;
    },
  };
}

/** Mixes a mask of one colour into pixels; parts outside are left out. */
function stamp(
  pixels: Uint32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  { side, mask }: Sprite,
  colour: number,
): void {
  const half = (side - 1) / 2;
  if (x + half < 0 || y + half < 0 || x - half >= width || y - half >= height) return;
  if (side === 1) {
    pixels[y * width + x] = colour;
    return;
  }
  for (let row = 0; row < side; row++) {
    const py = y - half + row;
    if (py < 0 || py >= height) continue;
    for (let column = 0; column < side; column++) {
      const px = x - half + column;
      const cover = mask[row * side + column];
      if (cover === 0 || px < 0 || px >= width) continue;
      const index = py * width + px;
      pixels[index] = cover === 255 ? colour : mixed(pixels[index], colour, cover);
    }
  }
}

function mixed(under: number, over: number, cover: number): number {
  const blue = ((under >>> 16) & 0xff) + (((((over >>> 16) & 0xff) - ((under >>> 16) & 0xff)) * cover) >> 8);
  const green = ((under >>> 8) & 0xff) + (((((over >>> 8) & 0xff) - ((under >>> 8) & 0xff)) * cover) >> 8);
  const red = (under & 0xff) + ((((over & 0xff) - (under & 0xff)) * cover) >> 8);
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}
