/** A lesson's choices as the query of a link and as the code of an embedded page. Pure. */
import { type Part, presentationQuery, readPresentation } from '../presentation/presentation';

export interface Lesson {
  readonly hidden: readonly Part[];
  /** Ids of main settings that are taken away. */
  readonly withoutSettings: readonly string[];
  /** Least and most by id, in the parameter's own unit. */
  readonly locks: Readonly<Record<string, readonly [number, number]>>;
  /** Empty: as each reader has it. */
  readonly theme: '' | 'light' | 'dark';
  readonly language: '' | 'en' | 'de';
  /** Settings of an embedded page. */
  readonly controls: readonly string[];
}

export const PLAIN_LESSON: Lesson = {
  hidden: [],
  withoutSettings: [],
  locks: {},
  theme: '',
  language: '',
  controls: [],
};

/** Settings that an embedded page has room for. */
export const MOST_CONTROLS = 3;

/** The query of a lesson, without `?`; `embed`: for a page inside another, which has its own settings and no parts to hide. */
export function lessonQuery(lesson: Lesson, embed = false): string {
  const { hidden, withoutSettings, locks, theme, language, controls } = lesson;
  const plain = readPresentation(new URLSearchParams());
  const query = new URLSearchParams(
    presentationQuery({
      ...plain,
      embed,
      hidden: new Set(embed ? [] : hidden),
      hiddenSettings: new Set(embed ? [] : withoutSettings),
      controls: embed ? controls.slice(0, MOST_CONTROLS) : [],
      locks: new Map(Object.entries(locks).filter(([, [least, most]]) => least < most)),
    }),
  );
  if (theme) query.set('theme', theme);
  if (language) query.set('lang', language);
  return query.toString();
}

/** HTML that shows a link inside another page. Texts and address may hold any character. */
export function embedCode(link: string, title: string): string {
  return `<iframe src="${attribute(link)}" title="${attribute(title)}" width="100%" height="640" style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
