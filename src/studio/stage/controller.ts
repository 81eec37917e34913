/**
 * The stage at work: asks for the people of the day shown, moves the camera and the illustrative day, and has a renderer draw. Lives
 * outside React; the panel mounts it into an element. Draws only while it is seen, and only what changed.
 */
import { readViewWords, type ViewReader, viewReader } from '../../engine';
import { CYCLE_SECONDS, type Moment, placeOf } from '../../worlds/viewPath';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { between, type Camera, clamped, moved, type Size, scaleOf, toMap, toScreen, WHOLE, zoomed } from './camera';
import { nearest } from './picking';
import { createRaster } from './raster';
import type { StageRenderer } from './renderer';
import { sampleOf } from './sample';
import { type People, type StageMap, StageSource } from './source';
import { stageStore } from './stageStore';

/** Frames a second at most where the CPU draws, and the share of the time that it may draw. */
const RASTER_MILLISECONDS = 1000 / 30;
const RASTER_SHARE = 0.4;
/** Agents drawn at most by the CPU. */
const MOST_DRAWN = 120_000;
const FLIGHT_MILLISECONDS = 450;
/** How near a pointer must come to a person, CSS pixels. */
const REACH = 14;

/** Frames drawn since the page was opened, on whatever stage. */
let framesDrawn = 0;
export const stageFrames = (): number => framesDrawn;

/** What is drawn besides the renderer's canvas, where the panel puts it. */
export interface StageMarks {
  /** Moves the mark of the person chosen; null hides it. */
  selected(x: number, y: number, radius: number): void;
  nobody(): void;
  status(text: { readonly fps: number; readonly day: number; readonly agents: number }): void;
}

