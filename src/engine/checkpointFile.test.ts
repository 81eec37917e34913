import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckpointError, decodeCheckpoint, encodeCheckpoint } from './checkpointFile';
import { majorityScenario, majorityWorld } from './testing/majority';
import { createTwinRun } from './twinRun';

const HASH = 'ab'.repeat(32);
const sample = {
  step: 2,
  replicate: 1,
  rows: Uint32Array.of(1, 2, 3, 0xffffffff),
  state: { opinion: Uint32Array.of(7, 0, 9), empty: new Uint32Array(0) },
};

describe('checkpoint file', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.uint32Array({ maxLength: 50 }),
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
          fc.uint32Array({ maxLength: 20 }),
        ),
        (step, rows, state) => {
          const checkpoint = { step, replicate: 3, rows, state: { ...state } };
          expect(decodeCheckpoint(encodeCheckpoint(checkpoint, HASH), HASH)).toEqual(checkpoint);
        },
      ),
    );
  });

  it('resumes a run from the bytes to the same rows', async () => {
    const model = majorityWorld.build(majorityScenario({ agents: 99, horizon: 20 }));
    const whole = createTwinRun(majorityWorld, model, 0);
    await whole.advance(8);
    const bytes = encodeCheckpoint(await whole.checkpoint(), HASH);
    await whole.advance(20);
    const resumed = createTwinRun(majorityWorld, model, 0);
    await resumed.restore(decodeCheckpoint(bytes, HASH));
    await resumed.advance(20);
    expect(resumed.rows()).toEqual(whole.rows());
  });

  it('refuses every truncation and every changed byte', () => {
    const bytes = encodeCheckpoint(sample, HASH);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeCheckpoint(bytes.slice(0, length), HASH)).toThrow(CheckpointError);
    }
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] ^= 1;
      expect(() => decodeCheckpoint(changed, HASH)).toThrow(CheckpointError);
    }
  });

  it('says what is wrong', () => {
    const bytes = encodeCheckpoint(sample, HASH);
    expect(() => decodeCheckpoint(bytes, 'cd'.repeat(32))).toThrow(
      'belongs to the scenario abababababab, not to cdcdcdcdcdcd',
    );
    const newer = bytes.slice();
    newer[8] = 2;
    expect(() => decodeCheckpoint(newer, HASH)).toThrow('made with a newer version (v2; this reads v1)');
    expect(() => decodeCheckpoint(new TextEncoder().encode('{}'.repeat(50)), HASH)).toThrow(
      'not a checkpoint of a run',
    );
  });
});
