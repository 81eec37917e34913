/** ZIP archives of texts and bytes, made in small portions so that the page goes on drawing. Compresses on the page's own thread. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { joinBytes } from '../../scenario/bytes';

export interface ZipEntry {
  readonly path: string;
  /** Texts may come in portions. */
  readonly content: string | Uint8Array | Iterable<string>;
}

/** Work between two looks at the world outside. */
const PORTION_MILLISECONDS = 24;
/** Pictures are compressed already. */
const PACKED = /\.(png|parquet)$/;

/** The archive's bytes. `pause` resolves when there is time to go on. */
export async function zipFiles(
  entries: readonly ZipEntry[],
  pause: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, 0)),
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let fault: unknown = null;
  const zip = new Zip((error, part) => {
    fault ??= error;
    parts.push(part);
  });
  let since = performance.now();
  for (const { path, content } of entries) {
    const file = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(file);
    const portions = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
    for (const portion of portions) {
      file.push(typeof portion === 'string' ? strToU8(portion) : portion);
      if (performance.now() - since < PORTION_MILLISECONDS) continue;
      await pause();
      since = performance.now();
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  if (fault) throw fault;
  return joinBytes(parts);
}
