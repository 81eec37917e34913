/** How a tab begins: its sentence, what it asks for, its one button and the cost of it. */
import type { ReactNode } from 'react';

interface TabIntroProps {
  readonly sentence: string;
  /** Before the button is pressed: `about 40 s, 320 runs`. */
  readonly cost: string;
  /** Choices, and the button. */
  readonly children?: ReactNode;
}

export function TabIntro({ sentence, cost, children }: TabIntroProps) {
  return (
    <section className="panel tab-intro">
      <p>{sentence}</p>
      {children}
      <p className="note" data-part="cost">
        {cost}
      </p>
    </section>
  );
}
