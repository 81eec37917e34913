/**
 * Imported people: a table with a row per person in place of synthesis. Parses and orders; `importedPeople.ts` turns the
 * result into the words the kernels read, `importedEdges.ts` reads networks between these people.
 */
import { type ColumnSpec, eachRow, fileFault, plainName, readTable, type Table } from '../../scenario/csv';
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

const FILE = 'table of people';
const EXAMPLE = 'Example: a header "id,age_band" and rows such as "0,6"';
const MOST_AGENTS = 1 << 24;

/** Ways to give an age: column, largest value, band of a value. */
const AGES = [
  { name: 'age_band', kind: 'integer', max: BANDS - 1, band: (value: number) => value },
  { name: 'age_group', kind: 'integer', max: 8, band: (value: number) => 2 * value },
  { name: 'age', kind: 'number', max: 130, band: bandOfAge },
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
  const columns = columnsOf(text);
  const result = readTable(text, { name: FILE, columns });
  if (!result.ok) {
    const { length } = result.errors;
    throw new RangeError(`${result.errors[0].message}${length > 1 ? ` (the first of ${length} faults)` : ''}`);
  }
  const { table } = result;
  const agents = table.rows;
  if (agents > MOST_AGENTS)
    throw new RangeError(`The ${FILE} has ${agents} people; at most ${MOST_AGENTS} can be read.`);
  const ids = idsOf(table);
  const bands = bandsOf(table);
  const { order, sizes } = ordered(ids, labels(table.texts.household));
  const inOrder = (groups: Int32Array | null) =>
    groups ? byAppearance(Int32Array.from(order, (row) => groups[row])) : new Int32Array(agents).fill(-1);
  const { stage } = table.numbers;
  const seeded: number[] = [];
  order.forEach((row, person) => {
    if (stage && stage[row] !== 0) seeded.push(person);
  });
  return {
    agents,
    ids: Float64Array.from(order, (row) => ids[row]),
    bands: Uint8Array.from(order, (row) => bands[row]),
    sizes,
    school: inOrder(labels(table.texts.school)),
    work: inOrder(labels(table.texts.work)),
    seeded: Uint32Array.from(seeded),
  };
}

/** The columns that the header has (none where the file is no table, which `readTable` reports), each without holes but for school and work, which may be empty. */
function columnsOf(text: string): ColumnSpec[] {
  if (fileFault(text) !== null) return [];
  let names: string[] = [];
  eachRow(text, (cells) => {
    names = cells.map(plainName);
    return false;
  });
  const required = true;
  const integer = { kind: 'integer', required, min: 0 } as const;
  const ages = AGES.filter((age) => names.includes(age.name));
  if (ages.length !== 1) {
    const found = ages.length === 0 ? 'no column of ages' : `${ages.length} columns of ages`;
    throw new RangeError(`The ${FILE} has ${found}; give one of "age_band", "age_group" and "age". ${EXAMPLE}.`);
  }
  const known: ColumnSpec[] = [
    { ...integer, name: 'id', max: 0xffffffff, aliases: names.includes('id') ? [] : [''] },
    ...ages.map(({ name, kind, max }) => ({ name, kind, max, min: 0, required })),
    { name: 'household', kind: 'text', required },
    { name: 'school', kind: 'text', required: false },
    { name: 'work', kind: 'text', required: false },
    { ...integer, name: 'stage' },
  ];
  return known.filter(({ name, aliases = [] }) => names.includes(name) || aliases.some((alias) => names[0] === alias));
}

/** Ids by row of the table; the row's number where it has no ids. */
function idsOf(table: Table): Float64Array {
  const ids = table.numbers.id ?? Float64Array.from({ length: table.rows }, (_, row) => row);
  const seen = new Set<number>();
  for (const id of ids) {
    if (seen.has(id))
      throw new RangeError(`Id ${id} stands twice in the ${FILE}; give every person its own id. ${EXAMPLE}.`);
    seen.add(id);
  }
  return ids;
}

function bandsOf(table: Table): Uint8Array {
  const bands = new Uint8Array(table.rows);
  for (const { name, band } of AGES) {
    table.numbers[name]?.forEach((value, row) => {
      bands[row] = band(value);
    });
  }
  return bands;
}

/** Labels as numbers by row, -1 where empty; null where there is no such column. */
function labels(texts: readonly string[] | undefined): Int32Array | null {
  if (!texts) return null;
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, (label) => {
    if (label === '') return -1;
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
        `The household of person ${ids[order[i]]} in the ${FILE} has more than ${MAX_HOUSEHOLD} members; split it into households of at most ${MAX_HOUSEHOLD}.`,
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
