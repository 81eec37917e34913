/** Hub rows as Parquet. Loaded when it is asked for: the writer is 19 kB that few need. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { HUB_COLUMNS, type HubRow } from './hubverse';

/** Types of the columns; the date is a date and not a text, as hubs validate it. */
const TYPES = {
  origin_date: { type: 'INT32', converted_type: 'DATE' },
  horizon: { type: 'INT32' },
  value: { type: 'DOUBLE' },
} as const;
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** The file's bytes, Snappy-compressed. */
export function hubParquet(rows: readonly HubRow[]): Uint8Array<ArrayBuffer> {
  const columnData = HUB_COLUMNS.map((name) => ({
    name,
    data: rows.map((row) => (name === 'origin_date' ? new Date(`${row.origin_date}T00:00:00Z`) : row[name])),
  }));
  const fields = HUB_COLUMNS.map((name) => ({
    name,
    ...(name in TYPES ? TYPES[name as keyof typeof TYPES] : TEXT),
    repetition_type: 'REQUIRED' as const,
  }));
  const schema = [{ name: 'root', num_children: HUB_COLUMNS.length }, ...fields];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, createdBy: 'Murmuration' }));
}
