import type { Day } from '../day.ts';
import { spanOf } from '../edtf.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { foldVietnamese } from '../text.ts';

/** Columns of dates: of which milestone their head speaks, and whether of what has happened or of what a decision sets. */

/**
 * Without accents, and without the words for a date that may stand before or behind; what the program itself calls each
 * is among them (a test holds it), so that the lists it gives out are known again.
 */
const NAMES: Partial<Record<MilestoneCode, readonly string[]>> = {
  in_plan: [
    'vao quy hoach',
    'dua vao quy hoach',
    'bo sung quy hoach',
    'in the plan',
    'co ten trong phuong an phat trien cum cong nghiep',
    'in the plan list',
  ],
  dossier_submitted: [
    'nop ho so',
    'trinh ho so',
    'trinh ho so de nghi thanh lap den so cong thuong',
    'dossier submitted',
  ],
  appraised: ['tham dinh', 'co bao cao tham dinh', 'dossier appraised'],
  established: [
    'thanh lap',
    'quyet dinh thanh lap',
    'qd thanh lap',
    'thanh lap ccn',
    'thanh lap cum',
    'quyet dinh',
    'ky quyet dinh',
    'established',
    'established by decision',
  ],
  detailed_plan: [
    'quy hoach chi tiet',
    'phe duyet quy hoach chi tiet',
    'phe duyet qhct',
    'qhct',
    'qhct 1/500',
    'phe duyet quy hoach chi tiet ty le 1/500',
    'detailed plan 1/500 approved',
  ],
  project_approved: [
    'phe duyet du an',
    'chap thuan dau tu',
    'phe duyet dadt',
    'phe duyet bcnckt',
    'phe duyet du an dau tu xay dung ha tang ky thuat',
    'infrastructure project approved',
  ],
  eia_approved: [
    'phe duyet dtm',
    'dtm',
    'danh gia tac dong moi truong',
    'phe duyet ket qua tham dinh bao cao dtm',
    'environmental assessment approved',
  ],
  fire_design_appraised: [
    'tham duyet pccc',
    'pccc',
    'tham duyet, tham dinh thiet ke ve pccc',
    'fire safety design appraised',
  ],
  site_cleared: ['hoan thanh gpmb', 'xong gpmb', 'hoan thanh giai phong mat bang', 'site cleared'],
  land_allocated: [
    'giao dat',
    'cho thue dat',
    'giao dat, cho thue dat',
    'giao, cho thue dat',
    'thue dat',
    'land allocated or leased',
  ],
  construction_permit: [
    'cap phep xay dung',
    'giay phep xay dung',
    'gpxd',
    'cap gpxd',
    'giay phep xay dung hoac mien giay phep',
    'construction permit or exemption',
  ],
  ceremony: ['le khoi cong', 'dong tho', 'le dong tho', 'ground-breaking ceremony'],
  construction_started: [
    'khoi cong',
    'khoi cong xay dung',
    'khoi cong ha tang',
    'khoi cong xay dung ha tang',
    'bat dau xay dung',
    'construction started',
  ],
  infrastructure_completed: [
    'hoan thanh',
    'hoan thanh ha tang',
    'hoan thanh xay dung',
    'hoan thanh xay dung ha tang',
    'hoan thanh du an',
    'infrastructure completed',
    'completed',
  ],
  first_tenant: [
    'di vao hoat dong',
    'hoat dong',
    'bat dau hoat dong',
    'dua vao hoat dong',
    'operating',
    'du an thu cap dau tien di vao hoat dong',
    'first tenant operating',
  ],
  filled: ['lap day', 'fully let'],
  expansion_decided: ['quyet dinh mo rong', 'mo rong', 'expansion decided'],
  public_notice: ['thong bao cong khai viec tiep nhan ho so', 'public notice'],
  component_works: ['hoan thanh thi cong cac hang muc', 'component works finished'],
  works_accepted: ['nghiem thu cong trinh', 'works accepted'],
  wastewater_trial: ['van hanh thu nghiem tram xu ly nuoc thai tap trung', 'wastewater plant on trial'],
  expansion_started: ['khoi cong phan mo rong', 'expansion works started'],
  expansion_completed: ['hoan thanh ha tang phan mo rong', 'expansion completed'],
};

const OF_TIME = /\b(ngay|thang|nam|quy|thoi gian|thoi diem|thoi han|date|year)\b/;
const ASIDE =
  /\b(ngay|nam|thoi gian|thoi diem|thoi han|date of|date|year of|thuc te|da|theo quyet dinh|theo qd|duoc duyet|ke hoach|kh|du kien|tien do|actual|planned|expected|schedule)\b/g;

const core = (head: string): string =>
  head.replace(ASIDE, ' ').replace(/[()·]/g, ' ').replace(/\s+/g, ' ').trim();

/**
 * The milestone that a head names (folded, without what stands in brackets), and how well: 3 with a word for a date or
 * where nothing else is called so, 2 otherwise. Null: none.
 */
export function milestoneOfHead(head: string): { milestone: MilestoneCode; like: 2 | 3 } | null {
  const bare = core(head);
  for (const [milestone, names] of Object.entries(NAMES) as [MilestoneCode, readonly string[]][]) {
    if (!names.includes(bare)) continue;
    // "Quyết định thành lập" alone is its number.
    return { milestone, like: OF_TIME.test(head) || bare === 'khoi cong' ? 3 : 2 };
  }
  return null;
}

/** What the dates of a column are: of what has happened, or set by a decision. */
export const MEANINGS = ['done', 'schedule'] as const;
export type Meaning = (typeof MEANINGS)[number];

const DONE = /\b(thuc te|actual|da khoi cong|da hoan thanh)\b/;
const SET = /\b(ke hoach|kh|theo quyet dinh|theo qd|duoc duyet|phe duyet tien do|planned|schedule)\b/;

/** What a head itself says that the dates under it are; null: nothing. */
export function meaningInHead(head: string): Meaning | null {
  const folded = foldVietnamese(head);
  if (DONE.test(folded)) return 'done';
  return SET.test(folded) ? 'schedule' : null;
}

/**
 * Null: it is asked. A decision of establishment bears the date of what it does; all else may be a plan as well as a fact,
 * unless its head says so.
 */
export function meaningOf(
  milestone: MilestoneCode,
  { head, dates, today }: { head: string; dates: readonly string[]; today: Day },
): Meaning | null {
  const said = meaningInHead(head);
  if (said !== null) return said;
  if (/\b(du kien|expected)\b/.test(foldVietnamese(head))) return null;
  const isPast = dates.every((date) => (spanOf(date).first ?? today) <= today);
  return milestone === 'established' && isPast ? 'done' : null;
}
