/**
 * Imported edge lists: CSV of pairs of person ids with an optional weight and layer, read in one pass over the characters
 * because such files have millions of rows.
 */
import { type Edges, NETWORK_ONE, networkOf } from './importedNetwork';
import type { ImportedPeople } from './imports';
import { Layer, type Network } from './people';

const WHAT = 'edge list';
const EXAMPLE = '"0,519" or "0,519,1,household"';
/** Weights are u32 in units of 2^-29. */
const HEAVIEST = 8;
const isLayer = (name: string): name is keyof typeof Layer => Object.hasOwn(Layer, name);

/** Positions of the columns in a row; -1 where absent. */
interface Columns {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
  readonly layer: number;
  readonly count: number;
}

/**
 * Reads undirected edges `source,target[,weight][,layer]`, one a line, and returns a network for every layer named (without
 * a layer column: `community`). A header is optional; with one, `weight` and `layer` are found by name. Weights are 1 where
 * absent, from 0 to below 8; layers are `household`, `school`, `work` and `community`.
 *
 * @param people  whose ids the edges name
 * @throws RangeError with one sentence that says what is wrong, where, and what to give
 */
export function importEdges(
  text: string,
  people: Pick<ImportedPeople, 'agents' | 'ids'>,
): Partial<Record<number, Network>> {
  if (text.includes('\0')) throw new RangeError(`The ${WHAT} is not a text file; give lines such as ${EXAMPLE}.`);
  const personOf = lookup(people.ids);
  const layers = new Map<number, Edges>();
  let columns: Columns | null = null;
  let cells: string[] = [];
  let line = 0;
  const end = contentEnd(text);
  if (end === 0) throw new RangeError(`The ${WHAT} has no rows; give lines such as ${EXAMPLE}.`);
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < end; ) {
    let stop = text.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    line++;
    cells = text.slice(at, stop).split(',');
    at = stop + 1;
    if (!columns) {
      columns = columnsOf(cells);
      if (!/^\s*[-+.\d]/.test(cells[0])) continue;
    }
    if (cells.length !== columns.count)
      throw fault(line, `has ${cells.length} cells where ${columns.count} are expected`);
    const layer = columns.layer < 0 ? Layer.community : layerOf(cells[columns.layer], line);
    const weight = columns.weight < 0 ? NETWORK_ONE : weightOf(cells[columns.weight], line);
    const edges = room(layers, layer);
    edges.source[edges.count] = endOf(cells[columns.source], line, personOf);
    edges.target[edges.count] = endOf(cells[columns.target], line, personOf);
    edges.weight[edges.count++] = weight;
  }
  if (layers.size === 0) throw new RangeError(`The ${WHAT} has a header and no rows; give lines such as ${EXAMPLE}.`);
  return Object.fromEntries([...layers].map(([layer, edges]) => [layer, networkOf(people.agents, edges)]));
}

/** End of the text without trailing white space. */
function contentEnd(text: string): number {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}

const fault = (line: number, what: string) =>
  new RangeError(`Line ${line} of the ${WHAT} ${what}; give lines such as ${EXAMPLE}.`);

/** Columns from the cells of the first line, a header or a row. */
function columnsOf(cells: readonly string[]): Columns {
  const count = cells.length;
  if (count < 2 || count > 4) throw fault(1, `has ${count} cells where 2 to 4 are expected`);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  if (/^[-+.\d]/.test(names[0])) {
    const word = isLayer(names[count - 1]);
    return {
      source: 0,
      target: 1,
      weight: count > 2 && !(count === 3 && word) ? 2 : -1,
      layer: count === 4 || word ? count - 1 : -1,
      count,
    };
  }
  if (names.some((name) => /^[-+.\d]/.test(name))) throw fault(1, 'mixes names and numbers');
  const weight = names.indexOf('weight');
  const layer = names.indexOf('layer');
  const ends = names.flatMap((_, i) => (i === weight || i === layer ? [] : [i]));
  if (ends.length !== 2)
    throw fault(1, `names ${ends.length} columns besides "weight" and "layer" where 2 are expected`);
  return { source: ends[0], target: ends[1], weight, layer, count };
}

function layerOf(cell: string, line: number): number {
  const name = cell.trim().toLowerCase();
  if (!isLayer(name))
    throw fault(line, `names the layer "${name.slice(0, 40)}", not household, school, work or community`);
  return Layer[name];
}

function weightOf(cell: string, line: number): number {
  const value = cell.trim() === '' ? Number.NaN : Number(cell);
  if (!(value >= 0 && value < HEAVIEST))
    throw fault(line, `has the weight "${cell.trim().slice(0, 40)}", not a number from 0 to below ${HEAVIEST}`);
  return Math.min(Math.round(value * NETWORK_ONE), 0xffffffff);
}

function endOf(cell: string, line: number, personOf: (id: number) => number | undefined): number {
  const id = cell.trim() === '' ? Number.NaN : Number(cell);
  if (!Number.isSafeInteger(id)) throw fault(line, `has the id "${cell.trim().slice(0, 40)}", not a whole number`);
  const person = personOf(id);
  if (person === undefined) throw fault(line, `names person ${id}, who is not in the table of people`);
  return person;
}

/** Person of an id, undefined where there is none. */
function lookup(ids: Float64Array): (id: number) => number | undefined {
  if (ids.every((id, person) => id === person)) return (id) => (id >= 0 && id < ids.length ? id : undefined);
  const persons = new Map<number, number>();
  ids.forEach((id, person) => {
    persons.set(id, person);
  });
  return (id) => persons.get(id);
}

/** The edges of a layer with room for one more; capacity doubles. */
function room(layers: Map<number, Edges>, layer: number): Edges {
  const found = layers.get(layer);
  if (found && found.count < found.source.length) return found;
  const size = found ? 2 * found.count : 1024;
  const grown = (old?: Uint32Array) => {
    const array = new Uint32Array(size);
    if (old) array.set(old);
    return array;
  };
  const edges = {
    count: found?.count ?? 0,
    source: grown(found?.source),
    target: grown(found?.target),
    weight: grown(found?.weight),
  };
  layers.set(layer, edges);
  return edges;
}
