import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../shared/reading/fields.ts';
import type { Page } from '../../shared/reading/page.ts';
import { CASES } from '../../tests/support/pages/cases.ts';
import { knownRegister } from '../../tests/support/pages/known.ts';
import { made } from '../../tests/support/pages/layout.ts';
import { noScore, STRICT, score, share } from '../../tests/support/pages/score.ts';
import { openDocument, textPages } from './document.ts';

describe('documents whose text can be taken', () => {
  test('fields', async () => {
    const total = noScore();
    const known = knownRegister();
    for (const { name, written, style } of CASES) {
      const { pdf, places } = await made(written.content, style);
      const document = await openDocument(new Uint8Array(pdf));
      const pages = (await textPages(document)).filter((page): page is Page => typeof page !== 'number');
      const reading = { ok: true as const, ...fieldsOf(pages, known), pages: [], pageCount: 1 };
      score(total, name, { reading, truth: written.truth, places });
      await document.loadingTask.destroy();
    }
    console.log(total);
    expect(share(total.right, total.asked)).toBeGreaterThanOrEqual(0.95);
    expect(STRICT.length).toBe(6);
  }, 60_000);
});
