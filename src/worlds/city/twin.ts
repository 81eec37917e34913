/**
 * The city on the CPU: the oracle of the kernels, and what runs where there is no WebGPU. One replicate; a day is the same sequence of
 * processes as in `plan.ts`.
 */
import type { Twin } from '../world';
import { TapeRecorder } from './adjoint/recorder';
import type { Tape } from './adjoint/tape';
import { Count, Lever } from './enums';
import type { CityModel } from './model';
import { count } from './twin/count';
import { govern } from './twin/govern';
import { infect, introduce } from './twin/infect';
import { decide, scatter } from './twin/pressure';
import { progress } from './twin/progress';
import { Ration } from './twin/ration';
import { shed } from './twin/shed';
import { type CityState, createState } from './twin/state';
import { requestTests, sample } from './twin/testing';
import { interview, notify, requestInterviews, trace } from './twin/tracing';
import { dose, requestDoses } from './twin/vaccination';

/** State words of a checkpoint, by buffer name. */
const STATE = ['health', 'care', 'immunity', 'today'] as const;

export class CityTwin implements Twin {
  step = 0;
  row: Uint32Array;
  /** The words of the replicate; tests and the pressure of theory read them. */
  readonly arrays: CityState;
  private readonly ration: Ration;
  private recorder: TapeRecorder | null = null;

  constructor(model: CityModel, replicate: number) {
    this.arrays = createState(model, replicate);
    this.row = this.arrays.rows.subarray(0, Count.words);
    this.ration = new Ration(model.agents);
  }

  /** The first half of a day: everything up to and with the summed contributions of its contacts. */
  untilContacts(): void {
    const s = this.arrays;
    const day = this.step;
    s.levers = s.model.levers(day, s.replicate);
    const { levers } = s;
    govern(s, day);
    progress(s, day);
    if (asksForTests(levers)) {
      requestTests(s, day, this.ration);
      this.ration.share(levers[Lever.testCapacity], (i) => sample(s, i, day));
    }
    if (levers[Lever.traceManual] !== 0) {
      requestInterviews(s, day, this.ration);
      this.ration.share(levers[Lever.interviewCapacity], (i) => interview(s, i));
    }
    if (levers[Lever.traceManual] !== 0 || levers[Lever.traceApp] !== 0) {
      trace(s, day);
      this.recorder?.beforeNotices(day);
      notify(s, day);
    }
    shed(s, day);
    scatter(s, day);
  }

  /** Keeps a tape from now on; to be called before the first day. The counts are the same with it. */
  record(): Tape {
    if (this.step > 0) throw new RangeError(`A tape begins with day 0; ${this.step} days of this run are over.`);
    this.recorder ??= new TapeRecorder(this.arrays);
    return this.recorder.tape;
  }

  advance(): void {
    const s = this.arrays;
    const day = this.step;
    this.untilContacts();
    this.recorder?.beforeDecisions(day);
    decide(s, day);
    introduce(s, day);
    infect(s, day);
    this.recorder?.afterInfections(day);
    if (s.levers[Lever.doseCapacity] > 0) {
      requestDoses(s, day, this.ration);
      this.ration.share(s.levers[Lever.doseCapacity], (i) => dose(s, i, day));
    }
    count(s, day);
    this.row = s.rows.subarray(day * Count.words, (day + 1) * Count.words);
    this.step = day + 1;
  }

  state(): Record<string, Uint32Array> {
    return Object.fromEntries(STATE.map((name) => [name, this.arrays[name].slice()]));
  }

  live(): Readonly<Record<string, Uint32Array>> {
    const { health, care, immunity, today } = this.arrays;
    return { health, care, immunity, today };
  }

  restore(step: number, state: Readonly<Record<string, Uint32Array>>, rows: Uint32Array): void {
    for (const name of STATE) this.arrays[name].set(state[name]);
    this.arrays.rows.set(rows);
    this.step = step;
  }
}

/** Whether anybody may be tested on a day with these levers. */
export const asksForTests = (levers: Uint32Array): boolean =>
  levers[Lever.testCapacity] > 0 &&
  (levers[Lever.testSymptomatic] | levers[Lever.testQuarantined] | levers[Lever.testScreening]) !== 0;
