import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Cell, Table } from '../../shared/tables/table.ts';
import { officeFormat } from '../evidence/zip.ts';
import { workbookBytes } from './workbook-write.ts';

const tableOf = (rows: Cell[][], more: Partial<Table> = {}): Table => ({
  title: 'Danh sách cụm công nghiệp',
  about: [['Số liệu đến ngày', '31/03/2025']],
  columns: [
    { head: 'Tên', kind: 'text', width: 30 },
    { head: 'Diện tích (ha)', kind: 'number', width: 12 },
    { head: 'Ngày', kind: 'date', width: 12 },
  ],
  rows,
  ...more,
});
const written = (table: Table) => buffer(Readable.from(workbookBytes(table)));
async function opened(table: Table) {
  const { sheets } = await readXlsx(await written(table), { readStyles: true });
  const [sheet] = sheets;
  if (!sheet) throw new Error('no sheet');
  return { sheet, body: sheet.rows.slice(3) };
}

describe('a list as a workbook', () => {
  test('is one that a strict reader takes for an Excel file', async () => {
    expect(await officeFormat(await written(tableOf([['a', 1, null]])))).toBe('xlsx');
  });

  test('numbers are numbers, full days are days, imprecise dates the text of their precision, unknown is empty', async () => {
    const { body } = await opened(
      tableOf([
        ['Cụm công nghiệp Tân Triều', 12.5, { date: '2025-03-31' }],
        ['Đông Anh', -4, { date: '2024-01/2024-03' }],
        ['2024', null, { date: '2025-03' }],
      ]),
    );
    expect(body).toEqual([
      ['Cụm công nghiệp Tân Triều', 12.5, new Date('2025-03-31T00:00:00Z')],
      ['Đông Anh', -4, '2024-01/2024-03'],
      ['2024', null, '2025-03'],
    ]);
  });

  test('the head stays in sight and is repeated on paper; what the list is stands above it', async () => {
    const { sheet } = await opened(tableOf([['a', 1, null]]));
    expect(sheet.rows[0]?.[0]).toBe('Danh sách cụm công nghiệp');
    expect(sheet.rows[1]?.[0]).toBe('Số liệu đến ngày: 31/03/2025');
    expect(sheet.rows[2]).toEqual(['Tên', 'Diện tích (ha)', 'Ngày']);
    expect([sheet.freezePane, sheet.autoFilter?.range]).toEqual([{ rows: 3 }, 'A3:C4']);
    expect([sheet.pageSetup?.printTitlesRow, sheet.columns?.[0]?.width]).toEqual(['$3:$3', 30]);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1'])(
    '%j is a text and no formula',
    async (text) => {
      const { sheet, body } = await opened(tableOf([[text, null, null]]));
      expect(body[0]?.[0]).toBe(text);
      const cell = sheet.cells?.get('3,0');
      expect([cell?.type, cell?.formula, cell?.style?.numFmt]).toEqual(['string', undefined, '@']);
    },
  );

  test('whatever text goes in comes out, also what looks like markup or like an escape of the format', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter((t) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(t));
    const odd = fc.constantFrom(
      '_x0041_',
      '<b>&amp;</b>',
      '  hai  dấu cách ',
      'xuống\r\ndòng',
      '_x005F_',
      ']]>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, odd), { minLength: 1, maxLength: 8 }), async (texts) => {
        const { body } = await opened(tableOf(texts.map((one) => [one, 0, null])));
        expect(body.map(([cell]) => cell ?? '')).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  test('the title may be one that no sheet can be called', async () => {
    const { sheet } = await opened(
      tableOf([], { title: "[a]:*?/\\ 'b' & một tên dài hơn ba mươi mốt ký tự" }),
    );
    expect(sheet.name).toMatch(/^a b & một tên dài/);
  });

  test('ten thousand rows leave others their turn while they are written', async () => {
    const rows = Array.from({ length: 10_000 }, (_r, i): Cell[] => [
      `Cụm số ${i}`,
      i / 3,
      { date: '2025-03-31' },
    ]);
    const bytes = Readable.from(workbookBytes(tableOf(rows)));
    const turns = { others: 0 };
    const timer = setInterval(() => (turns.others += 1), 1);
    bytes.resume();
    await once(bytes, 'end');
    clearInterval(timer);
    expect(turns.others).toBeGreaterThan(5);
  });
});
