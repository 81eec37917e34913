/** That the guide has the keys of the page, and that documents become the HTML that Help shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions } from '../actions/registry';
import { documents } from './documents';
import { keyRows, keyTable } from './keyTable';
import { rendered, resolved } from './markdown';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide.md'), 'utf8');

test('the guide has every key of the page, as the page names it', () => {
  expect(keyRows(actions).map(({ keys }) => keys)).toEqual(expect.arrayContaining(['Space, K', 'Shift+R', '?, F1']));
  expect(guide).toContain(keyTable(actions));
});

test('no key does two things', () => {
  const keys = keyRows(actions).flatMap((row) => row.keys.split(', '));
  expect(new Set(keys).size).toBe(keys.length);
});

test('links to documents become buttons, others words, those to elsewhere stay', () => {
  const html = (markdown: string, page = 'guide.md') => rendered(markdown, page, documents).trim();
  expect(html('[the city](worlds/city.md#8-known-limits)')).toBe(
    '<p><button type="button" class="doc-link" data-page="worlds/city.md" data-anchor="8-known-limits">the city</button></p>',
  );
  expect(html('[here](#1-the-page)')).toContain('data-page="guide.md" data-anchor="1-the-page"');
  expect(html('[people](examples/people.csv)')).toBe('<p>people</p>');
  expect(html('[paper](https://example.org/a?b&c)')).toBe(
    '<p><a href="https://example.org/a?b&amp;c" target="_blank" rel="noreferrer">paper</a></p>',
  );
  expect(html('## 4. Your *data*')).toBe('<h4 data-anchor="4-your-data" tabindex="-1">4. Your <em>data</em></h4>');
  expect(html('![The page](images/first-page.png)')).toBe('<p>The page</p>');
  expect(resolved('worlds/city.md', '../guide.md')).toBe('guide.md');
});

test('HTML in a document stays text, whatever it is', () => {
  expect(rendered('a <img src=x onerror=alert(1)> b', 'guide.md', documents)).not.toContain('<img');
  expect(rendered('<script>alert(1)</script>', 'guide.md', documents)).not.toContain('<script');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', 'a', ' ', '"', '`', '[', ']', '(', ')', '!', '\n', '#') }),
      (text) => {
        const tags = rendered(text, 'guide.md', documents).matchAll(/<\/?([a-z0-9]+)/g);
        const known = /^(p|h[3-6]|a|button|em|strong|code|pre|blockquote|br|hr|ul|ol|li)$/;
        expect([...tags].filter(([, tag]) => !known.test(tag))).toEqual([]);
      },
    ),
  );
});

test('every document renders, and the guide leads into the city', () => {
  expect(documents.has('guide.md') && documents.has('worlds/city.md') && documents.has('exports.md')).toBe(true);
  const html = rendered(guide, 'guide.md', documents);
  expect(html).toContain('data-page="worlds/city.md"');
  expect(html.match(/<h4 /g)?.length).toBe(guide.match(/^## /gm)?.length);
});
