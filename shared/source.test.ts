import { expect, test } from 'vitest';
import { sourceDocuments } from './source.ts';

test('several documents in one text are told apart, each with its publisher, title and date', () => {
  const text =
    'https://vnrex.com/2019/10/29/thanh-lap-cum-cong-nghiep-tai-huyen-dong-anh/ ; https://en.sggp.org.vn/work-begins-on-four-industrial-clusters-post104780.html';
  expect(sourceDocuments(text)).toEqual([
    {
      title: 'Thanh lap cum cong nghiep tai huyen dong anh',
      url: 'https://vnrex.com/2019/10/29/thanh-lap-cum-cong-nghiep-tai-huyen-dong-anh/',
      publisher: 'vnrex.com',
      date: '2019-10-29',
    },
    {
      title: 'Work begins on four industrial clusters',
      url: 'https://en.sggp.org.vn/work-begins-on-four-industrial-clusters-post104780.html',
      publisher: 'Sài Gòn Giải Phóng',
      date: null,
    },
  ]);
});

test('words beside an address are its title', () => {
  const [document] = sourceDocuments('http://fdi.ts24.com.vn/a/16000124559 (Danh mục kêu gọi đầu tư 2018)');
  expect(document).toMatchObject({ title: 'Danh mục kêu gọi đầu tư 2018', publisher: 'fdi.ts24.com.vn' });
});

test('words alone are a document without an address', () => {
  expect(sourceDocuments('Quyết định thành lập, 7/2019')).toEqual([
    { title: 'Quyết định thành lập, 7/2019', url: null, publisher: null, date: null },
  ]);
});

test('the name of a section is no title, nor is a number', () => {
  const titles = [
    'https://kinhtevadulich.vn/c/ban-tin-bds',
    'http://ddvt.vn/topic/2326/',
    'https://dothi.net/',
  ].map((url) => sourceDocuments(url)[0]?.title);
  expect(titles).toEqual([null, null, null]);
});

test('an address that is none stays words; nothing is no document', () => {
  expect(sourceDocuments('https://')).toMatchObject([{ title: 'https://', url: null }]);
  expect(sourceDocuments(' ; ')).toEqual([]);
});
