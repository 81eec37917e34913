/**
 * The stage at work: asks for the people of the day shown, moves the camera and the illustrative day, and has a renderer draw. Lives
 * outside React; the panel mounts it into an element. Draws only while it is seen, and only what changed.
 */
import { View } from '../../worlds/view';
import { CYCLE_SECONDS, type Moment, placeOf } from '../../worlds/viewPath';
import { peopleAreHere } from '../layout/later';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import {
  type Box,
  between,
  type Camera,
  clamped,
  moved,
  type Size,
  scaleOf,
  toMap,
  toScreen,
  uncovered,
  WHOLE,
  zoomed,
} from './camera';
import { dotRadius, LOOK_OF_STATE, LOOKS } from './look';
import { MagnitudeLayer } from './magnitudeLayer';
import { PeopleFeed } from './peopleFeed';
import { nearest, plotOf } from './picking';
import { spacingOf } from './renderer';
import { RendererHost } from './rendererHost';
import { sampleOf } from './sample';
import { type People, type StageMap, StageSource } from './source';
import { stageStore } from './stageStore';

/** Frames a second at most where the CPU draws, and the share of the time that it may draw. */
const RASTER_MILLISECONDS = 1000 / 30;
const RASTER_SHARE = 0.4;
/** Agents drawn at most by the CPU. */
const MOST_DRAWN = 120_000;
const LEAST_DRAWN = 20_000;
/** A drawing by the CPU that takes longer gets fewer agents. */
const DEAR_MILLISECONDS = 34;
const FLIGHT_MILLISECONDS = 450;
/** How near a pointer must come to a person, CSS pixels. */
const REACH = 14;
/** Width of a plot on the screen when a household is looked at. */
const PLOT_PIXELS = 56;
/** The household stands at this share of a wide stage, beside the story of its person. */
const ASIDE = 0.27;
const WIDE = 560;
/** A story that has not come by then does not move the city any more. */
const STORY_MILLISECONDS = 4000;

/** Frames drawn since the page was opened, on whatever stage. */
let framesDrawn = 0;
export const stageFrames = (): number => framesDrawn;

/** What the panel shows besides the canvases. */
export interface StageMarks {
  /** Where the person chosen stands, and the plot of the household; null hides them. */
  selected(at: { readonly x: number; readonly y: number; readonly radius: number } | null, home: Box | null): void;
  /** What lies over the stage beside a person chosen, null while there is nothing. */
  cover(): Box | null;
  status(text: { readonly fps: number; readonly day: number; readonly agents: number }): void;
}

