import { describe, expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';
import type { How, Line, Page } from './page.ts';
import type { Known } from './reading.ts';

/** What is proposed of pages that are written here line by line. */

const [LETTER, HEIGHT] = [7, 14];

function line(text: string, y: number, { x = 80, sure = 1 } = {}): Line {
  let at = x;
  return text.split(' ').map((word) => {
    const box = { x: at, y, width: word.length * LETTER, height: HEIGHT };
    at += (word.length + 1) * LETTER;
    return { text: word, box, onPage: box, confidence: sure };
  });
}

interface Written {
  number?: string;
  date?: string;
  issuer?: [string, string];
  subject?: string;
  body: readonly string[];
  how?: How;
}

function decision({
  number = 'Số: 2800/QĐ-UBND',
  date = 'Hà Nội, ngày 26 tháng 6 năm 2020',
  issuer = ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HÀ NỘI'],
  subject = 'Về việc thành lập Cụm công nghiệp Kim Bài, huyện Thanh Oai',
  body,
  how = 'text',
}: Written): Page {
  const heading = [
    [...line(issuer[0], 40), ...line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 40, { x: 420 })],
    [...line(issuer[1], 60), ...line('Độc lập - Tự do - Hạnh phúc', 60, { x: 420 })],
    [...line(number, 80), ...line(date, 80, { x: 420 })],
    line('QUYẾT ĐỊNH', 130, { x: 350 }),
    line(subject, 150),
    line('CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI', 190),
  ];
  const lines = [...heading, ...body.map((text, at) => line(text, 220 + at * 20))];
  const size = { width: 800, height: 1_100 };
  return { number: 1, ...size, turn: 0, upright: size, how, lines };
}

const KNOWN: Known = {
  clusters: [
    { code: 'HN-078', nameVi: 'Cụm công nghiệp Kim Bài', places: ['Thanh Oai'] },
    { code: 'HN-021', nameVi: 'Cụm công nghiệp Phú Thịnh', places: ['Sơn Tây'] },
    { code: 'HN-022', nameVi: 'Cụm công nghiệp Phú Thịnh 2', places: ['Sơn Tây'] },
  ],
  units: [{ nameVi: 'Huyện Thanh Oai', level: 'district', validFrom: '2008-08-01', validTo: '2025-06-30' }],
};
const read = (written: Written) => fieldsOf([decision(written)], KNOWN).fields;
const area = (...body: string[]) => read({ body: ['Điều 1. Phê duyệt:', ...body] }).area?.value;

describe('number, date and issuer', () => {
  test('are the heading’s, with their place; those that the text cites are never its own', () => {
    const { number, date, issuer } = read({
      body: ['Căn cứ Quyết định số 1292/QĐ-UBND ngày 14 tháng 3 năm 2018;', 'Điều 1. Như trên.'],
    });
    expect([number?.value, date?.value, issuer?.value]).toEqual([
      '2800/QĐ-UBND',
      '2020-06-26',
      'Ủy ban nhân dân thành phố Hà Nội',
    ]);
    expect(number?.places).toEqual([
      { page: 1, box: { x: 80 + 4 * LETTER, y: 80, width: 12 * LETTER, height: HEIGHT } },
    ]);
    const blank = read({
      number: 'Số: /QĐ-UBND',
      date: 'Hà Nội, ngày tháng năm 2020',
      body: ['Căn cứ Quyết định số 1292/QĐ-UBND ngày 14 tháng 3 năm 2018;', 'Điều 1. Như trên.'],
    });
    expect([blank.number, blank.date]).toEqual([undefined, undefined]);
  });

  test('a day that no calendar has is none', () => {
    expect(read({ date: 'Hà Nội, ngày 31 tháng 6 năm 2020', body: [] }).date).toBeUndefined();
  });

  test('no district issues anything after 30 June 2025', () => {
    const issuer: [string, string] = ['ỦY BAN NHÂN DÂN', 'HUYỆN THANH OAI'];
    const before = read({ issuer, date: 'Thanh Oai, ngày 30 tháng 6 năm 2025', body: [] });
    expect(before.issuer?.value).toBe('Ủy ban nhân dân huyện Thanh Oai');
    expect(read({ issuer, date: 'Thanh Oai, ngày 1 tháng 7 năm 2025', body: [] }).issuer).toBeUndefined();
  });

  test('a code that contradicts the title makes no number', () => {
    expect(read({ number: 'Số: 2800/TB-UBND', body: [] }).number).toBeUndefined();
  });
});

