import { describe, expect, test } from 'vitest';
import type { Report } from '../../../shared/clearance/events.ts';
import { standingOf } from '../../../shared/clearance/standing.ts';
import { causesShown, type FigureFields, saidOf, shown, UNTOUCHED, untouched } from './typed.ts';

const REPORT: Report = {
  date: '2025-01-31',
  figures: { toClearHa: 45.3, handedOverHa: 28.1, toClearHouseholds: 1_112 },
  pending: [{ cause: 'land_title', ha: 3.2, households: 14 }],
  provenance: 'reported',
  seq: 4,
  recordedOn: '2025-02-03',
};
const standing = standingOf([REPORT]);
const nothing = standingOf([]);
const typed = (fields: Partial<FigureFields>) => ({ ...untouched('2025-03-31'), ...fields });
const said = (fields: Partial<FigureFields>, known = standing) => saidOf(typed(fields), known, 'vi');

describe('what a form of figures says', () => {
  test('is what was typed, and nothing that was not touched', () => {
    expect(said({ handedOverHa: '30,25' })).toEqual({ date: '2025-03-31', figures: { handedOverHa: 30.25 } });
  });

  test('typed again as it is known, it is said for the new day', () => {
    expect(said({ handedOverHa: '28,1' }).figures).toEqual({ handedOverHa: 28.1 });
  });

  test('where nothing was touched is that all that is known still stands', () => {
    expect(said({})).toEqual({ date: '2025-03-31', figures: standing.figures });
    expect(said({}, nothing)).toEqual({ date: '2025-03-31', figures: {} });
  });

  test('emptied or no number is told as none, but for a box of which nothing is known', () => {
    expect(said({ handedOverHa: '' }).figures).toEqual({ handedOverHa: Number.NaN });
    expect(said({ handedOverHa: 'mười' }).figures).toEqual({ handedOverHa: Number.NaN });
    expect(said({ paidHa: '', handedOverHa: '30' }).figures).toEqual({ handedOverHa: 30 });
  });

  test('of what is pending is all of it once any of it was touched; a line that was emptied waits no longer', () => {
    expect(said({ 'land_title.ha': '2,5' }).pending).toEqual([
      { cause: 'land_title', ha: 2.5, households: 14 },
    ]);
    expect(said({ causes: 'overlap', 'overlap.households': '6' }).pending).toEqual([
      { cause: 'land_title', ha: 3.2, households: 14 },
      { cause: 'overlap', households: 6 },
    ]);
    expect(said({ 'land_title.ha': '', 'land_title.households': '0' }).pending).toEqual([]);
    expect(said({ handedOverHa: '30', causes: 'overlap' }).pending).toBeUndefined();
  });

  test('a remark is sent when there is one', () => {
    expect(said({ note: '  ' })).not.toHaveProperty('note');
    expect(said({ note: ' Đo lại ' }).note).toBe('Đo lại');
  });
});

test('a box shows what is known until it is touched, as it is written in the language', () => {
  expect(shown(UNTOUCHED, 1_112, 'vi')).toBe('1.112');
  expect(shown(UNTOUCHED, 45.3, 'vi')).toBe('45,3');
  expect(shown(UNTOUCHED, 45.3, 'en')).toBe('45.3');
  expect([shown(UNTOUCHED, undefined, 'vi'), shown('', 45.3, 'vi'), shown('4', 45.3, 'vi')]).toEqual([
    '',
    '',
    '4',
  ]);
});

test('causes have a line once they are known or added', () => {
  expect(causesShown(typed({}), standing)).toEqual(['land_title']);
  expect(causesShown(typed({ causes: 'overlap compensation_price' }), standing)).toEqual([
    'compensation_price',
    'land_title',
    'overlap',
  ]);
});
