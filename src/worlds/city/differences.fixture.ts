/** Where two runs of the city differ, in words, for tests that compare devices. */
import { Count } from './enums';
import { citySeries } from './series';

/** What a checkpoint of the engine holds of a replicate. */
interface Words {
  readonly step: number;
  readonly state: Readonly<Record<string, Uint32Array>>;
  readonly rows: Uint32Array;
}

/** `equal`, or the first day and counter at which two series (u32[days * Count.words]) differ. */
export function rowsDifference(a: Uint32Array, b: Uint32Array): string {
  if (a.length !== b.length) return `${a.length / Count.words} days against ${b.length / Count.words}`;
  const at = a.findIndex((word, k) => word !== b[k]);
  if (at < 0) return 'equal';
  return `day ${Math.floor(at / Count.words)}, ${citySeries[at % Count.words].name}: ${a[at]} against ${b[at]}`;
}

/** `equal`, or the first place at which steps, rows or state words of two checkpoints differ. */
export function checkpointDifference(a: Words, b: Words): string {
  if (a.step !== b.step) return `step ${a.step} against ${b.step}`;
  const rows = rowsDifference(a.rows, b.rows);
  if (rows !== 'equal') return rows;
  const names = Object.keys(a.state).sort();
  if (names.join() !== Object.keys(b.state).sort().join()) return `state ${names} against ${Object.keys(b.state)}`;
  for (const name of names) {
    const [left, right] = [a.state[name], b.state[name]];
    const at = left.length === right.length ? left.findIndex((word, k) => word !== right[k]) : 0;
    if (at >= 0) return `step ${a.step}, ${name}[${at}]: ${left[at].toString(16)} against ${right[at].toString(16)}`;
  }
  return 'equal';
}
