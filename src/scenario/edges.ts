/**
 * Edge lists of millions of rows: two columns of ids, optionally a weight and a layer, with or without a header. Whether the
 * ids are people is the caller's business. One pass over the characters for plain rows; anything else goes to the slow path,
 * which words the errors.
 */
import { type CsvError, Faults, fileFault, NUMBER_CELL, plainName } from './csv';
import { show } from './words';

export interface EdgeList {
  readonly count: number;
  /** u32[count], ids as they stand in the file. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** f64[count], or null without such a column. */
  readonly weight: Float64Array | null;
  /** u32[count], index into `layers` (or the number given), or null without such a column. */
  readonly layer: Uint32Array | null;
}

export type EdgeListResult =
  | { readonly ok: true; readonly edges: EdgeList }
  | { readonly ok: false; readonly errors: readonly CsvError[] };

/** Columns of a row; -1 where absent. */
interface Layout {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
  readonly layer: number;
  readonly width: number;
}

const ALIASES: Readonly<Record<'source' | 'target' | 'weight' | 'layer', readonly string[]>> = {
  source: ['source', 'from', 'src', 'i', 'a', 'id1', 'person1', 'node1'],
  target: ['target', 'to', 'dst', 'j', 'b', 'id2', 'person2', 'node2'],
  weight: ['weight', 'w', 'value'],
  layer: ['layer', 'setting', 'network'],
};
const EXAMPLE = 'Example: 0,519';

/**
 * Reads `source,target[,weight][,layer]`. The separator is a comma, semicolon, tab or blanks; a header is optional and then
 * decides the order of the columns.
 *
 * @param name   what the errors call the file
 * @param layers names that the layer column may use beside the numbers 0, 1, …
 */
export function readEdgeList(text: string, name = 'edges.csv', layers: readonly string[] = []): EdgeListResult {
  const faults = new Faults(name);
  const whole = fileFault(text);
  if (whole !== null) return faults.add(0, '', whole.replace(/date,cases/, '0,519')).result();
  const body = new Body(text, layers, faults);
  while (!faults.full && body.next());
  if (!faults.some && body.count === 0) faults.add(0, '', `no edges found; give one pair of ids a row. ${EXAMPLE}`);
  return faults.some ? faults.result() : { ok: true, edges: body.edges() };
}

/** The rows of one text; columns grow by doubling. */
class Body {
  count = 0;
  private at: number;
  private row = 0;
  private layout: Layout | null = null;
  private source = new Uint32Array(1024);
  private target = new Uint32Array(1024);
  private weight = new Float64Array(0);
  private layer = new Uint32Array(0);

  constructor(
    private readonly text: string,
    private readonly layers: readonly string[],
    private readonly faults: Faults,
  ) {
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  edges(): EdgeList {
    const { count, layout } = this;
    return {
      count,
      source: this.source.slice(0, count),
      target: this.target.slice(0, count),
      weight: layout !== null && layout.weight >= 0 ? this.weight.slice(0, count) : null,
      layer: layout !== null && layout.layer >= 0 ? this.layer.slice(0, count) : null,
    };
  }

  /** Takes one row; false at the end of the text. */
  next(): boolean {
    if (this.at >= this.text.length) return false;
    this.row++;
    if (this.layout?.width === 2 && this.layout.source === 0 && this.plainPair()) return true;
    let end = this.text.indexOf('\n', this.at);
    if (end < 0) end = this.text.length;
    const line = this.text.slice(this.at, end).trim();
    this.at = end + 1;
    if (line !== '') this.slowRow(line.split(/[ ]*[,;\t][ ]*| +/).map((cell) => cell.replace(/^"(.*)"$/, '$1').trim()));
    return true;
  }

  /** `digits separator digits line-end`, without making a string; false, and nothing taken, when the row is anything else. */
  private plainPair(): boolean {
    const { text } = this;
    let at = this.at;
    let first = 0;
    let second = 0;
    let code = text.charCodeAt(at);
    for (; code >= 48 && code <= 57; code = text.charCodeAt(++at)) first = first * 10 + code - 48;
    const middle = at;
    if (middle === this.at || (code !== 44 && code !== 59 && code !== 9 && code !== 32)) return false;
    for (code = text.charCodeAt(++at); code >= 48 && code <= 57; code = text.charCodeAt(++at))
      second = second * 10 + code - 48;
    if (at === middle + 1 || first > 0xffffffff || second > 0xffffffff) return false;
    if (code === 13) code = text.charCodeAt(++at);
    if (code !== 10 && at < text.length) return false;
    this.at = at + 1;
    this.push(first, second, 1, 0);
    return true;
  }

  private slowRow(cells: readonly string[]): void {
    const { faults, row } = this;
    if (this.layout === null) {
      const header = !NUMBER_CELL.test(cells[0]) && cells[0] !== '';
      this.layout = header ? headerLayout(cells, faults, row) : plainLayout(cells, this.layers, faults, row);
      if (header) return;
    }
    const { layout } = this;
    if (layout === null) return;
    if (cells.length !== layout.width) {
      faults.add(row, '', `${cells.length} cells where ${layout.width} are expected. ${EXAMPLE}`);
      return;
    }
    const source = this.id(cells[layout.source], 'source');
    const target = this.id(cells[layout.target], 'target');
    const weight = layout.weight < 0 ? 1 : this.weightOf(cells[layout.weight]);
    const layer = layout.layer < 0 ? 0 : this.layerOf(cells[layout.layer]);
    if (!faults.some) this.push(source, target, weight, layer);
  }

  private id(cell: string, column: string): number {
    const value = NUMBER_CELL.test(cell) ? Number(cell) : Number.NaN;
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
      const what = cell === '' ? 'the cell is empty. Expected' : `${show(cell)} is not`;
      this.faults.add(this.row, column, `${what} a whole number from 0 to 4294967295. Example: 519`);
    }
    return value;
  }

