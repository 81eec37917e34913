/** Random protocols: uniform in the space, or with schedules in a random number of pieces, so that steady ones are drawn as well. */
import type { Point, Space } from './space';

/** Uniform numbers below 1 of a stream; the same stream gives the same numbers (splitmix with the finaliser of MurmurHash3). */
export function uniforms(seed: number, stream: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b9) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Protocol number `k` of a seed, every number by itself. */
export function uniformPoint({ variables }: Space, seed: number, k: number): Point {
  return Float64Array.from(variables, uniforms(seed, k));
}

/** Protocol number `k` of a seed, schedules in a random number of pieces. */
export function randomPoint({ variables }: Space, seed: number, k: number): Point {
  const draw = uniforms(seed, k);
  const point = new Float64Array(variables.length);
  let at = 0;
  while (at < variables.length) {
    const { id, days } = variables[at];
    let end = at + 1;
    if (days) while (end < variables.length && variables[end].id === id) end++;
    const length = end - at;
    // 1, 2, 4, … pieces, as likely as each other.
    const doublings = Math.floor(Math.log2(length)) + 1;
    const pieces = Math.min(length, 2 ** Math.floor(draw() * doublings));
    const levels = Array.from({ length: pieces }, draw);
    for (let j = 0; j < length; j++) point[at + j] = levels[Math.floor((j * pieces) / length)];
    at = end;
  }
  return point;
}
