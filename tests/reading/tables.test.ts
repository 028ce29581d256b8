import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { NotOpened } from '../../server/tables/not-opened.ts';
import { tableOpener } from '../../server/tables/open.ts';
import { opened } from '../../server/tables/opened.ts';
import { workbookBytes } from '../../server/tables/workbook-write.ts';
import { csvLines } from '../../shared/tables/csv.ts';
import type { OpenedBook } from '../../shared/tables/raw.ts';
import type { Table } from '../../shared/tables/table.ts';
import { zip } from '../support/uploads.ts';

const made = async (sheets: WriteSheet[], dateSystem: '1900' | '1904' = '1900') =>
  Buffer.from(await writeXlsx({ sheets, dateSystem }));
const outcome = (bytes: Buffer | string): Promise<OpenedBook | string> =>
  opened(Buffer.from(bytes)).catch((error: unknown) => {
    if (error instanceof NotOpened) return error.failure;
    throw error;
  });
async function firstOf(bytes: Buffer | string) {
  const book = await outcome(bytes);
  if (typeof book === 'string') throw new Error(book);
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('no sheet');
  return { ...book, ...sheet };
}

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
/** A workbook by hand, so that it can lie. */
const rawBook = (sheet: string, more: { name: string; content: Buffer | string; says?: number }[] = []) =>
  zip([
    { name: '[Content_Types].xml', content: TYPES },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    },
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...more,
  ]);
