import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sweepUploads } from '../../server/evidence/uploads.ts';
import { originalName } from '../../server/files/store.ts';
import { errorOf, useEvidence } from '../support/evidence.ts';
import { useServer } from '../support/here.ts';
import { startApp } from '../support/server.ts';
import { callAs, NOON, servicesOn } from '../support/services.ts';
import { refused } from '../support/updates.ts';
import {
  addCommand,
  begin,
  docx,
  hashOf,
  pdf,
  photo,
  piece,
  pixelBomb,
  tus,
  uploaded,
  uploadedByClient,
  zip,
} from '../support/uploads.ts';

const here = useServer();
const { server, services, database } = here;
const { as } = useEvidence(here);

describe('an upload', () => {
  test('that is cut goes on from what has arrived, and ends with the hash of the whole', async () => {
    const bytes = await photo({ width: 900, height: 700 });
    const at = (await begin(server(), as('manager'), { bytes: bytes.length })).headers.get('location') ?? '';
    const half = Math.floor(bytes.length / 2);
    // The line breaks in the middle of a piece.
    const broken = new ReadableStream({
      async start(stream) {
        stream.enqueue(new Uint8Array(bytes.subarray(0, half)));
        await new Promise((later) => setTimeout(later, 150));
        stream.error(new Error('the line broke'));
      },
    });
    const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' };
    await expect(
      tus(server(), at, { method: 'PATCH', as: as('manager'), headers, body: broken }),
    ).rejects.toThrow();
    const stands = async () =>
      Number((await tus(server(), at, { method: 'HEAD', as: as('manager') })).headers.get('upload-offset'));
    await expect.poll(stands).toBe(half);
    const rest = await piece(server(), as('manager'), { at, offset: half, body: bytes.subarray(half) });
    expect([rest.status, rest.headers.get('upload-sha256')]).toEqual([204, hashOf(bytes)]);
    // Its answer may have been lost: it is told again.
    const again = await tus(server(), at, { method: 'HEAD', as: as('manager') });
    expect(again.headers.get('upload-sha256')).toBe(hashOf(bytes));
  });

  test('by the client that browsers use, in many pieces', async () => {
    const bytes = await photo({ width: 700, height: 500 });
    const at = await uploadedByClient(server(), as('manager'), bytes, { chunkSize: 20_000 });
    const receipt = await (await callAs(services(), 'manager')).evidence.add(addCommand(at, bytes));
    expect(receipt.sha256).toBe(hashOf(bytes));
  });

  test('by two that send the same piece to two processes: one is kept, the other told where to go on', async () => {
    const other = await startApp(servicesOn(database().db));
    try {
      const bytes = await photo({ width: 300, height: 300 });
      const at =
        (await begin(server(), as('manager'), { bytes: bytes.length })).headers.get('location') ?? '';
      const first = { at, offset: 0, body: bytes.subarray(0, 5000) };
      const answers = await Promise.all([
        piece(server(), as('manager'), first),
        piece(other, as('manager'), first),
      ]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
      const rest = await piece(other, as('manager'), { at, offset: 5000, body: bytes.subarray(5000) });
      expect(rest.headers.get('upload-sha256')).toBe(hashOf(bytes));
    } finally {
      await other.close();
    }
  });

  test('at the wrong place, or with more than was announced, is refused and changes nothing', async () => {
    const bytes = await photo({ width: 64, height: 64 });
    const at = (await begin(server(), as('manager'), { bytes: bytes.length })).headers.get('location') ?? '';
    expect((await piece(server(), as('manager'), { at, offset: 7, body: bytes })).status).toBe(409);
    const more = Buffer.concat([bytes, Buffer.from('more')]);
    expect((await piece(server(), as('manager'), { at, offset: 0, body: more })).status).toBe(413);
    expect((await piece(server(), as('manager'), { at, offset: 0, body: bytes })).status).toBe(204);
  });

  test('too large is refused before a byte of it is sent, and an empty one too', async () => {
    const large = await begin(server(), as('manager'), { bytes: 26 * 1024 * 1024 });
    expect([large.status, await errorOf(large)]).toEqual([
      413,
      { code: 'TOO_LARGE', fields: [{ field: 'file', issue: 'file_too_large', detail: '25 MB' }] },
    ]);
    expect((await begin(server(), as('manager'), { bytes: 0 })).status).toBe(400);
  });

  test('is one of so many: beyond that somebody first goes on with theirs or cancels them', async () => {
    const begun: string[] = [];
    const answers = [];
    for (let i = 0; i <= services().files.limits.pending; i++) {
      const response = await begin(server(), as('committee'), { bytes: 10 });
      answers.push(response);
      begun.push(response.headers.get('location') ?? '');
      if (response.status !== 201) break;
    }
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(last && (await errorOf(last)).fields).toEqual([{ field: 'file', issue: 'file_quota' }]);
    // Others are not held up by it.
    expect((await begin(server(), as('manager'), { bytes: 10 })).status).toBe(201);
    for (const at of begun.filter(Boolean)) {
      expect((await tus(server(), at, { method: 'DELETE', as: as('committee') })).status).toBe(204);
    }
    expect((await begin(server(), as('committee'), { bytes: 10 })).status).toBe(201);
  });

  test('that nobody goes on with is gone after a day, with its bytes', async () => {
    const bytes = await photo({ width: 64, height: 64 });
    const { at } = await uploaded(server(), as('manager'), bytes);
    const upload = at.split('/').at(-1) ?? '';
    const { clock, files } = services();
    clock.put(NOON + files.limits.keptMs + 1);
    try {
      expect((await tus(server(), at, { method: 'HEAD', as: as('manager') })).status).toBe(404);
      const manager = await callAs(services(), 'manager');
      expect(await refused(manager.evidence.add(addCommand(at, bytes)))).toMatchObject({
        fields: [{ field: 'upload', issue: 'not_a_choice' }],
      });
      expect(await sweepUploads(services())).toBeGreaterThan(0);
      expect(await sweepUploads(services())).toBe(0);
      expect(await files.store.has(originalName(hashOf(bytes)))).toBe(false);
      expect(upload).not.toBe('');
    } finally {
      clock.put(NOON);
    }
  });

  test('that the server has thrown away meanwhile begins again unaided, and ends with the hash of the whole', async () => {
    const bytes = await photo({ width: 300, height: 200 });
    const at = (await begin(server(), as('manager'), { bytes: bytes.length })).headers.get('location') ?? '';
    await piece(server(), as('manager'), { at, offset: 0, body: bytes.subarray(0, 5_000) });
    const { clock, files } = services();
    clock.put(NOON + files.limits.keptMs + 1);
    try {
      await sweepUploads(services());
      const begun = `${server().url}${at}`;
      const again = await uploadedByClient(server(), as('manager'), bytes, { chunkSize: 20_000, begun });
      expect(again).not.toBe(at);
      const whole = await tus(server(), again, { method: 'HEAD', as: as('manager') });
      expect(whole.headers.get('upload-sha256')).toBe(hashOf(bytes));
    } finally {
      clock.put(NOON);
    }
  });

  test('speaks the protocol: its version is asked for, and what it can do is told', async () => {
    const told = await server().get('/api/files', { method: 'OPTIONS' });
    expect([told.status, told.headers.get('tus-version'), told.headers.get('tus-max-size')]).toEqual([
      204,
      '1.0.0',
      String(25 * 1024 * 1024),
    ]);
    const { at } = await uploaded(server(), as('manager'), pdf(), { name: 'a.pdf' });
    expect((await server().get(at, { method: 'HEAD', as: as('manager') })).status).toBe(400);
    const wrong = await tus(server(), at, {
      method: 'PATCH',
      as: as('manager'),
      headers: { 'Content-Type': 'text/plain', 'Upload-Offset': '0' },
      body: 'x',
    });
    expect(wrong.status).toBe(400);
  });
});

describe('what is not taken', () => {
  const macro = [{ name: 'word/vbaProject.bin', content: 'x' }];
  const bomb = [{ name: 'word/media/x', content: Buffer.alloc(40 * 1024 * 1024) }];
  const gigabytes = Array.from({ length: 40 }, (_n, i) => ({
    name: `word/media/${i}`,
    content: Buffer.alloc(1024),
    says: 100 * 1024 * 1024,
  }));
  /** The last entry of the list points at the bytes of the first. */
  const overlapping = () => {
    const bytes = docx([{ name: 'word/media/x', content: '<Types/>' }]);
    bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from('PK\x01\x02')) + 42);
    return bytes;
  };
  const progressive = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#406080' } })
      .jpeg({ progressive: true })
      .toBuffer();
  const many = Array.from({ length: 2100 }, (_n, i) => ({ name: `word/${i}`, content: '' }));
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(40),
  ]);
  const lyingJpeg = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    Buffer.from('<script>'.repeat(50)),
  ]);
  const encrypted = docx();
  encrypted.writeUInt16LE(1, encrypted.lastIndexOf(Buffer.from('PK\x01\x02')) + 8);

  test.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
    [
      'a page that calls itself a picture',
      'anh.jpg',
      () => Buffer.from('<html><script>x</script>'),
      'file_kind',
    ],
    ['a program', 'anh.jpg', () => Buffer.from('MZ\x90\0'.repeat(40)), 'file_kind'],
    ['a drawing that can hold scripts', 'a.svg', () => Buffer.from('<svg onload="x"/>'), 'file_kind'],
    ['a head without a picture', 'anh.jpg', () => lyingJpeg, 'file_unsafe'],
    ['a picture that was cut off', 'anh.jpg', async () => (await photo()).subarray(0, 9000), 'file_unsafe'],
    ['a document that calls itself a picture', 'anh.jpg', () => pdf(), 'file_named_wrong'],
    [
      'a picture that calls itself a document',
      'a.pdf',
      () => photo({ width: 8, height: 8 }),
      'file_named_wrong',
    ],
    ['a picture of an iPhone', 'IMG_1.HEIC', () => heic, 'file_heic'],
    ['a document that was cut off', 'a.pdf', () => Buffer.from('%PDF-1.4\nxxxx'), 'file_unsafe'],
    ['a picture of too many pixels', 'a.png', () => pixelBomb(), 'file_too_large'],
    [
      'a picture that must be held as a whole, of many pixels',
      'a.jpg',
      () => progressive(8000, 6000),
      'file_too_large',
    ],
    ['an archive that would unpack to gigabytes', 'a.docx', () => docx(gigabytes), 'file_unsafe'],
    ['an archive in which two entries are the same bytes', 'a.docx', () => overlapping(), 'file_unsafe'],
    ['a page with a picture’s head and a script', 'a.html', () => lyingJpeg, 'file_named_wrong'],
    ['macros', 'a.docx', () => docx(macro), 'file_unsafe'],
    // Bytes of its own: what others sent in lies there by now.
    ['macros by their name', 'a.docm', () => docx([{ name: 'word/own', content: 'x' }]), 'file_named_wrong'],
    ['an archive that grows a thousandfold', 'a.docx', () => docx(bomb), 'file_unsafe'],
    [
      'an archive that lies about how it grows',
      'a.docx',
      () => docx([{ name: 'word/x', content: Buffer.alloc(900_000), says: 10 }]),
      'file_unsafe',
    ],
    ['an archive of thousands of files', 'a.docx', () => docx(many), 'file_unsafe'],
    [
      'an archive that writes above its folder',
      'a.docx',
      () => docx([{ name: '../x', content: 'x' }]),
      'file_unsafe',
    ],
    ['an archive with a password', 'a.docx', () => encrypted, 'file_unsafe'],
    ['an archive that is no document', 'a.docx', () => zip([{ name: 'x.txt', content: 'x' }]), 'file_kind'],
    [
      'an archive with something behind it',
      'a.docx',
      () => Buffer.concat([docx(), Buffer.from('x')]),
      'file_unsafe',
    ],
  ])('%s', async (_what, name, make, issue) => {
    const bytes = await make();
    const { at, response } = await uploaded(server(), as('manager'), bytes, { name });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ code: 'INVALID', fields: [{ field: 'file', issue }] });
    // Nothing of it is left.
    expect((await tus(server(), at, { method: 'HEAD', as: as('manager') })).status).toBe(404);
    expect(await services().files.store.has(originalName(hashOf(bytes)))).toBe(false);
  });
});
