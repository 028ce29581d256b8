import { describe, expect, test } from 'vitest';
import { compareVietnamese, foldVietnamese, hasMarkup, shortName } from './text.ts';

describe('Vietnamese text', () => {
  test('folding drops accents and makes đ a d', () => {
    expect(foldVietnamese('Tân Triều')).toBe('tan trieu');
    expect(foldVietnamese('Đông Anh')).toBe('dong anh');
    expect(foldVietnamese('Tân Triều'.normalize('NFD'))).toBe('tan trieu');
  });

  test('short names leave out what all have in common', () => {
    expect(shortName('Cụm công nghiệp làng nghề Canh Nậu - Giai đoạn 2', 'vi')).toBe('Canh Nậu – GĐ 2');
    expect(shortName('Cụm công nghiệp làng nghề Canh Nậu - Giai đoạn 2', 'en')).toBe('Canh Nậu – Phase 2');
    expect(shortName('Cụm công nghiệp Dương Liễu (giai đoạn 1)', 'vi')).toBe('Dương Liễu – GĐ 1');
    expect(shortName('Cụm công nghiệp thị trấn Phùng (CCN Đan Phượng)', 'vi')).toBe(
      'Thị trấn Phùng (CCN Đan Phượng)',
    );
  });

  test('order is the Vietnamese alphabet: a ă â, d đ', () => {
    expect(['Đan', 'Dan', 'Ân', 'An', 'Ăn'].sort(compareVietnamese)).toEqual([
      'An',
      'Ăn',
      'Ân',
      'Dan',
      'Đan',
    ]);
  });

  test('markup and control characters are noticed, comparisons and line breaks are not', () => {
    for (const bad of ['<b>x</b>', '<!-- -->', 'a\u0000b', 'x \ud800 y', 'x\u202ey', '</p>'])
      expect(hasMarkup(bad), bad).toBe(true);
    for (const fine of [
      'diện tích < 5 ha',
      'tỷ lệ < trung bình',
      'dòng một\ndòng hai',
      '5 > 3',
      'QĐ 12/QĐ-UBND',
    ])
      expect(hasMarkup(fine), fine).toBe(false);
  });
});
