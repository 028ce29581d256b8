import type { DocumentKind } from '../../../shared/reading/reading.ts';
import type { Content } from './layout.ts';

/** What a made document says. What is not named here must not be proposed. */
export interface Truth {
  kind: DocumentKind | null;
  number?: string;
  date?: string;
  issuer?: string;
  subject?: string;
  clusters: readonly string[];
  area?: number;
  investor?: string;
  capital?: number;
  start?: string;
  completion?: string;
}

export interface Written {
  content: Content;
  truth: Truth;
}

export const CITY = ['**ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HÀ NỘI'].map((line) => line.replace('**', ''));
export const MOTTO = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
export const CITY_NAME = 'Ủy ban nhân dân thành phố Hà Nội';
export const SIGNED: readonly [string, string] = ['TM. ỦY BAN NHÂN DÂN', 'Nguyễn Văn Minh'];
export const CHAIR = ['CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI'];

export const inFigures = (number: string): string => `Số: [[number|${number}]]`;

/** '2020-06-26' as a heading writes it. */
export function inWords(day: string, place = 'Hà Nội'): string {
  const [y = '', m = '', d = ''] = day.split('-');
  const month = Number(m) > 2 ? String(Number(m)) : m;
  return `${place}, [[date|ngày ${d} tháng ${month} năm ${y}]]`;
}

/** A subject on its lines, marked as one value. */
export const subjectLines = (lines: readonly string[]): string[] =>
  lines.map((line) => `[[subject|${line}]]`);
export const subjectText = (lines: readonly string[]): string => lines.join(' ');

export const issuerLines = (lines: readonly string[]): string[] => lines.map((line) => `[[issuer|${line}]]`);

export const GROUNDS_2018 = [
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
  'Căn cứ Nghị định số 68/2017/NĐ-CP ngày 25 tháng 5 năm 2017 của Chính phủ về quản lý, phát triển cụm công nghiệp;',
  'Căn cứ Quyết định số 1292/QĐ-UBND ngày 14 tháng 3 năm 2018 của UBND Thành phố phê duyệt quy hoạch phát triển cụm công nghiệp, diện tích 3.204,31 ha;',
];
export const GROUNDS_2025 = [
  'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;',
  'Căn cứ Nghị định số 32/2024/NĐ-CP ngày 15/3/2024 của Chính phủ về quản lý, phát triển cụm công nghiệp;',
  'Xét đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 915/TTr-SCT ngày 21/11/2025 và Báo cáo thẩm định số 77/BC-SCT,',
];
