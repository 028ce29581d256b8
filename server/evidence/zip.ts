import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FileFormat } from '../../shared/evidence/file.ts';

/**
 * Office files are zip archives. Read strictly and by their list of contents: what is odd in any way is refused, because
 * whoever opens it later may read it otherwise. Each entry is inflated once, within what it says and what is allowed.
 */
const ENTRIES = 2_000;
const UNCOMPRESSED = 150 * 1024 * 1024;

/** What is allowed beyond what is kept as evidence. */
interface Allowed {
  /** Bytes of all entries together. */
  most?: number;
  /** Program code may lie in it: whoever opens it runs none. */
  code?: boolean;
}
/** Text compresses to a tenth, an empty sheet perhaps to a hundredth; a bomb to a thousandth. */
const RATIO = 200;
const RATIO_FROM = 1024 * 1024;
const CONTENT_TYPES = '[Content_Types].xml';

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const LOCAL_BYTES = 30;
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED = 0x41;

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

export class UnsafeZip extends Error {}

function unsafe(why: string): never {
  throw new UnsafeZip(why);
}

/** The list at the end of the archive; throws UnsafeZip. */
function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== END) unsafe('no end');
  const count = zip.readUInt16LE(end + 10);
  const [length, start] = [zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)];
  if (zip.readUInt16LE(end + 4) !== 0 || zip.readUInt16LE(end + 8) !== count) unsafe('in parts');
  if (end + 22 + zip.readUInt16LE(end + 20) !== zip.length) unsafe('something after the end');
  if (count === 0 || count > ENTRIES || start + length !== end) unsafe('list of contents');
  const entries: Entry[] = [];
  for (let at = start, i = 0; i < count; i++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== ENTRY) unsafe('entry');
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (zip.readUInt16LE(at + 8) & ENCRYPTED) unsafe('encrypted');
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + name),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** A folder above, a drive, a name twice: nothing that Office writes. */
const isOddName = (name: string): boolean =>
  name === '' || /[\\:\0]|^\//.test(name) || name.split('/').includes('..');

/** Two that share bytes: small on the line, without end when they are opened. */
function overlap(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  return inOrder.some(({ at, packed }, i) => at + LOCAL_BYTES + packed > (inOrder[i + 1]?.at ?? Infinity));
}

function refuseOdd(entries: readonly Entry[], { most = UNCOMPRESSED, code = false }: Allowed): void {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size !== entries.length || entries.some(({ name }) => isOddName(name))) unsafe('names');
  if (!code && entries.some(({ name }) => /vbaProject\.bin$|\.exe$|\.dll$|\.js$|\.vbs$/i.test(name)))
    unsafe('macros');
  if (overlap(entries)) unsafe('overlapping');
  if (entries.reduce((sum, { size }) => sum + size, 0) > most) unsafe('too much');
  if (entries.some(({ size, packed }) => size > RATIO_FROM && size > packed * RATIO)) unsafe('ratio');
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

async function contentOf(zip: Buffer, { name, at, packed, size, method }: Entry): Promise<Buffer> {
  if (at + LOCAL_BYTES > zip.length || zip.readUInt32LE(at) !== LOCAL) unsafe('local entry');
  const named = at + LOCAL_BYTES + zip.readUInt16LE(at + 26);
  if (zip.toString('utf8', at + LOCAL_BYTES, named) !== name) unsafe('another name');
  const from = named + zip.readUInt16LE(at + 28);
  if (from + packed > zip.length) unsafe('cut');
  const bytes = zip.subarray(from, from + packed);
  if (method === STORED) return packed === size ? bytes : unsafe('size');
  if (method !== DEFLATED) unsafe('method');
  // One byte more than it says is a lie.
  const content = await inflate(bytes, { maxOutputLength: Math.max(size, 1) }).catch(() => unsafe('inflate'));
  return content.length === size ? content : unsafe('size');
}

const PARTS: readonly [part: string, format: FileFormat][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
];

/** Each entry with its content, inflated within what it says. Throws UnsafeZip. */
export async function* contentsOf(
  zip: Buffer,
  allowed: Allowed = {},
): AsyncGenerator<{ name: string; content: Buffer }> {
  const entries = entriesOf(zip);
  refuseOdd(entries, allowed);
  for (const entry of entries) yield { name: entry.name, content: await contentOf(zip, entry) };
}

/** Which Office file it is; null for another archive. Throws UnsafeZip for what nobody should open. */
export async function officeFormat(zip: Buffer): Promise<FileFormat | null> {
  let found: (typeof PARTS)[number] | undefined;
  let types = '';
  for await (const { name, content } of contentsOf(zip)) {
    found ??= PARTS.find(([part]) => part === name);
    if (name === CONTENT_TYPES) types = content.toString('utf8');
  }
  if (/macroEnabled|vbaProject/i.test(types)) unsafe('macros');
  return found && types !== '' ? found[1] : null;
}
