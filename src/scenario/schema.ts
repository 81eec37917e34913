/**
 * The scenario file's shape, defined once: readers validate with it and the published JSON Schema is generated from it
 * (`emitSchema.ts`). It knows shapes, not parameters: names, bounds and dates are checked by `validate.ts`.
 */
import { z } from 'zod';
import { LIMITS } from './json';
import { SCHEMA_PATH, SCHEMA_VERSION } from './schemaVersion';

// Zod would otherwise try to compile validators, which pages with our content security policy forbid.
z.config({ jitless: true });

const finite = z.number({ error: 'expected a number' });
const value = z
  .union([finite, z.boolean(), z.string(), z.array(finite).max(LIMITS.list)], {
    error: 'expected a number, true or false, a text, or a list of numbers',
  })
  .describe('A number, a switch, a choice, or a table of numbers.');
const day = z
  .union([z.int(), z.string()], { error: 'expected a day counted from the start, or an ISO date' })
  .describe('Day counted from the start (0 is the first day), or an ISO date.');

const estimate = z.object({
  sd: finite.optional(),
  q: z.record(z.string(), finite).optional().describe('Quantiles by probability.'),
  method: z.string().optional(),
  run: z.string().optional(),
});

const parameter = z.object({
  value,
  unit: z.string().optional().describe('UCUM unit.'),
  min: finite.optional(),
  max: finite.optional(),
  source: z.string().optional(),
  estimate: estimate.optional().describe('Uncertainty of a fitted value.'),
});

const intervention = z.object({
  parameter: z.string(),
  from: day,
  to: day.optional().describe('First day without the change; absent: until the end of the run.'),
  value,
});

const file = z.object({
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{12,64}$/, 'expected 12 to 64 hexadecimal digits'),
  role: z.enum(['people', 'edges', 'observations']),
});

export const ScenarioFile = z
  .object({
    $schema: z.string().optional(),
    schemaVersion: z.literal(SCHEMA_VERSION, { error: `expected '${SCHEMA_VERSION}'` }),
    kind: z.literal('scenario', { error: "expected 'scenario'" }),
    app: z.object({ name: z.string(), version: z.string(), commit: z.string().optional() }).optional(),
    model: z.object({
      id: z.string(),
      version: z.string().regex(/^[1-9]\d{0,5}$/, 'expected a whole number in quotes, such as "1"'),
    }),
    title: z.string().optional(),
    description: z.string().optional(),
    authors: z.array(z.string()).max(LIMITS.list).optional(),
    license: z.string().optional().describe('SPDX identifier.'),
    created: z.string().optional().describe('ISO date.'),
    seed: finite.optional().describe('Whole number from 0 to 4294967295; keys every random draw.'),
    agents: finite.optional(),
    level: finite.optional().describe('Level of coordination 1 to 5; 0: none.'),
    time: z
      .object({
        step: z.literal(1).optional(),
        unit: z.literal('day').optional(),
        horizon: finite.optional().describe('Number of steps.'),
        start: z.string().optional().describe('ISO date of day 0.'),
      })
      .optional(),
    parameters: z.record(z.string(), parameter).optional(),
    protocol: z.object({ interventions: z.array(intervention).max(LIMITS.list).optional() }).optional(),
    data: z.array(file).max(LIMITS.list).optional().describe('Files that the scenario was made with; not included.'),
  })
  .describe('A scenario of Murmuration: one model, its parameters, protocol, seed and time.');

export type ScenarioFile = z.infer<typeof ScenarioFile>;

/** The JSON Schema (draft 2020-12) of the scenario file, as published under `public/`. */
export function scenarioJsonSchema(): string {
  const schema = z.toJSONSchema(ScenarioFile, { io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ $id: SCHEMA_PATH, title: 'Murmuration scenario', ...schema }, null, 2)}\n`;
}
