/** Composition root of the page: opens the devices, outside React, makes the studio and mounts it. */
import { createRoot } from 'react-dom/client';
import {
  createGpuBackend,
  createLauncher,
  type DeviceNotice,
  type GpuBackend,
  type Launcher,
  SUBMIT_MILLISECONDS,
} from './engine';
import { capacity, DEFAULT_BUDGET } from './gpu/capacity';
import type { Gpu } from './gpu/device';
import { GpuFault } from './gpu/fault';
import { shaderSources } from './gpu/sources.browser';
import { App } from './studio/App';
import { language, preferredLanguage, setLanguage } from './studio/language';
import type { Machine, MachineKind } from './studio/machine';
import { Studio } from './studio/studio';
import './studio/studio.css';
import { worlds } from './worlds';
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

/** The device opened last; tests lose it. */
const opened: { first?: Gpu; last?: Gpu } = {};

async function openMachine(): Promise<Machine> {
  const listeners: ((notice: DeviceNotice) => void)[] = [];
  const backendOf = (world: World) =>
    createGpuBackend(world, {
      gpu: navigator.gpu,
      sources: shaderSources,
      submitMilliseconds: SUBMIT_MILLISECONDS.browser,
      onDevice: (gpu) => {
        opened.first ??= gpu;
        opened.last = gpu;
      },
    });
  const { backend, kind } = await firstBackend(() => backendOf(worlds[0]), opened);
  const launchers = new Map<World, Launcher<Model>>();
  const adapter = backend?.adapter ?? null;
  return {
    kind,
    adapter,
    largest: (bytesPerAgent) => (opened.first && backend ? gpuLargest(opened.first, bytesPerAgent) : twinLargest()),
    launcher(world) {
      const known = launchers.get(world);
      if (known) return known;
      const launcher = createLauncher(world, {
        device: 'auto',
        backend: async () => (backend && world === worlds[0] ? backend : backend && backendOf(world)),
        notify: (notice) => {
          for (const listener of listeners) listener(notice);
        },
        stamp: {
          read: () => Number(sessionStorage.getItem(LOSS_STAMP)) || null,
          write: (milliseconds) => sessionStorage.setItem(LOSS_STAMP, String(milliseconds)),
        },
      });
      launchers.set(world, launcher);
      return launcher;
    },
    onNotice: (listener) => listeners.push(listener),
  };
}

async function firstBackend(
  open: () => Promise<GpuBackend<Model>>,
  opened: { first?: Gpu },
): Promise<{ backend: GpuBackend<Model> | null; kind: MachineKind }> {
  if (!('gpu' in navigator)) return { backend: null, kind: 'no-webgpu' };
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), ADAPTER_MILLISECONDS));
  try {
    const backend = await Promise.race([open(), silence]);
    if (!backend) return { backend: null, kind: 'no-adapter' };
    return { backend, kind: opened.first?.info.software ? 'software' : 'gpu' };
  } catch (error) {
    if (!(error instanceof GpuFault)) throw error;
    return { backend: null, kind: error.kind === 'no-webgpu' ? 'no-webgpu' : 'no-adapter' };
  }
}

function gpuLargest({ adapterLimits }: Gpu, bytesPerAgent: number): number {
  return capacity(bytesPerAgent, adapterLimits, narrow ? PHONE_BUDGET : DEFAULT_BUDGET);
}

/** A quarter of the memory that the browser admits to, in GiB; 8 where it does not say. */
function twinLargest(): number {
  const gibibytes = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : 8;
  return Math.floor((gibibytes * 2 ** 30) / 4 / TWIN_BYTES);
}

setLanguage(preferredLanguage(new URLSearchParams(location.search).get('lang'), null, navigator.languages));
document.documentElement.lang = language();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"; see index.html.');
const machine = await openMachine();
const studio = new Studio(machine, worlds, narrow || machine.adapter === null);
createRoot(root).render(<App studio={studio} />);
studio.start(window.matchMedia('(prefers-reduced-motion: reduce)').matches);
if (import.meta.env.MODE === 'test') {
  const { exposeStudio } = await import('./studio/testHook');
  let frames = 0;
  studio.session.subscribe(() => {
    frames++;
  });
  exposeStudio(studio, { loseDevice: () => opened.last?.loseForTest(), frame: () => frames });
}
