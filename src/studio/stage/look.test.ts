/** The numbers of the design's section 7 for people on the stage. */
import { describe, expect, it } from 'vitest';
import { Shown } from '../../worlds/view';
import { contrast, smallestDistance } from '../colour/colour';
import { DISTRICT_SHADES, GROUND, LOOK_OF_STATE, LOOKS, STAGE_COLOUR } from './look';
import { covers, spriteOf } from './sprites';

const colours = LOOKS.map(({ colour }) => colour);
const rounded = (value: number) => Number(value.toFixed(1));

describe('people on the stage', () => {
  it('keep the distances of the design, for every kind of colour vision', () => {
    const three = (['normal', 'protan', 'deutan'] as const).map((vision) => smallestDistance(colours, vision));
    expect(rounded(Math.min(...three))).toBe(20.1);
    expect(rounded(smallestDistance(colours, 'tritan'))).toBe(18.1);
  });

  it('keep the contrasts of the design on the stage', () => {
    const contrasts = Object.fromEntries(LOOKS.map(({ id, colour }) => [id, rounded(contrast(colour, STAGE_COLOUR))]));
    expect(contrasts).toEqual({
      susceptible: 6.7,
      exposed: 14.5,
      infectious: 5,
      recovered: 8.3,
      vaccinated: 3.7,
      dead: 17.9,
    });
  });

  it('stand out from every ground, 3 to 1 but for the deep blue of vaccinated, which has its square', () => {
    for (const ground of [...GROUND, ...DISTRICT_SHADES]) {
      for (const { id, colour } of LOOKS) expect(contrast(colour, ground)).toBeGreaterThan(id === 'vaccinated' ? 2 : 3);
    }
  });

  it('differ in shape or size besides, infectious being the largest', () => {
    const cues = LOOKS.map(({ cue, size }) => `${cue} ${size}`);
    expect(new Set(cues).size).toBe(LOOKS.length);
    expect(Math.max(...LOOKS.map(({ size }) => size))).toBe(LOOKS.find(({ id }) => id === 'infectious')?.size);
    expect(LOOKS[0].id).toBe('susceptible');
    expect(LOOKS.map(({ id }) => id).at(-1)).toBe('infectious');
  });

  it('have a look for every state', () => {
    const named = Object.entries(Shown).map(([name, value]) => [name, LOOKS[LOOK_OF_STATE[value]].id]);
    expect(Object.fromEntries(named)).toEqual({
      susceptible: 'susceptible',
      exposed: 'exposed',
      presymptomatic: 'infectious',
      asymptomatic: 'infectious',
      symptomatic: 'infectious',
      hospital: 'infectious',
      critical: 'infectious',
      recovered: 'recovered',
      dead: 'dead',
      vaccinated: 'vaccinated',
    });
  });
});

describe('sprites', () => {
  it('cover about the area of their shape', () => {
    const areas = { dot: Math.PI, ring: Math.PI * 0.7, square: 1.7 ** 2, cross: 2.31 };
    for (const [cue, area] of Object.entries(areas)) {
      const { mask, side } = spriteOf(cue as keyof typeof areas, 6);
      const sum = mask.reduce((total, value) => total + value / 255, 0);
      expect(Math.abs(sum / 36 - area), cue).toBeLessThan(0.15);
      expect(side % 2).toBe(1);
    }
    expect(covers('ring', 0, 0)).toBe(false);
    expect(spriteOf('ring', 0.5)).toEqual({ side: 1, mask: Uint8Array.of(255) });
  });
});
