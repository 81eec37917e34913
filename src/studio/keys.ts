/** The keys of the page: one table for the handler and for the help. */
import type { Studio } from './studio';

export interface Key {
  readonly keys: string;
  readonly label: string;
  readonly match: (event: KeyboardEvent) => boolean;
  readonly run: (studio: Studio) => void;
}

const plain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;
const command = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && !event.altKey;

export const keyTable: readonly Key[] = [
  {
    keys: 'Space, K',
    label: 'play, pause',
    match: (event) => plain(event) && (event.key === ' ' || event.key === 'k'),
    run: ({ session }) => (session.playing ? session.pause() : session.play()),
  },
  {
    keys: '.',
    label: 'one day on',
    match: (event) => plain(event) && event.key === '.',
    run: ({ session }) => session.step(),
  },
  {
    keys: 'R',
    label: 'reset, same seed',
    match: (event) => plain(event) && event.key === 'r',
    run: ({ session }) => session.reset(),
  },
  {
    keys: 'Shift+R',
    label: 'new seed',
    match: (event) => plain(event) && event.key === 'R',
    run: (studio) => studio.newSeed(),
  },
  {
    keys: 'Ctrl+Z',
    label: 'undo',
    match: (event) => command(event) && !event.shiftKey && event.key.toLowerCase() === 'z',
    run: (studio) => studio.undo(),
  },
  {
    keys: 'Ctrl+Shift+Z',
    label: 'redo',
    match: (event) => command(event) && event.shiftKey && event.key.toLowerCase() === 'z',
    run: (studio) => studio.redo(),
  },
  {
    keys: 'D',
    label: 'describe now',
    match: (event) => plain(event) && event.key === 'd',
    run: (studio) => studio.describe(),
  },
  {
    keys: '?',
    label: 'this help',
    match: (event) => plain(event) && event.key === '?',
    run: ({ store }) => store.setState({ help: true }),
  },
];

/** Runs the action of a key; keys typed into a field are the field's, and Space on a control is the control's. */
export function handleKey(event: KeyboardEvent, studio: Studio): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const { target } = event;
  const control = target instanceof Element && target.closest('button, select, summary, a, input, textarea');
  const typing = target instanceof HTMLInputElement ? target.type !== 'range' : target instanceof HTMLTextAreaElement;
  if (typing || (control && event.key === ' ')) return;
  const key = keyTable.find(({ match }) => match(event));
  if (!key) return;
  event.preventDefault();
  key.run(studio);
}