const sheetXml = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const manyMerges = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:mergeCells>${Array.from({ length: 50_001 }, (_m, i) => `<x:mergeCell ref="A${i}:B${i}" s="${(i * 7919) % 104_729}"/>`).join('')}</x:mergeCells></x:worksheet>`;
const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>Cụm</t></is></c></row>';

describe('a workbook', () => {
  test('is opened with what is hidden, merged and computed told apart', async () => {
    const book = await firstOf(
      await made([
        {
          name: 'Danh sách',
          rows: [
            ['Tên', 'Tỷ lệ', 'Tháng', 'Tổng'],
            ['CCN A', 0.8, new Date('2025-06-01T00:00:00Z'), null],
            ['CCN B', 1, null, null],
          ],
          columns: [{}, { hidden: true, numFmt: '0.00%' }, { numFmt: 'mm/yyyy' }, {}],
          rowDefs: new Map([[2, { hidden: true }]]),
          merges: [{ startRow: 1, startCol: 3, endRow: 2, endCol: 3 }],
          cells: new Map([
            ['1,3', { formula: 'SUM(B2:B3)', formulaResult: 1.8 }],
            ['2,2', { formula: 'NOW()' }],
          ]),
        },
        { name: 'Cũ', hidden: true, rows: [['x']] },
      ]),
    );
    expect(book.rows).toEqual([
      ['Tên', 'Tỷ lệ', 'Tháng', 'Tổng'],
      ['CCN A', { percent: 80 }, { day: '2025-06-01', shows: 'month' }, 1.8],
      ['CCN B', { percent: 100 }, { fault: '=' }],
    ]);
    expect([book.hiddenRows, book.hiddenColumns, book.formulas]).toEqual([[2], [1], 2]);
    expect(book.merges).toEqual([{ top: 1, left: 3, bottom: 2, right: 3 }]);
    expect(book.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Danh sách', false],
      ['Cũ', true],
    ]);
  });

  test.each(['1900', '1904'] as const)(
    'that counts its days from %s has the days that it shows',
    async (system) => {
      const rows = [['Ngày'], [new Date('2024-12-31T00:00:00Z')]];
      const book = await firstOf(
        await made([{ name: 'S', rows, columns: [{ numFmt: 'dd/mm/yyyy' }] }], system),
      );
      expect([book.system, book.rows[1]]).toEqual([system, [{ day: '2024-12-31', shows: 'day' }]]);
    },
  );

  test('what could not be computed is a fault', async () => {
    const book = await firstOf(
      rawBook(sheetXml('<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c></row>')),
    );
    expect(book.rows).toEqual([[{ fault: '#REF!' }, 1]]);
  });

  test('with macros or links to others is opened, and that they were not followed is told', async () => {
    const more = [
      { name: 'xl/vbaProject.bin', content: 'x' },
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
    ];
    expect((await firstOf(rawBook(sheetXml(CELL), more))).notes.sort()).toEqual(['external_links', 'macros']);
  });

  test.each([
    [
      'a part that unpacks to more than it says',
      rawBook(sheetXml(CELL), [{ name: 'a.xml', content: 'x'.repeat(5000), says: 10 }]),
      'unsafe',
    ],
    ['a bomb', rawBook(sheetXml(CELL), [{ name: 'a.xml', content: Buffer.alloc(8_000_000) }]), 'unsafe'],
    ['a name that leaves its folder', rawBook(sheetXml(CELL), [{ name: '../../x', content: 'x' }]), 'unsafe'],
    ['entities', rawBook(`<!DOCTYPE a [<!ENTITY b "c">]>${sheetXml(CELL)}`), 'unsafe'],
    [
      'letters in which entities hide',
      rawBook(sheetXml(CELL), [{ name: 'a.xml', content: Buffer.from('\ufeff<!DOCTYPE a>', 'utf16le') }]),
      'unsafe',
    ],
    ['no table at all', zip([{ name: 'word/document.xml', content: '<a/>' }]), 'not_a_table'],
    ['nothing in it', rawBook(sheetXml('')), 'empty'],
    ['a part that is no sheet', rawBook('<<<'), 'unreadable'],
    ['columns without end', rawBook(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'too_large'],
    ['more merged ranges than a sheet has', rawBook(manyMerges), 'too_large'],
    ['a zip that is cut', rawBook(sheetXml(CELL)).subarray(0, -30), 'unsafe'],
  ] as const)('that holds %s is refused with a reason', async (_what, bytes, why) => {
    expect(await outcome(Buffer.from(bytes))).toBe(why);
  });

  test('whose many cells name one long text came out as thirty times what a server has room for', async () => {
    const long = [...Array(5_000).keys()].map((i) => String.fromCodePoint(97 + ((i * i) % 23))).join('');
    const rows = [['Tên'], ...Array.from({ length: 6_001 }, () => [long])];
    expect(await outcome(await made([{ name: 'S', rows }]))).toBe('too_large');
    expect(await outcome(await made([{ name: 'S', rows: rows.slice(0, 100) }]))).toMatchObject({
      format: 'xlsx',
    });
  });

  test('of before 2007, or under a password, is named as that', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await outcome(old)).toBe('old_excel');
    expect(await outcome(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('locked');
  });

  test.each(['%PDF-1.7 …', '<html><table>', '\x89PNG\r\n', 'GIF89a'])(
    '%j is no table, whatever it is called',
    async (text) => {
      expect(await outcome(Buffer.from(text, 'latin1'))).toBe('not_a_table');
    },
  );

  test('numbers of identity papers are not even opened', async () => {
    const rows = [
      ['Họ tên', 'Số CCCD', 'Điện thoại', 'Ghi chú'],
      ['Nguyễn Văn A', '001085012345', '0912 345 678', 'CMND số 012345678 cấp 2010'],
      ['Trần Thị B', 1085012345, '0243 123 4567', '012345678901'],
    ];
    const { rows: read } = await firstOf(await made([{ name: 'Người', rows }]));
    expect(read[1]).toEqual(['Nguyễn Văn A', '[…]', '0912 345 678', 'CMND số […] cấp 2010']);
    expect(read[2]).toEqual(['Trần Thị B', '[…]', '0243 123 4567', '[…]']);
    const clusters = [
      ['Cụm', 'Vốn (đồng)'],
      ['A', 123_456_789_012],
    ];
    expect((await firstOf(await made([{ name: 'S', rows: clusters }]))).rows[1]).toEqual([
      'A',
      123_456_789_012,
    ]);
  });
});

describe('a text file', () => {
  const TEXT = 'Mã;Tên;Diện tích\r\nHN-001;"Cụm; ""Tân"" Triều";12,5\r\n';

  test('is read by its own letters and its own separator', async () => {
    const expected = [
      ['Mã', 'Tên', 'Diện tích'],
      ['HN-001', 'Cụm; "Tân" Triều', '12,5'],
    ];
    for (const bytes of [
      Buffer.from(TEXT),
      Buffer.from(`\ufeff${TEXT}`),
      Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
      Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(),
    ]) {
      expect((await firstOf(bytes)).rows).toEqual(expected);
    }
    expect((await firstOf('a,b\n"1,5",2\n')).rows[1]).toEqual(['1,5', '2']);
    expect((await firstOf('a\tb\n1,5\t2\n')).rows[1]).toEqual(['1,5', '2']);
  });

  test('in the letters of Windows before Unicode is put together, and told', async () => {
    // 'Cụm' and 'Tiến': the mark behind its letter.
    const bytes = Buffer.from([
      0x43, 0x75, 0xf2, 0x6d, 0x2c, 0x54, 0x69, 0xea, 0xec, 0x6e, 0x0a, 0x31, 0x2c, 0x32,
    ]);
    const book = await firstOf(bytes);
    expect([book.rows[0], book.notes]).toEqual([['Cụm', 'Tiến'], ['windows_1258']]);
  });

  test.each([
    ['', 'empty'],
    ['một dòng chữ', 'not_a_table'],
    ['a,b\0c', 'not_a_table'],
    [`${'a,'.repeat(300)}b\n`, 'too_large'],
  ] as const)('%j is refused', async (text, why) => {
    expect(await outcome(text)).toBe(why);
  });
});

describe('what we write', () => {
  const table: Table = {
    title: 'Danh sách',
    about: [['Nguồn', 'đây']],
    columns: [
      { head: 'Mã', kind: 'text', width: 9 },
      { head: 'Diện tích (ha)', kind: 'number', width: 9 },
      { head: 'Ngày', kind: 'date', width: 9 },
    ],
    rows: [
      ['=1+1', 12.5, { date: '2025-03-31' }],
      ["'-x", 1234.5, { date: '2025-03' }],
    ],
  };
  test('is opened as it was: the same texts, numbers and dates', async () => {
    const book = await firstOf(await buffer(Readable.from(workbookBytes(table))));
    expect(book.rows.slice(3)).toEqual([
      ['=1+1', 12.5, { day: '2025-03-31', shows: 'day' }],
      ["'-x", 1234.5, '2025-03'],
    ]);
    const text = await firstOf([...csvLines(table, 'vi')].join(''));
    expect(text.rows.slice(4)).toEqual([
      ['=1+1', '12,5', '31/03/2025'],
      ["'-x", '1234,5', 'tháng 3/2025'],
    ]);
  });
});

describe('the process in which a table is opened', { timeout: 60_000 }, () => {
  const never = new AbortController().signal;

  test('answers with the table, or with why there is none', async () => {
    const open = tableOpener();
    const told = await open(Buffer.from('Mã,Tên\nHN-001,A\n'), never);
    expect(told.ok && told.book.sheets[0]?.rows).toEqual([
      ['Mã', 'Tên'],
      ['HN-001', 'A'],
    ]);
    expect(await open(Buffer.from('%PDF'), never)).toEqual({ ok: false, failure: 'not_a_table' });
  });

  test('is ended when it takes too long, or too much memory, or nobody waits for it', async () => {
    const bytes = Buffer.from('a,b\n1,2\n');
    const limits = { longestMs: 60_000, mostMemory: 1e9 };
    expect(await tableOpener({ ...limits, longestMs: 5 })(bytes, never)).toEqual({
      ok: false,
      failure: 'too_large',
    });
    expect(await tableOpener({ ...limits, mostMemory: 1e6 })(bytes, never)).toEqual({
      ok: false,
      failure: 'too_large',
    });
    await expect(tableOpener(limits)(bytes, AbortSignal.timeout(20))).rejects.toThrow();
  });
});
