/**
 * Imported people: a table with a row per person in place of synthesis. Parses and orders; `importedPeople.ts` turns the
 * result into the words the kernels read, `importedEdges.ts` reads networks between these people.
 */
import { type CsvTable, lineOf, readCsv } from './importedTable';
import { BANDS, MAX_HOUSEHOLD } from './people';

/** People of a table in household order. */
export interface ImportedPeople {
  readonly agents: number;
  /** f64[agents], the id in the file of each person */
  readonly ids: Float64Array;
  /** u8[agents], age band */
  readonly bands: Uint8Array;
  /** u8[households], persons in each household; households one after the other */
  readonly sizes: Uint8Array;
  /** i32[agents], number of the school and of the workplace in order of first appearance, -1 for none */
  readonly school: Int32Array;
  readonly work: Int32Array;
  /** Persons whose `stage` is not zero, ascending. */
  readonly seeded: Uint32Array;
}

const WHAT = { name: 'table of people', example: '"id,age_band" and "0,6"' };
const MOST_AGENTS = 1 << 24;

/** Ways to give an age: column, largest value, band of a value, an example. */
const AGES = [
  { column: 'age_band', most: BANDS - 1, whole: true, example: '6 for 30-34', band: (value: number) => value },
  { column: 'age_group', most: 8, whole: true, example: '3 for 30-39', band: (value: number) => 2 * value },
  { column: 'age', most: 130, whole: false, example: '34', band: bandOfAge },
] as const;

/** The band of an age in years: five-year bands to 75-79, then 80-83 and 84 and more. */
export function bandOfAge(years: number): number {
  return years < 80 ? Math.floor(years / 5) : years < 84 ? 16 : 17;
}

/**
 * Reads people from CSV: `id` (or an unnamed first column, or none: then rows count from 0), one of `age_band` (0 to 17),
 * `age_group` (decades 0 to 8) and `age` (years), optionally `household`, `school`, `work` (any labels; empty school or work
 * means none) and `stage` (not 0 = seeded). Other columns are not read. People are ordered by id; with households, households
 * by their lowest id and members by id within.
 *
 * @throws RangeError with one sentence that says what is wrong, where, and what to give
 */
export function importPeople(text: string): ImportedPeople {
  const table = readCsv(text, WHAT);
  const agents = table.rows.length;
  if (agents > MOST_AGENTS)
    throw new RangeError(`The ${WHAT.name} has ${agents} people; at most ${MOST_AGENTS} can be read.`);
  const ids = readIds(table);
  const bands = readBands(table);
  const { order, sizes } = ordered(ids, labels(table, 'household', true));
  const pick = <T extends Float64Array | Uint8Array | Int32Array>(values: T, into: T): T => {
    order.forEach((row, person) => {
      into[person] = values[row];
    });
    return into;
  };
  const stage = table.columns.indexOf('stage');
  const seeded: number[] = [];
  if (stage >= 0) {
    order.forEach((row, person) => {
      if (numberIn(table, row, stage, 255, true, '0 or 1') !== 0) seeded.push(person);
    });
  }
  const none = new Int32Array(agents).fill(-1);
  const renumbered = (name: string) => {
    const found = labels(table, name, false);
    return found ? byAppearance(pick(found, new Int32Array(agents))) : none;
  };
  return {
    agents,
    ids: pick(ids, new Float64Array(agents)),
    bands: pick(bands, new Uint8Array(agents)),
    sizes,
    school: renumbered('school'),
    work: renumbered('work'),
    seeded: Uint32Array.from(seeded),
  };
}

function numberIn(table: CsvTable, row: number, column: number, most: number, whole: boolean, example: string): number {
  const cell = table.rows[row][column];
  const value = cell === '' ? Number.NaN : Number(cell);
  if (value >= 0 && value <= most && (!whole || Number.isInteger(value))) return value;
  const name = table.columns[column] || 'id';
  const found = cell === '' ? 'is empty' : `is "${cell.slice(0, 40)}"`;
  const kind = whole ? 'a whole number' : 'a number';
  throw new RangeError(
    `Line ${lineOf(row)} of the ${WHAT.name}: ${name} ${found}; give ${kind} from 0 to ${most}, such as ${example}.`,
  );
}

/** Ids by row: the column `id`, an unnamed first column, or the row's number. */
function readIds(table: CsvTable): Float64Array {
  const column = table.columns.includes('id') ? table.columns.indexOf('id') : table.columns[0] === '' ? 0 : -1;
  const ids = new Float64Array(table.rows.length);
  const lines = new Map<number, number>();
  for (let row = 0; row < ids.length; row++) {
    ids[row] = column < 0 ? row : numberIn(table, row, column, Number.MAX_SAFE_INTEGER, true, '42');
    const before = lines.get(ids[row]);
    if (before !== undefined) {
      throw new RangeError(
        `Lines ${before} and ${lineOf(row)} of the ${WHAT.name} both have id ${ids[row]}; give every person its own id.`,
      );
    }
    lines.set(ids[row], lineOf(row));
  }
  return ids;
}

function readBands(table: CsvTable): Uint8Array {
  const given = AGES.filter((kind) => table.columns.includes(kind.column));
  if (given.length !== 1) {
    const found = given.length === 0 ? 'no column of ages' : `${given.length} columns of ages`;
    throw new RangeError(
      `The ${WHAT.name} has ${found}; give one of "age_band", "age_group" and "age", such as ${WHAT.example}.`,
    );
  }
  const [kind] = given;
  const column = table.columns.indexOf(kind.column);
  return Uint8Array.from(table.rows, (_, row) =>
    kind.band(numberIn(table, row, column, kind.most, kind.whole, kind.example)),
  );
}

/** Labels of a column as numbers by row, -1 where empty; null where there is no such column. */
function labels(table: CsvTable, name: string, required: boolean): Int32Array | null {
  const column = table.columns.indexOf(name);
  if (column < 0) return null;
  const numbers = new Map<string, number>();
  return Int32Array.from(table.rows, (cells, row) => {
    const label = cells[column];
    if (label === '') {
      if (!required) return -1;
      throw new RangeError(`Line ${lineOf(row)} of the ${WHAT.name}: ${name} is empty; give any label, such as "h17".`);
    }
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

/** The same groups numbered 0, 1, … in order of first appearance; -1 stays. */
function byAppearance(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    if (group < 0) return -1;
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
}

/** Rows in the order of persons, and the sizes of the households they form. */
function ordered(ids: Float64Array, household: Int32Array | null): { order: Uint32Array; sizes: Uint8Array } {
  const order = Uint32Array.from(ids.keys()).sort((a, b) => ids[a] - ids[b]);
  if (!household) return { order, sizes: new Uint8Array(ids.length).fill(1) };
  const groups = byAppearance(Int32Array.from(order, (row) => household[row]));
  const sizes = new Uint32Array(groups.reduce((most, group) => Math.max(most, group), -1) + 1);
  groups.forEach((group, i) => {
    if (++sizes[group] > MAX_HOUSEHOLD) {
      throw new RangeError(
        `The household of person ${ids[order[i]]} in the ${WHAT.name} has more than ${MAX_HOUSEHOLD} members; split it into households of at most ${MAX_HOUSEHOLD}.`,
      );
    }
  });
  const next = new Uint32Array(sizes.length);
  for (let group = 1; group < sizes.length; group++) next[group] = next[group - 1] + sizes[group - 1];
  const grouped = new Uint32Array(order.length);
  groups.forEach((group, i) => {
    grouped[next[group]++] = order[i];
  });
  return { order: grouped, sizes: Uint8Array.from(sizes) };
}
