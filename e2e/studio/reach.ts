/**
 * What cannot be reached: looks at everything that is shown inside of a root, in the page. Judges boxes and what lies on top of them,
 * never looks; colours and names are axe's.
 */
import type { Page } from '@playwright/test';

/** What may scroll sideways within itself: tables of numbers, code, chips of runs, and on phones the row of tiles. */
const SCROLLERS = '.table-scroll, .doc-wide, .import-scroll, .strip-scroll, .chips, .tiles';
/** What may be cut: the city and charts draw beyond their edges, and names end in an ellipsis whose whole text stands elsewhere. */
const CUT = '.stage-view, .plot, .chip-name, .tile *, .import-table *, .stage-status, .bar-body, .js-plotly-plot *';
const CONTROLS = 'a[href], button, input, select, textarea, summary, [role="slider"], [role="option"], [tabindex="0"]';

/**
 * Faults inside of `root`, empty when there are none: what scrolls or is cut sideways, what lies beyond the edges of the window, and
 * controls that cannot be brought wholly into sight with nothing on top of their middle.
 */
export function unreachable(page: Page, root: string): Promise<string[]> {
  return page.evaluate(
    ({ root, scrollers, cut, controls }) => {
      const faults: string[] = [];
      const place = document.querySelector(root);
      if (!place) return [`${root} is not there`];
      const name = (element: Element) => {
        const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
        return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} "${text}"`;
      };
      const parents = (element: Element): Element[] => {
        const parent = element.parentElement;
        return parent && parent !== place.parentElement ? [parent, ...parents(parent)] : [];
      };
      const clipped = (element: Element) =>
        [element, ...parents(element)].some((one) => getComputedStyle(one).clipPath !== 'none');
      const shown = [place, ...place.querySelectorAll('*')].filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return (
          width > 0 &&
          height > 0 &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.closest('svg svg, svg *')
        );
      });
      const seen = shown.filter((element) => !clipped(element));
      const { clientWidth: wide, clientHeight: high } = document.documentElement;

      for (const element of [document.documentElement, ...seen]) {
        const { overflowX, overflowY } = getComputedStyle(element);
        const over = element.scrollWidth - element.clientWidth;
        const below = element.scrollHeight - element.clientHeight;
        const whole = element === document.documentElement;
        if (element.matches('input, select, textarea, progress') || element.matches(cut)) continue;
        if (over > 1 && (whole || overflowX !== 'visible') && !element.matches(scrollers)) {
          const edge = element.getBoundingClientRect().left + element.clientWidth;
          const worst = seen
            .filter((one) => element.contains(one) && one.getBoundingClientRect().right > edge + 1)
            .slice(0, 3);
          faults.push(`${name(element)} is ${over} px too wide: ${worst.map(name).join(', ')}`);
        }
        const words = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
        if (over > 1 && overflowX === 'visible' && words)
          faults.push(`${name(element)} is ${over} px too narrow for its words`);
        if (below > 1 && /hidden|clip/.test(overflowY)) faults.push(`${name(element)} hides ${below} px below`);
      }
      for (const element of seen) {
        if (element.closest(cut) || parents(element).some((one) => getComputedStyle(one).overflowX !== 'visible'))
          continue;
        const { left, right } = element.getBoundingClientRect();
        if (left < -1 || right > wide + 1) faults.push(`${name(element)} lies from ${left} to ${right} of ${wide}`);
      }

      for (const element of seen.filter((one) => one.matches(controls))) {
        if (element.matches('[type="file"]') && element.closest('label')) continue;
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const { left, right, top, bottom, height } = element.getBoundingClientRect();
        const [line] = element.getClientRects();
        const hit = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
        // Notices and hints lie over the city until they are closed.
        if (element.matches('.stage-view') && hit?.closest('.stage-over')) continue;
        if (left < -1 || right > wide + 1 || (height <= high && (top < -1 || bottom > high + 1)))
          faults.push(
            `${name(element)} does not come into sight: ${[left, right, top, bottom].map(Math.round).join(' ')}`,
          );
        else if (!hit || !(element.contains(hit) || hit.closest('label')?.contains(element)))
          faults.push(`${name(element)} lies under ${hit ? name(hit) : 'nothing'}`);
      }
      window.scrollTo(0, 0);
      return [...new Set(faults)];
    },
    { root, scrollers: SCROLLERS, cut: CUT, controls: CONTROLS },
  );
}
