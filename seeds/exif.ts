import type { Place, Taken } from '../shared/evidence/place.ts';

const [BYTE_TEXT, LONG, RATIONAL] = [2, 4, 5];
type Entry = readonly [tag: number, type: number, count: number, value: Buffer];

const text = (tag: number, value: string): Entry => {
  const bytes = Buffer.from(`${value}\0`, 'latin1');
  return [tag, BYTE_TEXT, bytes.length, bytes];
};
const long = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return [tag, LONG, 1, bytes];
};
/** Degrees, minutes and seconds as cameras write them. */
const degrees = (tag: number, value: number): Entry => {
  const whole = Math.floor(value);
  const minutes = Math.floor((value - whole) * 60);
  const seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 1e4);
  const bytes = Buffer.alloc(24);
  [whole, 1, minutes, 1, seconds, 1e4].forEach((n, i) => bytes.writeUInt32LE(n, i * 4));
  return [tag, RATIONAL, 3, bytes];
};

/** A directory of entries and, behind it, the values that do not fit into it. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length, 0);
  const values: Buffer[] = [];
  let behind = at + head.length;
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const line = 2 + i * 12;
    head.writeUInt16LE(tag, line);
    head.writeUInt16LE(type, line + 2);
    head.writeUInt32LE(count, line + 4);
    if (value.length <= 4) value.copy(head, line + 8);
    else {
      head.writeUInt32LE(behind, line + 8);
      values.push(value);
      behind += value.length;
    }
  }
  return Buffer.concat([head, ...values]);
}

/** When and where, as a camera writes it beside a picture (TIFF, little-endian); north and east. */
export function exifOf(taken: Taken, place: Place | null): Buffer {
  const at = taken.at.replaceAll('-', ':').replace('T', ' ');
  const times = [text(0x9003, at), ...(taken.offset === null ? [] : [text(0x9011, taken.offset)])];
  const first = 8;
  const mine = directory([long(0x8769, 0), ...(place ? [long(0x8825, 0)] : [])], first).length;
  const shots = directory(times, first + mine);
  const where = first + mine + shots.length;
  const positions = place ? [text(1, 'N'), degrees(2, place.lat), text(3, 'E'), degrees(4, place.lon)] : [];
  const links = [long(0x8769, first + mine), ...(place ? [long(0x8825, where)] : [])];
  const head = Buffer.from([0x49, 0x49, 0x2a, 0, first, 0, 0, 0]);
  return Buffer.concat([
    head,
    directory(links, first),
    shots,
    ...(place ? [directory(positions, where)] : []),
  ]);
}
