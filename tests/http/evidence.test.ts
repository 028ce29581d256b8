import exifr from 'exifr';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { originalName } from '../../server/files/store.ts';
import { fileUrl } from '../../shared/evidence/file.ts';
import { useServer } from '../support/here.ts';
import { callAs, OWN, type Person } from '../support/services.ts';
import { addCommand, hashOf, photo, uploaded } from '../support/uploads.ts';

const { server, services } = useServer();
const cookies: Partial<Record<Person, string>> = {};
const ACCOUNTS = {
  manager: 'quanly',
  committee: 'donganh',
  department: 'socongthuong',
  leadership: 'lanhdao',
};
beforeAll(async () => {
  for (const [who, account] of Object.entries(ACCOUNTS)) {
    cookies[who as Person] = (await server().signIn(account)).cookie;
  }
});
const as = (who: Person): string => cookies[who] ?? '';

async function added(bytes: Buffer, more: Parameters<typeof addCommand>[2] = {}, who: Person = 'manager') {
  const { at, response } = await uploaded(server(), as(who), bytes);
  expect(response.status).toBe(204);
  const command = addCommand(at, bytes, more);
  const receipt = await (await callAs(services(), who)).evidence.add(command);
  return { id: command.key, receipt, command };
}

describe('a photograph', () => {
  test('uploaded, confirmed by its hash, listed, and served without what its device wrote into it', async () => {
    const bytes = await photo({
      width: 1800,
      height: 1200,
      orientation: 6,
      taken: '2025:03:20 14:05:09',
      place: { lat: 21.1, lon: 105.9 },
    });
    const { id, receipt } = await added(bytes, { caption: 'Cổng phía đông' });
    expect(receipt).toMatchObject({ sha256: hashOf(bytes), repeated: false });
    expect(await services().files.store.has(originalName(hashOf(bytes)))).toBe(true);
    const { items } = await (await callAs(services(), 'leadership')).evidence.list({ code: OWN });
    const item = items.find((one) => one.id === id);
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
    expect(JSON.stringify(item)).not.toContain('105.9');
    const view = await server().get(fileUrl(OWN, id, 'view'), { as: as('leadership') });
    expect([view.status, view.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const shown = Buffer.from(await view.arrayBuffer());
    const { width, height, exif } = await sharp(shown).metadata();
    expect([width, height, exif]).toEqual([1067, 1600, undefined]);
    expect(await exifr.parse(shown, { gps: true }).catch(() => undefined)).toBeUndefined();
    const thumb = await server().get(fileUrl(OWN, id, 'thumb'), { as: as('committee') });
    expect(thumb.status).toBe(200);
  });
});
