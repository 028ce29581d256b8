import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** An archive that is sent while it is made: what a part comes to stands after it, and once more at the end. */

export interface Part {
  name: string;
  /** Its text, piece by piece. */
  content: Iterable<string>;
}

const [LOCAL, DESCRIPTOR, ENTRY, END] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
const VERSION = 20;
/** Sizes follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** The first day that an archive can tell: the time at which a list was asked for stands in the list. */
const EPOCH_DAY = 0x21;

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

const u16 = (...values: number[]) => Buffer.from(values.flatMap((v) => [v & 255, (v >> 8) & 255]));
const u32 = (...values: number[]) => u16(...values.flatMap((v) => [v & 0xffff, (v >>> 16) & 0xffff]));

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    u32(LOCAL),
    u16(VERSION, FLAGS, DEFLATED, 0, EPOCH_DAY),
    u32(0, 0, 0),
    u16(name.length, 0),
    name,
  ]);

const listed = ({ name, crc, packed, size, at }: Written): Buffer =>
  Buffer.concat([
    u32(ENTRY),
    u16(VERSION, VERSION, FLAGS, DEFLATED, 0, EPOCH_DAY),
    u32(crc, packed, size),
    u16(name.length, 0, 0, 0, 0),
    u32(0, at),
    name,
  ]);

/** Pieces of this size are packed at once, in another thread; in between other requests have their turn. */
const PIECE = 64 * 1024;

export async function* zipStream(parts: Iterable<Part>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const part of parts) {
    const one: Written = { name: Buffer.from(part.name), crc: 0, packed: 0, size: 0, at };
    const header = localHeader(one.name);
    yield header;
    for await (const bytes of packed(part.content, one)) {
      one.packed += bytes.length;
      yield bytes;
    }
    yield Buffer.concat([u32(DESCRIPTOR, one.crc, one.packed, one.size)]);
    at += header.length + one.packed + 16;
    written.push(one);
  }
  const list = Buffer.concat(written.map(listed));
  yield list;
  yield Buffer.concat([u32(END), u16(0, 0, written.length, written.length), u32(list.length, at), u16(0)]);
}

async function* packed(content: Iterable<string>, into: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const fed = feed(content, into, deflate);
  // Whoever asked may have gone away: then nobody waits for what is left.
  fed.catch(() => undefined);
  try {
    for await (const bytes of deflate) yield bytes as Buffer;
    await fed;
  } finally {
    deflate.destroy();
  }
}

async function feed(
  content: Iterable<string>,
  into: Written,
  deflate: ReturnType<typeof createDeflateRaw>,
): Promise<void> {
  const give = async (text: string) => {
    const bytes = Buffer.from(text);
    into.crc = crc32(bytes, into.crc);
    into.size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  };
  let piece = '';
  for (const text of content) {
    piece += text;
    if (piece.length < PIECE) continue;
    await give(piece);
    piece = '';
  }
  await give(piece);
  deflate.end();
}