export class Stage {
  private readonly source: StageSource;
  private readonly renderers: RendererHost;
  private readonly feed: PeopleFeed;
  private readonly layer: MagnitudeLayer;
  private readonly off: readonly (() => void)[];
  private map: StageMap | null = null;
  private frame: Frame | null = null;
  private drawn: Uint32Array | null = null;
  private size: Size = { width: 0, height: 0 };
  private camera: Camera = stageStore.getState().camera;
  private flight: { readonly from: Camera; readonly to: Camera; readonly start: number } | null = null;
  private moment: Moment = { phase: 0, school: 1, work: 1 };
  private dirty = true;
  private request = 0;
  private lastTick = 0;
  private lastDraw = 0;
  private cost = 8;
  private most = MOST_DRAWN;
  private rate = 0;
  /** Until when the person chosen last may be brought out from under their story. */
  private uncoverUntil = 0;
  /** Where the city was before it was moved for a story, and where it was moved to. */
  private aside: { readonly back: Camera; readonly there: Camera } | null = null;
  private readonly at = new Float64Array(2);
  private readonly still = window.matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    host: HTMLElement,
    private readonly studio: Studio,
    private readonly marks: StageMarks,
  ) {
    const asked = new URLSearchParams(window.location.search).get('stage');
    this.renderers = new RendererHost(host, asked, (renderer) => {
      if (this.map) renderer.setMap(this.map.layout);
      this.feed.forget();
      this.sample();
    });
    this.layer = new MagnitudeLayer(host, () => this.feed.all());
    this.feed = new PeopleFeed(studio, this.renderers, (people, words) => this.show(people, words));
    this.source = new StageSource((map) => this.setMap(map));
    const observer = new ResizeObserver(([{ contentRect }]) => {
      this.size = { width: contentRect.width, height: contentRect.height };
      this.sample();
      this.dirty = true;
    });
    observer.observe(host);
    this.off = [
      studio.session.subscribe((frame) => {
        this.frame = frame;
        this.source.follow(frame);
        this.renderers.follow(studio.machine);
      }),
      studio.store.subscribe((state, before) => {
        if (state.selected === before.selected) return;
        this.dirty = true;
        this.uncoverUntil = state.selected === null ? 0 : performance.now() + STORY_MILLISECONDS;
        if (state.selected === null) this.goBack();
      }),
      stageStore.subscribe((state, before) => {
        if (state.layer !== before.layer) this.dirty = true;
        if (state.camera !== this.camera) this.look(state.camera);
      }),
      () => observer.disconnect(),
    ];
    this.request = requestAnimationFrame(this.tick);
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    for (const off of this.off) off();
    this.source.dispose();
    this.feed.dispose();
    this.layer.dispose();
    this.renderers.dispose();
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

  /** Goes to the household of a person, near enough to tell its members apart. */
  toHousehold(agent: number): void {
    const { map } = this;
    if (!map || agent >= map.layout.agents) return;
    const { places, plotRects } = map.layout;
    const plot = plotOf(map.layout, agent);
    const wide = (plotRects[4 * plot + 2] - plotRects[4 * plot]) / 65535;
    const zoom = scaleOf(WHOLE, this.size) > 0 ? PLOT_PIXELS / (wide * scaleOf(WHOLE, this.size)) : 1;
    const near = clamped({ x: (places[2 * agent] & 0xffff) / 65535, y: (places[2 * agent] >>> 16) / 65535, zoom });
    const aside = this.size.width > WIDE ? (0.5 - ASIDE) * this.size.width : 0;
    this.fly(moved(near, this.size, -aside, 0));
  }

  /** The person at a point of the stage and the view word, null where nobody is. */
  async pick(px: number, py: number): Promise<{ readonly agent: number; readonly word: number } | null> {
    const { map } = this;
    const words = await this.feed.all();
    if (!map || !words || this.map !== map) return null;
    const { x, y } = toMap(this.camera, this.size, px, py);
    const agent = nearest(map.layout, words, this.drawn, this.moment, x, y, REACH / scaleOf(this.camera, this.size));
    return agent === null ? null : { agent, word: words[agent] };
  }

  /** Everybody's view words on the day drawn. */
  words(): Promise<Uint32Array | null> {
    return this.feed.all();
  }

  private setMap(map: StageMap): void {
    if (map.layout !== this.map?.layout) this.renderers.current.setMap(map.layout);
    this.map = map;
    this.feed.setMap(map);
    this.sample();
    this.dirty = true;
  }

  private sample(): void {
    const { map } = this;
    if (!map || this.size.width === 0) return;
    const all = this.renderers.current.kind.startsWith('web');
    this.drawn = all ? null : sampleOf(map.layout, this.camera, this.size, this.most);
    const each = this.drawn ? map.model.agents / this.drawn.length : 1;
    if (stageStore.getState().each !== each) stageStore.setState({ each });
    if (this.feed.words) this.renderers.current.setPeople(this.feed.words, this.drawn);
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
  }

  private readonly tick = (time: number): void => {
    this.request = requestAnimationFrame(this.tick);
    const passed = Math.min(0.1, (time - this.lastTick) / 1000);
    this.lastTick = time;
    const moving = (this.frame?.playing ?? false) && !this.still.matches;
    if (moving) this.moment = { ...this.moment, phase: (this.moment.phase + passed / CYCLE_SECONDS) % 1 };
    const people = this.source.people();
    if (people) this.feed.fetch(people);
    this.continueFlight(time);
    if (time < this.uncoverUntil) this.dirty = true;
    if (!(moving || this.dirty) || this.size.width === 0 || this.feed.step === null) return;
    const { kind } = this.renderers.current;
    const pause = kind.startsWith('web') ? 0 : Math.max(RASTER_MILLISECONDS, this.cost / RASTER_SHARE);
    if (time - this.lastDraw >= pause - 2) this.draw(time);
  };

  private draw(time: number): void {
    const start = performance.now();
    const { current } = this.renderers;
    current.draw(this.camera, this.size, this.moment);
    this.renderers.drawn();
    this.dirty = false;
    framesDrawn++;
    if (this.frame && this.frame.current.known > 0) peopleAreHere();
    this.cost += 0.2 * (performance.now() - start - this.cost);
    if (this.cost > DEAR_MILLISECONDS && this.most > LEAST_DRAWN && !current.kind.startsWith('web')) this.drawFewer();
    const gap = time - this.lastDraw;
    this.lastDraw = time;
    if (gap > 0 && gap < 1000) this.rate += 0.1 * (1000 / gap - this.rate);
    this.mark();
    const { map, feed } = this;
    if (!map) return;
    const layer = current.kind === 'density' ? 'density' : stageStore.getState().layer;
    if (this.layer.draw(map.layout, layer, feed.step, this.camera, this.size)) this.dirty = true;
    this.marks.status({ fps: this.rate, day: feed.step ?? 0, agents: map.model.agents });
  }

  private drawFewer(): void {
    const drawn = this.drawn?.length ?? this.map?.model.agents ?? MOST_DRAWN;
    this.most = Math.max(LEAST_DRAWN, Math.round(Math.min(this.most, drawn) * 0.6));
    this.cost *= 0.6;
    this.sample();
  }

  private continueFlight(time: number): void {
    const { flight } = this;
    if (!flight) return;
    const share = Math.min(1, Math.max(0, (time - flight.start) / FLIGHT_MILLISECONDS));
    this.look(share === 1 ? flight.to : between(flight.from, flight.to, share * share * (3 - 2 * share)));
    if (share < 1) this.flight = flight;
  }

  private show({ track, step }: People, words: Uint32Array | null): void {
    const { map } = this;
    if (!map) return;
    const width = map.world.series.length;
    const row = step > 0 && step <= track.known ? track.rows.subarray((step - 1) * width, step * width) : null;
    if (row || step === 0) this.moment = { ...this.moment, ...map.world.view?.open(row) };
    if (words) this.renderers.current.setPeople(words, this.drawn);
    this.dirty = true;
  }

  /** Moves the city once a choice, so that the person chosen stands beside their story and not under it. */
  private uncover(at: { readonly x: number; readonly y: number }): void {
    if (performance.now() > this.uncoverUntil || this.flight) return;
    const cover = this.marks.cover();
    if (!cover) return;
    this.uncoverUntil = 0;
    const to = uncovered(cover, this.size, at);
    if (!to) return;
    const there = moved(this.camera, this.size, to.x - at.x, to.y - at.y);
    this.aside = { back: this.aside?.there === this.camera ? this.aside.back : this.camera, there };
    this.fly(there);
  }

  /** Nobody is chosen any more: back to where the city was, unless it was moved by hand since. */
  private goBack(): void {
    const { aside } = this;
    this.aside = null;
    if (aside && (this.flight?.to ?? this.camera) === aside.there) this.fly(aside.back);
  }

  private mark(): void {
    const { selected } = this.studio.store.getState();
    const { map } = this;
    const word = selected !== null && map && selected < map.layout.agents ? this.feed.wordOf(selected) : null;
    if (selected === null || word === null || !map) {
      this.marks.selected(null, null);
      return;
    }
    placeOf(map.layout, selected, word, this.moment, this.at, 0);
    const plot = plotOf(map.layout, selected);
    const [x0, y0, x1, y1] = map.layout.plotRects.subarray(4 * plot, 4 * plot + 4);
    const from = toScreen(this.camera, this.size, x0 / 65535, y0 / 65535);
    const to = toScreen(this.camera, this.size, x1 / 65535, y1 / 65535);
    const look = LOOKS[LOOK_OF_STATE[word & View.stateMask]];
    const radius = look.size * dotRadius(spacingOf(map.layout, this.camera, this.size));
    const at = toScreen(this.camera, this.size, this.at[0], this.at[1]);
    this.uncover(at);
    this.marks.selected(
      { ...at, radius },
      {
        x: from.x,
        y: from.y,
        width: to.x - from.x,
        height: to.y - from.y,
      },
    );
  }
}
