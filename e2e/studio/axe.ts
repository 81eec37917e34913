/** axe on a part of the page: WCAG 2.2 A and AA. Evaluated rather than put into the page, whose policy takes no foreign script. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const SOURCE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeWindow {
  readonly axe: {
    run(
      context: unknown,
      options: unknown,
    ): Promise<{
      violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
    }>;
  };
}

/** Violations as lines `rule: element: why`, empty when there are none. */
export async function violations(page: Page, ...selectors: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([include, tags]) => {
      const { axe } = globalThis as unknown as AxeWindow;
      const found = await axe.run(include.length > 0 ? { include: [include] } : document, { runOnly: tags });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    [selectors, TAGS] as const,
  );
}
