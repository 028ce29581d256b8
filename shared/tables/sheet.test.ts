import { describe, expect, test } from 'vitest';
import { cleaned, isEmpty, legacyLetters } from './clean.ts';
import { findHead, layoutOf, proposedFields } from './heads.ts';
import type { Merge, Raw } from './raw.ts';
import { classRows } from './rows.ts';

const headOf = (rows: Raw[][], merges: Merge[] = []) => findHead({ rows, merges });
const kinds = (
  rows: Raw[][],
  columns = { order: 0, naming: [1], mapped: [0, 1, 2, 3] },
  hiddenRows: number[] = [],
) => classRows({ rows, hiddenRows }, 0, columns).map(({ kind }) => kind);

describe('texts', () => {
  test('have one form, and stray spaces are none', () => {
    expect(cleaned('  Cụm\u00a0công\u200b nghiệp \n Tân Triều ')).toBe('Cụm công nghiệp Tân Triều');
    expect(isEmpty(' – ')).toBe(true);
    expect(isEmpty('0')).toBe(false);
  });

  test('left over from before Unicode are told', () => {
    expect(legacyLetters('Côm c«ng nghiÖp T©n TriÒu')).toBe('tcvn3');
    expect(legacyLetters('Cuïm coâng nghieäp')).toBe('vni');
    expect(legacyLetters('Tænh Hµ Néi')).toBe('tcvn3');
  });

  test.each([
    'Cụm công nghiệp Tân Triều',
    'Công ty CP Đầu tư Hoàn Mỹ – thuê đất, khuếch tán, nguyễn, huyện Ứng Hòa',
    'Thúy, thuỷ, hoà, quý, tuần, luân, khoẻ, oà, xoăn, yêu, giữa',
    'Müller GmbH',
    'Société Générale',
    '74,95 ha (±0,5) · 12 m²',
    'QĐ số 1234/QĐ-UBND',
  ])('%j is none of them', (text) => {
    expect(legacyLetters(text)).toBeNull();
  });
});

