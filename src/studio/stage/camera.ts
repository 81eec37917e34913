/**
 * What part of the map is seen: a point in the middle and a zoom, and the way between the map and the screen. Pure; lengths on
 * the map are fractions of its extent, on the screen CSS pixels.
 */
export interface Camera {
  /** The point of the map in the middle of the stage. */
  readonly x: number;
  readonly y: number;
  /** 1 shows the whole extent. */
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Camera = { x: 0.5, y: 0.5, zoom: 1 };
export const MOST_ZOOM = 400;
const LEAST_ZOOM = 0.5;
/** The right and lower edges of the city can stand this far left and up of the middle, where a story leaves room. */
const BEYOND = 1.4;
/** Share of the shorter side of the stage that the whole map takes. */
const FILL = 0.98;
const DIGITS = 4;

/** Pixels of the whole extent. */
export function scaleOf({ zoom }: Camera, { width, height }: Size): number {
  return FILL * zoom * Math.max(1, Math.min(width, height));
}

/** The camera with everything in its limits. */
export function clamped({ x, y, zoom }: Camera): Camera {
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return { x: within(x, 0, BEYOND), y: within(y, 0, BEYOND), zoom: within(zoom, LEAST_ZOOM, MOST_ZOOM) };
}

/** The point of the map at a point of the stage. */
export function toMap(camera: Camera, size: Size, px: number, py: number): { x: number; y: number } {
  const scale = scaleOf(camera, size);
  return { x: camera.x + (px - size.width / 2) / scale, y: camera.y + (py - size.height / 2) / scale };
}

export function toScreen(camera: Camera, size: Size, x: number, y: number): { x: number; y: number } {
  const scale = scaleOf(camera, size);
  return { x: (x - camera.x) * scale + size.width / 2, y: (y - camera.y) * scale + size.height / 2 };
}

/** Moved by pixels of the stage: what was under the pointer stays under it. */
export function moved(camera: Camera, size: Size, dx: number, dy: number): Camera {
  const scale = scaleOf(camera, size);
  return clamped({ ...camera, x: camera.x - dx / scale, y: camera.y - dy / scale });
}

/** Nearer by a factor; the point of the map at (px, py) stays where it is. */
export function zoomed(camera: Camera, size: Size, factor: number, px: number, py: number): Camera {
  const before = toMap(camera, size, px, py);
  const next = clamped({ ...camera, zoom: camera.zoom * factor });
  const after = toMap(next, size, px, py);
  return clamped({ ...next, x: next.x + before.x - after.x, y: next.y + before.y - after.y });
}

/** A rectangle in CSS pixels of the stage. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels that a person is seen in, and that must be free beside what lies over the stage. */
const CLEAR = 24;

type Point = { readonly x: number; readonly y: number };

/**
 * Where a point is to go so that it is seen beside what lies over the stage: the middle of the wider strip that is free, left of the
 * cover or above it. Null where it is seen, or nothing is free.
 */
export function uncovered(cover: Box, { width, height }: Size, at: Point): Point | null {
  const inside = (value: number, from: number, length: number) => value > from - CLEAR && value < from + length + CLEAR;
  const hidden = inside(at.x, cover.x, cover.width) && inside(at.y, cover.y, cover.height);
  const [acrossSeen, downSeen] = [at.x > 0 && at.x < width, at.y > 0 && at.y < height];
  if (!hidden && acrossSeen && downSeen) return null;
  if (Math.max(cover.x, cover.y) < 2 * CLEAR) return null;
  return cover.x >= cover.y
    ? { x: cover.x / 2, y: downSeen ? at.y : height / 2 }
    : { x: acrossSeen ? at.x : width / 2, y: cover.y / 2 };
}

/** Part of the way from one camera to another, 0 to 1: zooms by equal factors. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  // The middle travels as the zoom does, so that the goal does not swing by.
  const same = Math.abs(to.zoom - from.zoom) < 1e-9;
  const way = same ? share : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom };
}

/** The camera as a value of the link's `cam`: `0.5123~0.4~12.5`. Empty for the whole city, which needs no words. */
export function cameraText(camera: Camera): string {
  const { x, y, zoom } = clamped(camera);
  const text = [x, y, zoom].map((value) => String(Number(value.toFixed(DIGITS)))).join('~');
  return text === '0.5~0.5~1' ? '' : text;
}

/** Reads what `cameraText` wrote; null for anything else. */
export function readCamera(text: string): Camera | null {
  const parts = text.split('~');
  if (parts.length !== 3 || parts.some((part) => !/^\d{1,4}(\.\d{1,6})?$/.test(part))) return null;
  const [x, y, zoom] = parts.map(Number);
  return zoom > 0 ? clamped({ x, y, zoom }) : null;
}
