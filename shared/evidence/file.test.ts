import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasMarkup } from '../text.ts';
import { cleanName, FILE_FORMATS, fileUrl, namesAnother, readFileAddress, typeOf } from './file.ts';

describe('the name of a file', () => {
  test.each([
    ['IMG_0001.JPG', 'IMG_0001.jpg'],
    ['Ảnh cổng phía đông.jpeg', 'Ảnh cổng phía đông.jpg'],
    ['C:\\Users\\an\\anh.jpg', 'anh.jpg'],
    ['../../../etc/passwd', 'passwd.jpg'],
    ['/dev/null', 'null.jpg'],
    ['anh\u202egpj.exe', 'anhgpj.jpg'],
    ['a\u0000\n\tb.jpg', 'ab.jpg'],
    ['.htaccess', 'photo.jpg'],
    ['...', 'photo.jpg'],
    ['CON.jpg', 'photo.jpg'],
    ['<script>alert(1)</script>.jpg', 'script.jpg'],
    ['', 'photo.jpg'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given, 'jpeg')).toBe(kept);
  });

  test('whatever was given: one line without folders, unseen signs or markup, and the true ending', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...FILE_FORMATS),
        (given, format) => {
          const name = cleanName(given, format);
          expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u);
          expect(name).not.toMatch(/^[.\s]/);
          expect(hasMarkup(name)).toBe(false);
          expect(name.endsWith(`.${typeOf(format).endings[0]}`)).toBe(true);
          expect([...name].length).toBeLessThanOrEqual(126);
          expect(cleanName(name, format)).toBe(name);
        },
      ),
    );
  });

  test('lies where it says another kind of file; between pictures that is everyday', () => {
    expect(namesAnother('a.pdf', 'jpeg')).toBe(true);
    expect(namesAnother('a.exe', 'jpeg')).toBe(true);
    expect(namesAnother('a.docx', 'xlsx')).toBe(true);
    expect(namesAnother('a.docm', 'docx')).toBe(true);
    expect(namesAnother('a.JPG', 'webp')).toBe(false);
    expect(namesAnother('a', 'pdf')).toBe(false);
  });
});

test('an address names a cluster and an id, and nothing else is one', () => {
  const id = '0195e2f4-0000-7000-8000-000000000002';
  const address = fileUrl('HN-058', id, 'view').split('/')[3] ?? '';
  expect(readFileAddress(address)).toEqual({ code: 'HN-058', id });
  for (const odd of ['', id, `HN-058${id}`, `hn-058.${id}`, `HN-058.${id}x`, `HN-058.../${id}`]) {
    expect(readFileAddress(odd)).toBeNull();
  }
});
