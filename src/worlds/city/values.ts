/** Typed access to a scenario's values; a wrong type is a programming error here, because scenarios are validated before. */
import type { Value } from '../../scenario/parameter';

export type Values = Readonly<Record<string, Value>>;

/** A number; switches count as 0 or 1. */
export function num(values: Values, id: string): number {
  const value = values[id];
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new TypeError(`${id} is ${String(value)}; a number was expected.`);
}

/** A switch. */
export const on = (values: Values, id: string): boolean => num(values, id) !== 0;

/** The name of a choice. */
export function word(values: Values, id: string): string {
  const value = values[id];
  if (typeof value === 'string') return value;
  throw new TypeError(`${id} is ${String(value)}; a name was expected.`);
}

/** A table. */
export function list(values: Values, id: string): readonly number[] {
  const value = values[id];
  if (Array.isArray(value)) return value as readonly number[];
  throw new TypeError(`${id} is ${String(value)}; a table was expected.`);
}
