/**
 * Distance, contrast and simulated colour-blindness of colours, for tests of palettes. Pure; the page itself computes none of it.
 * Colours are `#rrggbb` in sRGB.
 */

export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';
type Triple = readonly [number, number, number];

/** Matrices on linear RGB at severity 1: Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, table 1. */
const MACHADO: Readonly<Record<Exclude<Vision, 'normal'>, readonly [Triple, Triple, Triple]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** sRGB to XYZ under D65, IEC 61966-2-1. */
const XYZ: readonly [Triple, Triple, Triple] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

/**
 * WCAG 2.2 contrast of two colours, 1 to 21.
 *
 * @throws RangeError for anything but `#rrggbb`
 */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * CIEDE2000 distance of two colours as somebody with that vision sees them; about 1 is just noticed, 10 is plain at a glance.
 *
 * @throws RangeError for anything but `#rrggbb`
 */
export function distance(one: string, other: string, vision: Vision = 'normal'): number {
  return ciede2000(lab(seen(one, vision)), lab(seen(other, vision)));
}

/** The smallest distance between any two of at least two colours. */
export function smallestDistance(colours: readonly string[], vision: Vision = 'normal'): number {
  const pairs = colours.flatMap((one, at) => colours.slice(at + 1).map((other) => distance(one, other, vision)));
  return Math.min(...pairs);
}

/** CIEDE2000 of two CIELAB colours: Sharma, Wu and Dalal (2005), doi:10.1002/col.20070, with their handling of hues. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const seventh = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const c1 = Math.hypot(a1 * (1 + g), b1);
  const c2 = Math.hypot(a2 * (1 + g), b2);
  const h1 = hue(a1 * (1 + g), b1);
  const h2 = hue(a2 * (1 + g), b2);
  const grey = c1 * c2 === 0;
  const apart = Math.abs(h2 - h1);
  const turn = h2 - h1 > 180 ? -360 : h2 - h1 < -180 ? 360 : 0;
  const dh = grey ? 0 : h2 - h1 + turn;
  const middle = grey
    ? h1 + h2
    : apart <= 180
      ? (h1 + h2) / 2
      : h1 + h2 < 360
        ? (h1 + h2 + 360) / 2
        : (h1 + h2 - 360) / 2;
  const lightness = (l1 + l2) / 2;
  const chroma = (c1 + c2) / 2;
  const t =
    1 -
    0.17 * cosine(middle - 30) +
    0.24 * cosine(2 * middle) +
    0.32 * cosine(3 * middle + 6) -
    0.2 * cosine(4 * middle - 63);
  const sl = 1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2);
  const sc = 1 + 0.045 * chroma;
  const sh = 1 + 0.015 * chroma * t;
  const rotation = -2 * seventh(chroma) * sine(60 * Math.exp(-(((middle - 275) / 25) ** 2)));
  const l = (l2 - l1) / sl;
  const c = (c2 - c1) / sc;
  const h = (2 * Math.sqrt(c1 * c2) * sine(dh / 2)) / sh;
  return Math.sqrt(l * l + c * c + h * h + rotation * c * h);
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Linear RGB as it is seen, cut to what a display can show. */
function seen(colour: string, vision: Vision): Triple {
  const rgb = linear(colour);
  if (vision === 'normal') return rgb;
  const [red, green, blue] = times(MACHADO[vision], rgb);
  return [clamp(red), clamp(green), clamp(blue)];
}

function linear(colour: string): Triple {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) throw new RangeError(`"${colour}" is no colour. Write six hexadecimal digits, for example #0072b2.`);
  const [red, green, blue] = parts.slice(1).map((digits) => {
    const value = Number.parseInt(digits, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

function lab(rgb: Triple): Triple {
  const [x, y, z] = times(XYZ, rgb).map((value, at) => {
    const share = value / WHITE[at];
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function times(rows: readonly [Triple, Triple, Triple], [a, b, c]: Triple): Triple {
  const [x, y, z] = rows.map((row) => row[0] * a + row[1] * b + row[2] * c);
  return [x, y, z];
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360);