export class Stage {
  private readonly source: StageSource;
  private readonly unsubscribe: () => void;
  private readonly observer: ResizeObserver;
  private renderer: StageRenderer;
  private map: StageMap | null = null;
  private frame: Frame | null = null;
  private reader: ViewReader | null = null;
  private words: Uint32Array | null = null;
  private drawn: Uint32Array | null = null;
  private shownKey: { readonly at: object; readonly step: number } | null = null;
  private reading = false;
  private size: Size = { width: 0, height: 0 };
  private camera: Camera;
  private flight: { readonly from: Camera; readonly to: Camera; readonly start: number } | null = null;
  private moment: Moment = { phase: 0, school: 1, work: 1 };
  private dirty = true;
  private request = 0;
  private lastTick = 0;
  private lastDraw = 0;
  private cost = 8;
  private rate = 0;
  private readonly still = window.matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    host: HTMLElement,
    private readonly studio: Studio,
    private readonly marks: StageMarks,
  ) {
    this.camera = stageStore.getState().camera;
    this.renderer = createRaster();
    host.prepend(this.renderer.canvas);
    stageStore.setState({ renderer: this.renderer.kind });
    this.source = new StageSource((map) => this.setMap(map));
    const offFrames = studio.session.subscribe((frame) => {
      this.frame = frame;
      this.source.follow(frame);
    });
    const offStore = studio.store.subscribe((state, before) => {
      if (state.selected !== before.selected) this.dirty = true;
    });
    this.unsubscribe = () => {
      offFrames();
      offStore();
    };
    this.observer = new ResizeObserver(([{ contentRect }]) => {
      this.size = { width: contentRect.width, height: contentRect.height };
      this.sample();
      this.dirty = true;
    });
    this.observer.observe(host);
    this.request = requestAnimationFrame(this.tick);
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    this.unsubscribe();
    this.observer.disconnect();
    this.source.dispose();
    this.reader?.dispose();
    this.renderer.dispose();
    this.renderer.canvas.remove();
  }

  /** Moves the view by pixels of the stage. */
  pan(dx: number, dy: number): void {
    this.look(moved(this.camera, this.size, dx, dy));
  }

  /** Nearer by a factor around a point of the stage, its middle where none is given. */
  zoom(factor: number, x = this.size.width / 2, y = this.size.height / 2): void {
    this.look(zoomed(this.camera, this.size, factor, x, y));
  }

  whole(): void {
    this.fly(WHOLE);
  }

  /** Goes to a household of the map so that its members can be told apart. */
  toHousehold(agent: number): void {
    const { map } = this;
    if (!map) return;
    const home = map.layout.places[2 * agent];
    const target = { x: (home & 0xffff) / 65535, y: (home >>> 16) / 65535, zoom: map.layout.grid * 2.2 };
    this.fly(clamped(target));
  }

  /** The person at a point of the stage, with the words of the moment. */
  pick(px: number, py: number): number | null {
    const { map, words } = this;
    if (!map || !words) return null;
    const { x, y } = toMap(this.camera, this.size, px, py);
    const reach = REACH / scaleOf(this.camera, this.size);
    return nearest(map.layout, words, this.drawn, this.moment, x, y, reach);
  }

  /** The view word of a person, null before anything is drawn. */
  wordOf(agent: number): number | null {
    return this.words?.[agent] ?? null;
  }

  get allWords(): Uint32Array | null {
    return this.words;
  }

  private setMap(map: StageMap): void {
    if (map.layout !== this.map?.layout) {
      this.renderer.setMap(map.layout);
      this.words = null;
    }
    this.map = map;
    this.reader?.dispose();
    this.reader = viewReader(map.world, map.model, () => this.studio.machine.shaders());
    this.shownKey = null;
    this.sample();
    this.dirty = true;
  }

  private sample(): void {
    if (!this.map || this.size.width === 0) return;
    this.drawn = sampleOf(this.map.layout, this.camera, this.size, MOST_DRAWN);
    const each = this.drawn ? this.map.model.agents / this.drawn.length : 1;
    if (stageStore.getState().each !== each) stageStore.setState({ each });
    if (this.words) this.renderer.setPeople(this.words, this.drawn);
  }

  private look(camera: Camera): void {
    this.flight = null;
    this.camera = camera;
    stageStore.setState({ camera });
    if (this.drawn) this.sample();
    this.dirty = true;
  }

  private fly(to: Camera): void {
    if (this.still.matches) this.look(to);
    else this.flight = { from: this.camera, to, start: performance.now() };
    this.dirty = true;
  }

  private readonly tick = (time: number): void => {
    this.request = requestAnimationFrame(this.tick);
    const passed = Math.min(0.1, (time - this.lastTick) / 1000);
    this.lastTick = time;
    const moving = (this.frame?.playing ?? false) && !this.still.matches;
    if (moving) this.moment = { ...this.moment, phase: (this.moment.phase + passed / CYCLE_SECONDS) % 1 };
    this.fetch();
    this.continueFlight(time);
    if (!(moving || this.dirty) || this.size.width === 0 || !this.words) return;
    const pause = Math.max(RASTER_MILLISECONDS, this.cost / RASTER_SHARE);
    if (this.renderer.kind === 'raster' && time - this.lastDraw < pause - 2) return;
    this.draw(time);
  };

  private draw(time: number): void {
    const start = performance.now();
    this.renderer.draw(this.camera, this.size, this.moment);
    this.dirty = false;
    framesDrawn++;
    this.cost += 0.2 * (performance.now() - start - this.cost);
    const gap = time - this.lastDraw;
    this.lastDraw = time;
    if (gap < 1000) this.rate += 0.1 * (1000 / gap - this.rate);
    this.mark();
    const { map, shownKey } = this;
    if (map) this.marks.status({ fps: this.rate, day: shownKey?.step ?? 0, agents: map.model.agents });
  }

  private continueFlight(time: number): void {
    const { flight } = this;
    if (!flight) return;
    const share = Math.min(1, (time - flight.start) / FLIGHT_MILLISECONDS);
    const eased = share * share * (3 - 2 * share);
    this.look(share === 1 ? flight.to : between(flight.from, flight.to, Math.max(0, eased)));
    if (share < 1) this.flight = flight;
  }

  /** Takes the people of the day shown where they are others than those drawn. */
  private fetch(): void {
    const people = this.source.people();
    const { map } = this;
    if (!people || !map || people.track.model !== map.model || this.reading) return;
    const at = people.kind === 'run' ? people.run : people.track;
    if (this.shownKey?.at === at && this.shownKey.step === people.step) return;
    this.read(people, map, at);
  }

  private read(people: People, map: StageMap, at: object): void {
    const { step, track } = people;
    const key = { at, step };
    const live = people.kind === 'run' ? people.run.view() : null;
    if (live?.kind === 'gpu' && this.reader) {
      this.reading = true;
      void this.reader
        .read(live, step)
        .then((words) => this.take(words, key, people, map))
        // A lost device: the run moves to another one, and the next look reads from there.
        .catch(() => {})
        .finally(() => {
          this.reading = false;
        });
      return;
    }
    const state = live?.kind === 'cpu' ? live.state : track.firstMorning(map.world);
    this.take(readViewWords(map.world, map.model, state, step), key, people, map);
  }

  private take(words: Uint32Array, key: { at: object; step: number }, { track, step }: People, map: StageMap): void {
    if (this.map !== map) return;
    this.words = words;
    this.shownKey = key;
    const width = map.world.series.length;
    const row = step > 0 && step <= track.known ? track.rows.subarray((step - 1) * width, step * width) : null;
    if (row || step === 0) this.moment = { ...this.moment, ...map.world.view?.open(row) };
    this.renderer.setPeople(words, this.drawn);
    this.dirty = true;
  }

  private mark(): void {
    const { selected } = this.studio.store.getState();
    const { map, words } = this;
    if (selected === null || !map || !words || selected >= map.model.agents) {
      this.marks.nobody();
      return;
    }
    const at = new Float64Array(2);
    placeOf(map.layout, selected, words[selected], this.moment, at, 0);
    const { x, y } = toScreen(this.camera, this.size, at[0], at[1]);
    this.marks.selected(x, y, 10);
  }
}
