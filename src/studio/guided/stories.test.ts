/** The stories as they are published: every page opens, in both languages the same scenarios; and what a story may not do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Lexer } from 'marked';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../scenario/link';
import { worlds } from '../../worlds';
import { isSafeLink, Markdown } from './Markdown';
import { readStory } from './pages';
import { stories, storyHref } from './stories';
import { addressOf, pageOf } from './turning';

const models = worlds.map(({ definition }) => definition);
const text = (id: string, language: string) =>
  readFileSync(join(import.meta.dirname, `../../../public/stories/${id}.${language}.md`), 'utf8');
const html = (markdown: string) => renderToStaticMarkup(Markdown({ text: markdown }));

describe.each(stories)('$id', ({ id, title }) => {
  const [en, de] = [readStory(text(id, 'en')), readStory(text(id, 'de'))];

  it('opens the same scenarios with the same settings in both languages, under its title', () => {
    const bound = ({ pages }: typeof en) => pages.map(({ text: _, ...rest }) => rest);
    expect(bound(de)).toEqual(bound(en));
    expect([en.title, de.title]).toEqual([title.en, title.de]);
    expect(en.pages.length).toBeGreaterThanOrEqual(4);
  });

  it('is bound to links that can be read without notes, and shows settings that exist', () => {
    const [first] = en.pages;
    expect(first.scenario).not.toBeNull();
    for (const { scenario, at, show } of en.pages) {
      const link = decodeLink(scenario ?? first.scenario ?? '', models);
      expect(link.notes.filter(({ kind }) => kind !== 'no-check-code')).toEqual([]);
      expect(at ?? 0).toBeLessThanOrEqual(link.scenario.horizon);
      for (const setting of show) expect(Object.keys(link.scenario.values)).toContain(setting);
    }
  });

  it('makes no claims in per cent: results are computed on the page', () => {
    for (const { text: page } of [...en.pages, ...de.pages]) expect(page).not.toMatch(/\d\s*(%|per cent|Prozent)/);
  });
});

describe('reading a story', () => {
  it('says what is missing, with an example', () => {
    expect(() => readStory('')).toThrow('does not begin with its title');
    expect(() => readStory('title: A')).toThrow('has no pages');
    expect(() => readStory('title: A\n---\nplay: yes\n')).toThrow('Page 1 of the story has no text');
    expect(() => readStory('title: A\n---\nat: soon\n\nText')).toThrow('Example: at: 60');
    expect(readStory('title: A\n---\nscenario: #city&v=1\nat: 60\nshow: a.b, c.d\n\nText: **yes**')).toEqual({
      title: 'A',
      pages: [{ scenario: 'city&v=1', play: false, at: 60, show: ['a.b', 'c.d'], text: 'Text: **yes**' }],
    });
  });

  it('keeps page and story in the address and takes both out again', () => {
    const address = 'https://a.example/b/?lang=de&story=x&page=2#city&v=1';
    expect(pageOf(new URL(address).search)).toBe(1);
    expect(pageOf('?page=-3')).toBe(0);
    expect(addressOf(address, 2)).toBe('https://a.example/b/?lang=de&story=x&page=3#city&v=1');
    expect(addressOf(address, null)).toBe('https://a.example/b/?lang=de#city&v=1');
    expect(storyHref('x', '?lang=de&hide=runs&theme=light')).toBe('?story=x&theme=light&lang=de');
  });
});

describe('Markdown', () => {
  it('becomes elements', () => {
    expect(html('## A\n\nB **c** *d* `e` [f](#city&v=1)\n\n- g\n- h')).toBe(
      '<h3>A</h3><p>B <strong>c</strong> <em>d</em> <code>e</code> <a href="#city&amp;v=1">f</a></p><ul><li>g</li><li>h</li></ul>',
    );
    expect(html('A quote: "you" & <me>')).toBe('<p>A quote: &quot;you&quot; &amp; &lt;me&gt;</p>');
  });

  it('shows raw HTML as it was typed and follows no other scheme', () => {
    const page =
      '<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> [b](javascript:alert(1)) ![c](https://x.example/p.png)';
    expect(html(page)).not.toMatch(/<(script|img|a)\b/);
    for (const href of [
      'javascript:alert(1)',
      'JavaScript:x',
      'data:text/html,x',
      '//evil.example',
      'http://a.example',
      ' javascript:x',
    ])
      expect(isSafeLink(href), href).toBe(false);
    for (const href of ['https://a.example/b', '#city&v=1', '?story=schools', 'docs/guide.md', './a', '../b'])
      expect(isSafeLink(href), href).toBe(true);
  });

  it('loses no word and makes no element that is not allowed, whatever is written', () => {
    const allowed = /^(p|h3|h4|ul|ol|li|strong|em|code|pre|blockquote|hr|br|a)$/;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (markdown) => {
        const names = [...html(markdown).matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);
        for (const name of names) expect(name).toMatch(allowed);
        expect(Array.isArray(new Lexer().lex(markdown))).toBe(true);
      }),
    );
  });
});
