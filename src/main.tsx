/**
 * Composition root of the page: mounts the studio at once, then opens the devices, outside React. What computes is read meanwhile,
 * so that the controls are there first.
 */
// First: the sheets of the parts, which come with them, refine this one.
import './studio/studio.css';

import { createRoot } from 'react-dom/client';
import type { DeviceNotice, GpuBackend, Launcher } from './engine';
import { adapterWords, describeAdapter } from './gpu/adapterInfo';
import type { Gpu } from './gpu/device';
import { App } from './studio/App';
import { whenVisible } from './studio/embed/whenVisible';
import { openSource } from './studio/files/openSource';
import { language, preferredLanguage, setLanguage, storedLanguage } from './studio/language';
import { followTheme } from './studio/layout/theme';
import type { Machine, MachineKind } from './studio/machine';
import { readPresentation } from './studio/presentation/presentation';
import { Studio } from './studio/studio';
import { pageWorlds as worlds } from './worlds/page';
import type { Model, World } from './worlds/world';

const NARROW = '(max-width: 699px)';
/** GPU memory of phones that is safe to use (design: engine.md, capacity). */
const PHONE_BUDGET = 384 * 2 ** 20;
/** Host bytes per agent of the twin: people, state and scratch, rounded up. */
const TWIN_BYTES = 120;
const LOSS_STAMP = 'murmuration.last-loss';
/** Some drivers never answer; the page does not wait for them. */
const ADAPTER_MILLISECONDS = 5000;

const narrow = window.matchMedia(NARROW).matches;
const query = new URLSearchParams(window.location.search);
/** `?device=gpu` or `twin` overrides the choice by speed, for comparison and for tests. */
const asked = query.get('device');
const askedDevice = asked === 'gpu' || asked === 'twin' ? asked : 'auto';
/** Absent or undefined where the browser has no WebGPU or keeps it from this page. */
const webgpu: GPU | undefined = navigator.gpu;
/** Asked for at once: the browser may take a second to answer. */
const adapterAsked = askForAdapter();
/** The device opened last; tests lose it. */
const opened: { first?: Gpu; last?: Gpu } = {};

async function openMachine(): Promise<Machine> {
  const [{ createLauncher }, { capacity, DEFAULT_BUDGET }, { gpuForward }] = await Promise.all([
    import('./engine/launch'),
    import('./gpu/capacity'),
    import('./engine/gpuForward'),
  ]);
  const listeners: ((notice: DeviceNotice) => void)[] = [];
  const { backend, kind, adapter } = await firstBackend();
  // Read while people are being built, since a GPU will draw them.
  if (kind === 'gpu') void import('./view/stage');
  const launchers = new Map<World, Launcher<Model>>();
  const budget = narrow ? PHONE_BUDGET : DEFAULT_BUDGET;
  return {
    kind,
    adapter,
    largest: (bytesPerAgent) =>
      opened.first && backend ? capacity(bytesPerAgent, opened.first.adapterLimits, budget) : twinLargest(),
    launcher(world) {
      const known = launchers.get(world);
      if (known) return known;
      const launcher = createLauncher(world, {
        device: askedDevice,
        backend: async () => (backend && world === worlds[0] ? backend : backend && backendOf(world)),
        notify: (notice) => {
          for (const listener of listeners) listener(notice);
        },
        stamp: {
          read: () => lossStamp,
          write: keepLossStamp,
        },
      });
      launchers.set(world, launcher);
      return launcher;
    },
    openStage: async (kind, style) => {
      const { createThreeStage } = await import('./view/stage');
      return createThreeStage(kind === 'webgpu' ? (opened.last ?? null) : null, style);
    },
    shaders: async () => (await import('./gpu/sources.browser')).shaderSources,
    forward: (world) =>
      backend &&
      gpuForward(
        world,
        () => opened.last ?? null,
        async () => (await import('./gpu/sources.browser')).shaderSources,
      ),
    onNotice: (listener) => listeners.push(listener),
  };
}

/** Time of the last loss of a device, also of one before a reload where the session can be written to. */
let lossStamp: number | null = readLossStamp();

function readLossStamp(): number | null {
  try {
    return Number(sessionStorage.getItem(LOSS_STAMP)) || null;
  } catch {
    return null;
  }
}

