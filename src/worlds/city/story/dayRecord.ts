/**
 * What is kept of one day of a run: for everybody to whom something happened one word, and for the infected by whom. Compact arrays,
 * persons ascending, so that one person's day is a binary search.
 */
import { Event } from '../enums';

/** Bits of a kept word above those of an `events` word. */
export const Mark = {
  /** Bits 18..19: why the person was tested. */
  reasonShift: 18,
  isolationOver: 1 << 20,
  quarantineOver: 1 << 21,
  /** What is over ended before its time. */
  left: 1 << 22,
} as const;

/** Why a person was tested, as numbers of `Mark.reasonShift` less one. */
export const REASONS = ['symptoms', 'quarantine', 'screening'] as const;

/** Nobody of the city: the infection was brought in. */
export const OUTSIDE = 0xffffffff;

export interface DayRecord {
  /** u32[n], persons to whom something happened, ascending. */
  readonly persons: Uint32Array;
  /** u32[n], `Event` and `Mark` bits of each. */
  readonly words: Uint32Array;
  /** u32[infected], ascending; a part of `persons`. */
  readonly infected: Uint32Array;
  /** u32[infected], to whom each infection is attributed, or `OUTSIDE`. */
  readonly infectors: Uint32Array;
  /** f32[infected], probability that it was this one. */
  readonly shares: Float32Array;
}

/** Bytes that a record holds. */
export const recordBytes = ({ persons, infected }: DayRecord): number => 8 * persons.length + 12 * infected.length;

/** Index of a person in an ascending list, -1 where it is not. */
export function find(list: Uint32Array, person: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < person) low = middle + 1;
    else high = middle;
  }
  return list[low] === person ? low : -1;
}

/** The kept word of a person on that day, 0 where nothing happened. */
export function wordOf(record: DayRecord | undefined, person: number): number {
  if (!record) return 0;
  const at = find(record.persons, person);
  return at < 0 ? 0 : record.words[at];
}

/** Whether a kept word says that the person was infected by somebody of the city. */
export const infectedHere = (word: number): boolean => (word & Event.infected) !== 0 && (word & Event.imported) === 0;
