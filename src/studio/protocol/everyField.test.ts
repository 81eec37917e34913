/**
 * No setting is forgotten: changing any field of the scenario, every parameter of the table among them, gives another hash, another run
 * of the session and another link. (Acceptance test C8; epidemic tools have shipped results that did not follow a slider.)
 */

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { majorityWorld } from '../../engine/testing/majority';
import { scenarioHash } from '../../scenario/canonical';
import { encodeLink } from '../../scenario/link';
import type { Parameter, Value } from '../../scenario/parameter';
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityWorld } from '../../worlds/city';
import type { World } from '../../worlds/world';
import { Session } from '../session';

const { definition } = cityWorld;
const base = withValues(defaultScenario(definition), definition, { agents: 300, horizon: 5 });

/** Another value that the parameter may take, near its default: extremes may ask for more than the model can hold. */
function other(parameter: Parameter): Value {
  switch (parameter.kind) {
    case 'switch':
      return !parameter.default;
    case 'choice':
      return parameter.choices.find((choice) => choice !== parameter.default) ?? parameter.default;
    case 'table':
      return parameter.default.map((value, k) => (k === 0 ? near(value, parameter) : value));
    case 'integer':
      return parameter.default < parameter.max ? parameter.default + 1 : parameter.default - 1;
    case 'number':
      return near(parameter.default, parameter);
  }
}

function near(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  const step = (max - min) / 1000;
  return value + step <= max ? value + step : value - step;
}

const edits: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ...definition.parameters.map((parameter) => [parameter.id, { [parameter.id]: other(parameter) }] as const),
  ['seed', { seed: 2 }],
  ['agents', { agents: 301 }],
  ['horizon', { horizon: 6 }],
  ['start', { start: '2026-01-02' }],
  ['level', { level: 1 }],
  ...definition.parameters
    .filter(({ dated }) => dated)
    .map(
      (parameter) =>
        [
          `${parameter.id} by date`,
          { changes: [{ parameter: parameter.id, from: 2, value: other(parameter) }] },
        ] as const,
    ),
];

describe('changing any field', () => {
  it('gives another hash and another link', () => {
    const hash = scenarioHash(base, definition);
    const link = encodeLink(base, definition);
    const seen = new Set([hash]);
    for (const [id, patch] of edits) {
      const changed = withValues(base, definition, patch);
      expect([id, scenarioHash(changed, definition) === hash, encodeLink(changed, definition) === link]).toEqual([
        id,
        false,
        false,
      ]);
      seen.add(scenarioHash(changed, definition));
    }
    // And none of them stands for another.
    expect(seen.size).toBe(edits.length + 1);
  });

  it('shows another run', async () => {
    // The city's table on a world without people: what is asked is which run is shown, and building 260 cities would take minutes.
    const world: World = {
      ...majorityWorld,
      definition,
      build: (scenario) => ({ scenario, agents: scenario.agents, horizon: scenario.horizon }),
      rebuild: (_, scenario) => ({ scenario, agents: scenario.agents, horizon: scenario.horizon }),
    };
    const session = new Session({
      launch: () => () => new Promise(() => {}),
      build: async (_, scenario) => world.build(scenario),
      onPlaying: () => {},
      onError: (error) => {
        throw error;
      },
    });
    const show = (scenario: Scenario) =>
      session.show(
        { world, scenario, baseline: base, inputs: { files: {} } },
        { progress: () => {}, signal: new AbortController().signal },
      );
    await show(base);
    const first = session.frame()?.current;
    const stale: string[] = [];
    for (const [id, patch] of edits) {
      const scenario = withValues(base, definition, patch);
      await show(scenario);
      const frame = session.frame();
      if (frame?.current === first || frame?.current.hash !== scenarioHash(scenario, definition)) stale.push(id);
      if (frame?.current.model.scenario !== scenario) stale.push(`${id}: made with another scenario`);
      if (frame?.baseline !== first) stale.push(`${id}: compared with another run`);
    }
    expect(stale).toEqual([]);
  });

  it('makes other people wherever they would be others', () => {
    const people = cityWorld.prepare?.(base);
    const model = cityWorld.build(base);
    const kept: string[] = [];
    let others = 0;
    for (const [id, patch] of edits) {
      const scenario = withValues(base, definition, patch);
      if (id.endsWith('by date') || isDeepStrictEqual(cityWorld.prepare?.(scenario), people)) continue;
      others++;
      if (cityWorld.rebuild?.(model, scenario) !== null) kept.push(id);
    }
    expect(kept).toEqual([]);
    expect(others).toBeGreaterThanOrEqual(3);
  });
});