function keepLossStamp(milliseconds: number): void {
  lossStamp = milliseconds;
  try {
    sessionStorage.setItem(LOSS_STAMP, String(milliseconds));
  } catch {
    // Storage is blocked: a loss is forgotten with the page.
    return;
  }
}

/** A backend of this page's GPU. Its code is read only where there is one. */
async function backendOf(world: World): Promise<GpuBackend<Model>> {
  const [{ createGpuBackend }, { SUBMIT_MILLISECONDS }, { shaderSources }] = await Promise.all([
    import('./engine/gpuBackend'),
    import('./engine/submitController'),
    import('./gpu/sources.browser'),
  ]);
  return createGpuBackend(world, {
    gpu: navigator.gpu,
    sources: shaderSources,
    submitMilliseconds: SUBMIT_MILLISECONDS.browser,
    onDevice: (gpu) => {
      opened.first ??= gpu;
      opened.last = gpu;
    },
  });
}

interface Found {
  readonly backend: GpuBackend<Model> | null;
  readonly kind: MachineKind;
  /** The adapter in words, null where there is none. */
  readonly adapter: string | null;
}

/** The adapter of this browser; null where there is none or it does not answer in time. */
async function askForAdapter(): Promise<GPUAdapter | null> {
  if (!webgpu) return null;
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), ADAPTER_MILLISECONDS));
  return Promise.race([
    navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null),
    silence,
  ]);
}

async function firstBackend(): Promise<Found> {
  const nothing = { backend: null, adapter: null };
  if (!webgpu) return { ...nothing, kind: 'no-webgpu' };
  const adapter = await adapterAsked;
  if (!adapter) return { ...nothing, kind: 'no-adapter' };
  const info = describeAdapter(adapter);
  // A program that stands in for a card is dozens of times slower than the twin (SwiftShader, bench/results): where nobody asks
  // for it, its kernels are not even read.
  const wanted = asked === 'gpu' || query.get('stage') === 'webgpu';
  if (info.software && !wanted) return { backend: null, kind: 'software', adapter: adapterWords(info) };
  const { GpuFault } = await import('./gpu/fault');
  try {
    const backend = await backendOf(worlds[0]);
    return { backend, kind: info.software ? 'software' : 'gpu', adapter: backend.adapter };
  } catch (error) {
    if (!(error instanceof GpuFault)) throw error;
    return { ...nothing, kind: error.kind === 'no-webgpu' ? 'no-webgpu' : 'no-adapter' };
  }
}

/** A quarter of the memory that the browser admits to, in GiB; 8 where it does not say. */
function twinLargest(): number {
  const gibibytes = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : 8;
  return Math.floor((gibibytes * 2 ** 30) / 4 / TWIN_BYTES);
}

setLanguage(preferredLanguage(query.get('lang'), storedLanguage(), navigator.languages));
document.documentElement.lang = language();
followTheme(query.get('theme'));
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"; see index.html.');
// While the page is being mounted.
void worlds[0].ready?.();
const studio = new Studio(worlds, narrow);
const presentation = readPresentation(query);
createRoot(root).render(<App studio={studio} presentation={presentation} />);
if (import.meta.env.MODE === 'test') {
  const { exposeStudio } = await import('./studio/testHook');
  const { stageFrames } = await import('./studio/stage/controller');
  const { dispatched } = await import('./gpu/dispatched');
  exposeStudio(studio, {
    loseDevice: () => opened.last?.loseForTest(),
    frame: stageFrames,
    dispatched: (prefix) => (opened.last ? dispatched(opened.last.device, prefix) : {}),
  });
}
const beginning = {
  still: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  paused: presentation.paused,
};
if (presentation.embed) await whenVisible(root);
// What a reader does in an article is not their work in the studio.
const machine = openMachine();
const kept = presentation.embed ? undefined : (await import('./studio/saved')).keepWork(studio);
await studio.start(machine, beginning, kept);
if (presentation.source) await openSource(studio, presentation.source);
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  const [{ registerSW }, { offerUpdate }] = await Promise.all([
    import('virtual:pwa-register'),
    import('./studio/offline/offerUpdate'),
  ]);
  const update = registerSW({ onNeedRefresh: () => offerUpdate(studio, () => void update(true)) });
}
