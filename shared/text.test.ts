import { describe, expect, test } from 'vitest';
import {
  compareVietnamese,
  foldVietnamese,
  hasLineBreak,
  hasMarkup,
  isBlank,
  normalised,
  seen,
  shortName,
} from './text.ts';

describe('Vietnamese text', () => {
  test('folding drops accents and makes đ a d', () => {
    expect(foldVietnamese('Tân Triều')).toBe('tan trieu');
    expect(foldVietnamese('Đông Anh')).toBe('dong anh');
    expect(foldVietnamese('Tân Triều'.normalize('NFD'))).toBe('tan trieu');
  });

  test('regression: a text that was refused turned the sentence around it', () => {
    expect(seen('CCN \u202egnort\u202c Hoàng')).toBe('CCN \ufffdgnort\ufffd Hoàng');
    expect(seen('Cụm công nghiệp – “Tân Triều” ²')).toBe('Cụm công nghiệp – “Tân Triều” ²');
  });

  test('short names leave out what all have in common', () => {
    expect(shortName('Cụm công nghiệp làng nghề Canh Nậu - Giai đoạn 2', 'vi')).toBe('Canh Nậu – GĐ 2');
    expect(shortName('Cụm công nghiệp làng nghề Canh Nậu - Giai đoạn 2', 'en')).toBe('Canh Nậu – Phase 2');
    expect(shortName('CCN Chàng Sơn - giai đoạn 2', 'vi')).toBe('Chàng Sơn – GĐ 2');
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

describe('what nobody can see or read', () => {
  test.each([
    ['zero-width space', '\u200b'],
    ['word joiner', '\u2060'],
    ['byte order mark', '\ufeff'],
    ['soft hyphen', '\u00ad'],
    ['last code point of the plane', '\uffff'],
    ['a code point set apart', '\ufdd0'],
    ['last code point of another plane', '\u{1ffff}'],
    ['grapheme joiner', '\u034f'],
  ])('regression: a %s passed in notes and numbers of documents', (_name, unseen) => {
    expect(hasMarkup(`12${unseen}/QĐ-UBND`)).toBe(true);
    expect(hasMarkup('12/QĐ-UBND')).toBe(false);
  });

  test('regression: hundreds of accents on one letter covered the lines around it', () => {
    const grave = '\u0300';
    expect(hasMarkup(`o${grave.repeat(900)}`)).toBe(true);
    // The marks that belong to the letter count, however it is written.
    expect(hasMarkup(`ế${grave.repeat(3)}`)).toBe(true);
    expect(hasMarkup(`e${grave.repeat(4)}`)).toBe(false);
  });

  test('every Vietnamese letter passes, composed or in parts, with a mark too many', () => {
    const vowels = 'aăâeêioôơuưy';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    for (const vowel of `${vowels}${vowels.toUpperCase()}`) {
      for (const tone of tones) {
        const letter = `${vowel}${tone}`;
        expect(hasMarkup(letter.normalize('NFC')), letter).toBe(false);
        expect(hasMarkup(letter.normalize('NFD')), letter).toBe(false);
        expect(hasMarkup(`${letter.normalize('NFD')}\u0301`), letter).toBe(false);
      }
    }
  });

  test('letters without a shape leave a text blank', () => {
    expect(isBlank('\u3164 \u115f')).toBe(true);
    expect(isBlank(' . ')).toBe(true);
    expect(isBlank('số 5')).toBe(false);
  });
});

describe('one form, one line', () => {
  test('a letter typed in parts and the letter itself are one text', () => {
    const typed = 'Tân Triều'.normalize('NFD');
    expect(typed).not.toBe('Tân Triều');
    expect(normalised(typed)).toBe('Tân Triều');
  });

  test.each(['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f'])(
    'regression: %j passed in the number of a document, which is one line',
    (end) => {
      expect(hasLineBreak(`12/QĐ-UBND${end}UBND Thành phố`)).toBe(true);
      expect(hasLineBreak('12/QĐ-UBND\tUBND Thành phố')).toBe(false);
    },
  );
});
