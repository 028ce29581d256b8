import * as changing from './changing.ts';
import * as establishing from './establishing.ts';
import { FURTHER } from './further.ts';
import type { Style } from './layout.ts';
import * as others from './others.ts';
import type { Written } from './truth.ts';

/** The documents with the right value of each of their fields; the same at every run. */

export interface Case {
  name: string;
  written: Written;
  style: Style;
}

export const STYLES: readonly Style[] = [
  { font: 'tinos', size: 14, justified: true, drawn: 'lines', spacing: 1.3, left: 85, right: 48 },
  { font: 'tinos', size: 13, justified: true, drawn: 'words', spacing: 1.45, left: 92, right: 52 },
  { font: 'arimo', size: 12, justified: false, drawn: 'lines', spacing: 1.5, left: 80, right: 60 },
  { font: 'noto-serif', size: 12, justified: true, drawn: 'pieces', spacing: 1.6, left: 85, right: 45 },
];

const VALUES: readonly establishing.Values[] = [
  {
    number: '2800/QĐ-UBND',
    date: '2020-06-26',
    cluster: 'HN-068',
    name: 'Cụm công nghiệp Nam Phúc Thọ - giai đoạn 1',
    place: 'xã Tam Hiệp và xã Ngọc Tảo, huyện Phúc Thọ',
    area: ['41,7 ha', 41.7],
    investor: 'Công ty Cổ phần Đầu tư và Phát triển Hạ tầng Phúc Thọ',
    capital: ['765,4 tỷ đồng', 765.4],
    start: ['quý IV/2020', '2020-10/2020-12'],
    completion: ['quý III/2022', '2022-07/2022-09'],
  },
  {
    number: '5471/QĐ-UBND',
    date: '2019-10-02',
    cluster: 'HN-056',
    name: 'Cụm công nghiệp làng nghề Tân Hòa',
    place: 'xã Tân Hòa, huyện Quốc Oai',
    area: ['12,94 ha', 12.94],
    investor: 'Công ty TNHH Xây dựng Thương mại Hoàng Long',
    capital: ['267.000 triệu đồng', 267],
    start: ['tháng 7/2019', '2019-07'],
    completion: ['tháng 9/2021', '2021-09'],
  },
  {
    number: '1188/QĐ-UBND',
    date: '2025-03-11',
    cluster: 'HN-085',
    name: 'Cụm công nghiệp làng nghề Hiền Giang - Giai đoạn 1',
    place: 'xã Hiền Giang, huyện Thường Tín',
    area: ['9,62 ha', 9.62],
    investor: 'Tổng Công ty Đầu tư Phát triển Nhà và Đô thị Nam Hà Nội',
    capital: ['198,75 tỷ đồng', 198.75],
    start: ['năm 2025', '2025'],
    completion: ['năm 2027', '2027'],
  },
  {
    number: '77/QĐ-UBND',
    date: '2026-01-08',
    cluster: 'HN-099',
    name: 'Cụm công nghiệp làng nghề Hát Môn',
    place: 'xã Hát Môn',
    area: ['34 ha', 34],
    investor: 'Liên danh Công ty CP Hát Môn Xanh và Công ty TNHH Minh Quang',
    capital: ['1.052,3 tỷ đồng', 1052.3],
    start: ['Quý II năm 2026', '2026-04/2026-06'],
    completion: ['Quý I năm 2028', '2028-01/2028-03'],
  },
  {
    number: '3391/QĐ-UBND',
    date: '2025-12-24',
    cluster: 'HN-053',
    name: 'Cụm công nghiệp Chàng Sơn 2',
    place: 'xã Thạch Thất',
    area: ['153.000 m2 (15,3 ha)', 15.3],
    investor: 'Công ty Cổ phần Mộc Chàng Sơn',
    capital: ['358.000.000.000 đồng', 358],
    start: ['tháng 02/2026', '2026-02'],
    completion: ['tháng 11/2027', '2027-11'],
  },
];

const FORMS = [establishing.numbered, establishing.prose, establishing.lettered, establishing.labelled];

const EXPANSIONS = [
  {
    number: '3725/QĐ-UBND',
    date: '2026-05-20',
    cluster: 'HN-021',
    name: 'Cụm công nghiệp Phú Thịnh',
    areas: ['8,522', '16,3', '24,822'] as [string, string, string],
    after: 24.822,
  },
  {
    number: '402/QĐ-UBND',
    date: '2024-01-19',
    cluster: 'HN-013',
    name: 'Cụm công nghiệp Lại Yên',
    areas: ['27,2', '12,05', '39,25'] as [string, string, string],
    after: 39.25,
  },
];
const KIM_BAI = {
  number: '2244/QĐ-UBND',
  date: '2026-06-30',
  cluster: 'HN-078',
  name: 'Cụm công nghiệp Kim Bài',
};

const styled = (name: string, written: Written, at: number): Case => {
  const style = STYLES[at % STYLES.length];
  if (!style) throw new RangeError('no style');
  return { name, written, style };
};

export const CASES: readonly Case[] = [
  ...FORMS.flatMap((form, f) =>
    VALUES.map((values, v) => styled(`${form.name} ${values.number}`, form(values), f + v)),
  ),
  ...EXPANSIONS.flatMap((values, v) =>
    [changing.expandedList, changing.expandedProse, changing.expandedHeaded].map((form, f) =>
      styled(`${form.name} ${values.number}`, form(values), f + v),
    ),
  ),
  styled('expandedBy', changing.expandedBy({ ...KIM_BAI, added: '12,4' }), 0),
  styled(
    'rescheduled',
    changing.rescheduled({ ...KIM_BAI, cluster: 'HN-056', name: 'Cụm công nghiệp làng nghề Tân Hòa' }),
    1,
  ),
  styled('rescheduled, sans', changing.rescheduled(KIM_BAI), 2),
  styled('extended', changing.extended(KIM_BAI), 3),
  styled('handedOver', changing.handedOver(KIM_BAI), 0),
  styled('undated', others.undated('Cụm công nghiệp Dục Tú', 'HN-059'), 1),
  styled('undated, serif', others.undated('Cụm công nghiệp Thụy Lâm', 'HN-060'), 3),
  styled('commune', others.commune(), 0),
  styled('commune, sans', others.commune(), 2),
  styled('district', others.district('2021-05-17'), 1),
  styled('district that is no more', others.district('2025-08-15'), 2),
  styled('twoClusters', others.twoClusters(), 0),
  styled('unknownCluster', others.unknownCluster(), 3),
  styled('letter', others.letter(), 0),
  styled('letter, sans', others.letter(), 2),
  styled('invitation', others.invitation(), 1),
  styled('notice', others.notice(), 0),
  styled('newspaper', others.newspaper(), 1),
  ...FURTHER.map((written, at) => styled(`further ${at + 1}`, written, at)),
];
