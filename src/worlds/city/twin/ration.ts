/**
 * Sharing out what is short (tests, interviews, doses): bids fall into bins of 32 priority classes x 32 random parts; whole bins are
 * served in order, the bin in which the capacity ends by id. Twin of shaders/city/allot.wgsl and the scan.
 */
import { BINS } from '../enums';

/** Who asked, in order of id, and in which bin. */
export class Ration {
  private count = 0;
  private readonly bidders: Uint32Array;
  private readonly bins: Uint16Array;
  private readonly histogram = new Uint32Array(BINS);

  constructor(agents: number) {
    this.bidders = new Uint32Array(agents);
    this.bins = new Uint16Array(agents);
  }

  clear(): void {
    this.count = 0;
  }

  /** Bids must come in ascending order of id. */
  bid(i: number, bin: number): void {
    this.bidders[this.count] = i;
    this.bins[this.count++] = bin;
  }

  /** Calls `grant` for everybody who is served, at most `capacity` of them, in order of id. */
  share(capacity: number, grant: (i: number) => void): void {
    const { histogram, bins, bidders, count } = this;
    let last = BINS;
    let left = 0;
    if (count > capacity) {
      histogram.fill(0);
      for (let k = 0; k < count; k++) histogram[bins[k]]++;
      last = 0;
      left = capacity;
      while (histogram[last] <= left) left -= histogram[last++];
    }
    for (let k = 0; k < count; k++) {
      if (bins[k] < last) grant(bidders[k]);
      else if (bins[k] === last && left > 0) {
        left--;
        grant(bidders[k]);
      }
    }
  }
}
