import { describe, expect, test } from 'vitest';
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
