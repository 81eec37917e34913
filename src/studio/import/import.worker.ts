/** Reads tables off the page's thread, whose frames go on meanwhile. Keeps the text of one file; the page ends it to cancel. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeText, detectEncoding, type Encoding, looksLikeText } from '../../scenario/observe/encoding';
import { readByPlan } from '../../scenario/observe/read';
import { surveyTable } from '../../scenario/observe/survey';
import { messageOf } from '../messageOf';
import type { Answer, Ask, Reply, Source } from './protocol';

/** Bytes between two reports while a file is read and hashed. */
const PIECE = 4 << 20;
/** Share of the work that reading and hashing is. */
const LOADING = 0.4;

interface Loaded {
  readonly key: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly sha256: string;
}

let loaded: Loaded | null = null;

const reply = (message: Reply) => self.postMessage(message);

async function load({ file, encoding }: Source, key: string, progress: (share: number) => void): Promise<Loaded> {
  const bytes = new Uint8Array(file.size);
  const hash = sha256.create();
  for (let from = 0; from < file.size; from += PIECE) {
    const piece = new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
    bytes.set(piece, from);
    hash.update(piece);
    progress(Math.min(1, (from + PIECE) / file.size));
  }
  const found = encoding ?? detectEncoding(bytes);
  return { key, text: decodeText(bytes, found), encoding: found, sha256: bytesToHex(hash.digest()) };
}

async function answer({ source, key, job }: Ask, progress: (share: number) => void): Promise<Answer> {
  if (loaded?.key !== key) {
    loaded = null;
    loaded = await load(source, key, (share) => progress(LOADING * share));
  }
  const { text, encoding, sha256 } = loaded;
  const rest = (share: number) => progress(LOADING + (1 - LOADING) * share);
  if (job.kind === 'read') {
    const { plan, names, name, edits } = job;
    return { kind: 'read', reading: readByPlan(text, plan, names, { name, edits, progress: rest }) };
  }
  const textual = looksLikeText(text);
  return { kind: 'survey', survey: surveyTable(textual ? text : '', job.known, rest), encoding, sha256, textual };
}

self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  const { id } = data;
  try {
    reply({ id, kind: 'done', answer: await answer(data, (share) => reply({ id, kind: 'progress', share })) });
  } catch (error) {
    loaded = null;
    reply({ id, kind: 'failed', message: messageOf(error) });
  }
};
