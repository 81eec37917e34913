/**
 * When something is said to readers of the screen, so that a run that plays does not talk over everything. Knows neither the region
 * that they listen to nor what sentences mean.
 */

/** Milliseconds between two sentences that nobody asked for while a run plays (design: studio.md section 6). */
export const GAP_MILLISECONDS = 5000;
/** Between two of them otherwise: long enough that a reader takes up each. */
export const SHORT_GAP_MILLISECONDS = 1000;

export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Runs it once, later. @returns what calls it off */
  later(run: () => void, milliseconds: number): () => void;
}

const PAGE_CLOCK: Clock = {
  now: () => performance.now(),
  later(run, milliseconds) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** How the run stands that the page shows. */
export interface Progress {
  readonly playing: boolean;
  /** Its last day is shown. */
  readonly ended: boolean;
}

/**
 * A polite queue. What actions tell comes in order and is never lost; summaries of a run take each other's place, and the one after
 * the last day is said even though nothing plays any more.
 */
export class Announcer {
  private readonly told: string[] = [];
  private summary: (() => string) | null = null;
  private summarised = '';
  private playing = false;
  private last = Number.NEGATIVE_INFINITY;
  private callOff: (() => void) | null = null;

  constructor(
    private readonly say: (sentence: string) => void,
    private readonly clock: Clock = PAGE_CLOCK,
  ) {}

  /** What an action came to. */
  tell(sentence: string): void {
    this.told.push(sentence);
    // It goes before a summary that waits, and may come sooner.
    this.rest();
    this.go();
  }

  /** What somebody asked for: at once, and in place of a summary that waits. */
  answer(sentence: string): void {
    this.summary = null;
    this.speak(sentence);
  }

  /** Takes note of the run. `summary` makes its sentence when it is said, of what is shown then. */
  follow({ playing, ended }: Progress, summary: () => string): void {
    const turned = playing !== this.playing;
    this.playing = playing;
    // The button that began it says so itself.
    if (turned && playing) this.last = Math.max(this.last, this.clock.now());
    if (playing || (turned && ended)) this.summary = summary;
    else if (!ended) this.summary = null;
    // What was told meanwhile need not wait any longer.
    if (turned) this.rest();
    this.go();
  }

  private go(): void {
    if (this.callOff || (this.told.length === 0 && !this.summary)) return;
    const gap = this.playing || this.told.length === 0 ? GAP_MILLISECONDS : SHORT_GAP_MILLISECONDS;
    const wait = this.last + gap - this.clock.now();
    if (wait > 0) {
      this.callOff = this.clock.later(() => {
        this.callOff = null;
        this.go();
      }, wait);
      return;
    }
    const next = this.told.shift();
    if (next === undefined) this.summarise();
    else this.speak(next);
    this.go();
  }

  private rest(): void {
    this.callOff?.();
    this.callOff = null;
  }

  /** Says how the run stands unless that was said just before: a run may stand still while its days are made. */
  private summarise(): void {
    const sentence = this.summary?.() ?? '';
    this.summary = null;
    if (sentence === this.summarised) return;
    this.summarised = sentence;
    this.speak(sentence);
  }

  private speak(sentence: string): void {
    this.last = this.clock.now();
    this.say(sentence);
  }
}
