/**
 * Writes the link corpus of a model's present version: `<model>-v<n>.txt`, one link a line with its expected differences from
 * the defaults and, where it holds a comparison, those of the pinned run from it; and `<model>-v<n>.defaults.json`, the defaults
 * they refer to. Once a version is released its files stay as they are for ever, so existing files are never overwritten. Run:
 * `npx tsx e2e/links/freeze.ts`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { arbitraryScenario } from '../../src/scenario/arbitrary.fixture';
import { toDeltas } from '../../src/scenario/deltas';
import { encodeLink } from '../../src/scenario/link';
import { pinnedDeltas } from '../../src/scenario/pinned';
import type { Scenario } from '../../src/scenario/scenario';
import { defaultScenario, withValues } from '../../src/scenario/validate';
import { cityDefinition as model } from '../../src/worlds/city/parameters';

const stem = join(import.meta.dirname, `${model.id}-v${model.version}`);
if (existsSync(`${stem}.txt`)) {
  throw new Error(
    `${stem}.txt exists. A released version stays as it is; before the first release delete its two files, then run again.`,
  );
}

const base = defaultScenario(model);
const chosen: readonly Record<string, unknown>[] = [
  {},
  { seed: 42 },
  { seed: 4294967295, agents: model.limits.agents[0], horizon: model.limits.horizon[1], level: 5, start: '2020-03-01' },
  { title: 'Faster tests beat accurate tests', 'testing.on': true, 'testing.turnaround': 1 },
  { title: 'Schnellere Tests – „besser“', description: 'Zwei Zeilen\nText', authors: ['A', 'B'], license: 'MIT' },
  { 'disease.r0': 2.8, 'disease.recoveryLaw': 'geometric', 'disease.latent.mean': 1e-7 },
  { 'disease.susceptibility': Array.from({ length: 18 }, (_, band) => band / 8) },
  { changes: [{ parameter: 'testing.turnaround', from: 30, to: 90, value: 1 }] },
  {
    changes: [
      { parameter: 'distancing.on', from: 14, value: true },
      { parameter: 'distancing.closed.school', from: 14, to: 60, value: 0 },
      { parameter: 'distancing.closed.school', from: 60, value: 0.5 },
    ],
  },
  { data: [{ name: 'people.csv', sha256: '0123456789abcdef'.repeat(4), role: 'people' }] },
];
/** A scenario shown and the run it is compared with, which differs from it by a patch. */
function pair(shown: Record<string, unknown>, patch: Record<string, unknown>): [Scenario, Scenario] {
  const scenario = withValues(base, model, shown);
  return [scenario, withValues(scenario, model, patch)];
}

const random = fc.sample(arbitraryScenario(model), { numRuns: 30, seed: 2026 });
const scenarios: readonly Scenario[] = [...chosen.map((patch) => withValues(base, model, patch)), ...random];
const lines = scenarios.map(
  (scenario) => `${encodeLink(scenario, model)}\t${JSON.stringify(toDeltas(scenario, model))}`,
);
const pairs: readonly (readonly [shown: Scenario, pinned: Scenario])[] = [
  pair({}, { 'testing.turnaround': 3 }),
  pair({ 'testing.on': true, 'testing.turnaround': 1 }, { 'testing.turnaround': 3 }),
  pair({ 'testing.turnaround': 1, seed: 42 }, { 'testing.turnaround': base.values['testing.turnaround'] }),
  pair({ 'masks.on': true, title: 'With masks' }, { 'masks.on': false, level: 4, start: '2020-03-01' }),
  pair({}, { changes: [{ parameter: 'testing.turnaround', from: 30, to: 90, value: 1 }] }),
  pair({ changes: [{ parameter: 'distancing.on', from: 14, value: true }] }, { changes: [] }),
  pair(
    { 'disease.recoveryLaw': 'geometric' },
    { 'disease.susceptibility': Array.from({ length: 18 }, (_, k) => k / 8) },
  ),
  ...fc
    .sample(fc.tuple(arbitraryScenario(model), arbitraryScenario(model)), { numRuns: 8, seed: 18 })
    .map(([shown, { values }]): [Scenario, Scenario] => [shown, { ...shown, values }]),
];
lines.push(
  ...pairs.map(([shown, pinned]) => {
    const texts = [toDeltas(shown, model), pinnedDeltas(pinned, shown, model)].map((deltas) => JSON.stringify(deltas));
    return [encodeLink(shown, model, { pinned }), ...texts].join('\t');
  }),
);
const { seed, agents, level, horizon, start, values } = base;
writeFileSync(`${stem}.txt`, `${lines.join('\n')}\n`);
writeFileSync(
  `${stem}.defaults.json`,
  `${JSON.stringify({ seed, agents, level, horizon, start, ...values }, null, 1)}\n`,
);
