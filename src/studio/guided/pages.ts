/**
 * The file of a guided story: Markdown, cut into pages by lines of `---`. In front stands the story's title; every page begins with
 * lines `key: value` that bind it to a scenario:
 *
 * ```
 * title: Fast or accurate?
 * ---
 * scenario: city&v=1&n=20000&testing.turnaround=4
 * play: yes
 * show: testing.turnaround
 *
 * ## Waiting
 * …
 * ```
 *
 * Pure; the text of a page is left as it is.
 */
export interface StoryPage {
  /** Link fragment without `#`; null: the scenario of the page before stays. */
  readonly scenario: string | null;
  /** Begins to run. */
  readonly play: boolean;
  /** Day at which it stands; null: day 0, or wherever it runs. */
  readonly at: number | null;
  /** Ids of settings that stand below the text. */
  readonly show: readonly string[];
  /** Markdown. */
  readonly text: string;
}

export interface StoryText {
  readonly title: string;
  readonly pages: readonly StoryPage[];
}

const CUT = /^---[ \t]*$/m;
const LINE = /^(scenario|play|at|show):[ \t]*(.*)$/;
const EXAMPLE =
  'Example: a line "title: My story", a line "---", a line "scenario: city&v=1", an empty line, the text.';

/** Reads a story. Throws RangeError with a sentence that says which page is wrong. */
export function readStory(file: string): StoryText {
  const [head, ...parts] = file
    .replaceAll('\r\n', '\n')
    .replace(/^\ufeff/, '')
    .split(CUT);
  const title = /^title:[ \t]*(.+)$/m.exec(head)?.[1].trim();
  if (!title) throw new RangeError(`The story does not begin with its title. ${EXAMPLE}`);
  if (parts.length === 0) throw new RangeError(`The story has no pages. ${EXAMPLE}`);
  return { title, pages: parts.map(readPage) };
}

function readPage(part: string, index: number): StoryPage {
  const lines = part.trim().split('\n');
  const fields = new Map<string, string>();
  while (lines.length > 0) {
    const found = LINE.exec(lines[0]);
    if (!found) break;
    fields.set(found[1], found[2].trim());
    lines.shift();
  }
  const text = lines.join('\n').trim();
  if (text === '') throw new RangeError(`Page ${index + 1} of the story has no text. ${EXAMPLE}`);
  const day = fields.get('at');
  if (day !== undefined && !/^\d{1,4}$/.test(day))
    throw new RangeError(`Page ${index + 1} of the story stands at day "${day}". Example: at: 60`);
  return {
    scenario: fields.get('scenario')?.replace(/^#/, '') || null,
    play: fields.get('play') === 'yes',
    at: day === undefined ? null : Number(day),
    show: (fields.get('show') ?? '').split(/[\s,]+/).filter(Boolean),
    text,
  };
}
