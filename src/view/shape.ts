/** Shapes of people in the fragment stage: how much of a pixel a dot, ring, square or cross covers. Same shapes as the page's masks. */
import { abs, clamp, Fn, float, If, length, max, min, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';

/** Pixels that the line of a ring has at least. */
const RING_LINE = 1.7;

/**
 * The colour of a fragment, its alpha the share of the pixel that the shape covers.
 *
 * @param at  distance from the middle in device pixels
 * @param size  radius in device pixels, and the shape's number
 */
export const shaped = (at: Node<'vec2'>, size: Node<'vec2'>, colour: Node<'vec3'>) =>
  Fn(() => {
    const radius = size.x;
    const far = length(at);
    // Signed distance to the outline, negative inside.
    const edge = far.sub(radius).toVar();
    If(size.y.greaterThan(2.5), () => {
      const arms = abs(abs(at.x).sub(abs(at.y)))
        .sub(radius.mul(0.38))
        .mul(Math.SQRT1_2);
      edge.assign(max(arms, max(abs(at.x), abs(at.y)).sub(radius.mul(0.95))));
    })
      .ElseIf(size.y.greaterThan(1.5), () => {
        edge.assign(max(abs(at.x), abs(at.y)).sub(radius.mul(0.85)));
      })
      .ElseIf(size.y.greaterThan(0.5).and(radius.greaterThan(RING_LINE)), () => {
        edge.assign(max(edge, min(radius.mul(0.55), radius.sub(RING_LINE)).sub(far)));
      });
    return vec4(colour, clamp(float(0.5).sub(edge), 0, 1));
  })();
