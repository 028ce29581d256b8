import { describe, expect, test } from 'vitest';
import { namedInSubject } from './from-subject.ts';

const UNITS = [
  {
    code: '017',
    level: 'district',
    nameVi: 'Huyện Đông Anh',
    validFrom: '2014-04-01',
    validTo: '2025-06-30',
  },
  { code: '00454', level: 'commune', nameVi: 'Xã Đông Anh', validFrom: '2025-07-01', validTo: null },
  { code: '00475', level: 'commune', nameVi: 'Xã Thư Lâm', validFrom: '2025-07-01', validTo: null },
] as const;
const named = (subject: string) => {
  const found = namedInSubject(subject, UNITS);
  return found && [found.nameVi, found.place, found.district, found.commune];
};

describe('what a decision’s own words tell of a new cluster', () => {
  test.each([
    [
      'Về việc thành lập Cụm công nghiệp Thôn Mới, xã Thư Lâm, thành phố Hà Nội',
      ['Cụm công nghiệp Thôn Mới', 'xã Thư Lâm', null, '00475'],
    ],
    [
      'Về việc thành lập Cụm công nghiệp Liên Hà 2 tại xã Liên Hà, huyện Đông Anh, thành phố Hà Nội.',
      ['Cụm công nghiệp Liên Hà 2', 'xã Liên Hà, huyện Đông Anh', '017', null],
    ],
    ['V/v thành lập CCN Đông Anh', ['Cụm công nghiệp Đông Anh', null, null, null]],
    [
      'Thành lập cụm công nghiệp làng nghề Phú Túc (giai đoạn 1), huyện Phú Xuyên',
      ['Cụm công nghiệp làng nghề Phú Túc', 'huyện Phú Xuyên', null, null],
    ],
  ])('%s', (subject, expected) => {
    expect(named(subject)).toEqual(expected);
  });

  test('a unit is named with its type: a commune is not the district of the same name', () => {
    expect(named('Thành lập Cụm công nghiệp A, xã Đông Anh')?.slice(2)).toEqual([null, '00454']);
    expect(named('Thành lập Cụm công nghiệp A, huyện Đông Anh')?.slice(2)).toEqual(['017', null]);
  });

  test('of none, or of several, nothing is told', () => {
    expect(named('Về việc phê duyệt Quy hoạch chi tiết')).toBeNull();
    expect(named('Thành lập Cụm công nghiệp A và Cụm công nghiệp B, huyện Đông Anh')).toBeNull();
  });
});
