import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import type { FieldIssue } from '../../shared/errors.ts';
import type { FoundFile } from '../../shared/evidence/facet.ts';
import { type FileFormat, namesAnother, typeOf } from '../../shared/evidence/file.ts';
import { MEGAPIXELS, readPhoto } from './photo.ts';
import { officeFormat, UnsafeZip } from './zip.ts';

export type Refusal = { issue: FieldIssue; detail?: string };
export type Inspected = { file: FoundFile } | Refusal;

/** What a file is, by its content; or why it is not taken. Its name is only held against that. */
export async function inspect(path: string, name: string): Promise<Inspected> {
  const format = await formatOf(path);
  if (typeof format !== 'string') return format;
  if (namesAnother(name, format)) return { issue: 'file_named_wrong' };
  const { kind } = typeOf(format);
  const nothing = { width: null, height: null, taken: null, place: null };
  const facts = kind === 'photo' ? await readPhoto(path) : nothing;
  if (facts === 'file_too_large') return { issue: facts, detail: `${MEGAPIXELS} megapixel` };
  if (typeof facts === 'string') return { issue: facts };
  const { size: bytes } = await stat(path);
  return { file: { sha256: await hashOf(path), format, kind, bytes, ...facts } };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const HEAD_BYTES = 64;

async function formatOf(path: string): Promise<FileFormat | Refusal> {
  const head = await headOf(path);
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 12) === 'WEBP') return 'webp';
  if (textAt(head, 4, 8) === 'ftyp') return { issue: isHeic(head) ? 'file_heic' : 'file_kind' };
  if (textAt(head, 0, 5) === '%PDF-') return (await endsAsPdf(path)) ? 'pdf' : { issue: 'file_unsafe' };
  if (textAt(head, 0, 4) === 'PK\x03\x04') return officeOf(path);
  return { issue: 'file_kind' };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const textAt = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/** The pictures of iPhones: their first brand, or one of those they are compatible with. */
const isHeic = (head: Buffer): boolean => /hei[cmsx]|hev[cmx]|mif1|msf1/.test(textAt(head, 8, HEAD_BYTES));

/** One that was cut off lacks its end. Some programs write a little after it. */
async function endsAsPdf(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  return bytes.subarray(-2048).includes('%%EOF');
}

async function officeOf(path: string): Promise<FileFormat | Refusal> {
  try {
    return (await officeFormat(await readFile(path))) ?? { issue: 'file_kind' };
  } catch (error) {
    if (error instanceof UnsafeZip) return { issue: 'file_unsafe' };
    throw error;
  }
}
