import exifr from 'exifr';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { originalName } from '../../server/files/store.ts';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { type FileVariant, fileUrl } from '../../shared/evidence/file.ts';
import { useEvidence } from '../support/evidence.ts';
import { useServer } from '../support/here.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { callAs, FOREIGN, OWN, type Person, TODAY } from '../support/services.ts';
import { refused, STREAM } from '../support/updates.ts';
import { addCommand, begin, docx, hashOf, pdf, photo, piece, tus, uploaded } from '../support/uploads.ts';

const here = useServer();
const { server, services, database } = here;
const { as, added, listed, shown, version } = useEvidence(here);

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
    expect(answers.filter(({ repeated }) => repeated)).toHaveLength(1);
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
    const status = async (who: Person, variant: FileVariant, headers = {}) => {
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
