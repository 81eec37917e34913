/** Writes the parameter table into docs/worlds/city.md. Run after a change of a parameter: `npx tsx src/worlds/city/emitParameters.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cityDefinition } from './parameters';
import { withParameterTable } from './parameterTable';

const page = fileURLToPath(new URL('../../../docs/worlds/city.md', import.meta.url));
writeFileSync(page, withParameterTable(readFileSync(page, 'utf8'), cityDefinition.parameters));
