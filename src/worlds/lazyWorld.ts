/** A world whose model's code is read when it is asked for: a page shows names and settings first. Knows no particular world. */
import type { World, WorldCard } from './world';

/**
 * The world of a card. Everything beyond the card works once `ready` has resolved.
 *
 * @param read  gives the whole world; called once, again after a failure
 */
export function lazyWorld(card: WorldCard, read: () => Promise<World>): World {
  let reading: Promise<World> | null = null;
  let whole: World | null = null;
  const world = (): World => {
    if (!whole) throw new Error(`The model of "${card.definition.id}" is not read yet; await world.ready() first.`);
    return whole;
  };
  return {
    ...card,
    ready() {
      reading ??= read().then(
        (found) => {
          whole = found;
          return found;
        },
        (error: unknown) => {
          reading = null;
          throw error;
        },
      );
      return reading;
    },
    build: (...given) => world().build(...given),
    // Building goes through `prepare` and `finish` where the world has them, which is known only then.
    get prepare() {
      return whole?.prepare;
    },
    get finish() {
      return whole?.finish;
    },
    get prepared() {
      return whole?.prepared;
    },
    get rebuild() {
      return whole?.rebuild;
    },
    get chronicle() {
      return whole?.chronicle;
    },
    get gradient() {
      return whole?.gradient;
    },
    get adjointPlan() {
      return whole?.adjointPlan;
    },
    get forward() {
      return whole?.forward;
    },
    get objectives() {
      return whole?.objectives;
    },
    plan: (...given) => world().plan(...given),
    twin: (...given) => world().twin(...given),
    outcomes: (...given) => world().outcomes(...given),
    get enums() {
      return world().enums;
    },
    get view() {
      return whole?.view;
    },
  };
}
