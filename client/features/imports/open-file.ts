import type { SheetLook } from '../../../server/imports/look.ts';
import type { BookNote, OpenFailure } from '../../../shared/tables/raw.ts';
import { ApiError, fetchJson } from '../../failure.ts';

export interface OpenedFile {
  ok: true;
  sha256: string;
  name: string;
  notes: BookNote[];
  sheets: SheetLook[];
}
type Answer = OpenedFile | { ok: false; failure: OpenFailure };

/** The file is sent as it is; the server opens it, and says what it looks like. */
export const openFile = (file: File): Promise<Answer> =>
  fetchJson<Answer>('/api/import/open', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  });

/** The same file with a column of what was found, saved by the browser. */
export async function saveMarked(reading: object, name: string): Promise<void> {
  const response = await fetch('/api/import/marked', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reading }),
  });
  if (!response.ok) throw new ApiError({ code: 'INTERNAL', fields: [] });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  const ending = response.headers.get('content-type')?.startsWith('text/csv') ? 'csv' : 'xlsx';
  link.href = address;
  link.download = `${name.replace(/\.[^.]*$/, '')} – kết quả.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
