import exifr from 'exifr';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { sweepUploads } from '../../server/evidence/uploads.ts';
import { originalName } from '../../server/files/store.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import type { ErrorShape } from '../../shared/errors.ts';
import { FILE_VARIANTS, fileUrl } from '../../shared/evidence/file.ts';
import { useServer } from '../support/here.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { startApp } from '../support/server.ts';
import { callAs, FOREIGN, NOON, OWN, type Person, servicesOn, TODAY } from '../support/services.ts';
import { refused, STREAM } from '../support/updates.ts';
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

const { server, services, database } = useServer();
const cookies: Partial<Record<Person, string>> = {};
const ACCOUNTS = {
  manager: 'quanly',
  committee: 'donganh',
  department: 'socongthuong',
  leadership: 'lanhdao',
  administrator: 'quantri',
};
beforeAll(async () => {
  for (const [who, account] of Object.entries(ACCOUNTS)) {
    cookies[who as Person] = (await server().signIn(account)).cookie;
  }
});
const as = (who: Person): string => cookies[who] ?? '';

/** A file that is evidence: its id, and what was answered. */
async function added(
  bytes: Buffer,
  more: Parameters<typeof addCommand>[2] & { name?: string } = {},
  who: Person = 'manager',
) {
  const { at, response } = await uploaded(server(), as(who), bytes, more);
  expect(response.status, await response.clone().text()).toBe(204);
  expect(response.headers.get('upload-sha256')).toBe(hashOf(bytes));
  const command = addCommand(at, bytes, more);
  const receipt = await (await callAs(services(), who)).evidence.add(command);
  return { id: command.key, receipt, command };
}
const listed = async (who: Person = 'leadership', more: { asOf?: string } = {}) =>
  (await (await callAs(services(), who)).evidence.list({ code: OWN, ...more })).items;
const shown = async (id: string) => (await listed()).find((one) => one.id === id);
const errorOf = async (response: Response): Promise<ErrorShape> =>
  ((await response.json()) as { error: ErrorShape }).error;
const version = async (id: string) => (await shown(id))?.version ?? 0;

