import { describe, expect, test } from 'vitest';
import { csvLines, escaped, unescaped } from './csv.ts';
import { readNumber } from './read-number.ts';
import type { Cell, Table } from './table.ts';

const columns = [
  { head: 'Tên', kind: 'text', width: 10 },
  { head: 'Diện tích', kind: 'number', width: 10 },
  { head: 'Ngày', kind: 'date', width: 10 },
] as const;
const linesOf = (rows: Cell[][], lang: 'vi' | 'en' = 'vi') => {
  const table: Table = { title: 'Danh sách', about: [['Nguồn', 'đây']], columns, rows };
  return [...csvLines(table, lang)].join('').split('\r\n');
};

describe('a list as text', () => {
  test('begins with the mark by which Excel knows its accents, and says what it is above the head', () => {
    const lines = linesOf([['Cụm Đông Anh', 12.5, { date: '2025-03-31' }]]);
    expect(lines).toEqual([
      '\ufeff"Danh sách"',
      '"Nguồn: đây"',
      '',
      '"Tên";"Diện tích";"Ngày"',
      '"Cụm Đông Anh";12,5;31/03/2025',
      '',
    ]);
  });

  test('the language decides strokes and separator together, as Excel does', () => {
    expect(linesOf([['a', 1234.5, { date: '2025-03-31' }]], 'en')[4]).toBe('"a",1234.5,2025-03-31');
    expect(linesOf([['a', 1234.5, null]])[4]).toBe('"a";1234,5;');
  });

  test('a month stays a month: Excel would make a day of 2025-03', () => {
    expect(linesOf([['a', null, { date: '2025-03' }]])[4]).toBe('"a";;"tháng 3/2025"');
    expect(linesOf([['a', null, { date: '2024-01/2024-03' }]])[4]).toBe('"a";;"2024-01/2024-03"');
  });

  test.each(['=1+1', '+84', '-x', '@a', '\tb', '\rc', '\nd', '＝1'])(
    '%j cannot run, and finds its way back',
    (text) => {
      expect(escaped(text)).toBe(`'${text}`);
      expect(unescaped(escaped(text))).toBe(text);
      expect(linesOf([[text, null, null]]).join('\r\n')).toContain(`"'${text}"`);
    },
  );

  test('of other texts nothing is changed; a stroke that was typed stays', () => {
    for (const text of ['Đông Anh', "'Tân Triều'", 'a=b', "'=x", "''-x"]) {
      expect(unescaped(escaped(text))).toBe(text);
    }
    expect(escaped("'nháy")).toBe("'nháy");
  });

  test('quotes and the other separator stay inside their field', () => {
    expect(linesOf([['a;b,"c"\r\nd', null, null]]).join('\r\n')).toContain('"a;b,""c""\r\nd";;');
  });

  test.each([
    ['b,=1+1,c', "b,'=1+1,c"],
    ['b;+1;-2\t@x', "b;'+1;'-2\t'@x"],
    ['dòng\r\n=1+1', "dòng\r\n'=1+1"],
    ['b,"=1+1"', `b,"'=1+1"`],
    ["b,'=1", "b,''=1"],
    ['\t=1', "'\t'=1"],
  ])('%j ran in its middle when the file was opened with the other separator', (text, safe) => {
    expect(escaped(text)).toBe(safe);
  });

  test('whatever signs follow each other, what was written is read back equal and begins no cell that runs', () => {
    const signs = ['a', ' ', "'", '"', ',', ';', '\t', '\n', '=', '-', '＋'];
    for (let n = 0; n < signs.length ** 4; n++) {
      const at = (i: number) => signs[Math.floor(n / signs.length ** i) % signs.length];
      const text = [0, 1, 2, 3].map(at).join('');
      const written = escaped(text);
      if (unescaped(written) !== text) expect.fail(`${JSON.stringify(text)} is not found again`);
      if (/(^|[,;\t\n]"*)[=\-＋]/.test(written))
        expect.fail(`${JSON.stringify(text)} runs as ${JSON.stringify(written)}`);
    }
  });

  test.each(['vi', 'en'] as const)(
    'regression: 12.345 alone in its column was asked about when it came back (%s)',
    (lang) => {
      const separator = lang === 'vi' ? ';' : ',';
      for (const number of [12.345, -7.125, 105.8, 0.125, 1234.567, 21.0712, 999.999, 5]) {
        const written = linesOf([['a', number, null]], lang)[4]?.split(separator)[1] ?? '';
        expect(readNumber(written, { kind: 'plain', strokes: null, unit: null })).toEqual({ value: number });
      }
    },
  );

  test('a negative number is a number', () => {
    expect(linesOf([['a', -45, null]])[4]).toBe('"a";-45;');
  });
});
