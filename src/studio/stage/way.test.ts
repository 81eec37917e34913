import { describe, expect, it } from 'vitest';
import { type WebGl, wayOf } from './way';

const webgl = (found: WebGl) => () => found;
const never = (): WebGl => {
  throw new Error('WebGL was asked for where WebGPU draws');
};

describe('the way of drawing', () => {
  it('is the GPU of the runs where there is one, and by hand where that is a program', () => {
    expect(wayOf('gpu', never, null)).toBe('webgpu');
    expect(wayOf('software', never, null)).toBe('raster');
    expect(wayOf('opening', never, null)).toBe('raster');
  });

  it('is WebGL 2 on a GPU without WebGPU, by hand in software, and density alone without any 3D', () => {
    for (const machine of ['no-webgpu', 'no-adapter'] as const) {
      expect(wayOf(machine, webgl('hardware'), null)).toBe('webgl');
      expect(wayOf(machine, webgl('software'), null)).toBe('raster');
      expect(wayOf(machine, webgl('none'), null)).toBe('density');
    }
  });

  it('is what the address asks for, where that exists', () => {
    expect(wayOf('software', never, 'webgpu')).toBe('webgpu');
    expect(wayOf('gpu', never, 'vulkan')).toBe('webgpu');
  });
});
