/**
 * The stage drawn by three.js, on the engine's device without a copy of the agents, or on WebGL 2. The only file that knows the
 * inside of three's renderer: it puts our buffer of view words where three would make its own (design: engine.md, section 11), which
 * holds for the pinned version of three and is guarded by the pixel test e2e/studio/stage.spec.ts.
 */
import { Color, LinearSRGBColorSpace, OrthographicCamera, WebGPURenderer } from 'three/webgpu';
import type { Gpu } from '../gpu/device';
import { allocateView } from '../gpu/viewBuffer';
import type { GraphicsStage, StageStyle } from '../worlds/stage';
import { createScene, type StageScene } from './scene';

/** Device pixels to a CSS pixel at most: dots are no finer than that. */
const MOST_RATIO = 2;

/** Where three keeps the GPU's side of an object. The one place that is not in its types. */
function insideOf(renderer: WebGPURenderer, object: object): { buffer?: GPUBuffer } {
  return (renderer.backend as unknown as { get(of: object): { buffer?: GPUBuffer } }).get(object);
}

/**
 * A stage on its own canvas.
 *
 * @param gpu  the engine's device; null draws by WebGL 2
 * @throws Error where the browser gives no context
 */
export async function createThreeStage(gpu: Gpu | null, style: StageStyle): Promise<GraphicsStage> {
  const canvas = document.createElement('canvas');
  const renderer = new WebGPURenderer({
    canvas,
    antialias: false,
    ...(gpu ? { device: gpu.device } : { forceWebGL: true }),
  });
  await renderer.init();
  // Colours are the design's, byte for byte: no conversion on the way.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.setClearColor(new Color().setStyle(style.background, LinearSRGBColorSpace), 1);
  const camera = new OrthographicCamera();
  let stage: StageScene | null = null;
  let words: GPUBuffer | null = null;

  /** Frees scene and buffer; three would destroy ours, so it gets another one to destroy. */
  const clear = () => {
    if (stage && gpu && words) {
      insideOf(renderer, stage.words).buffer = gpu.device.createBuffer({ size: 16, usage: GPUBufferUsage.VERTEX });
      gpu.pool.free(words);
    }
    stage?.dispose();
    stage = null;
    words = null;
  };

  return {
    canvas,
    shared: gpu && {
      device: gpu.device,
      target() {
        if (!words) throw new Error('The stage has no map yet; call setMap first.');
        return words;
      },
    },
    setMap(layout) {
      clear();
      // Zero-length on the GPU: there is no copy of the words on this side.
      stage = createScene(layout, new Uint32Array(gpu ? 0 : layout.agents), style);
      if (!gpu) return;
      words = allocateView(gpu, layout.agents, 'stage');
      insideOf(renderer, stage.words).buffer = words;
    },
    setWords(next) {
      if (!stage) return;
      if (gpu && words) {
        gpu.device.queue.writeBuffer(words, 0, next.buffer, next.byteOffset, next.byteLength);
      } else if (!gpu) {
        (stage.words.array as Uint32Array).set(next);
        stage.words.needsUpdate = true;
      }
    },
    draw({ x, y, scale, width, height, radius, least, plots }, moment) {
      if (!stage) return;
      const ratio = Math.min(MOST_RATIO, window.devicePixelRatio || 1);
      if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio);
      if (canvas.width !== Math.floor(width * ratio) || canvas.height !== Math.floor(height * ratio))
        renderer.setSize(width, height, false);
      stage.set({
        x,
        y,
        halfWidth: width / scale / 2,
        halfHeight: height / scale / 2,
        radius: radius * ratio,
        least: least * ratio,
        width: canvas.width,
        height: canvas.height,
        plots,
        moment,
      });
      renderer.render(stage.scene, camera);
    },
    dispose() {
      clear();
      renderer.dispose();
    },
  };
}
