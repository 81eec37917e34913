/**
 * The project's own Markdown as HTML for the page. Raw HTML in it becomes text, pictures their words; links to other pages of the
 * documents become buttons, since the fragment of the address belongs to the scenario. No sanitizer: pages come with the build.
 */
import { Marked, type Tokens } from 'marked';

/** Name of a heading as code hosts make it from its text. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (letter) => names[letter]);
}

/** Path of a link from the page it stands on: both below docs/, `worlds/city.md` and `../guide.md` give `guide.md`. */
export function resolved(from: string, target: string): string {
  return new URL(target, `docs:///${from}`).pathname.slice(1);
}

/** Headings of a page begin two levels lower, below that of the dialog. */
const LOWER = 2;
const DEEPEST = 6;

/**
 * @param page   path of the page below docs/, for its links
 * @param pages  paths that can be opened
 * @returns HTML; headings have `data-anchor`, buttons to other places `data-page` and `data-anchor`
 */
export function rendered(markdown: string, page: string, pages: ReadonlySet<string>): string {
  const marked = new Marked({
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
      image: ({ text }: Tokens.Image) => escaped(text),
      heading({ tokens, depth, text }: Tokens.Heading) {
        const level = Math.min(DEEPEST, depth + LOWER);
        const anchor = escaped(anchorOf(text));
        return `<h${level} data-anchor="${anchor}" tabindex="-1">${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens);
        if (/^https?:/.test(href)) return `<a href="${escaped(href)}" target="_blank" rel="noreferrer">${words}</a>`;
        const [path, anchor = ''] = href.split('#');
        const to = path === '' ? page : resolved(page, path);
        if (!pages.has(to)) return words;
        return `<button type="button" class="doc-link" data-page="${escaped(to)}" data-anchor="${escaped(anchor)}">${words}</button>`;
      },
      // Wide tables and long lines scroll by themselves, and by keys.
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        const named = token.header.some(({ text }) => text !== '');
        const head = named ? `<thead>${row(token.header, 'th')}</thead>` : '';
        const body = token.rows.map((cells) => row(cells, 'td')).join('');
        return `<div class="doc-wide" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>\n`;
      },
      code: ({ text }: Tokens.Code) => `<pre class="doc-wide" tabindex="0"><code>${escaped(text)}</code></pre>\n`,
    },
  });
  return marked.parse(markdown, { async: false });
}
