import { expect, test } from 'vitest';
import { readPresentation } from '../presentation/presentation';
import { embedCode, type Lesson, lessonQuery, PLAIN_LESSON } from './lesson';

const lesson: Lesson = {
  hidden: ['runs', 'search'],
  withoutSettings: ['tracing.app'],
  locks: { 'testing.turnaround': [0, 5], 'disease.r0': [3, 3] },
  theme: 'light',
  language: 'de',
  controls: ['testing.turnaround', 'masks.uptake', 'disease.r0', 'tracing.app'],
};
const query = (of: Lesson, embed = false) => new URLSearchParams(lessonQuery(of, embed));

test('a lesson hides, locks and chooses language and theme; a range of nothing is none', () => {
  const read = readPresentation(query(lesson));
  expect([...read.hidden]).toEqual(['runs', 'search']);
  expect([...read.hiddenSettings]).toEqual(['tracing.app']);
  expect([...read.locks]).toEqual([['testing.turnaround', [0, 5]]]);
  expect(query(lesson).get('theme')).toBe('light');
  expect(query(lesson).get('lang')).toBe('de');
  expect(read.embed).toBe(false);
  expect(lessonQuery(PLAIN_LESSON)).toBe('');
});

test('an embedded page has at most three settings, with their locks, and hides nothing more', () => {
  const read = readPresentation(query(lesson, true));
  expect(read.embed).toBe(true);
  expect(read.controls).toEqual(['testing.turnaround', 'masks.uptake', 'disease.r0']);
  expect(read.hidden.size + read.hiddenSettings.size).toBe(0);
  expect(read.locks.has('testing.turnaround')).toBe(true);
});

test('the code of an embedded page cannot be left by a title', () => {
  const code = embedCode('https://a.example/?embed=1&theme=dark#city&v=1', 'A "town" <b>');
  expect(code).toContain('src="https://a.example/?embed=1&amp;theme=dark#city&amp;v=1"');
  expect(code).toContain('title="A &quot;town&quot; &lt;b>"');
  expect(code).toContain('loading="lazy"');
});