describe('a photograph', () => {
  test('is confirmed by its hash, listed, and served without what its device wrote into it', async () => {
    const bytes = await photo({
      width: 1800,
      height: 1200,
      orientation: 6,
      taken: '2025:03:20 14:05:09',
      place: { lat: 21.1, lon: 105.9 },
    });
    const { id, receipt } = await added(bytes, { caption: 'Cổng phía đông' });
    expect(receipt).toMatchObject({ sha256: hashOf(bytes), repeated: false });
    const item = await shown(id);
    expect(item).toMatchObject({
      kind: 'photo',
      name: 'anh.jpg',
      width: 1200,
      height: 1800,
      taken: { at: '2025-03-20T14:05:09', offset: null },
      age: 11,
      caption: 'Cổng phía đông',
      original: false,
    });
    expect(item?.distance.kind).not.toBe('unknown');
    const view = await server().get(fileUrl(OWN, id, 'view'), { as: as('leadership') });
    expect([view.status, view.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const picture = Buffer.from(await view.arrayBuffer());
    const { width, height, exif, orientation } = await sharp(picture).metadata();
    expect([width, height, exif, orientation]).toEqual([1067, 1600, undefined, undefined]);
    expect(await exifr.parse(picture, { gps: true }).catch(() => undefined)).toBeUndefined();
    const original = await server().get(fileUrl(OWN, id, 'original'), { as: as('department') });
    expect(hashOf(Buffer.from(await original.arrayBuffer()))).toBe(hashOf(bytes));
  });

  test('tells where it was taken to those who may have the file as it came, to others by a distance', async () => {
    const { id } = await added(await photo({ place: { lat: 21.12345, lon: 105.67891 } }));
    const leadership = await callAs(services(), 'leadership');
    const detail = await leadership.clusters.detail({ code: OWN });
    expect(detail.history.some(({ event }) => event['id'] === id)).toBe(true);
    expect(JSON.stringify([detail.history, await listed()])).not.toMatch(/21\.1234|105\.678/);
    const told = await listed('department');
    expect(told.find((one) => one.id === id)?.place).toEqual({ lat: 21.12345, lon: 105.67891 });
    const { history } = await (await callAs(services(), 'department')).clusters.detail({ code: OWN });
    expect(JSON.stringify(history)).not.toMatch(/21\.1234|105\.678/);
  });

  test('that says nothing is told to say nothing', async () => {
    const { id } = await added(await photo({ width: 32, height: 32 }));
    expect(await shown(id)).toMatchObject({
      taken: null,
      age: null,
      distance: { kind: 'unknown', why: 'photo' },
    });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'with orientation %i stands upright, turned once',
    async (orientation) => {
      const bytes = await photo({ width: 60, height: 40, orientation });
      const { id } = await added(bytes);
      const upright = orientation >= 5 ? { width: 40, height: 60 } : { width: 60, height: 40 };
      expect(await shown(id)).toMatchObject(upright);
      const thumb = await server().get(fileUrl(OWN, id, 'thumb'), { as: as('committee') });
      expect(await sharp(Buffer.from(await thumb.arrayBuffer())).metadata()).toMatchObject(upright);
    },
  );
});

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
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
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
    ['macros by their name', 'a.docm', () => docx(), 'file_named_wrong'],
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

describe('parts of a file', () => {
  test.each(['bytes=0-9', 'bytes=-1', 'bytes=0-1,2-3,4-5', 'bytes=999999999-', 'bytes=x'])(
    'are not served: whoever asks for %s gets all of it',
    async (range) => {
      const bytes = pdf('nguyên vẹn');
      const { id } = await added(bytes, { name: 'a.pdf' });
      const headers = { range };
      const answer = await server().get(fileUrl(OWN, id, 'original'), { as: as('leadership'), headers });
      expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'none']);
      expect(hashOf(Buffer.from(await answer.arrayBuffer()))).toBe(hashOf(bytes));
      // And the right is asked for first.
      expect((await server().get(fileUrl(OWN, id, 'original'), { headers })).status).toBe(404);
    },
  );
});

describe('documents', () => {
  test.each([
    ['bien-ban.pdf', () => pdf('nghiệm thu'), 'application/pdf'],
    ['to-trinh.docx', () => docx(), 'wordprocessingml'],
  ])('%s is saved, never shown in a page of ours', async (name, make, type) => {
    const { id } = await added(make(), { name });
    const file = await server().get(fileUrl(OWN, id, 'original'), { as: as('leadership') });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toContain(type);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(file.headers.get('cache-control')).toBe('private, no-cache');
    expect(file.headers.get('vary')).toMatch(/Cookie/);
    expect((await server().get(fileUrl(OWN, id, 'view'), { as: as('leadership') })).status).toBe(404);
  });

  test('a name is cleaned, and names nothing on disk', async () => {
    const bytes = await photo({ width: 30, height: 20 });
    const { id } = await added(bytes, { name: '../../..\\etc/\u202epas\u0000swd .JPG' });
    expect((await shown(id))?.name).toBe('passwd.jpg');
    const file = await server().get(fileUrl(OWN, id, 'original'), { as: as('manager') });
    expect(file.headers.get('content-disposition')).toContain('filename="passwd.jpg"');
  });
});

describe('evidence', () => {
  test('is recorded once, however often it is said; another’s words under the same id are refused', async () => {
    const { command } = await added(await photo({ width: 40, height: 40 }));
    const manager = await callAs(services(), 'manager');
    const count = (await eventsOf(database().db, STREAM)).length;
    const again = await manager.evidence.add(command);
    expect(again).toMatchObject({ repeated: true, sha256: command.said.sha256 });
    const other = { ...command, said: { ...command.said, caption: 'Khác' } };
    expect((await refused(manager.evidence.add(other))).fields).toMatchObject([{ field: 'request' }]);
    expect((await eventsOf(database().db, STREAM)).length).toBe(count);
    expect(await faultsOf(database().db)).toEqual([]);
  });

  test('said by two at once of one upload: both are told what stands, and the file is kept once', async () => {
    const bytes = await photo({ width: 48, height: 40 });
    const { at } = await uploaded(server(), as('manager'), bytes);
    const manager = await callAs(services(), 'manager');
    const command = addCommand(at, bytes);
    const answers = await Promise.all([manager.evidence.add(command), manager.evidence.add(command)]);
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(new Set(answers.map(({ sha256 }) => sha256))).toEqual(new Set([hashOf(bytes)]));
  });

  test('whose hash is not the one that was meant is refused', async () => {
    const bytes = await photo({ width: 50, height: 40 });
    const { at } = await uploaded(server(), as('manager'), bytes);
    const manager = await callAs(services(), 'manager');
    const wrong = addCommand(at, Buffer.from('something else'));
    expect(await refused(manager.evidence.add(wrong))).toMatchObject({
      code: 'INVALID',
      fields: [{ field: 'sha256', issue: 'file_changed' }],
    });
    expect(await services().files.store.has(originalName(hashOf(bytes)))).toBe(false);
  });

  test('of one cluster is not made of an upload for another, nor of somebody else’s', async () => {
    const bytes = await photo({ width: 51, height: 40 });
    const { at } = await uploaded(server(), as('manager'), bytes, { code: 'HN-061' });
    for (const who of ['manager', 'committee'] as const) {
      const caller = await callAs(services(), who);
      expect(await refused(caller.evidence.add(addCommand(at, bytes)))).toMatchObject({
        fields: [{ field: 'upload', issue: 'not_a_choice' }],
      });
    }
  });

  test('that is withdrawn stays with its reason, is still there to be seen, and counts for nothing', async () => {
    const { id } = await added(await photo({ width: 52, height: 40 }), { milestone: 'works_accepted' });
    const manager = await callAs(services(), 'manager');
    const withdraw = {
      stream: STREAM,
      key: id,
      expected: await version(id),
      request: uuidv7(),
      said: { reason: 'Nhầm cụm' },
    };
    await manager.evidence.withdraw(withdraw);
    expect(await shown(id)).toMatchObject({ withdrawn: { on: TODAY, reason: 'Nhầm cụm' } });
    expect((await server().get(fileUrl(OWN, id, 'view'), { as: as('leadership') })).status).toBe(200);
    const twice = { ...withdraw, request: uuidv7(), expected: await version(id) };
    expect((await refused(manager.evidence.withdraw(twice))).fields).toMatchObject([{ issue: 'unchanged' }]);
    const { history } = await manager.clusters.detail({ code: OWN });
    expect(history.filter(({ event }) => event['id'] === id)).toHaveLength(2);
  });
});

describe('who', () => {
  test.each<[Person, number]>([
    ['manager', 201],
    ['committee', 201],
    ['department', 403],
    ['leadership', 403],
    ['administrator', 403],
    ['public', 401],
  ])('may begin an upload: %s %i', async (who, status) => {
    const cookie = who === 'public' ? undefined : as(who);
    expect((await begin(server(), cookie, { bytes: 10 })).status).toBe(status);
  });

  test('nobody adds to a cluster that is not theirs, or that is not there', async () => {
    expect((await begin(server(), as('manager'), { bytes: 10, code: FOREIGN })).status).toBe(403);
    expect((await begin(server(), as('manager'), { bytes: 10, code: 'HN-999' })).status).toBe(404);
    expect((await begin(server(), as('manager'), { bytes: 10, code: '../x' })).status).toBe(404);
  });

  test('an upload is its sender’s: to others it is not there', async () => {
    const at = (await begin(server(), as('manager'), { bytes: 10 })).headers.get('location') ?? '';
    for (const method of ['HEAD', 'DELETE']) {
      expect((await tus(server(), at, { method, as: as('committee') })).status).toBe(404);
    }
    const theirs = await piece(server(), as('committee'), { at, offset: 0, body: Buffer.from('0123456789') });
    expect(theirs.status).toBe(404);
  });

  test('a page of another site writes nothing', async () => {
    const response = await tus(server(), '/api/files', {
      method: 'POST',
      as: as('manager'),
      headers: { 'Upload-Length': '10', Origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
  });

  test('sees files: those inside; to everybody else there is nothing, and a cookie is asked each time', async () => {
    const { id } = await added(await photo({ width: 54, height: 40 }));
    const status = async (who: Person, variant: (typeof FILE_VARIANTS)[number], headers = {}) => {
      const cookie = as(who);
      const more = cookie === '' ? { headers } : { as: cookie, headers };
      return (await server().get(fileUrl(OWN, id, variant), more)).status;
    };
    const statuses = async (who: Person) => [
      await status(who, 'thumb'),
      await status(who, 'view'),
      await status(who, 'original'),
    ];
    expect(await statuses('manager')).toEqual([200, 200, 200]);
    expect(await statuses('committee')).toEqual([200, 200, 200]);
    expect(await statuses('department')).toEqual([200, 200, 200]);
    // What its device wrote into it goes to who reviews it and to who took it.
    expect(await statuses('leadership')).toEqual([200, 200, 404]);
    expect(await statuses('administrator')).toEqual([404, 404, 404]);
    expect(await statuses('public')).toEqual([404, 404, 404]);
    const tag =
      (await server().get(fileUrl(OWN, id, 'view'), { as: as('manager') })).headers.get('etag') ?? '';
    expect(await status('manager', 'view', { 'if-none-match': tag })).toBe(304);
    expect(await status('public', 'view', { 'if-none-match': tag })).toBe(404);
    for (const odd of [
      `/api/files/${id}/view`,
      fileUrl(FOREIGN, id, 'view'),
      fileUrl(OWN, uuidv7(), 'view'),
    ]) {
      expect((await server().get(odd, { as: as('department') })).status).toBe(404);
    }
  });
});

/** The last of this file: from here on it is the next day. */
test('is listed as it was known on a day', async () => {
  const before = await listed();
  services().clock.put(instantInHanoi(addDays(TODAY, 1), 12));
  const { id } = await added(await photo({ width: 53, height: 40 }));
  expect((await listed('leadership', { asOf: TODAY })).map((item) => item.id).sort()).toEqual(
    before.map((item) => item.id).sort(),
  );
  expect((await listed()).map((item) => item.id)).toContain(id);
});
