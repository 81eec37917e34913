/** A button for an action of the registry: its label, its key in the tip, disabled where it makes no sense. */
import { useStudio, useStudioState } from '../context';
import { shortcutText } from './action';
import { actionOf } from './registry';

interface ActionButtonProps {
  readonly id: string;
  readonly className?: string;
  /** Shown in place of the label, which then names the button. */
  readonly icon?: string;
  /** A shorter label. */
  readonly text?: string;
}

export function ActionButton({ id, className, icon, text }: ActionButtonProps) {
  const studio = useStudio();
  const action = actionOf(id);
  const enabled = useStudioState(() => action.enabled?.(studio) !== false);
  const keys = action.keys?.map(shortcutText).join(', ');
  const label = action.label();
  return (
    <button
      type="button"
      className={className}
      data-action={id}
      disabled={!enabled}
      aria-label={icon ? label : undefined}
      title={keys ? `${label} (${keys})` : label}
      onClick={() => action.run(studio)}
    >
      {icon ? <span aria-hidden="true">{icon}</span> : (text ?? label)}
    </button>
  );
}
