/** What answers for the GPU: a graphics card, or a program that stands in for one. Opens no device. */
export interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  /** True where the "GPU" is a program: correct, but no measure of speed. */
  readonly software: boolean;
}

/** The adapter's own account of itself. */
export function describeAdapter({ info }: GPUAdapter): AdapterInfo {
  const { vendor, architecture, description } = info;
  const software = info.isFallbackAdapter || /swiftshader|llvmpipe|software/i.test(`${architecture} ${description}`);
  return { vendor, architecture, description, software };
}

/** The adapter in words. */
export function adapterWords({ vendor, architecture, description, software }: AdapterInfo): string {
  const name = description || `${vendor} ${architecture}`.trim() || 'unknown adapter';
  return software ? `${name} (in software)` : name;
}
