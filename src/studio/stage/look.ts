/**
 * What people and ground look like on the stage: a colour and a second cue for each state, the same in every renderer and in the
 * legend. Dark in both themes (design: section 7).
 */
import type { Cue, StageStyle } from '../../worlds/stage';
import { Ground, Shown } from '../../worlds/view';
import { palettes, type StateId } from '../palette';

export const STAGE_COLOUR = '#0b0f14';

export interface Look {
  readonly id: StateId;
  readonly colour: string;
  readonly cue: Cue;
  /** Radius beside that of the smallest dot. */
  readonly size: number;
}

const { states } = palettes.dark;

/** In the order in which people are drawn, the last on top. */
export const LOOKS: readonly Look[] = [
  { id: 'susceptible', colour: states.susceptible, cue: 'dot', size: 1 },
  { id: 'vaccinated', colour: states.vaccinated, cue: 'square', size: 1.25 },
  { id: 'recovered', colour: states.recovered, cue: 'dot', size: 1.3 },
  { id: 'dead', colour: states.dead, cue: 'cross', size: 1.7 },
  { id: 'exposed', colour: states.exposed, cue: 'ring', size: 1.9 },
  { id: 'infectious', colour: states.infectious, cue: 'dot', size: 2.1 },
];

const lookOf = (id: StateId) => LOOKS.findIndex((look) => look.id === id);

/** Position in `LOOKS` of each value of `Shown`. */
export const LOOK_OF_STATE: readonly number[] = Object.entries(Shown)
  .sort(([, a], [, b]) => a - b)
  .map(([state]) => {
    switch (state) {
      case 'susceptible':
      case 'vaccinated':
      case 'recovered':
      case 'dead':
      case 'exposed':
        return lookOf(state);
      default:
        return lookOf('infectious');
    }
  });

/** Fill of each value of `Ground`: dim and colourless enough that no state is mistaken for it. */
export const GROUND: readonly string[] = Object.entries({
  [Ground.district]: '#131b24',
  [Ground.plot]: '#1d2731',
  [Ground.school]: '#2b2d4a',
  [Ground.work]: '#263038',
  [Ground.hospital]: '#43303c',
  [Ground.park]: '#12241f',
  [Ground.water]: '#10263a',
})
  .sort(([a], [b]) => Number(a) - Number(b))
  .map(([, colour]) => colour);

/** Every second district is a little lighter, so that borders show. */
export const DISTRICT_SHADES = ['#121a23', '#161f29', '#141d29', '#18212b'] as const;

/** `#rrggbb` as 0xrrggbb. */
export const rgb = (colour: string): number => Number.parseInt(colour.slice(1), 16);

/** Radius of the smallest dot in pixels where neighbours at home stand `spacing` pixels apart. */
export const dotRadius = (spacing: number): number => Math.min(5, Math.max(0.55, 0.2 * spacing));

/** Looks of this size and above are what one looks for. */
export const LARGE = 1.5;

/** Radius in pixels that large looks have at least: found in a crowd, though not so large that few people pass for many. */
export const leastRadius = (spacing: number): number => Math.min(1.5, Math.max(0.85, 0.55 * spacing));

/** The look of states, by value of `Shown`, and ground for a renderer that is handed it. */
export const STAGE_STYLE: StageStyle = {
  states: LOOK_OF_STATE.map((rank) => ({ ...LOOKS[rank], rank })),
  ground: GROUND,
  districts: DISTRICT_SHADES,
  background: STAGE_COLOUR,
};