  private weightOf(cell: string): number {
    const value = NUMBER_CELL.test(cell) ? Number(cell) : Number.NaN;
    if (Number.isFinite(value) && value >= 0) return value;
    const what = cell === '' ? 'the cell is empty. Expected' : `${show(cell)} is not`;
    this.faults.add(this.row, 'weight', `${what} a number of at least 0. Example: 1`);
    return value;
  }

  private layerOf(cell: string): number {
    const named = this.layers.indexOf(cell.toLowerCase());
    const value = named >= 0 ? named : /^\d{1,9}$/.test(cell) ? Number(cell) : Number.NaN;
    if (value < (this.layers.length === 0 ? Number.POSITIVE_INFINITY : this.layers.length)) return value;
    const known = this.layers.length === 0 ? 'a whole number from 0' : `one of ${this.layers.join(', ')}`;
    this.faults.add(
      this.row,
      'layer',
      `${cell === '' ? 'the cell is empty. Expected' : `${show(cell)} is not`} ${known}. Example: ${this.layers[0] ?? 0}`,
    );
    return value;
  }

  private push(source: number, target: number, weight: number, layer: number): void {
    const k = this.count++;
    if (k === this.source.length) {
      this.source = grown(this.source, new Uint32Array(2 * k));
      this.target = grown(this.target, new Uint32Array(2 * k));
    }
    this.source[k] = source;
    this.target[k] = target;
    if (this.layout !== null && this.layout.weight >= 0) {
      if (k >= this.weight.length) this.weight = grown(this.weight, new Float64Array(this.source.length));
      this.weight[k] = weight;
    }
    if (this.layout !== null && this.layout.layer >= 0) {
      if (k >= this.layer.length) this.layer = grown(this.layer, new Uint32Array(this.source.length));
      this.layer[k] = layer;
    }
  }
}

function grown<T extends Uint32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Order of the columns of a file without header. A third column that is no number is a layer. */
function plainLayout(cells: readonly string[], layers: readonly string[], faults: Faults, row: number): Layout | null {
  const width = cells.length;
  if (width < 2 || width > 4) {
    faults.add(row, '', `${width} cells where 2 to 4 are expected: source, target, weight, layer. ${EXAMPLE}`);
    return null;
  }
  const named = width === 3 && layers.includes(cells[2].toLowerCase());
  return { source: 0, target: 1, weight: width > 2 && !named ? 2 : -1, layer: named ? 2 : width === 4 ? 3 : -1, width };
}

/** Order of the columns by the header's names; source and target fall back to the first and second column. */
function headerLayout(cells: readonly string[], faults: Faults, row: number): Layout | null {
  const names = cells.map(plainName);
  const find = (column: keyof typeof ALIASES) => names.findIndex((name) => ALIASES[column].includes(name));
  const twice = names.findIndex((name, k) => names.indexOf(name) !== k);
  if (twice >= 0) faults.add(row, cells[twice], 'the column stands twice in the header; keep one of them.');
  const [weight, layer] = [find('weight'), find('layer')];
  const rest = names.flatMap((_, k) => (k === weight || k === layer ? [] : [k]));
  if (rest.length !== 2) {
    faults.add(
      row,
      '',
      `${rest.length} columns besides weight and layer where 2 are expected. Example of a header: source,target,weight,layer`,
    );
    return null;
  }
  const [first, second] = find('target') === rest[0] || find('source') === rest[1] ? [rest[1], rest[0]] : rest;
  return { source: first, target: second, weight, layer, width: cells.length };
}
