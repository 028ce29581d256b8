import { isDay } from '../../shared/day.ts';
import { serialOf } from '../../shared/tables/serial.ts';
import type { Cell, Table, TableColumn } from '../../shared/tables/table.ts';
import { type Part, zipStream } from './zip-stream.ts';

/**
 * A list as a workbook, sent while it is made. Our own few parts of the format instead of a library's model of all of it:
 * what is written here is one sheet, and must not hold up a server that answers others.
 */

/** Places in `cellXfs` of STYLES. */
const STYLE = { text: 0, title: 1, about: 2, head: 3, number: 4, date: 5 } as const;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const ROOT_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const BOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

const TOP = '<alignment vertical="top" wrapText="1"/>';
const format = (font: number, fill: number, { border = 0, number = 0, align = '' } = {}) =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align}</xf>`;
/** Text has the format of text: what looks like a formula does not become one when somebody edits the cell. */
const [AS_TEXT, DAY, DECIMAL] = [49, 164, 165];
const STYLES = `${XML}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="${DAY}" formatCode="dd/mm/yyyy"/><numFmt numFmtId="${DECIMAL}" formatCode="#,##0.####"/></numFmts><fonts count="4"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="14"/><name val="Times New Roman"/></font><font><sz val="11"/><color rgb="FF666666"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFB0B8BE"/></left><right style="thin"><color rgb="FFB0B8BE"/></right><top style="thin"><color rgb="FFB0B8BE"/></top><bottom style="thin"><color rgb="FFB0B8BE"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[
  format(0, 0, { border: 1, number: AS_TEXT, align: TOP }),
  format(1, 0, { number: AS_TEXT }),
  format(2, 0, { number: AS_TEXT }),
  format(3, 2, {
    border: 1,
    number: AS_TEXT,
    align: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  }),
  format(0, 0, { border: 1, number: DECIMAL, align: '<alignment vertical="top"/>' }),
  format(0, 0, { border: 1, number: DAY, align: '<alignment horizontal="right" vertical="top"/>' }),
].join('')}</cellXfs></styleSheet>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What no XML may hold. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** How the format writes a sign by its number: such a text would come back as another. */
const BY_NUMBER = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** A cell holds no more. */
const LONGEST = 32_767;

const inXml = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(FORBIDDEN, '')
    .replace(BY_NUMBER, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** 0 → A, 27 → AB */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

const textCell = (ref: string, text: string, style: number): string =>
  text === ''
    ? `<c r="${ref}" s="${style}"/>`
    : `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inXml(text)}</t></is></c>`;

function cellXml(ref: string, cell: Cell): string {
  if (cell === null) return `<c r="${ref}" s="${STYLE.text}"/>`;
  if (typeof cell === 'string') return textCell(ref, cell, STYLE.text);
  if (typeof cell === 'number') return `<c r="${ref}" s="${STYLE.number}"><v>${cell}</v></c>`;
  const serial = isDay(cell.date) ? serialOf(cell.date) : null;
  if (serial === null) return textCell(ref, cell.date, STYLE.text);
  return `<c r="${ref}" s="${STYLE.date}"><v>${serial}</v></c>`;
}

const widths = (columns: readonly TableColumn[]): string =>
  columns
    .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');

function* sheetXml({ title, about, columns, rows }: Table): Generator<string> {
  const head = about.length + 2;
  const lastColumn = columnName(columns.length - 1);
  yield `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths(columns)}</cols><sheetData>`;
  yield `<row r="1">${textCell('A1', title, STYLE.title)}</row>`;
  for (const [i, [name, said]] of about.entries()) {
    yield `<row r="${i + 2}">${textCell(`A${i + 2}`, `${name}: ${said}`, STYLE.about)}</row>`;
  }
  const heads = columns.map((column, i) => textCell(columnName(i) + head, column.head, STYLE.head));
  yield `<row r="${head}">${heads.join('')}</row>`;
  let row = head;
  for (const cells of rows) {
    row += 1;
    const inRow = row;
    yield `<row r="${inRow}">${cells.map((cell, i) => cellXml(columnName(i) + inRow, cell)).join('')}</row>`;
  }
  yield `</sheetData><autoFilter ref="A${head}:${lastColumn}${row}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`;
}

/** Signs that no name of a sheet may hold; and the longest name. */
const sheetName = (title: string): string =>
  title
    .replace(/[[\]:*?/\\']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';

function bookXml({ title, about }: Table): string {
  const head = about.length + 2;
  const name = inXml(sheetName(title));
  return `${XML}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${head}:$${head}</definedName></definedNames></workbook>`;
}

/** The bytes of a workbook with one sheet: the list, and above it what it is. */
export function workbookBytes(table: Table): AsyncGenerator<Buffer> {
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: [CONTENT_TYPES] },
    { name: '_rels/.rels', content: [ROOT_RELATIONS] },
    { name: 'xl/workbook.xml', content: [bookXml(table)] },
    { name: 'xl/_rels/workbook.xml.rels', content: [BOOK_RELATIONS] },
    { name: 'xl/styles.xml', content: [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(table) },
  ];
  return zipStream(parts);
}
