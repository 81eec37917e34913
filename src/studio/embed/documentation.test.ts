/** That docs/embedding.md says what the page does: its keys, its parts, its example of messages, its example of a story. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { decodeLink } from '../../scenario/link';
import { worlds } from '../../worlds';
import { readStory } from '../guided/pages';
import { PARTS, readPresentation } from '../presentation/presentation';
import { enveloped, readRequest } from './messages';

const page = readFileSync(join(import.meta.dirname, '../../../docs/embedding.md'), 'utf8');
const models = worlds.map(({ definition }) => definition);
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

test('every part that can be hidden is named, in order', () => {
  const [, list] = /Parts for `hide`:([\s\S]*?)\./.exec(page) ?? [];
  expect([...list.matchAll(/`(\w+)`/g)].map(([, part]) => part)).toEqual([...PARTS]);
});

test('the examples of keys are understood', () => {
  const [link] = /https:\S+lang=de#\S+/.exec(page) ?? [''];
  const url = new URL(link);
  const { hidden, locks } = readPresentation(url.searchParams);
  expect([[...hidden], [...locks]]).toEqual([['runs', 'tabs'], [['testing.turnaround', [0, 5]]]]);
  expect(decodeLink(link, models).scenario.values['testing.turnaround']).toBe(1);
  const [, src] = /src="([^"]+)"/.exec(block('html')) ?? [];
  const embedded = new URL(src.replaceAll('&amp;', '&'));
  expect(readPresentation(embedded.searchParams)).toMatchObject({
    embed: true,
    paused: true,
    controls: ['testing.turnaround'],
  });
  expect(decodeLink(embedded.hash, models).scenario.agents).toBe(20_000);
});

test('the example of messages asks what the page can serve', () => {
  const asked: unknown[] = [];
  const said: string[] = [];
  let listen: (event: { origin: string; data: unknown }) => void = () => {};
  const src = 'https://example.org/murmuration/?embed=1';
  runInNewContext(block('js'), {
    URL,
    document: { querySelector: () => ({ src, contentWindow: { postMessage: (data: unknown) => asked.push(data) } }) },
    addEventListener: (_: string, listener: typeof listen) => {
      listen = listener;
    },
    console: { log: (day: number) => said.push(String(day)) },
  });
  const { origin } = new URL(src);
  listen({ origin: 'https://elsewhere.example', data: enveloped({ type: 'ready', link: '' }) });
  expect(asked).toEqual([]);
  listen({ origin, data: enveloped({ type: 'ready', link: '' }) });
  listen({
    origin,
    data: enveloped({ type: 'state', id: 1, link: '', day: 0, horizon: 9, playing: false, digest: null }),
  });
  listen({ origin, data: enveloped({ type: 'outcome', day: 7, outcomes: {} }) });
  expect(asked.map((data) => readRequest(structuredClone(data)))).toEqual([
    { type: 'set', id: 1, values: { 'testing.turnaround': 1 } },
    { type: 'play' },
  ]);
  expect(said).toEqual(['7']);
});

test('the example of a story is one', () => {
  const { title, pages } = readStory(block('markdown'));
  expect([title, pages.length, pages[1].at]).toEqual(['My story', 2, 60]);
  expect(decodeLink(pages[0].scenario ?? '', models).scenario.values['testing.turnaround']).toBe(5);
});
