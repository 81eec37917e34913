/** Every action of the page. Features bring lists of their own; their order is that of menus and palette. */

import { exportActions } from '../export/actions';
import { galleryActions } from '../gallery/actions';
import { importActions } from '../import/actions';
import { outcomesActions } from '../outcomes/outcomesActions';
import { protocolActions } from '../protocol/actions';
import { runsActions } from '../runs/actions';
import { shareActions } from '../share/shareActions';
import { stageActions } from '../stage/actions';
import { storyActions } from '../story/actions';
import type { Action } from './action';
import { editActions } from './editActions';
import { helpActions } from './helpActions';
import { runActions } from './runActions';

export const actions: readonly Action[] = [
  ...runActions,
  ...editActions,
  ...galleryActions,
  ...protocolActions,
  ...outcomesActions,
  ...runsActions,
  ...stageActions,
  ...shareActions,
  ...importActions,
  ...storyActions,
  ...exportActions,
  ...helpActions,
];

/** The action of that id. Throws RangeError for one that does not exist. */
export function actionOf(id: string): Action {
  const found = actions.find((action) => action.id === id);
  if (!found)
    throw new RangeError(`No action is called "${id}". There are: ${actions.map((one) => one.id).join(', ')}`);
  return found;
}
