/**
 * Elementary functions with the same bits in every JavaScript engine: only `+ - * / sqrt` and scaling by powers of two,
 * because `Math.exp`, `Math.log` and `Math.pow` may differ in the last place and tables built from them feed integer
 * decisions. Not for hot loops.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_TWO_PI = 2.5066282746310002;

/** Exactly 2^k for -1022 <= k <= 1023, by squaring. */
function powerOfTwo(k: number): number {
  let result = 1;
  let base = k < 0 ? 0.5 : 2;
  for (let n = Math.abs(k); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= base;
    if (n > 1) base *= base;
  }
  return result;
}

/** e^x within 1 unit in the last place. Method: range reduction and the rational form of fdlibm's `e_exp.c`. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // Two factors, so that neither overflows and subnormal results are rounded once.
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1022) return y * powerOfTwo(k + 100) * powerOfTwo(-100);
  return y * powerOfTwo(k);
}

/** Natural logarithm within 1 unit in the last place; NaN below 0. Method: fdlibm's `e_log.c`. */
export function ln(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let m = x;
  for (let s = 512; s >= 1; s /= 2) {
    const up = powerOfTwo(s);
    while (m >= up) {
      m /= up;
      k += s;
    }
    while (m * up < 2) {
      m *= up;
      k -= s;
    }
  }
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

/** ln(1 + y) for y > -1 without loss near 0: the rounding of 1 + y is divided out again. */
function ln1p(y: number): number {
  const u = 1 + y;
  return u === 1 ? y : (ln(u) * y) / (u - 1);
}

/** Stirling's correction: ln Gamma(a) = (a - 1/2) ln a - a + ln(2 pi)/2 + correction(a); below 1e-16 absolute for a >= 15. */
function stirlingCorrection(a: number): number {
  const q = 1 / (a * a);
  return (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q * (1 / 1188 - (q * 691) / 360360))))) / a;
}

/** x^a e^-x / Gamma(a + 1), the leading factor of both expansions of the incomplete gamma function. */
function gammaFactor(a: number, x: number): number {
  // Shift the shape up to where Stirling's series is exact to double precision.
  let shape = a;
  let product = 1;
  while (shape < 15) {
    shape += 1;
    product *= shape;
  }
  const steps = shape - a;
  const exponent = shape * ln(x / shape) + shape - x - stirlingCorrection(shape) - (steps > 0.5 ? steps * ln(x) : 0);
  return (exp(exponent) * product) / (SQRT_TWO_PI * Math.sqrt(shape));
}

/** Upper tail Q(a, x) by its continued fraction (modified Lentz); for x >= a + 1. */
function upperGamma(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return gammaFactor(a, x) * a * h;
}

/** Lower tail P(a, x) by its power series; for x < a + 1. */
function lowerGamma(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 100_000 && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return gammaFactor(a, x) * sum;
}

/**
 * Distribution function of the gamma law.
 *
 * @param shape, scale  both positive; mean = shape * scale
 * @throws RangeError when shape or scale is not a positive number
 * Source: Press et al., Numerical Recipes, 6.2 (series and continued fraction).
 */
export function gammaCdf(x: number, shape: number, scale: number): number {
  if (!(shape > 0 && shape < Number.POSITIVE_INFINITY) || !(scale > 0)) {
    throw new RangeError(
      `gammaCdf: shape is ${shape} and scale ${scale}; both must be positive. Example: gammaCdf(2, 4, 0.5)`,
    );
  }
  if (!(x > 0)) return 0;
  const u = x / scale;
  if (u === Number.POSITIVE_INFINITY) return 1;
  return u < shape + 1 ? lowerGamma(shape, u) : 1 - upperGamma(shape, u);
}

/** Distribution function of the standard normal law; relative accuracy holds in the lower tail too. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 40) return 1;
  if (x < -40) return 0;
  if (x === 0) return 0.5;
  const u = (x * x) / 2;
  const upper = u < 1.5 ? 1 - lowerGamma(0.5, u) : upperGamma(0.5, u);
  return x < 0 ? upper / 2 : 1 - upper / 2;
}

/**
 * Distribution function of the log-normal law with the given mean and standard deviation of the variable itself (not of its
 * logarithm); `sd = 0` is a step at the mean.
 *
 * @throws RangeError when mean is not positive or sd is negative
 */
export function lognormalCdf(x: number, mean: number, sd: number): number {
  if (!(mean > 0) || !(sd >= 0)) {
    throw new RangeError(
      `lognormalCdf: mean is ${mean} and sd ${sd}; mean must be positive, sd at least 0. Example: lognormalCdf(5, 5, 1.5)`,
    );
  }
  if (!(x > 0)) return 0;
  if (sd === 0) return x < mean ? 0 : 1;
  const ratio = sd / mean;
  const variance = ln1p(ratio * ratio);
  return normalCdf((ln(x / mean) + variance / 2) / Math.sqrt(variance));
}
