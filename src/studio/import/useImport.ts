/** How the wizard's components reach the import under way. */
import { useStore } from 'zustand';
import { useStudio } from '../context';
import { type Importer, type ImportState, importerOf } from './importer';

export function useImporter(): Importer {
  return importerOf(useStudio());
}

/** A part of the import's state; `select` must return the same object for the same state. */
export function useImportState<T>(select: (state: ImportState) => T): T {
  return useStore(useImporter().store, select);
}
