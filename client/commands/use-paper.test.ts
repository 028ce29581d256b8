import { expect, test } from 'vitest';
import type { PaperDocument } from './paper-sender.ts';
import { filedFirst, type PaperChoice } from './use-paper.ts';

const REQUEST = '0195e2f4-0000-7000-8000-000000000001';
const DOCUMENT = { number: '106/TB-UBND', day: '2025-03-31', issuer: 'UBND Thành phố Hà Nội' };

/** A field in which a file was chosen, and as which documents it was filed. */
function choosing() {
  const filed: PaperDocument[] = [];
  const paper: PaperChoice = {
    chosen: null,
    known: null,
    title: '',
    entitle: () => undefined,
    choose: () => undefined,
    retry: () => undefined,
    drop: () => undefined,
    file: async (document) => {
      filed.push(document);
      return 'paper';
    },
    asSent: (input) => input,
  };
  return { paper, filed };
}
const send = async (input: { said: object }) => input.said;

test('regression: the file of a notice was kept as that of a decision', async () => {
  const { paper, filed } = choosing();
  const said = await filedFirst(paper, send)({ request: REQUEST, said: { document: DOCUMENT } });
  expect(filed).toMatchObject([{ ...DOCUMENT, kind: 'notice' }]);
  expect(said).toEqual({ document: { ...DOCUMENT, paper: 'paper' } });
  // What a form says of it goes before, and what no number says is a decision.
  await filedFirst(paper, send)({ request: REQUEST, said: { document: { ...DOCUMENT, kind: 'report' } } });
  await filedFirst(paper, send)({ request: REQUEST, said: { document: { ...DOCUMENT, number: null } } });
  expect(filed.map(({ kind }) => kind)).toEqual(['notice', 'report', 'decision']);
});

test('a form that says what its document is about need not say it twice', async () => {
  const { paper, filed } = choosing();
  const about = filedFirst(paper, send, () => 'Điều chỉnh tiến độ');
  await about({ request: REQUEST, said: { document: DOCUMENT } });
  expect(filed[0]?.title).toBe('Điều chỉnh tiến độ');
});
