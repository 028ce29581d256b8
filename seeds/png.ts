/**
 * A PNG of few colours, byte for byte the same on every machine and under every version of everything: nothing in it is
 * compressed, so its hash can stand in the log and the picture be drawn again when it is asked for.
 */
export interface Drawn {
  width: number;
  height: number;
  /** Red, green, blue; at most 16. */
  palette: readonly (readonly [number, number, number])[];
  /** The palette's index of each pixel, line by line. */
  pixels: Uint8Array;
  /** What a camera writes beside it (exif.ts). */
  exif: Buffer;
}

export function pngOf({ width, height, palette, pixels, exif }: Drawn): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Four bits for each pixel, indexed.
  head.set([4, 3, 0, 0, 0], 8);
  const across = Math.ceil(width / 2);
  const lines = Buffer.alloc((across + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x;
      const right = x + 1 < width ? (pixels[at + 1] ?? 0) : 0;
      lines[y * (across + 1) + 1 + x / 2] = ((pixels[at] ?? 0) << 4) | right;
    }
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('eXIf', exif),
    chunk('IDAT', stored(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A zlib stream of blocks that are only stored. */
function stored(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  for (let at = 0; at < bytes.length; at += 0xffff) {
    const block = bytes.subarray(at, at + 0xffff);
    const head = Buffer.alloc(5);
    head[0] = at + 0xffff >= bytes.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    parts.push(head, block);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(b * 65536 + a, 0);
  return Buffer.concat([...parts, sum]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crcOf(body), body.length + 4);
  return whole;
}

const CRC = Uint32Array.from({ length: 256 }, (_n, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
