/** The layers that show magnitudes: their canvas over the stage, filled from everybody's words a few times a second at most. */
import type { Layout } from '../../worlds/view';
import type { Camera, Size } from './camera';
import { densityOf, incidenceOf, type Magnitude, paintMagnitude } from './magnitude';
import { type Layer, stageStore } from './stageStore';

/** Reading back and counting everybody is no work for every frame. */
const LEAST_MILLISECONDS = 300;

export class MagnitudeLayer {
  private readonly canvas = document.createElement('canvas');
  private magnitude: Magnitude | null = null;
  private of = '';
  private busy = false;
  private last = Number.NEGATIVE_INFINITY;
  private painted = '';
  private version = 0;

  constructor(
    host: HTMLElement,
    private readonly words: () => Promise<Uint32Array | null>,
  ) {
    this.canvas.className = 'stage-magnitude';
    this.canvas.hidden = true;
    host.append(this.canvas);
  }

  /**
   * Shows the layer, counting anew where the day is another.
   *
   * @returns whether it is to be drawn again because counting takes its time
   */
  draw(layout: Layout, layer: Layer, step: number | null, camera: Camera, size: Size): boolean {
    this.canvas.hidden = layer === 'state';
    if (layer === 'state' || step === null) return false;
    const wanted = `${layer} ${step}`;
    const now = performance.now();
    if (wanted !== this.of && !this.busy && now - this.last >= LEAST_MILLISECONDS) {
      this.last = now;
      void this.count(layout, layer, wanted);
    }
    const context = this.canvas.getContext('2d');
    const stale = wanted !== this.of;
    if (!context || !this.magnitude || !this.of.startsWith(layer)) return stale;
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(size.width * ratio);
    const height = Math.round(size.height * ratio);
    const key = [this.version, camera.x, camera.y, camera.zoom, width, height].join();
    if (key === this.painted) return stale;
    this.painted = key;
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    paintMagnitude(context, layout, layer, this.magnitude, camera, size, ratio);
    return stale;
  }

  dispose(): void {
    this.canvas.remove();
  }

  private async count(layout: Layout, layer: 'density' | 'incidence', wanted: string): Promise<void> {
    this.busy = true;
    const words = await this.words();
    this.busy = false;
    if (words?.length !== layout.agents) return;
    this.magnitude = layer === 'density' ? densityOf(layout, words) : incidenceOf(layout, words);
    this.of = wanted;
    this.version++;
    stageStore.setState({ largest: this.magnitude.largest });
  }
}
