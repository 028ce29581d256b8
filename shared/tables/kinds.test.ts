import { describe, expect, test } from 'vitest';
import { meaningOf } from './date-heads.ts';
import { FIELDS_OF, IMPORT_FIELDS, IMPORT_KINDS, ruleOf } from './fields.ts';
import { kindOfNames, proposedFields } from './heads.ts';

describe('what a table is, by the names of its columns', () => {
  test.each([
    ['clusters', ['TT', 'Tên cụm', 'Địa bàn', 'Diện tích (ha)', 'Ngày thành lập', 'Khởi công']],
    ['milestones', ['Tên cụm', 'Địa bàn', 'Mốc', 'Kế hoạch', 'Thực tế']],
    ['clearance', ['Tên cụm', 'Phải GPMB (ha)', 'Đã bàn giao (ha)', 'Số hộ đã chi trả']],
    ['works', ['Tên cụm', 'Hạng mục', 'Khối lượng (%)', 'Đã giải ngân (tỷ đồng)']],
    ['works', ['Tên cụm', 'San nền (%)', 'Đường giao thông (%)', 'Cấp nước (%)']],
  ])('%s: %j', (kind, names) => {
    expect(kindOfNames(names)).toBe(kind);
  });

  test('every field is one that a column of its kind can be, and is read in some way', () => {
    for (const kind of IMPORT_KINDS)
      expect(IMPORT_FIELDS).toEqual(expect.arrayContaining([...FIELDS_OF[kind]]));
    expect(IMPORT_FIELDS.filter((field) => ruleOf(field) === undefined)).toEqual([]);
  });
});

describe('columns of milestones', () => {
  test('a decision has a number and a date under one name; what was set and what happened are two columns of one milestone', () => {
    expect(
      proposedFields([
        'Quyết định thành lập · Số',
        'Quyết định thành lập · Ngày',
        'Khởi công · Kế hoạch',
        'Khởi công · Thực tế',
        'Thời gian hoàn thành hạ tầng',
        'Lễ khởi công',
      ]),
    ).toEqual([
      'decision_no',
      'date_established',
      'date_construction_started',
      'date_construction_started',
      'date_infrastructure_completed',
      'date_ceremony',
    ]);
  });

  test('that speak of whether something was done are no dates', () => {
    expect(proposedFields(['Đã khởi công hay chưa', 'Vướng mắc khi hoàn thành'])).toEqual([null, null]);
  });

  const means = (head: string, dates: string[] = ['2024']) =>
    meaningOf('construction_started', { head, dates, today: '2025-03-31' });

  test('mean what their head says, and are asked where it says nothing', () => {
    expect([
      means('Khởi công · Thực tế'),
      means('Khởi công theo quyết định'),
      means('Tiến độ · Khởi công'),
      means('Dự kiến khởi công'),
    ]).toEqual(['done', 'schedule', null, null]);
  });

  test('of an establishment it is a fact, but for days that lie ahead', () => {
    const established = (date: string) =>
      meaningOf('established', { head: 'Ngày thành lập', dates: [date], today: '2025-03-31' });
    expect([established('2019-03'), established('2026')]).toEqual(['done', null]);
  });
});

describe('a commune and its district in columns of their own', () => {
  test.each([
    { names: ['Địa điểm · Xã', 'Địa điểm · Huyện'], fields: ['place', 'unit'] },
    { names: ['Xã', 'Huyện'], fields: ['place', 'unit'] },
    { names: ['Quận, huyện, thị xã', 'Xã, phường'], fields: ['unit', 'place'] },
    { names: ['Địa điểm', 'Xã', 'Huyện'], fields: ['place', 'unit', null] },
    { names: ['Địa bàn', 'Địa điểm'], fields: ['unit', 'place'] },
  ])('regression: a former commune was taken for a unit of today: $names', ({ names, fields }) => {
    expect(proposedFields(['Tên cụm', ...names])).toEqual(['name', ...fields]);
  });
});
