/** Writes the published JSON Schema. Run after a change of `schema.ts`: `npx tsx src/scenario/emitSchema.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scenarioJsonSchema } from './schema';
import { SCHEMA_PATH } from './schemaVersion';

const target = join(dirname(fileURLToPath(import.meta.url)), '../../public', SCHEMA_PATH);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, scenarioJsonSchema());
