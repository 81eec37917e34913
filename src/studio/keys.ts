/** Keys to actions. The keys themselves stand with the actions. */
import { matches } from './actions/action';
import { actions } from './actions/registry';
import { layoutStore } from './layout/layoutStore';
import type { Studio } from './studio';

/** Runs the action of a key; keys typed into a field are the field's, and Space on a control is the control's. */
export function handleKey(event: KeyboardEvent, studio: Studio): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const { target } = event;
  const control = target instanceof Element && target.closest('button, select, summary, a, input, textarea');
  if (isTyping(event) || (control && event.key === ' ')) return;
  // Space is a word of its own in speech input and stays, as do keys with Ctrl.
  const letter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  if (letter && !layoutStore.getState().letterKeys) return;
  const action = actions.find(({ keys }) => keys?.some((shortcut) => matches(shortcut, event)));
  if (!action || action.enabled?.(studio) === false) return;
  event.preventDefault();
  action.run(studio);
}

/** Inputs in which no text stands: keys on them are the page's. */
const NO_TEXT = new Set(['range', 'checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'color', 'image']);

/** Whether the key goes into a text, which undoes its own edits, or picks from a list by its first letter. */
function isTyping({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  if (target instanceof HTMLSelectElement) return !ctrlKey && !metaKey;
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
