/**
 * The renderer of a stage and its canvas: begins with the one that needs nothing, opens the better one when the page's devices are
 * known, and opens it again after a loss. An old canvas stays in sight until the new one has drawn.
 */
import type { Machine, MachineKind } from '../machine';
import { STAGE_STYLE } from './look';
import { createRaster } from './raster';
import { type RendererKind, rendererOf, type StageRenderer } from './renderer';
import { stageStore } from './stageStore';
import { findWebGl, wayOf } from './way';

export class RendererHost {
  current: StageRenderer;
  private seen: StageRenderer;
  private known: MachineKind = 'opening';
  private opening = false;
  private lost: GPUDevice | null = null;
  private disposed = false;

  /**
   * @param asked  the way that the address asks for, null for the best
   * @param adopt  called when another renderer has taken over: it has neither map nor people yet
   */
  constructor(
    private readonly host: HTMLElement,
    private readonly asked: string | null,
    private readonly adopt: (renderer: StageRenderer) => void,
  ) {
    this.current = createRaster();
    this.seen = this.current;
    host.prepend(this.current.canvas);
  }

  /** Takes the best way as soon as the machine is known. */
  follow(machine: Machine): void {
    if (machine.kind === this.known) return;
    this.known = machine.kind;
    void this.take(wayOf(machine.kind, findWebGl, this.asked), machine);
  }

  /** The run computes on `device` (null: on the CPU): a renderer whose device was lost opens again. */
  recover(device: GPUDevice | null, machine: Machine): void {
    if (!this.lost || this.opening || device === this.lost) return;
    if (device) void this.take('webgpu', machine);
    else void this.take(findWebGl() === 'hardware' ? 'webgl' : 'raster', machine);
  }

  /** Whether the device of the renderer is another than that of the run, so that nothing can be shared. */
  strange(device: GPUDevice): boolean {
    return this.current.shared !== null && this.current.shared.device !== device;
  }

  /** To be called after a drawing: shows the canvas that was drawn on. */
  drawn(): void {
    if (this.seen === this.current) return;
    this.host.replaceChild(this.current.canvas, this.seen.canvas);
    this.seen.dispose();
    this.seen = this.current;
    stageStore.setState({ renderer: this.current.kind });
  }

  dispose(): void {
    this.disposed = true;
    if (this.seen !== this.current) this.seen.dispose();
    this.current.dispose();
    this.seen.canvas.remove();
  }

  private async take(kind: RendererKind, machine: Machine): Promise<void> {
    this.opening = true;
    try {
      const next = await this.open(kind, machine);
      if (this.disposed) next?.dispose();
      else if (next) this.swap(next);
      else stageStore.setState({ renderer: this.current.kind });
    } finally {
      this.opening = false;
    }
  }

  /** A renderer of that kind or the next best, null where the present one will do. */
  private async open(kind: RendererKind, machine: Machine): Promise<StageRenderer | null> {
    if (kind === 'raster') return this.current.kind === 'raster' ? null : createRaster();
    if (kind === 'density') return createRaster(false);
    try {
      return rendererOf(kind, await machine.openStage(kind, STAGE_STYLE));
    } catch {
      // A driver that computes and cannot draw, or a context refused: the next way down.
      const next = kind === 'webgpu' && findWebGl() === 'hardware' ? 'webgl' : 'raster';
      return this.open(next, machine);
    }
  }

  private swap(next: StageRenderer): void {
    if (this.current !== this.seen) this.current.dispose();
    this.current = next;
    this.lost = null;
    void next.shared?.device.lost.then(() => {
      if (this.current === next) this.lost = next.shared?.device ?? null;
    });
    this.adopt(next);
  }
}
