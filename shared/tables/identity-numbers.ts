import { foldVietnamese } from '../text.ts';
import { shownText } from './clean.ts';
import type { OpenedSheet, Raw } from './raw.ts';

/**
 * Numbers of identity papers are needed by nobody here: they are taken out where a file is opened, before anything of it is
 * kept, shown or compared.
 */
const NAMED = /\b(cccd|cmnd|cmtnd|can cuoc|chung minh|ho chieu|passport|dinh danh|identity)\b/;
/** What only stands in lists of people. */
const PEOPLE =
  /\b(ho (va )?ten|ho ten|ngay sinh|gioi tinh|dien thoai|chuc vu|nguoi dai dien|date of birth)\b/;
const NUMBER = /^(\d{9}|\d{12})$/;
/** Where the column says what it is: as a number of the sheet it has lost its noughts. */
const ANY = /^[a-z]?\d{7,}$/i;
/** Within a longer text, behind its name. */
const WITHIN =
  /((?:cccd|cmnd|căn cước(?: công dân)?|chứng minh(?: nhân dân)?|hộ chiếu)[^\d]{0,20})([A-Z]?\d[\d .]{6,14}\d)/giu;
/** By its form alone: twelve digits that begin with the code of a province, in one run. */
const BARE = /(?<![\p{L}\d.,/-])0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}(?![\p{L}\d/-]|[.,]\d)/gu;

/** How a cell stands where such a number was. */
export const TAKEN_OUT = '[…]';
const HEAD_DEPTH = 45;

export function withoutIdentity(sheet: OpenedSheet): OpenedSheet {
  const heads = sheet.rows
    .slice(0, HEAD_DEPTH)
    .map((row) => row.map((cell) => foldVietnamese(headText(cell))));
  const named = columnsWhere(heads, NAMED);
  const isOfPeople = heads.some((row) => row.some((text) => PEOPLE.test(text)));
  const rows = sheet.rows.map((row) =>
    row.map((cell, column) => {
      const shape = named.has(column) ? ANY : isOfPeople ? NUMBER : null;
      if (typeof cell === 'string') return textWithout(cell, shape);
      return typeof cell === 'number' && shape?.test(shownText(cell)) ? TAKEN_OUT : cell;
    }),
  );
  return { ...sheet, rows };
}

/** A head is short: what is long is a remark that may speak of anything. */
const headText = (cell: Raw): string =>
  typeof cell === 'string' && cell.length <= 80 ? shownText(cell) : '';

/** Whether a column says itself that it holds such numbers. */
export const namesIdentity = (head: string): boolean => NAMED.test(foldVietnamese(head));

function columnsWhere(rows: readonly string[][], shape: RegExp): Set<number> {
  const found = rows.flatMap((row) => row.flatMap((text, column) => (shape.test(text) ? [column] : [])));
  return new Set(found);
}

const textWithout = (text: string, shape: RegExp | null): string => {
  const bare = text.replace(WITHIN, `$1${TAKEN_OUT}`).replace(BARE, TAKEN_OUT);
  return shape?.test(shownText(bare).replace(/[ .-]/g, '')) ? TAKEN_OUT : bare;
};
