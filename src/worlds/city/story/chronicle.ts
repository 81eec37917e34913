/**
 * The chronicle of one replicate: the twin's run with a record of what happened to whom, from which any person's story is told at
 * once. Makes no decision of its own; a run that is chronicled is the run that is not.
 */
import type { Chronicle, Story } from '../../story';
import type { CityModel } from '../model';
import { CityTwin } from '../twin';
import { type DayRecord, recordBytes } from './dayRecord';
import { entriesOf } from './entries';
import { groupsOf, traitsOf } from './portrait';
import { Recorder } from './recorder';

/** Memory for records that one page can spare: 40 million events, a city of a million through two waves. */
const MOST_BYTES = 384 * 2 ** 20;

export class CityChronicle implements Chronicle {
  private readonly twin: CityTwin;
  private readonly recorder: Recorder;
  /** By day; tests and notices read them. */
  readonly records: DayRecord[] = [];
  private readonly seeds: Uint32Array;
  private bytes = 0;

  constructor(
    readonly model: CityModel,
    replicate: number,
    private readonly mostBytes = MOST_BYTES,
  ) {
    this.twin = new CityTwin(model, replicate);
    this.recorder = new Recorder(model.agents);
    const { health } = this.twin.arrays;
    this.seeds = Uint32Array.from(health.keys()).filter((i) => health[i] !== 0);
  }

  get days(): number {
    return this.records.length;
  }

  get full(): boolean {
    return this.bytes > this.mostBytes;
  }

  /** Daily counts of the days kept, u32[days * series]: what the run that a user saw must have too. */
  rows(): Uint32Array {
    const { rows, model } = this.twin.arrays;
    return rows.subarray(0, (rows.length / model.horizon) * this.days);
  }

  advance(): void {
    if (this.full || this.days >= this.model.horizon) return;
    const day = this.days;
    this.twin.advance();
    const record = this.recorder.take(this.twin.arrays, day);
    this.bytes += recordBytes(record);
    this.records.push(record);
  }

  story(agent: number, days: number): Story {
    if (!Number.isInteger(agent) || agent < 0 || agent >= this.model.agents) {
      throw new RangeError(`There is no person ${agent}; people are numbered from 0 to ${this.model.agents - 1}.`);
    }
    const s = this.twin.arrays;
    const told = Math.max(0, Math.min(days, this.days));
    return {
      agent,
      days: told,
      traits: traitsOf(s, agent, Math.min(told, this.model.horizon - 1)),
      groups: groupsOf(s, agent),
      entries: entriesOf({ s, records: this.records, seeds: this.seeds }, agent, told),
    };
  }

  begun(day: number): Uint32Array {
    return day <= 0 ? this.seeds : (this.records[day - 1]?.infected ?? new Uint32Array(0));
  }
}
