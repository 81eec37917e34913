/**
 * What a search may spend, counted in runs forward. A gradient by the adjoint counts as `GRADIENT_RUNS` of them whatever the machine, so that
 * the same search takes the same way everywhere; what it really took is measured beside it.
 */

/** Measured on the CPU with 20,000 people and 90 days: docs/improving.md. */
export const GRADIENT_RUNS = 4;

export interface Spending {
  /** Runs forward. */
  readonly runs: number;
  /** Gradients by the adjoint, one a replicate. */
  readonly gradients: number;
  /** Both, in runs. */
  readonly equivalents: number;
  /** Time of a gradient over that of a run, as measured; null before both were made. */
  readonly measured: number | null;
}

export class Budget {
  private runs = 0;
  private gradients = 0;
  private runMilliseconds = 0;
  private gradientMilliseconds = 0;

  constructor(readonly limit: number) {}

  get left(): number {
    return this.limit - this.spent().equivalents;
  }

  /** One run made, and what it took. */
  run(milliseconds: number): void {
    this.runs++;
    this.runMilliseconds += milliseconds;
  }

  gradient(milliseconds: number): void {
    this.gradients++;
    this.gradientMilliseconds += milliseconds;
  }

  spent(): Spending {
    const { runs, gradients } = this;
    const measured =
      runs > 0 && gradients > 0 ? this.gradientMilliseconds / gradients / (this.runMilliseconds / runs) : null;
    return { runs, gradients, equivalents: runs + GRADIENT_RUNS * gradients, measured };
  }
}
