/** Keeps the import under way on this device: the file once, since it may be large, and the choices at every step. */
import { NO_EDITS } from '../../scenario/observe/edits';
import { type Keyed, openSaved } from '../saved';
import { type DraftKeeper, type ImportDraft, NO_CHOICES, STEPS } from './draft';

const CHOICES = 'import';
const FILE = 'import-file';

let kept: Blob | null = null;
let saving: Promise<void> = Promise.resolve();

async function write(draft: ImportDraft | null): Promise<void> {
  const { drafts } = await openSaved();
  if (!draft) {
    kept = null;
    await Promise.all([drafts.delete(CHOICES), drafts.delete(FILE)]);
    return;
  }
  const { file, ...rest } = draft;
  if (file !== kept || !(await drafts.keys()).includes(FILE)) {
    kept = file;
    const record: Keyed & { readonly file: Blob } = { id: FILE, file };
    await drafts.put(record);
  }
  await drafts.put({ id: CHOICES, ...rest });
}

export const draftKeeper: DraftKeeper = {
  save(draft) {
    // One after the other, so that the last that was asked for is what stays.
    saving = saving.then(() => write(draft));
    return saving;
  },

  async restore() {
    const { drafts } = await openSaved();
    const [choices, file] = await Promise.all([drafts.get(CHOICES), drafts.get(FILE)]);
    if (!choices || !(file?.file instanceof Blob) || typeof choices.name !== 'string') return null;
    kept = file.file;
    const draft: ImportDraft = {
      name: choices.name,
      file: file.file,
      sha256: typeof choices.sha256 === 'string' ? choices.sha256 : '',
      step: STEPS.find((step) => step === choices.step) ?? 'table',
      settled: STEPS.filter((step) => Array.isArray(choices.settled) && choices.settled.includes(step)),
      // Written by this version or an older one; a later version that changes their form reads both.
      choices: { ...NO_CHOICES, ...(choices.choices as Partial<ImportDraft['choices']>) },
      edits: { ...NO_EDITS, ...(choices.edits as Partial<ImportDraft['edits']>) },
    };
    return draft;
  },
};
