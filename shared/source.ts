import type { Edtf } from './edtf.ts';

/**
 * What a source's text names: one or several documents, each with what can be said of it without opening it. The register
 * writes them as 'https://… ; https://… (title)', or as words alone ('Quyết định thành lập, 7/2019').
 */
export interface SourceDocument {
  /** Null where neither words nor the address say more than the publisher. */
  title: string | null;
  /** Null where no address is given. */
  url: string | null;
  /** The publisher's name, else the host; null without an address. */
  publisher: string | null;
  /** Day or month of publication, where the address holds it. */
  date: Edtf | null;
}

/** By the end of the host. */
const PUBLISHERS: Readonly<Record<string, string>> = {
  'baomoi.com': 'Báo Mới',
  'cafeland.vn': 'CafeLand',
  'congthuong.vn': 'Báo Công Thương',
  'hanoimoi.com.vn': 'Hànộimới',
  'hanoimoi.vn': 'Hànộimới',
  'hanoitimes.vn': 'Hanoi Times',
  'kinhtedothi.vn': 'Kinh tế & Đô thị',
  'laodong.com.vn': 'Lao Động',
  'laodong.vn': 'Lao Động',
  'laodongthudo.vn': 'Lao động Thủ đô',
  'lecourrier.vn': 'Le Courrier du Vietnam',
  'nhandan.vn': 'Nhân Dân',
  'sggp.org.vn': 'Sài Gòn Giải Phóng',
  'tienphong.vn': 'Tiền Phong',
  'tuoitrethudo.vn': 'Tuổi trẻ Thủ đô',
  'vietnamplus.vn': 'VietnamPlus',
};

/** An address, its host and its path. */
const ADDRESS = /https?:\/\/([^/?#\s]+)([^?#\s]*)\S*/;

export const sourceDocuments = (text: string): SourceDocument[] =>
  text
    .split(/\s*;\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(documentIn);

function documentIn(part: string): SourceDocument {
  const [url, host, path = ''] = ADDRESS.exec(part) ?? [];
  if (!url || !host) return { title: part, url: null, publisher: null, date: null };
  const said = part
    .replace(url, '')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  return { title: said || titleIn(path), url, publisher: publisherOf(host), date: dateIn(path) };
}

function publisherOf(hostname: string): string {
  const host = hostname.replace(/^www\./, '');
  const known = Object.keys(PUBLISHERS).find((end) => host === end || host.endsWith(`.${end}`));
  return (known && PUBLISHERS[known]) ?? host;
}

/** Fewer words than these are a section's name or a number, and no title. */
const FEWEST_WORDS = 4;

/** 'ha-noi-thanh-lap-nhieu-cum-cong-nghiep-post964179.tpo' → 'Ha noi thanh lap nhieu cum cong nghiep' */
function titleIn(path: string): string | null {
  const slugs = path.split('/').map((segment) =>
    segment
      .replace(/(\.[a-z0-9]+)+$/i, '')
      .replace(/-(post|tag|d|nrpd)?\d+$/i, '')
      .split('-')
      .filter(Boolean),
  );
  const longest = slugs.reduce((best, words) => (words.length > best.length ? words : best), []);
  if (longest.length < FEWEST_WORDS) return null;
  const title = longest.join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function dateIn(path: string): Edtf | null {
  const [, year, month, day] = /\/(20\d\d)\/(0[1-9]|1[0-2])(?:\/(0[1-9]|[12]\d|3[01]))?\//.exec(path) ?? [];
  if (!year || !month) return null;
  return day ? `${year}-${month}-${day}` : `${year}-${month}`;
}
