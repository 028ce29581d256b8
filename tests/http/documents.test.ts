import { beforeAll, describe, expect, test } from 'vitest';
import { useEvidence } from '../support/evidence.ts';
import { useServer } from '../support/here.ts';
import { CASES } from '../support/pages/cases.ts';
import { made } from '../support/pages/layout.ts';
import { callAs, OWN } from '../support/services.ts';
import { docx } from '../support/uploads.ts';

const here = useServer();
const { services } = here;
const { added } = useEvidence(here);

async function decision(): Promise<Buffer> {
  const [one] = CASES;
  if (!one) throw new RangeError('no case');
  return (await made(one.written.content, one.style)).pdf;
}

describe('a document that is on file', { timeout: 60_000 }, () => {
  test('proposes what stands in it, each with its place, held against the register; its page can be looked at', async () => {
    const { id } = await added(await decision(), { name: 'quyet-dinh.pdf' });
    const manager = await callAs(services(), 'manager');
    const reading = await manager.documents.read({ code: OWN, file: id });
    if (!reading.ok) throw new Error(reading.failure);
    const { number, date, issuer, clusters } = reading.fields;
    expect([number?.value, date?.value, issuer?.value]).toEqual([
      '2800/QĐ-UBND',
      '2020-06-26',
      'Ủy ban nhân dân thành phố Hà Nội',
    ]);
    expect(clusters.map(({ value }) => value.code)).toEqual(['HN-068']);
    expect(number?.places).toHaveLength(1);
    expect(await manager.documents.page({ code: OWN, file: id, page: 1, turn: 0 })).toMatch(
      /^data:image\/webp;base64,UklGR/,
    );
    expect(await manager.documents.page({ code: OWN, file: id, page: 7, turn: 0 })).toBeNull();
  });

  test('of another kind, or not there, proposes nothing', async () => {
    const manager = await callAs(services(), 'manager');
    const { id } = await added(docx(), { name: 'bao-cao.docx' });
    const none = { ok: false, failure: 'unreadable' };
    expect(await manager.documents.read({ code: OWN, file: id })).toEqual(none);
    expect(await manager.documents.read({ code: OWN, file: '0197c6d2-0000-7000-8000-000000000000' })).toEqual(
      none,
    );
  });
});

describe('the decision of a cluster that is not in the register yet', { timeout: 60_000 }, () => {
  const cookies: Record<string, string> = {};
  const sent = (path: string, body: Uint8Array<ArrayBuffer>, as?: string) =>
    here.server().get(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/octet-stream' },
      ...(as === undefined ? {} : { as: cookies[as] ?? '' }),
    });
  beforeAll(async () => {
    for (const name of ['quanly', 'socongthuong']) cookies[name] = (await here.server().signIn(name)).cookie;
  });

  test('is read for the department alone, and its page can be looked at; nothing of it is kept', async () => {
    const bytes = new Uint8Array(await decision());
    for (const path of ['/api/reading', '/api/reading/page?page=1&turn=0']) {
      expect((await sent(path, bytes)).status).toBe(401);
      expect((await sent(path, bytes, 'quanly')).status).toBe(403);
      expect((await sent(path, new Uint8Array(), 'socongthuong')).status).toBe(400);
    }
    const answer = await (await sent('/api/reading', bytes, 'socongthuong')).json();
    expect(answer).toMatchObject({
      ok: true,
      kind: 'decision',
      fields: { number: { value: '2800/QĐ-UBND' }, date: { value: '2020-06-26' } },
    });
    const page = await sent('/api/reading/page?page=1&turn=0', bytes, 'socongthuong');
    expect(await page.json()).toMatchObject({
      picture: expect.stringMatching(/^data:image\/webp;base64,UklGR/),
    });
    for (const asked of ['page=0&turn=0', 'page=1&turn=45', 'page=1.5&turn=0'])
      expect((await sent(`/api/reading/page?${asked}`, bytes, 'socongthuong')).status, asked).toBe(400);
  });
});
