/**
 * Where people are at a moment, on the GPU: the vertex code of the stage as three's nodes. Twin of src/worlds/viewPath.ts, which says
 * what the parts mean.
 */
import {
  abs,
  attribute,
  clamp,
  Fn,
  float,
  floor,
  If,
  instanceIndex,
  round,
  uint,
  uniform,
  uniformArray,
  vec2,
  vec4,
} from 'three/tsl';
import { type Node, Vector4 } from 'three/webgpu';
import { type Layout, Shown, View } from '../worlds/view';
import { DAY, LANES, type Moment } from '../worlds/viewPath';

export interface PathUniforms {
  set(moment: Moment): void;
}

/** Nodes of an instance: its view word and its position, fractions of the extent. */
export function pathNodes(layout: Layout) {
  const { grid, agents, hospitals } = layout;
  const phase = uniform(0);
  const school = uniform(1);
  const work = uniform(1);
  const wards = uniformArray<'vec4'>(
    Array.from({ length: hospitals.length / 4 }, (_, k) => new Vector4().fromArray(hospitals, 4 * k)),
    'vec4',
  );
  const place = attribute<'uvec2'>('place', 'uvec2');
  const word = attribute<'uint'>('word', 'uint');

  const unpack = (packed: Node<'uint'>) =>
    vec2(float(packed.bitAnd(uint(0xffff))), float(packed.shiftRight(uint(16)))).div(65535);

  const position = Fn(() => {
    const x = uint(instanceIndex).toVar();
    x.assign(x.bitXor(x.shiftRight(uint(16))).mul(uint(0x7feb352d)));
    x.assign(x.bitXor(x.shiftRight(uint(15))).mul(uint(0x846ca68b)));
    const hash = x.bitXor(x.shiftRight(uint(16))).toVar();
    const home = unpack(place.x).toVar();
    const at = vec2(home).toVar();
    const state = word.bitAnd(uint(View.stateMask));
    If(state.equal(uint(Shown.hospital)).or(state.equal(uint(Shown.critical))), () => {
      // Whole numbers stay exact in a float up to 2^24 agents, and the product is divided before it is cut.
      const ward = vec4(
        wards.element(
          uint(
            floor(
              float(instanceIndex)
                .div(agents)
                .mul(hospitals.length / 4),
            ),
          ),
        ),
      );
      const bed = vec2(float(hash.bitAnd(uint(0xffff))), float(hash.shiftRight(uint(16)))).div(65535);
      at.assign(ward.xy.add(ward.zw.sub(ward.xy).mul(bed)));
    }).Else(() => {
      const open = float(word.bitAnd(uint(View.school)).notEqual(uint(0)).select(school, float(0))).add(
        word.bitAnd(uint(View.work)).notEqual(uint(0)).select(work, float(0)),
      );
      const apart = word.bitAnd(uint(View.isolated | View.quarantined)).notEqual(uint(0));
      const stays = apart.or(state.equal(uint(Shown.dead))).or(
        float(hash.shiftRight(uint(24)))
          .div(256)
          .greaterThanEqual(open),
      );
      If(stays.not(), () => {
        const late = float(hash.bitAnd(uint(0xff))).mul(DAY.spread / 255);
        const way = clamp(phase.sub(DAY.leave).sub(late).div(DAY.travel), 0, 1).sub(
          clamp(phase.sub(DAY.back).sub(late).div(DAY.travel), 0, 1),
        );
        const goal = unpack(place.y).toVar();
        const lane = float(hash.shiftRight(uint(8)).bitAnd(uint(0xff)))
          .div(255)
          .sub(0.5)
          .mul(LANES / grid);
        const street = round(vec2(home.x, goal.y).mul(grid)).div(grid).add(lane).toVar();
        const first = abs(street.sub(home)).max(1e-9).toVar();
        const last = abs(goal.sub(street)).max(1e-9).toVar();
        const gone = way.mul(first.x.add(first.y).add(last.x).add(last.y)).toVar();
        const turn = first.x.add(first.y);
        at.assign(
          vec2(
            home.x
              .add(street.x.sub(home.x).mul(clamp(gone.div(first.x), 0, 1)))
              .add(goal.x.sub(street.x).mul(clamp(gone.sub(turn).div(last.x), 0, 1))),
            home.y
              .add(street.y.sub(home.y).mul(clamp(gone.sub(first.x).div(first.y), 0, 1)))
              .add(goal.y.sub(street.y).mul(clamp(gone.sub(turn).sub(last.x).div(last.y), 0, 1))),
          ),
        );
      });
    });
    return at;
  });

  return {
    word,
    position: position(),
    set(moment: Moment) {
      phase.value = moment.phase;
      school.value = moment.school;
      work.value = moment.work;
    },
  };
}
