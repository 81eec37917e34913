/** When people are told of a contact, before and after the day that the backward sweep has come to. Days are asked for in falling order. */
import { NEVER } from './dominators';

export class ToldDays {
  /** Days still before the sweep, the latest last; those behind it are taken off. */
  private readonly before = new Map<number, number[]>();
  private readonly after = new Map<number, { readonly day: number; readonly spared: number }>();

  /** @param told  persons told, by day */
  constructor(told: readonly Uint32Array[]) {
    told.forEach((persons, day) => {
      for (const j of persons) {
        const days = this.before.get(j);
        if (days) days.push(day);
        else this.before.set(j, [day]);
      }
    });
  }

  /** The last day before `day` on which person j was told, or -NEVER. */
  last(j: number, day: number): number {
    const days = this.before.get(j);
    if (!days) return -NEVER;
    while (days.length > 0 && days[days.length - 1] >= day) days.pop();
    return days[days.length - 1] ?? -NEVER;
  }

  /** The next day on which person j is told, as far as `mark` has said, and what its keeping apart from then on spares. */
  next(j: number): { readonly day: number; readonly spared: number } {
    return this.after.get(j) ?? { day: NEVER, spared: 0 };
  }

  /** The sweep leaves a day on which person j is told. */
  mark(j: number, day: number, spared: number): void {
    this.after.set(j, { day, spared });
  }
}
