/**
 * How open a circle still is: the share of those whom a person meets that could be infected on a day, less where they keep apart.
 * What an infectious person is expected to hand on is in proportion to it: a class most of which is ill or at home takes no more.
 */
import { Care, CLASSES, Lever, Status } from '../enums';
import { CIRCLE_LAYER, Circle, PLACE_CIRCLES } from '../mixing';
import type { CityModel } from '../model';
import { Layer, type Network, Who } from '../people';
import { until } from '../twin/progress';
import type { Evening } from './history';

/** Circles of a layer, as in `Lever.contacts`. */
const CIRCLES_OF = [Layer.household, Layer.school, Layer.work, Layer.community].map((layer) =>
  CIRCLE_LAYER.flatMap((one, c) => (one === layer && c < PLACE_CIRCLES ? [c] : [])),
);

export class Openness {
  private readonly circle: Circle;
  private evening: Evening | null = null;
  private day = 0;
  private current: Int32Array = new Int32Array(0);
  /** Summed over the members of a circle on the day, by first member and kind of circle. */
  private readonly sums = new Map<number, number>();

  constructor(private readonly model: CityModel) {
    this.circle = new Circle(model.people, model.block, model.scenario.seed, 0);
  }

  /**
   * Turns to a day.
   *
   * @param current  i32[agents], node of the infection that a person was in that morning, or -1
   */
  turn(evening: Evening, day: number, current: Int32Array): void {
    this.evening = evening;
    this.day = day;
    this.current = current;
    this.sums.clear();
  }

  /** Of an infected person i in a layer, 0 … 1; 1 in the community, where nobody's circle is used up. */
  of(i: number, layer: number): number {
    const network = this.model.people.networks[layer];
    if (network) return this.alongEdges(i, layer, network);
    if (layer === Layer.household) return this.atHome(i);
    return layer === Layer.community ? 1 : this.inPlaces(i, layer);
  }

  /** What of one person's contacts in a layer could infect it today. */
  private person(j: number, layer: number): number {
    const { evening } = this;
    if (!evening || this.current[j] >= 0) return 0;
    const care = evening.care[j];
    const status =
      until(care, Care.isolationShift) > this.day
        ? Status.isolated
        : until(care, Care.quarantineShift) > this.day
          ? Status.quarantined
          : Status.free;
    if (status === Status.free) return 1;
    const at = Lever.incoming + layer * CLASSES;
    return evening.levers[at + status] / Math.max(1, evening.levers[at]);
  }

  private atHome(i: number): number {
    const word = this.model.people.who[i];
    const first = i - ((word >>> Who.memberShift) & 15);
    const size = (word >>> Who.sizeShift) & 15;
    if (size < 2) return 0;
    let sum = 0;
    for (let j = first; j < first + size; j++) if (j !== i) sum += this.person(j, Layer.household);
    return sum / (size - 1);
  }

  private inPlaces(i: number, layer: number): number {
    const { circle, evening } = this;
    if (!evening) return 0;
    let contacts = 0;
    let open = 0;
    for (const c of CIRCLES_OF[layer]) {
      const own = evening.levers[Lever.contacts + c];
      if (own === 0 || !circle.enter(i, c)) continue;
      contacts += own;
      open += (own * this.inCircle(c, layer)) / (circle.size - 1);
    }
    return contacts > 0 ? open / contacts : 0;
  }

  /** Sum over the circle last entered. */
  private inCircle(c: number, layer: number): number {
    const { base, size } = this.circle;
    const key = base * PLACE_CIRCLES + c;
    let sum = this.sums.get(key);
    if (sum === undefined) {
      sum = 0;
      for (let k = base; k < base + size; k++) sum += this.person(this.model.people.members[k], layer);
      this.sums.set(key, sum);
    }
    return sum;
  }

  private alongEdges(i: number, layer: number, { start, index }: Network): number {
    let sum = 0;
    for (let e = start[i]; e < start[i + 1]; e++) sum += this.person(index[e], layer);
    return start[i + 1] > start[i] ? sum / (start[i + 1] - start[i]) : 0;
  }
}
