/** Which way the stage is drawn on this computer. Asks the browser; decides nothing about where runs compute. */
import type { MachineKind } from '../machine';
import type { RendererKind } from './renderer';

export type WebGl = 'none' | 'software' | 'hardware';

/** What draws fastest with what there is: figures in docs/adr/0016. */
export function wayOf(machine: MachineKind, webgl: () => WebGl, asked: string | null): RendererKind {
  if (asked === 'webgpu' || asked === 'webgl' || asked === 'raster' || asked === 'density') return asked;
  if (machine === 'gpu') return 'webgpu';
  if (machine === 'opening' || machine === 'software') return 'raster';
  const way = webgl();
  if (way === 'none') return 'density';
  return way === 'hardware' ? 'webgl' : 'raster';
}

/** Whether WebGL 2 is there, and by a GPU. */
export function findWebGl(): WebGl {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return 'none';
  const named = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name) ? 'software' : 'hardware';
}
