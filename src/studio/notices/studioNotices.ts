/** Notices of the studio as data: what they say and offer. They act through what they are given. Pure. */
import { bytes, short, whole } from '../format';
import type { MachineKind } from '../machine';
import type { Notice } from '../store';
import { studioWords } from '../studioWords';

/**
 * Where the page computes, null where that is a graphics card as anybody expects.
 *
 * @param how.chosen  the page chose how many people there are
 * @param how.speed   person-days a second by which it chose, null where nothing was measured
 */
export function machineNotice(
  kind: MachineKind,
  agents: number,
  { chosen, speed }: { readonly chosen: boolean; readonly speed: number | null },
  help: () => void,
): Notice | null {
  const said = studioWords();
  const people = whole(agents);
  const size = chosen ? said.smaller(people) : said.cpu;
  const measured = speed === null ? '' : ` ${said.measured(people, short(speed / 1e6))}`;
  const text = {
    opening: null,
    gpu: null,
    software: `${said.software}${measured}`,
    'no-webgpu': `${said.noWebgpu} ${size}`,
    'no-adapter': `${said.noAdapter} ${size}`,
  }[kind];
  const browsers = kind === 'no-webgpu' ? [{ label: said.browsers, run: help }] : [];
  return text === null
    ? null
    : { id: 'machine', tone: 'info', text, actions: [{ label: said.why, run: help }, ...browsers], fleeting: true };
}

/** Too many people for the device, with the next number that fits. `use` takes it. */
export function capacityNotice(
  agents: number,
  largest: number,
  bytesPerAgent: number,
  gpu: boolean,
  use: (agents: number) => void,
): Notice {
  const need = bytes(agents * bytesPerAgent);
  // A round number below the largest reads better and leaves room.
  const power = 10 ** Math.floor(Math.log10(largest));
  const fit = Math.floor(largest / power) * power;
  return {
    id: 'capacity',
    tone: 'error',
    text: gpu
      ? studioWords().tooLarge(whole(agents), need, bytes(largest * bytesPerAgent))
      : studioWords().tooMany(whole(agents), need, whole(largest)),
    actions: [{ label: studioWords().use(whole(fit)), run: () => use(fit) }],
  };
}

/** A link that was refused: what is wrong, its text, and the ways on; `part` is null where nothing of it can be read. */
export function refusalNotice(
  link: string,
  message: string,
  ways: { readonly part: (() => void) | null; readonly whole: () => void; readonly copy: () => void },
): Notice {
  const said = studioWords();
  const part = ways.part ? [{ label: said.openPart, run: ways.part }] : [];
  return {
    id: 'link',
    tone: 'error',
    text: message,
    details: [`#${link}`],
    actions: [...part, { label: said.openDefault, run: ways.whole }, { label: said.copyLink, run: ways.copy }],
  };
}
