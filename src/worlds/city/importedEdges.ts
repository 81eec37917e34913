/**
 * Imported edge lists: pairs of ids of a table of people, by layer. Reading the file is `scenario/edges.ts`, building rows
 * `importedNetwork.ts`.
 */
import { type EdgeList, readEdgeList } from '../../scenario/edges';
import { type Edges, NETWORK_ONE, networkOf } from './importedNetwork';
import type { ImportedPeople } from './imports';
import { LAYERS, Layer, type Network } from './people';

const FILE = 'edge list';
/** Weights are u32 in units of 2^-29. */
const HEAVIEST = 8;

/**
 * Reads undirected edges `source,target[,weight][,layer]` and returns a network for every layer named (without a layer
 * column: `community`). Weights are 1 where absent, from 0 to below 8; layers are `household`, `school`, `work` and
 * `community` or their numbers.
 *
 * @param people  whose ids the edges name
 * @throws RangeError with one sentence that says what is wrong, where, and what to give
 */
export function importEdges(
  text: string,
  people: Pick<ImportedPeople, 'agents' | 'ids'>,
): Partial<Record<number, Network>> {
  const result = readEdgeList(text, FILE, Object.keys(Layer));
  if (!result.ok) {
    const { length } = result.errors;
    throw new RangeError(`${result.errors[0].message}${length > 1 ? ` (the first of ${length} faults)` : ''}`);
  }
  const { edges } = result;
  const source = persons(edges, edges.source, people.ids);
  const target = persons(edges, edges.target, people.ids);
  const weight = units(edges);
  const networks: Partial<Record<number, Network>> = {};
  for (let layer = 0; layer < LAYERS; layer++) {
    const chosen = inLayer({ count: edges.count, source, target, weight }, edges.layer, layer);
    if (chosen.count > 0) networks[layer] = networkOf(people.agents, chosen);
  }
  return networks;
}

/** Persons of the ids of one column. */
function persons(edges: EdgeList, column: Uint32Array, ids: Float64Array): Uint32Array {
  const numbered = ids.every((id, person) => id === person);
  const known = new Map<number, number>();
  if (!numbered) {
    ids.forEach((id, person) => {
      known.set(id, person);
    });
  }
  return column.map((id, edge) => {
    const person = numbered ? (id < ids.length ? id : undefined) : known.get(id);
    if (person !== undefined) return person;
    const pair = `${edges.source[edge]},${edges.target[edge]}`;
    throw new RangeError(
      `Edge ${edge + 1} of the ${FILE}, "${pair}", names person ${id}, who is not in the table of people; give ids of that table, such as ${ids[0]}.`,
    );
  });
}

/** Weights in units of 2^-29. */
function units({ count, weight }: EdgeList): Uint32Array {
  if (!weight) return new Uint32Array(count).fill(NETWORK_ONE);
  return Uint32Array.from(weight, (value, edge) => {
    if (value >= HEAVIEST) {
      throw new RangeError(
        `Edge ${edge + 1} of the ${FILE} has the weight ${value}; give weights below ${HEAVIEST}, such as 1.`,
      );
    }
    return Math.min(Math.round(value * NETWORK_ONE), 0xffffffff);
  });
}

/** The edges of one layer; those of a file without layers are in the community. */
function inLayer(edges: Edges, layers: Uint32Array | null, layer: number): Edges {
  if (!layers) return layer === Layer.community ? edges : { ...edges, count: 0 };
  const chosen = (values: Uint32Array) => values.filter((_, edge) => layers[edge] === layer);
  const source = chosen(edges.source);
  return { count: source.length, source, target: chosen(edges.target), weight: chosen(edges.weight) };
}
