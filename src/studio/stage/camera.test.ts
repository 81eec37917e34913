import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  type Camera,
  cameraText,
  clamped,
  MOST_ZOOM,
  moved,
  readCamera,
  scaleOf,
  toMap,
  toScreen,
  uncovered,
  WHOLE,
  zoomed,
} from './camera';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const camera: fc.Arbitrary<Camera> = fc.record({ x: number(0, 1), y: number(0, 1), zoom: number(0.5, MOST_ZOOM) });
const size = fc.record({ width: number(50, 3000), height: number(50, 2000) });
const near = (a: Camera, b: Camera, by: number) =>
  Math.abs(a.x - b.x) <= by && Math.abs(a.y - b.y) <= by && Math.abs(a.zoom - b.zoom) <= by;

describe('the camera in a link', () => {
  it('comes back, to the digits that it is written with', () => {
    fc.assert(
      fc.property(camera, (one) => {
        const text = cameraText(one);
        expect(text).toMatch(/^[A-Za-z0-9_.~-]*$/);
        expect(near(text === '' ? WHOLE : (readCamera(text) ?? WHOLE), one, 0.6e-4)).toBe(true);
      }),
    );
  });

  it('says nothing of the whole city, and reads nothing but cameras', () => {
    expect(cameraText(WHOLE)).toBe('');
    expect(cameraText({ x: 0.25, y: 0.5, zoom: 12.5 })).toBe('0.25~0.5~12.5');
    for (const text of ['', '1', '1~2', '1~2~3~4', 'a~b~c', '0.5~0.5~0', '0.5~0.5~-1', '0.5~0.5~1e9', 'NaN~0~1']) {
      expect(readCamera(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readCamera(text);
        expect(read === null || near(read, clamped(read), 0)).toBe(true);
      }),
    );
    expect(readCamera('7~7~9999')).toEqual({ x: 1.4, y: 1.4, zoom: MOST_ZOOM });
  });
});

describe('the camera', () => {
  it('goes to the screen and back', () => {
    fc.assert(
      fc.property(camera, size, number(0, 1), number(0, 1), (one, of, x, y) => {
        const at = toScreen(one, of, x, y);
        const back = toMap(one, of, at.x, at.y);
        expect(Math.abs(back.x - x) + Math.abs(back.y - y)).toBeLessThan(1e-9);
      }),
    );
  });

  it('keeps what is under the pointer there, while it zooms and while it is dragged', () => {
    const of = { width: 800, height: 600 };
    const one = { x: 0.4, y: 0.6, zoom: 8 };
    const under = toMap(one, of, 300, 200);
    const next = zoomed(one, of, 2.5, 300, 200);
    expect(next.zoom).toBe(20);
    expect(toMap(next, of, 300, 200).x).toBeCloseTo(under.x, 12);
    expect(toMap(next, of, 300, 200).y).toBeCloseTo(under.y, 12);
    expect(toMap(moved(one, of, 30, -40), of, 330, 160).x).toBeCloseTo(under.x, 12);
  });

  it('shows the whole extent in the shorter side, and flies from here to there without leaving', () => {
    expect(scaleOf(WHOLE, { width: 900, height: 500 })).toBeCloseTo(490, 9);
    const from = WHOLE;
    const to = { x: 0.9, y: 0.1, zoom: 60 };
    expect(between(from, to, 0)).toEqual(from);
    expect(near(between(from, to, 1), to, 1e-9)).toBe(true);
    const middle = between(from, to, 0.5);
    expect(middle.zoom).toBeCloseTo(Math.sqrt(60), 9);
    expect(middle.x).toBeGreaterThan(0.5);
    expect(middle.x).toBeLessThan(0.9);
    expect(between(to, { ...to, x: 0.5 }, 0.5).x).toBeCloseTo(0.7, 9);
  });

  it('knows where a point goes that lies under a card at the right or a sheet at the bottom', () => {
    const card = { x: 160, y: 8, width: 332, height: 490 };
    const tablet = { width: 500, height: 498 };
    expect(uncovered(card, tablet, { x: 300, y: 200 })).toEqual({ x: 80, y: 200 });
    // Near its edge is hidden enough; away from it nothing moves.
    expect(uncovered(card, tablet, { x: 150, y: 200 })).toEqual({ x: 80, y: 200 });
    expect(uncovered(card, tablet, { x: 100, y: 200 })).toBeNull();
    // Out of sight is brought into it.
    expect(uncovered(card, tablet, { x: -90, y: 200 })).toEqual({ x: 80, y: 200 });
    expect(uncovered(card, tablet, { x: 100, y: 700 })).toEqual({ x: 80, y: 249 });
    const sheet = { x: -10, y: 240, width: 390, height: 520 };
    const phone = { width: 370, height: 340 };
    expect(uncovered(sheet, phone, { x: 180, y: 300 })).toEqual({ x: 180, y: 120 });
    expect(uncovered(sheet, phone, { x: 180, y: 100 })).toBeNull();
    expect(uncovered({ x: -10, y: 20, width: 390, height: 700 }, phone, { x: 180, y: 300 })).toBeNull();
  });
});
