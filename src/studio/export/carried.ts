/** Finds the scenario in files that we exported: pictures and ZIP archives. Opens nothing. */
import { strFromU8, unzipSync } from 'fflate';
import { pictureKind, scenarioInPicture } from '../../scenario/picture';
import { words } from '../language';

export const SCENARIO_FILE = 'scenario.json';
const MOST_SCENARIO_BYTES = 1 << 20;
const HEAD_BYTES = 4096;
/** Pictures and archives of ours are far smaller; more would only freeze the page. */
const MOST_BYTES = 200e6;

export interface Carried {
  readonly kind: 'PNG' | 'SVG' | 'ZIP';
  /** The scenario file's text; null where the file has none, or is too big to be ours. */
  readonly text: string | null;
}

/** What the file carries, judged by its content, or null where it is neither a picture nor an archive. Never throws on content. */
export async function carriedScenario(file: Blob): Promise<Carried | null> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = isZip(head)
    ? 'ZIP'
    : { png: 'PNG' as const, svg: 'SVG' as const, none: null }[pictureKind(head) ?? 'none'];
  if (kind === null) return null;
  if (file.size > MOST_BYTES) return { kind, text: null };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { kind, text: kind === 'ZIP' ? scenarioInZip(bytes) : scenarioInPicture(bytes) };
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** The text of `scenario.json` in an archive, at its top or in one folder, or null. Never throws. */
export function scenarioInZip(bytes: Uint8Array): string | null {
  const pattern = new RegExp(`^([^/]+/)?${SCENARIO_FILE.replace('.', '\\.')}$`);
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => pattern.test(name) && originalSize <= MOST_SCENARIO_BYTES,
    });
    const [found] = Object.values(files);
    return found ? strFromU8(found) : null;
  } catch {
    // fflate throws of its own on archives that are cut off or encrypted.
    return null;
  }
}

const text = words({
  en: { none: (kind: string) => `This is ${kind === 'SVG' ? 'an' : 'a'} ${kind} without a scenario inside.` },
  de: { none: (kind: string) => `In dieser Datei (${kind}) steckt kein Szenario.` },
});

/** Said of a picture or archive that nothing can be opened from. */
export function noScenarioInside(kind: Carried['kind']): string {
  return text().none(kind);
}