describe('the head of a sheet', () => {
  const title = ['BIỂU TỔNG HỢP CÁC CỤM CÔNG NGHIỆP', null, null, null, null, null];

  test('is found under a title, an empty row and a remark', () => {
    const rows: Raw[][] = [
      title,
      ['(Kèm theo Báo cáo số 12/BC-SCT)'],
      [],
      ['STT', 'Tên cụm công nghiệp', 'Địa điểm', 'Diện tích (ha)', 'TMĐT (tỷ đồng)', 'Chủ đầu tư'],
      [1, 'CCN A', 'xã B', 12, 300, 'Công ty C'],
    ];
    const head = headOf(rows);
    expect([head?.top, head?.bottom]).toEqual([3, 3]);
    expect(proposedFields(head?.names ?? [])).toEqual([
      'order',
      'name',
      'place',
      'area_ha',
      'investment_vnd_bn',
      'investor',
    ]);
  });

  test('over several rows with merged cells: each column has its whole name', () => {
    const rows: Raw[][] = [
      title,
      ['TT', 'Tên dự án', 'Quy mô', null, 'Chủ đầu tư', 'Hiện trạng đến ngày 31/3/2025'],
      [null, null, 'Diện tích (ha)', 'Tổng mức đầu tư (tỷ đồng)', null, null],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      [1, 'CCN A', 12, 300, 'Công ty C', 'Đang GPMB'],
    ];
    const merges = [
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 1, left: 2, right: 3 },
      { top: 1, bottom: 2, left: 4, right: 4 },
      { top: 1, bottom: 2, left: 5, right: 5 },
    ];
    const head = headOf(rows, merges);
    expect([head?.top, head?.bottom]).toEqual([1, 2]);
    expect(head?.names).toEqual([
      'TT',
      'Tên dự án',
      'Quy mô · Diện tích (ha)',
      'Quy mô · Tổng mức đầu tư (tỷ đồng)',
      'Chủ đầu tư',
      'Hiện trạng đến ngày 31/3/2025',
    ]);
    expect(proposedFields(head?.names ?? [])).toEqual([
      'order',
      'name',
      'area_ha',
      'investment_vnd_bn',
      'investor',
      'status_reported',
    ]);
  });

  test('is none where no column is known by name', () => {
    expect(
      headOf([
        ['a', 'b'],
        [1, 2],
      ]),
    ).toBeNull();
    expect(headOf([])).toBeNull();
  });

  test('a field is proposed once, for the column that names it best', () => {
    expect(proposedFields(['Diện tích đất công nghiệp', 'Diện tích (ha)', 'Tên cụm'])).toEqual([
      null,
      'area_ha',
      'name',
    ]);
  });

  test('regression: the second row of a head that only says set or done was read as the first row of data', () => {
    const rows: Raw[][] = [
      ['BIỂU TIẾN ĐỘ'],
      ['TT', 'Tên cụm', 'Khởi công', null, 'Hoàn thành hạ tầng', null],
      [null, null, 'Theo QĐ', 'Thực tế', 'Theo QĐ', 'Thực tế'],
      [1, 'CCN Dục Tú', 'Quý II/2024', 'tháng 8/2024', '2026', null],
    ];
    const merges = [
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 1, left: 4, bottom: 1, right: 5 },
    ];
    const head = headOf(rows, merges);
    expect([head?.top, head?.bottom]).toEqual([1, 2]);
    expect(head?.names.slice(2)).toEqual([
      'Khởi công · Theo QĐ',
      'Khởi công · Thực tế',
      'Hoàn thành hạ tầng · Theo QĐ',
      'Hoàn thành hạ tầng · Thực tế',
    ]);
  });

  test('regression: people beside a remark that is merged down the side were read as names of the columns', () => {
    const people = (down: number) =>
      headOf(
        [
          ['DANH SÁCH CÁN BỘ'],
          ['Họ và tên', 'Cơ quan', 'Thư điện tử', 'Ghi chú'],
          ['Nguyễn Văn An', 'Sở Công Thương', 'an@hanoi.gov.vn'],
          ['Trần Thị Bình', 'Sở Tài chính', 'binh@hanoi.gov.vn'],
          ['Lê Văn Cường', 'Sở Xây dựng', 'cuong@hanoi.gov.vn'],
          ['Phạm Thị Dung', 'Sở Nội vụ', 'dung@hanoi.gov.vn'],
        ],
        [{ top: 1, left: 3, bottom: 1 + down, right: 3 }],
      );
    for (const down of [3, 4]) {
      expect([people(down)?.bottom, people(down)?.names[0]]).toEqual([1, 'Họ và tên']);
    }
  });

  test('regression: clusters beneath a name that is merged over all their columns were read as its parts', () => {
    const head = headOf(
      [
        ['Cụm công nghiệp', null, 'Chủ đầu tư', 'Ghi chú'],
        ['Tên cụm', 'Địa điểm'],
        ['CCN Dục Tú', 'xã Dục Tú'],
        ['CCN Liên Hà', 'xã Liên Hà'],
      ],
      [
        { top: 0, left: 0, bottom: 0, right: 1 },
        { top: 0, left: 3, bottom: 3, right: 3 },
      ],
    );
    expect([head?.top, head?.bottom, head?.names[0]]).toEqual([0, 1, 'Cụm công nghiệp · Tên cụm']);
  });

  test('regression: a tall merge that begins far above the head drew the title into its names', () => {
    const rows: Raw[][] = [
      [null, 'BIỂU TỔNG HỢP'],
      [null, 'Kèm theo báo cáo'],
      [null, 'của Sở'],
      [null, 'năm 2025'],
      [null, 'TT', 'Tên cụm', 'Địa điểm'],
      [null, '1', 'CCN Dục Tú', 'xã Dục Tú'],
    ];
    const head = headOf(rows, [{ top: 0, left: 0, bottom: 4, right: 0 }]);
    expect([head?.top, head?.names]).toEqual([4, ['', 'TT', 'Tên cụm', 'Địa điểm']]);
  });

  test('the second row of a head may say units beside the parts of a name', () => {
    const head = headOf(
      [
        ['TT', 'Tên cụm', 'Diện tích', 'Khởi công', null],
        [null, null, '(ha)', 'Theo QĐ', 'Thực tế'],
        ['I', 'CCN Dục Tú', '12 ha', 'Quý II/2024', 'chưa'],
      ],
      [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 1, right: 1 },
        { top: 0, left: 3, bottom: 0, right: 4 },
      ],
    );
    expect([head?.bottom, head?.names.slice(2)]).toEqual([
      1,
      ['Diện tích · (ha)', 'Khởi công · Theo QĐ', 'Khởi công · Thực tế'],
    ]);
  });

  test('a layout is known again whatever units and dates stand in its heads', () => {
    expect(layoutOf(['TT', 'Tên  cụm', 'Diện tích (ha)'])).toBe(
      layoutOf(['tt', 'TÊN CỤM', 'Diện tích (m2)', '']),
    );
    expect(layoutOf(['TT', 'Tên cụm'])).not.toBe(layoutOf(['Tên cụm', 'TT']));
  });
});

