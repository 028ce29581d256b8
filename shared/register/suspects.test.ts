import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeness, nameKey } from './names.ts';
import { type Registered, suspects } from './suspects.ts';

const CSV = readFileSync(new URL('../../seeds/reference/clusters.csv', import.meta.url), 'utf8');
const REGISTER: Registered[] = parse<Record<string, string>>(CSV, { columns: true }).map((row) => ({
  code: row['id'] ?? '',
  name: row['name_vi'] ?? '',
  place: [row['commune'], row['district']].filter(Boolean).join(', '),
  units: [row['district_code'], row['commune_2025_code']].flatMap((code) => (code ? [code] : [])),
}));

const of = (code: string): Registered => {
  const found = REGISTER.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};
const foundFor = (name: string, place: string, units: string[] = []) =>
  suspects({ name, place, units }, REGISTER).map(({ code, alike }) => `${code} ${alike}`);

describe('names that mean one cluster', () => {
  test.each([
    ['CCN Dục Tú', 'Cụm công nghiệp Dục Tú'],
    ['CỤM CÔNG NGHIỆP DUC TU', 'Cụm công nghiệp Dục Tú'],
    ['ccn làng nghề Thanh Thuỳ GĐ II', 'Cụm công nghiệp làng nghề Thanh Thùy - Giai đoạn 2'],
    ['Dương Liễu', 'Cụm công nghiệp Dương Liễu (giai đoạn 1)'],
    ['CCN Liên Hà II', 'Cụm công nghiệp Liên Hà 2'],
    ['Tân Ước – Thanh Văn', 'Cụm công nghiệp Thanh Văn - Tân Ước'],
  ])('%s is %s', (said, registered) => {
    expect(likeness(nameKey(said), nameKey(registered))).toBe('same');
  });

  test.each([
    ['Liên Hà', 'Liên Hà 2', 'other_number'],
    ['Nam Tiến', 'Nam Tiến Xuân', 'contained'],
    ['Quất Động', 'Quất Động mở rộng', 'contained'],
    ['Hồng Dương', 'Hồng Duơngg', 'one_letter'],
    ['Bình Minh', 'Bình Phú', null],
    ['Phú Thị', 'Phú Thịnh', null],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(likeness(nameKey(a), nameKey(b))).toBe(expected);
    expect(likeness(nameKey(b), nameKey(a))).toBe(expected);
  });

  test('a name is its own, however it is decomposed and whatever it is written in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REGISTER), fc.boolean(), fc.boolean(), ({ name }, upper, split) => {
        const cased = upper ? name.toUpperCase() : name.toLowerCase();
        const written = (split ? cased.normalize('NFD') : cased).replace(/cụm công nghiệp/iu, 'CCN');
        expect(likeness(nameKey(written), nameKey(name))).toBe('same');
      }),
    );
  });
});

describe('duplicates of the published register', () => {
  test('Liên Hà 2 is another cluster than Liên Hà of the same commune: suspected, and not the same', () => {
    const { name, place, units } = of('HN-058');
    expect(foundFor(name, place, [...units])).toEqual(['HN-058 same', 'HN-007 other_number']);
  });

  test('never by name alone: Liên Hà of Đan Phượng and that of Đông Anh are two', () => {
    expect(foundFor('CCN Liên Hà', 'Đan Phượng')).toEqual(['HN-020 same']);
    expect(foundFor('Phùng Xá', 'Mỹ Đức')).toEqual(['HN-101 same']);
    expect(foundFor('Phùng Xá', 'Ba Vì')).toEqual([]);
  });

  test('of whose place nothing is known it may be any of that name', () => {
    expect(foundFor('Liên Hà', '')).toEqual(['HN-007 same', 'HN-020 same', 'HN-058 other_number']);
  });

  test('the second phase is suspected of being the first, and the other way round', () => {
    const { place, units } = of('HN-044');
    expect(foundFor('CCN Tiền Phong', place, [...units])).toEqual(['HN-044 same', 'HN-080 other_number']);
  });

  test('a name that nobody has raises no suspicion', () => {
    expect(foundFor('CCN Yên Bình Hạ', 'Thạch Thất', ['276'])).toEqual([]);
  });
});