describe('the cluster', () => {
  const named = (subject: string) =>
    read({ subject, body: ['Điều 1. Như trên.'] }).clusters.map(({ value }) => value.code);

  test('the longest name that stands there, and no shorter one inside it', () => {
    expect(named('Về việc thành lập Cụm công nghiệp Phú Thịnh 2, thị xã Sơn Tây')).toEqual(['HN-022']);
    expect(named('Về việc thành lập Cụm công nghiệp Phú Thịnh, thị xã Sơn Tây')).toEqual(['HN-021']);
    expect(named('Về việc thành lập Cụm công nghiệp Phú Thịnh 3, thị xã Sơn Tây')).toEqual([]);
  });

  test('of two clusters in one document nothing else is told', () => {
    const { clusters, area: said } = read({
      subject: 'Thành lập Cụm công nghiệp Kim Bài và Cụm công nghiệp Phú Thịnh',
      body: ['Điều 1. Diện tích 41,7 ha.'],
    });
    expect(clusters.map(({ value }) => value.code)).toEqual(['HN-078', 'HN-021']);
    expect(said).toBeUndefined();
  });
});

describe('the area', () => {
  test('is told in hectares, whatever it is written in', () => {
    expect(area('- Diện tích: 41,7 ha.')).toBe(41.7);
    expect(area('- Diện tích: 417.000 m2.')).toBe(41.7);
    expect(area('- Diện tích: 417.000 m2 (41,7 ha).')).toBe(41.7);
  });

  test('is that after an expansion', () => {
    expect(area('- Mở rộng từ 27,2 ha lên 39,25 ha.')).toBe(39.25);
    expect(area('- Diện tích hiện có: 27,2 ha.', '- Diện tích sau khi mở rộng: 39,25 ha.')).toBe(39.25);
  });

  test('is no part of it, and none where two contradict each other', () => {
    expect(area('- Diện tích đất công nghiệp: 30 ha.')).toBeUndefined();
    expect(area('- Diện tích: 41,7 ha.', '- Tổng diện tích: 47,1 ha.')).toBeUndefined();
  });
});

describe('capital and schedule', () => {
  const of = (...body: string[]) => read({ body: ['Điều 1. Phê duyệt:', ...body] });

  test('capital is the whole, in billions', () => {
    expect(of('- Tổng mức đầu tư: 765,4 tỷ đồng, trong đó vốn vay 500 tỷ đồng.').capital?.value).toBe(765.4);
    expect(of('- Tổng vốn đầu tư: 267.000 triệu đồng.').capital?.value).toBe(267);
    expect(of('- Vốn chủ sở hữu: 153 tỷ đồng.').capital).toBeUndefined();
  });

  test('schedule at the precision of the text; a decision’s day in it is none', () => {
    const { start, completion } = of('- Tiến độ thực hiện: từ quý IV/2020 đến quý III/2022.');
    expect([start?.value, completion?.value]).toEqual(['2020-10/2020-12', '2022-07/2022-09']);
    expect(of('- Hoàn thành theo Quyết định số 12/QĐ-UBND ngày 05/6/2019.').completion).toBeUndefined();
    const moved = of('- Tiến độ: hoàn thành quý I/2020 điều chỉnh sang hoàn thành quý IV/2025.');
    expect(moved.completion?.value).toBe('2025-10/2025-12');
  });

  test('a completion before the start is a wrong reading of either', () => {
    const { start, completion } = of('- Khởi công: quý IV/2022.', '- Hoàn thành: quý III/2020.');
    expect([start, completion]).toEqual([undefined, undefined]);
  });
});

test('regression: an investor whose name went on in a line that was not recognised', () => {
  const body = [
    'Điều 1. Phê duyệt các nội dung sau đây của dự án đầu tư xây dựng hạ tầng kỹ thuật cụm:',
    '- Nhà đầu tư hạ tầng kỹ thuật cụm công nghiệp: Công ty TNHH Xây dựng Thương mại Hoàng',
    '- Diện tích: 41,7 ha.',
  ];
  expect(read({ body, how: 'recognised' }).investor).toBeUndefined();
  const whole = body.with(1, '- Nhà đầu tư: Công ty TNHH Xây dựng Hoàng Long');
  expect(read({ body: whole, how: 'recognised' }).investor?.value).toBe('Công ty TNHH Xây dựng Hoàng Long');
});

test('what is not a decision, or no document at all, tells nothing of a cluster', () => {
  const page = decision({ body: ['Điều 1. Diện tích: 41,7 ha.'] });
  const news = { ...page, lines: page.lines.slice(4) };
  expect(fieldsOf([news], KNOWN)).toEqual({ kind: null, fields: { clusters: [] } });
  expect(fieldsOf([], KNOWN).kind).toBeNull();
});
