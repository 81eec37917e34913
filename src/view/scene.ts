/**
 * The stage as three's scene: people as one instanced quad each, shaped in the fragment stage, over instanced rectangles of ground.
 * The same nodes for WebGPU and WebGL 2. Knows no renderer and no device.
 */
import { attribute, float, max, positionGeometry, uint, uniform, uniformArray, varying, vec2, vec4 } from 'three/tsl';
import {
  BufferAttribute,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  NodeMaterial,
  Scene,
  Vector2,
  Vector4,
} from 'three/webgpu';
import { CUES, type StageStyle } from '../worlds/stage';
import { Ground, type Layout, View } from '../worlds/view';
import type { Moment } from '../worlds/viewPath';
import { pathNodes } from './path';
import { shaped } from './shape';

/** What changes from frame to frame. */
export interface Look {
  /** Point of the map in the middle, and half of what is seen, fractions of the extent. */
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Radius of the smallest dot in device pixels, and of half the canvas. */
  readonly radius: number;
  /** Radius of large shapes at least, device pixels. */
  readonly least: number;
  readonly width: number;
  readonly height: number;
  readonly plots: boolean;
  readonly moment: Moment;
}

export interface StageScene {
  readonly scene: Scene;
  /** View words by agent; a renderer may put a buffer of its own in place. */
  readonly words: InstancedBufferAttribute;
  set(look: Look): void;
  dispose(): void;
}

const rgb = (colour: string): [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >>> 16) / 255, ((value >>> 8) & 255) / 255, (value & 255) / 255];
};

function quad(): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}

function mesh(geometry: InstancedBufferGeometry, material: NodeMaterial, order: number) {
  const made = new Mesh<InstancedBufferGeometry, NodeMaterial>(geometry, material);
  made.frustumCulled = false;
  made.renderOrder = order;
  return made;
}

/** The camera as uniforms: from fractions of the extent to clip space, y downwards on the map. */
function cameraNodes() {
  const middle = uniform(new Vector2(0.5, 0.5));
  const half = uniform(new Vector2(0.5, 0.5));
  const pixels = uniform(new Vector2(1, 1));
  return { middle, half, pixels };
}

type CameraNodes = ReturnType<typeof cameraNodes>;

/** Rectangles in one colour, `#rrggbb`, or each in its own, u8[4 * rectangles]. */
function groundMesh(rects: Uint16Array, colours: Uint8Array | string, { middle, half }: CameraNodes, order: number) {
  const geometry = quad();
  geometry.setAttribute('rect', new InstancedBufferAttribute(rects, 4, true));
  if (typeof colours !== 'string') geometry.setAttribute('tint', new InstancedBufferAttribute(colours, 4, true));
  geometry.instanceCount = rects.length / 4;
  const rect = attribute<'vec4'>('rect', 'vec4');
  const corner = positionGeometry.xy.mul(0.5).add(0.5);
  const at = rect.xy.add(rect.zw.sub(rect.xy).mul(corner)).sub(middle).div(half);
  const material = new NodeMaterial();
  material.vertexNode = vec4(at.x, at.y.negate(), 0.99, 1);
  material.fragmentNode =
    typeof colours === 'string' ? vec4(...rgb(colours), 1) : varying(attribute<'vec4'>('tint', 'vec4'));
  // The map's y points down, which turns rectangles around.
  material.side = DoubleSide;
  material.depthTest = false;
  material.depthWrite = false;
  return mesh(geometry, material, order);
}

const tints = (colours: readonly string[]): Uint8Array => {
  const bytes = new Uint8Array(4 * colours.length);
  colours.forEach((colour, k) => {
    bytes.set([...rgb(colour).map((part) => Math.round(255 * part)), 255], 4 * k);
  });
  return bytes;
};

/** Colours of cells: neighbouring districts differ. */
function cellTints({ districtCells, cellAgents }: Layout, shades: readonly string[]): Uint8Array {
  const own = new Array<string>(cellAgents.length - 1).fill(shades[0]);
  for (let d = 0; d + 1 < districtCells.length; d++)
    own.fill(shades[d % shades.length], districtCells[d], districtCells[d + 1]);
  return tints(own);
}

/**
 * The scene of a map.
 *
 * @param words  u32[agents], or an empty array where the renderer brings its buffer
 */
export function createScene(layout: Layout, words: Uint32Array, style: StageStyle): StageScene {
  const scene = new Scene();
  const camera = cameraNodes();
  const cells = groundMesh(layout.cellRects, cellTints(layout, style.districts), camera, 0);
  // There are as many plots as households, too many for a colour each.
  const plots = groundMesh(layout.plotRects, style.ground[Ground.plot], camera, 1);
  const sites = groundMesh(
    layout.siteRects,
    tints(Array.from(layout.siteKinds, (kind) => style.ground[kind])),
    camera,
    2,
  );

  const path = pathNodes(layout);
  const radius = uniform(1);
  const large = uniform(1.5);
  const looks = uniformArray<'vec4'>(
    style.states.map(({ colour, size }) => new Vector4(...rgb(colour), size)),
    'vec4',
  );
  const shapes = uniformArray<'vec4'>(
    style.states.map(({ cue, rank }) => new Vector4(CUES.indexOf(cue), 1 - (rank + 1) / 16, 0, 0)),
    'vec4',
  );
  const geometry = quad();
  const attributeOf = new InstancedBufferAttribute(words, 1);
  geometry.setAttribute('place', new InstancedBufferAttribute(layout.places, 2));
  geometry.setAttribute('word', attributeOf);
  geometry.instanceCount = layout.agents;
  const state = path.word.bitAnd(uint(View.stateMask));
  const look = vec4(looks.element(state));
  const shape = vec4(shapes.element(state));
  // Never less than a pixel across, and what one looks for not so small that it is lost.
  const least = look.w.greaterThan(1.5).select(large, float(0.5));
  const size = max(radius.mul(look.w), least);
  const middle = path.position.sub(camera.middle).div(camera.half);
  const corner = positionGeometry.xy.mul(size.add(0.5)).div(camera.pixels);
  const material = new NodeMaterial();
  material.vertexNode = vec4(middle.x.add(corner.x), middle.y.negate().add(corner.y), shape.y, 1);
  material.fragmentNode = shaped(
    varying(positionGeometry.xy.mul(size.add(0.5))),
    varying(vec2(size, shape.x)),
    varying(look.xyz),
  );
  material.transparent = true;
  material.alphaTest = 0.02;
  scene.add(cells, plots, sites, mesh(geometry, material, 3));

  return {
    scene,
    words: attributeOf,
    set({ x, y, halfWidth, halfHeight, radius: dot, least: most, width, height, plots: seen, moment }) {
      camera.middle.value.set(x, y);
      camera.half.value.set(halfWidth, halfHeight);
      camera.pixels.value.set(width / 2, height / 2);
      radius.value = dot;
      large.value = most;
      plots.visible = seen;
      path.set(moment);
    },
    dispose() {
      for (const one of [geometry, cells.geometry, plots.geometry, sites.geometry]) one.dispose();
      for (const one of [material, cells.material, plots.material, sites.material]) one.dispose();
    },
  };
}
