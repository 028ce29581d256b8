import { type Day, isDay, joinDay } from '../day.ts';
import { DISTRICTS_TO } from '../unit.ts';
import { CODE_OF } from './codes.ts';
import { certaintyOf, flowOf } from './flow.ts';
import { found } from './found.ts';
import { folded, plain } from './letters.ts';
import { textOf } from './page.ts';
import type { Parts } from './parts.ts';
import type { Found, Known } from './reading.ts';

/** Number, date and issuer: from the heading alone, never from what the text cites. */

/** "Số: 2800/QĐ-UBND", "Số 05/2026/QĐ-UBND". The stroke may stand apart. */
const NUMBER =
  /\bso\s*[:.;]?\s*(\d{1,5})\s*(\/\s*(20\d\d)\s*)?\/\s*([a-z]{1,6}(?:\s?-\s?[a-z0-9&]{1,14}){0,3})(?![a-z0-9/-])/;

/** Type codes as they are written; a recogniser takes Đ for D. */
const CODES: Readonly<Record<string, string>> = {
  qd: 'QĐ',
  nq: 'NQ',
  kh: 'KH',
  tb: 'TB',
  bc: 'BC',
  ttr: 'TTr',
  gm: 'GM',
  bb: 'BB',
};

export function numberOf({ kind, left }: Parts): Found<string> | undefined {
  const line = left.find(({ words }) => NUMBER.test(folded(textOf(words))));
  if (!line || kind === null) return undefined;
  const flow = flowOf([line]);
  const match = NUMBER.exec(flow.folded);
  const [whole = '', digits = '', , year, symbol = ''] = match ?? [];
  if (!match || Number(digits) === 0) return undefined;
  const at = match.index + whole.indexOf(digits);
  const to = match.index + whole.length;
  const [code = '', ...agencies] = symbol.split('-').map((part) => part.trim());
  const asked = CODE_OF[kind];
  // The code and the title are two readings of one thing.
  if (asked !== undefined && code !== asked) return undefined;
  if (asked !== undefined && agencies.length === 0) return undefined;
  const own = flow.text.slice(to - symbol.length, to).replace(/\s/g, '');
  const shown = asked === undefined ? own : [CODES[code], ...own.split('-').slice(1)].join('-');
  return found(flow, [digits, ...(year === undefined ? [] : [year]), agencyShown(shown)].join('/'), at, to);
}

/** "HDND" and "UBNĐ" are read wrong: there are only these two councils. */
const agencyShown = (symbol: string): string =>
  symbol
    .split('-')
    .map((part) => ({ hdnd: 'HĐND', ubnd: 'UBND' })[folded(part)] ?? part)
    .join('-');

const DATE = /\bngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})\b/;
const EARLIEST = '1990-01-01';

export function dateOf({ right, left }: Parts): Found<Day> | undefined {
  for (const column of [right, left]) {
    const flow = flowOf(column);
    const match = DATE.exec(flow.folded);
    if (!match) continue;
    const [whole, d, m, y] = match;
    const day = joinDay(Number(y), Number(m), Number(d));
    return isDay(day) && day >= EARLIEST
      ? found(flow, day, match.index, match.index + whole.length)
      : undefined;
  }
  return undefined;
}

const CITY = 'thành phố Hà Nội';
const DEPARTMENTS = [
  'Sở Công Thương',
  'Sở Kế hoạch và Đầu tư',
  'Sở Tài chính',
  'Sở Xây dựng',
  'Sở Quy hoạch - Kiến trúc',
  'Sở Tài nguyên và Môi trường',
  'Sở Nông nghiệp và Môi trường',
  'Sở Nông nghiệp và Phát triển nông thôn',
];

interface Issuer {
  name: string;
  validTo: Day | null;
  validFrom: Day | null;
}

/** Everybody who may issue such a document: a closed list, against which a reading is held. */
function issuersOf(known: Known): Issuer[] {
  const always = { validFrom: null, validTo: null };
  const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  return [
    { name: `Ủy ban nhân dân ${CITY}`, ...always },
    { name: `Hội đồng nhân dân ${CITY}`, ...always },
    { name: `Văn phòng Ủy ban nhân dân ${CITY}`, ...always },
    { name: 'Bộ Công Thương', ...always },
    { name: 'Chính phủ', ...always },
    { name: 'Thủ tướng Chính phủ', ...always },
    ...DEPARTMENTS.map((name) => ({ name, ...always })),
    ...known.units.map(({ nameVi, level, validFrom, validTo }) => ({
      name: `Ủy ban nhân dân ${lower(nameVi)}`,
      validFrom: level === 'commune' ? validFrom : null,
      validTo: level === 'district' ? (validTo ?? DISTRICTS_TO) : validTo,
    })),
  ];
}

const spelled = (text: string): string =>
  text
    .replace(/\bubnd\b/g, 'ủy ban nhân dân')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The issuer among those who may be it. Above a department stands whose it is; above a council nothing, or the city.
 * Accents lost are no hindrance where only one of the list remains.
 */
export function issuerOf({ left }: Parts, known: Known, date: Day | undefined): Found<string> | undefined {
  const end = left.findIndex(({ words }) => /^so\s*[:.;]?\s*[\d/]|^so\s*:|^v\/v/.test(folded(textOf(words))));
  const above = end === -1 ? [] : left.slice(0, end).filter(({ words }) => /\p{L}{2}/u.test(textOf(words)));
  const issuers = issuersOf(known);
  // The whole, then without what stands above.
  for (let from = 0; from < above.length; from++) {
    const flow = flowOf(above.slice(from));
    const said = spelled(flow.plain);
    const exact = issuers.filter(({ name }) => spelled(plain(name)) === said);
    const near = issuers.filter(({ name }) => folded(spelled(plain(name))) === folded(said));
    const isFolded = certaintyOf(flow, 0, flow.text.length).how === 'recognised';
    const [issuer, other] = exact.length > 0 ? exact : isFolded ? near : [];
    if (!issuer || (other && other.name !== issuer.name)) continue;
    return isValid(issuer, date) ? found(flow, issuer.name, 0, flow.text.length) : undefined;
  }
  return undefined;
}

const isValid = ({ validFrom, validTo }: Issuer, date: Day | undefined): boolean =>
  date === undefined || ((validTo === null || date <= validTo) && (validFrom === null || date >= validFrom));