describe('rows under a head', () => {
  test('totals, headings, numbering and notes are no records', () => {
    expect(
      kinds([
        ['(1)', '(2)', '(3)', '(4)'],
        ['I', 'Huyện Đông Anh', null, 24.5],
        [1, 'CCN Liên Hà', 'xã Liên Hà', 12],
        [2, 'CCN Thiết Bình', 'xã Vân Hà', 12.5],
        ['II', 'Huyện Sóc Sơn', null, null],
        [3, 'CCN CN2', 'xã Mai Đình', 50],
        [null, 'Cộng', null, 74.5],
        [null, 'Tổng cộng (I+II)', null, 74.5],
        [],
        ['Ghi chú: số liệu đến 31/3/2025'],
        [null, null, null, 'NGƯỜI LẬP BIỂU'],
      ]),
    ).toEqual([
      'numbering',
      'group',
      'record',
      'record',
      'group',
      'record',
      'total',
      'total',
      'blank',
      'note',
      'note',
    ]);
  });

  test('a name that begins like a total is a name; one that is only counted is a record', () => {
    expect(
      kinds([
        [1, 'Cộng Hòa', 'xã Cộng Hòa', 10],
        [2, 'CCN Tổng Hợp Từ Liêm', 'xã A', 10],
        [3, 'CCN Phú Thịnh', null, null],
      ]),
    ).toEqual(['record', 'record', 'record']);
  });

  test('regression: people of the families Tống and Phan were left out as totals and headings', () => {
    const people = [
      [1, 'Tống Toàn Thắng', 'Sở Công Thương', 'x'],
      [null, 'Phần I. Đang hoạt động', 'ghi', 'x'],
      [null, 'PHAN VĂN HÙNG', 'Sở Công Thương', 'x'],
      [null, 'Phan II: dang xay dung', 'ghi', 'x'],
      [2, 'Tống Các', 'Sở Công Thương', 'x'],
      [null, 'Tổng các mục', null, 3],
    ];
    expect(kinds(people)).toEqual(['record', 'group', 'record', 'group', 'record', 'total']);
  });

  test('regression: totals that are written “Tống cộng”, “Tống số” were taken for people', () => {
    const rows = [
      [null, 'Tống cộng', null, 74],
      [null, 'Tống số: 2 cụm', null, 74],
      [null, 'TỐNG CỘNG', null, 74],
      [1, 'Tống Toàn Thắng', 'Sở Công Thương', 'x'],
      [2, 'Tống Sốp', 'Sở Công Thương', 'x'],
    ];
    expect(kinds(rows)).toEqual(['total', 'total', 'total', 'record', 'record']);
  });

  test('a heading of a district in a column of its own, without numbers', () => {
    const classed = classRows(
      {
        hiddenRows: [],
        rows: [
          ['Huyện Thạch Thất', null, null, null],
          [1, 'CCN Chàng Sơn', 'xã Chàng Sơn', 9],
        ],
      },
      0,
      { order: 0, naming: [1], mapped: [0, 1, 2, 3] },
    );
    expect(classed).toEqual([
      { row: 0, kind: 'group', group: 'Huyện Thạch Thất' },
      { row: 1, kind: 'record', group: 'Huyện Thạch Thất' },
    ]);
  });

  test('what is hidden is told, and waits to be ticked', () => {
    expect(
      kinds(
        [
          [1, 'CCN A', 'x', 1],
          [2, 'CCN B', 'x', 1],
        ],
        undefined,
        [1],
      ),
    ).toEqual(['record', 'hidden']);
  });
});
