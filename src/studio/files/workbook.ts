/** Tells workbooks of Excel from other archives, to say what to do with them. Reads no cell. */

/** Enough for the names of the first and last members of an archive. */
const EDGE_BYTES = 65_536;
/** Workbooks before 2007. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

/** Judged by content: reads the edges of the file only. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const begins = (marks: readonly number[]) => marks.every((mark, at) => head[at] === mark);
  if (begins(OLD)) return true;
  if (!begins(ZIP)) return false;
  // Members of an archive are named at its end and before each of them.
  const edges = [file.slice(0, EDGE_BYTES), file.slice(Math.max(0, file.size - EDGE_BYTES))];
  const texts = await Promise.all(
    edges.map(async (edge) => new TextDecoder('latin1').decode(await edge.arrayBuffer())),
  );
  return texts.some((text) => text.includes('xl/'));
}
