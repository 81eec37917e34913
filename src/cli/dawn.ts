/**
 * WebGPU in Node through Dawn: the machine's own driver where there is one, else the software driver that comes with an
 * installed Chromium, so that a machine without a GPU and without a Vulkan installation runs the same kernels. Opens the
 * entry point only; devices are `openDevice`'s business.
 */
import './nodeGlobals';
import { readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { findChromium, softwareVulkan } from '../../scripts/browser.mjs';

/** Dawn ends the process with a segmentation fault when the object of `create()` is collected while a device lives. */
const kept = globalThis as typeof globalThis & { dawnInstances?: GPU[] };

/** Folders in which Vulkan drivers register on Linux. */
const ICD_FOLDERS = ['/etc/vulkan/icd.d', '/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d'];
/** Drivers that compute on the CPU; Dawn refuses old ones, and SwiftShader is the one that the tests know. */
const SOFTWARE_ICD = /lvp|llvmpipe|swiftshader|mock/i;
const RTLD_NODELETE = 0x1000;

/** Whether a driver for real hardware is registered; that it works is known only after asking it for an adapter. */
function hardwareDriverRegistered(): boolean {
  return ICD_FOLDERS.some((folder) => {
    try {
      return readdirSync(folder).some((file) => file.endsWith('.json') && !SOFTWARE_ICD.test(file));
    } catch {
      return false;
    }
  });
}

/** Loads a shared library that is no Node module and keeps it, so that Dawn finds it by its name. False where it is absent. */
function preload(library: string): boolean {
  try {
    process.dlopen({ exports: {} }, library, constants.dlopen.RTLD_LAZY | constants.dlopen.RTLD_GLOBAL | RTLD_NODELETE);
    return true;
  } catch (error) {
    // Node complains that the library is no module of its own, but by then it is loaded.
    return String(error).includes('self-register');
  }
}

async function create(): Promise<GPU> {
  const dawn = await import('webgpu');
  for (const [name, value] of Object.entries(dawn.globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  const gpu = dawn.create([]);
  kept.dawnInstances = [...(kept.dawnInstances ?? []), gpu];
  return gpu;
}

/**
 * The WebGPU entry point of this process, with at least one adapter behind it. `VK_ICD_FILENAMES` and `VK_DRIVER_FILES`
 * are honoured where set.
 *
 * @throws Error when neither a driver nor a Chromium with its software driver is found
 */
export async function openDawn(): Promise<GPU> {
  if (process.platform !== 'linux') return create();
  const chosen = process.env.VK_ICD_FILENAMES ?? process.env.VK_DRIVER_FILES;
  if (chosen === undefined && hardwareDriverRegistered() && preload('libvulkan.so.1')) {
    const gpu = await create();
    const adapter = await gpu.requestAdapter();
    if (adapter !== null && !adapter.info.isFallbackAdapter) return gpu;
  }
  const chromium = findChromium();
  const software = chromium === null ? null : softwareVulkan(chromium);
  if (chosen === undefined && software !== null) process.env.VK_ICD_FILENAMES = software.icd;
  if (!preload('libvulkan.so.1') && software?.loader) preload(software.loader);
  const gpu = await create();
  if ((await gpu.requestAdapter()) !== null) return gpu;
  throw new Error(
    'No WebGPU adapter in Node: there is no Vulkan driver that works and no Chromium whose software driver could stand in. ' +
      'Install Chromium or name one, or run without a GPU. Examples: CHROMIUM_PATH=/usr/bin/chromium, --device twin',
  );
}
