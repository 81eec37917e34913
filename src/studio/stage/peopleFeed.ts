/**
 * The words of the people drawn: packed on the renderer's device where the run is there too, on the CPU or read back from the GPU
 * otherwise. Answers for single people and for everybody when asked. Draws nothing.
 */
import { openViewPacker, readViewWords, type ViewPacker, type ViewReader, viewReader } from '../../engine';
import type { Studio } from '../studio';
import type { RendererHost } from './rendererHost';
import type { People, StageMap } from './source';

/** The state that words are of. */
interface Key {
  readonly at: object;
  readonly step: number;
}

export class PeopleFeed {
  /** Words of everybody on this side, null where they were packed on the GPU alone. */
  words: Uint32Array | null = null;
  /** Steps made by the people drawn, null before any were. */
  step: number | null = null;
  private people: People | null = null;
  private key: Key | null = null;
  private reader: ViewReader | null = null;
  private packer: { readonly of: GPUBuffer; readonly into: GPUBuffer; readonly packer: ViewPacker } | null = null;
  private busy = false;
  private map: StageMap | null = null;
  private one: { readonly agent: number; readonly key: Key; word: number | null } | null = null;

  /** @param onPeople  other people are to be drawn; `words` as above */
  constructor(
    private readonly studio: Studio,
    private readonly renderers: RendererHost,
    private readonly onPeople: (people: People, words: Uint32Array | null) => void,
  ) {}

  setMap(map: StageMap): void {
    this.map = map;
    this.reader?.dispose();
    this.reader = viewReader(map.world, map.model, () => this.studio.machine.shaders());
    this.forget();
  }

  /** What was packed went with its renderer. */
  forget(): void {
    this.words = null;
    this.key = null;
    this.dropPacker();
  }

  /** Takes the people of the day shown where they are others than those drawn. */
  fetch(people: People): void {
    const { map } = this;
    if (!map || people.track.model !== map.model || this.busy) return;
    const at = people.kind === 'run' ? people.run : people.track;
    const live = people.kind === 'run' ? people.run.view() : null;
    this.renderers.recover(live?.kind === 'gpu' ? live.gpu.device : null, this.studio.machine);
    if (this.key?.at === at && this.key.step === people.step) return;
    const key = { at, step: people.step };
    if (live?.kind !== 'gpu') {
      const state = live?.state ?? people.track.firstMorning(map.world);
      this.take(people, key, readViewWords(map.world, map.model, state, people.step));
      return;
    }
    this.busy = true;
    const shared = this.renderers.current.shared;
    const work =
      shared && !this.renderers.strange(live.gpu.device)
        ? this.packInto(shared.target(), live, map).then((packer) => {
            // The run may have gone on while the kernel was compiled.
            const step = people.kind === 'run' ? people.run.step : people.step;
            packer.pack(step);
            this.take({ ...people, step } as People, { at, step }, null);
          })
        : this.readBack(people, key, map);
    void work
      // A lost device: the run moves to another one, and the next look reads from there.
      .catch(() => {})
      .finally(() => {
        this.busy = false;
      });
  }

  /** Everybody's words, read back where they are on the GPU. */
  async all(): Promise<Uint32Array | null> {
    return this.words ?? (await this.packer?.packer.read().catch(() => null)) ?? null;
  }

  /** One person's word; null while it is on its way from the GPU. */
  wordOf(agent: number): number | null {
    if (this.words) return this.words[agent] ?? null;
    const { key, packer } = this;
    if (!key || !packer) return null;
    if (this.one?.agent !== agent || this.one.key !== key) {
      const before = this.one?.agent === agent ? this.one.word : null;
      const asked = { agent, key, word: before };
      this.one = asked;
      packer.packer
        .readOne(agent)
        .then((word) => {
          asked.word = word;
        })
        .catch(() => {});
    }
    return this.one.word;
  }

  dispose(): void {
    this.reader?.dispose();
    this.dropPacker();
  }

  private async readBack(people: People, key: Key, map: StageMap): Promise<void> {
    if (people.kind !== 'run' || !this.reader) return;
    const words = await this.reader.read(people.run.view(), people.step);
    if (this.map === map) this.take(people, key, words);
  }

  private async packInto(
    target: GPUBuffer,
    live: Parameters<typeof openViewPacker>[0],
    { world, model }: StageMap,
  ): Promise<ViewPacker> {
    const of = live.buffer(world.view?.reads[0] ?? '');
    if (this.packer?.of === of && this.packer.into === target) return this.packer.packer;
    this.dropPacker();
    const packer = await openViewPacker(live, world, model, () => this.studio.machine.shaders(), target);
    this.packer = { of, into: target, packer };
    return packer;
  }

  private dropPacker(): void {
    this.packer?.packer.dispose();
    this.packer = null;
  }

  private take(people: People, key: Key, words: Uint32Array | null): void {
    this.words = words;
    this.key = key;
    this.step = key.step;
    this.people = people;
    this.onPeople(people, words);
  }

  /** The people drawn. */
  get drawn(): People | null {
    return this.people;
  }
}
