import { crc32, deflateSync } from 'node:zlib';

/** Bytes that nobody means well with. */

const object = (number: number, body: string): string => `${number} 0 obj\n${body}\nendobj\n`;
const stream = (said: string, more = ''): string =>
  `<< ${more} /Length ${said.length} >>\nstream\n${said}\nendstream`;

/** Without a table of its objects: a reader finds them by itself. */
const pdf = (objects: readonly string[]): Buffer =>
  Buffer.from(`%PDF-1.4\n${objects.join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');

const CATALOG = object(1, '<< /Type /Catalog /Pages 2 0 R >>');

export function pdfOfPages(many: number): Buffer {
  const kids = Array.from({ length: many }, (_one, at) => `${at + 3} 0 R`).join(' ');
  const page = (_one: unknown, at: number) =>
    object(at + 3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>');
  return pdf([
    CATALOG,
    object(2, `<< /Type /Pages /Count ${many} /Kids [${kids}] >>`),
    ...Array.from({ length: many }, page),
  ]);
}

/** A form of forms of forms: a few lines that draw for ever. */
export function pdfWithoutEnd(): Buffer {
  const depth = 12;
  const forms = Array.from({ length: depth }, (_one, at) => {
    const isLast = at === depth - 1;
    const drawn = isLast ? 'BT /F 12 Tf (x) Tj ET' : '/Next Do '.repeat(12);
    const inside = isLast ? '' : `/Resources << /XObject << /Next ${at + 11} 0 R >> >>`;
    return object(at + 10, stream(drawn, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${inside}`));
  });
  return pdf([
    CATALOG,
    object(2, '<< /Type /Pages /Count 1 /Kids [3 0 R] >>'),
    object(
      3,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Next 10 0 R >> >> >>',
    ),
    object(4, stream('/Next Do')),
    ...forms,
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A picture of a few thousand bytes that says it is so many pixels wide and high. */
export function pngOf(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
