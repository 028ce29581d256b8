import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { Upload } from 'tus-js-client';
import { v7 as uuidv7 } from 'uuid';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { RunningServer } from './server.ts';
import { OWN } from './services.ts';

/** Files made on the spot: nothing of them lies in the repository. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#406080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

export interface PhotoOptions {
  width?: number;
  height?: number;
  orientation?: number;
  /** As a device writes it: '2025:03:20 14:05:09'. */
  taken?: string;
  offset?: string;
  place?: { lat: number; lon: number };
}

const dms = (degrees: number): string => {
  const whole = Math.floor(Math.abs(degrees));
  const minutes = (Math.abs(degrees) - whole) * 60;
  const seconds = Math.round((minutes - Math.floor(minutes)) * 60 * 1000);
  return `${whole}/1 ${Math.floor(minutes)}/1 ${seconds}/1000`;
};

export async function photo(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 640, height = 480, orientation, taken, offset, place } = options;
  const picture = noise(width, height).jpeg({ quality: 80 });
  if (orientation !== undefined) picture.withMetadata({ orientation });
  picture.withExifMerge({
    IFD0: { Model: 'Secret camera' },
    ...(taken
      ? { IFD2: { DateTimeOriginal: taken, ...(offset ? { OffsetTimeOriginal: offset } : {}) } }
      : {}),
    ...(place
      ? {
          IFD3: {
            GPSLatitudeRef: place.lat < 0 ? 'S' : 'N',
            GPSLatitude: dms(place.lat),
            GPSLongitudeRef: place.lon < 0 ? 'W' : 'E',
            GPSLongitude: dms(place.lon),
          },
        }
      : {}),
  });
  return picture.toBuffer();
}

export const pdf = (text = 'x'): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

export interface ZipEntry {
  name: string;
  content: Buffer | string;
  /** A size that it does not have. */
  says?: number;
}

/** A zip archive, with lies where they are asked for. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, says } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(says ?? bytes.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    sizes.copy(local, 14);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, title, packed);
    list.push(entry, title);
    at += local.length + title.length + packed.length;
  }
  const contents = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, contents, end]);
}

export const docx = (more: readonly ZipEntry[] = []): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

/** A PNG that says it is enormous. */
export async function pixelBomb(width = 50_000, height = 50_000): Promise<Buffer> {
  const { crc32 } = await import('node:zlib').then((z) => z as unknown as { crc32?: (b: Buffer) => number });
  const png = await noise(8, 8).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  if (crc32) png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const b64 = (text: string): string => Buffer.from(text).toString('base64');

/** One request of the protocol, as `as`. */
export const tus = (
  server: RunningServer,
  path: string,
  {
    headers,
    ...init
  }: { method: string; as?: string; headers?: Record<string, string>; body?: RequestInit['body'] },
): Promise<Response> =>
  server.get(path, {
    ...init,
    headers: { 'Tus-Resumable': '1.0.0', ...headers },
    ...(init.body ? { duplex: 'half' } : {}),
  });

export const begin = (
  server: RunningServer,
  as: string | undefined,
  {
    bytes,
    name = 'anh.jpg',
    code = OWN,
    document,
  }: { bytes: number; name?: string; code?: string; document?: string | undefined },
): Promise<Response> =>
  tus(server, '/api/files', {
    method: 'POST',
    ...(as ? { as } : {}),
    headers: {
      'Upload-Length': String(bytes),
      'Upload-Metadata': `filename ${b64(name)},${document === undefined ? `cluster ${b64(code)}` : `document ${b64(document)}`}`,
    },
  });

export const piece = (
  server: RunningServer,
  as: string,
  { at, offset, body }: { at: string; offset: number; body: Buffer },
): Promise<Response> =>
  tus(server, at, {
    method: 'PATCH',
    as,
    headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
    body: new Uint8Array(body),
  });

/** A whole file, in one piece: where it is, and what the last answer said. */
export async function uploaded(
  server: RunningServer,
  as: string,
  bytes: Buffer,
  more: { name?: string; code?: string; document?: string } = {},
): Promise<{ at: string; response: Response }> {
  const begun = await begin(server, as, { bytes: bytes.length, ...more });
  const at = begun.headers.get('location');
  if (at === null) return { at: '', response: begun };
  return { at, response: await piece(server, as, { at, offset: 0, body: bytes }) };
}

/** The same by the client that browsers use. */
export const uploadedByClient = (
  server: RunningServer,
  as: string,
  bytes: Buffer,
  { chunkSize, name = 'anh.jpg', begun = null }: { chunkSize: number; name?: string; begun?: string | null },
): Promise<string> =>
  new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${server.url}/api/files`,
      headers: { cookie: as },
      metadata: { filename: name, cluster: OWN },
      chunkSize,
      uploadUrl: begun,
      retryDelays: [10, 20],
      onError: reject,
      onSuccess: () => resolve(new URL(upload.url ?? '').pathname),
    });
    upload.start();
  });

/** What makes an upload evidence. */
export const addCommand = (
  at: string,
  bytes: Buffer | null,
  said: { milestone?: MilestoneCode | null; caption?: string; code?: string } = {},
) => ({
  stream: streamOf('cluster', said.code ?? OWN),
  key: uuidv7(),
  expected: 0,
  request: uuidv7(),
  said: {
    upload: at.split('/').at(-1) ?? '',
    sha256: bytes && hashOf(bytes),
    milestone: said.milestone ?? null,
    component: null,
    caption: said.caption ?? 'Ảnh hiện trường',
  },
});
