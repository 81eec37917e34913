/** The notices about work that is kept: words and buttons. What the buttons do is told by the keeper. */
import type { Notice } from '../store';
import type { SavedFault } from './saved';
import { text, timeText } from './savedWords';

/** Work that is not shown. `time`, `now`: milliseconds since 1970. */
export function earlierNotice(time: number, now: number, open: () => void): Notice {
  const actions = [{ label: text().openIt, run: open }];
  return { id: 'earlier', tone: 'info', text: text().earlier(timeText(time, now)), actions };
}

/** Work that came back though nobody asked for it by a link. */
export function resumedNotice(time: number, now: number, startFresh: () => void): Notice {
  const actions = [{ label: text().startFresh, run: startFresh }];
  return { id: 'resumed', tone: 'info', text: text().resumed(timeText(time, now)), actions };
}

export function tabsNotice(useThis: () => void, duplicate: () => void): Notice {
  const actions = [
    { label: text().useThis, run: useThis },
    { label: text().duplicate, run: duplicate },
  ];
  return { id: 'tabs', tone: 'warning', text: text().elsewhere, actions };
}

export function faultNotice(fault: SavedFault, copyLink: () => void, download: () => void): Notice {
  const actions = [
    { label: text().copyLink, run: copyLink },
    { label: text().download, run: download },
  ];
  return { id: 'saved', tone: 'warning', text: text()[fault], actions };
}
