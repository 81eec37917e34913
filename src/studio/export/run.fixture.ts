/** A small city's run for the tests of the writers: 400 people, 24 days, as many replicates as are asked for. */
import { scenarioHash } from '../../scenario/canonical';
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityWorld } from '../../worlds/city';
import type { ExportRun } from './exportRun';

export const definition = cityWorld.definition;

/** The scenario with further values. 2026-01-01 is a Thursday. */
export function smallScenario(values: Readonly<Record<string, unknown>> = {}): Scenario {
  return withValues(defaultScenario(definition), definition, {
    ...{ agents: 400, horizon: 24, 'seeding.count': 40, title: 'Fast, "cheap" tests', ...values },
  });
}

/** Every replicate run by the twin. */
export function smallRun(replicates: number, values: Readonly<Record<string, unknown>> = {}): ExportRun {
  const scenario = smallScenario(values);
  const model = cityWorld.build(scenario);
  const width = cityWorld.series.length;
  const rows = Array.from({ length: replicates }, (_, replicate) => {
    const twin = cityWorld.twin(model, replicate);
    const all = new Uint32Array(scenario.horizon * width);
    for (let day = 0; day < scenario.horizon; day++) {
      twin.advance();
      all.set(twin.row, day * width);
    }
    return all;
  });
  const hash = scenarioHash(scenario, definition);
  const { title: name, horizon: days } = scenario;
  return {
    id: hash.slice(0, 12),
    hash,
    name,
    world: cityWorld as ExportRun['world'],
    model,
    scenario,
    days,
    replicates: rows,
  };
}
