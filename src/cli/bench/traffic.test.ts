import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import { readShaderFiles } from '../shaderFiles';
import { bytesPerStep } from './traffic';

describe('traffic', () => {
  it('counts bound buffers once read and once written, and no series', () => {
    const model = majorityWorld.build(majorityScenario({ agents: 1000 }));
    // majority: opinion read, proposal read_write (12); adopt: opinion read_write, proposal read (12).
    expect(bytesPerStep(majorityWorld.plan(model, 0), 0, readShaderFiles(), majorityWorld.enums)).toBe(24_000);
  });
});
