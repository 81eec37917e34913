/** Keys to actions. The keys themselves stand with the actions. */
import { matches } from './actions/action';
import { actions } from './actions/registry';
import type { Studio } from './studio';

/** Runs the action of a key; keys typed into a field are the field's, and Space on a control is the control's. */
export function handleKey(event: KeyboardEvent, studio: Studio): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const { target } = event;
  const control = target instanceof Element && target.closest('button, select, summary, a, input, textarea');
  const typing = target instanceof HTMLInputElement ? target.type !== 'range' : target instanceof HTMLTextAreaElement;
  if (typing || (control && event.key === ' ')) return;
  const action = actions.find(({ keys }) => keys?.some((shortcut) => matches(shortcut, event)));
  if (!action || action.enabled?.(studio) === false) return;
  event.preventDefault();
  action.run(studio);
}
