/** What is kept on this device: public names. */
export { openSaved, type Saved, type SavedFault } from './saved';
export type { Kept, Keyed, Shelf } from './shelf';
