import { describe, expect, test } from 'vitest';
import { counted } from './elements.ts';

describe('cells were counted in one spelling only', () => {
  test.each(['<c r="A1"/>', '<c\tr="A1"/>', '<c\n/>', '<c>', '<c/>', '<x:c r="A1">', '<c'])(
    '%j is a cell',
    (text) => {
      expect(counted(Buffer.from(`<row>${text}`), ['c', 'row'])).toEqual({ c: 1, row: 1 });
    },
  );

  test.each(['</c>', '<col/>', '<cc/>', '<c:chart>', '<!--c-->', '<x:col>', 'c'])('%j is none', (text) => {
    expect(counted(Buffer.from(text), ['c'])).toEqual({ c: 0 });
  });
});
