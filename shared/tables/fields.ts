import { FIGURES as CLEARED, type Figure as Cleared, unitOf } from '../clearance/figures.ts';
import { MILESTONE_CODES, MILESTONES, type MilestoneCode } from '../lifecycle.ts';
import { BUILT_COMPONENTS, type BuiltComponent } from '../works/components.ts';
import { COMPONENT_NAMES, clearanceHeads } from './figure-heads.ts';
import type { NumberKind } from './read-number.ts';

/** What the rows of a table speak of. */
export const IMPORT_KINDS = ['clusters', 'milestones', 'clearance', 'works', 'people'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** By what a row names its cluster. */
const NAMING = ['order', 'code', 'name', 'place', 'unit'] as const;
const OF_CLUSTERS = [
  'kind',
  'lat',
  'lon',
  'area_ha',
  'investment_vnd_bn',
  'investor',
  'decision_no',
  'occupancy_pct',
  'tenants',
  'workers',
  'status_reported',
  'stage',
] as const;
/** The document on which a row rests by itself. */
const OF_DOCUMENTS = ['document_no', 'document_day', 'document_issuer'] as const;
const OF_MILESTONES = ['milestone', 'date_done', 'date_due', ...OF_DOCUMENTS] as const;

const OF_REPORTS = ['reported_for', 'remark'] as const;
const OF_WORKS = ['component', 'progress', 'disbursed'] as const;
/** `unit` is the area of a committee, the one that the agency has where it is left out. */
const OF_PEOPLE = ['person', 'title', 'username', 'role', 'agency', 'open_from', 'open_until'] as const;

/** A figure of site clearance, and a component of the works, that is a column. */
export type ClearanceField = `clear_${Cleared}`;
export type WorksField = `works_${BuiltComponent}`;
export const clearanceField = (figure: Cleared): ClearanceField => `clear_${figure}`;
export const worksField = (component: BuiltComponent): WorksField => `works_${component}`;
export const clearedIn = (field: ImportField): Cleared | null =>
  CLEARED.find((figure) => clearanceField(figure) === field) ?? null;
export const componentIn = (field: ImportField): BuiltComponent | null =>
  BUILT_COMPONENTS.find((component) => worksField(component) === field) ?? null;

/** A milestone that is a column: the date in it is that of the row's cluster. */
export type DateField = `date_${MilestoneCode}`;
export const DATED = MILESTONE_CODES.filter((code) => MILESTONES[code].phase !== 'end');
const fieldOf = (code: MilestoneCode): DateField => `date_${code}`;
const DATE_FIELDS = DATED.map(fieldOf);
export const milestoneIn = (field: ImportField): MilestoneCode | null =>
  DATED.find((code) => fieldOf(code) === field) ?? null;

export type PlainField =
  | (typeof NAMING)[number]
  | (typeof OF_CLUSTERS)[number]
  | (typeof OF_MILESTONES)[number]
  | (typeof OF_REPORTS)[number]
  | (typeof OF_WORKS)[number]
  | (typeof OF_PEOPLE)[number];
/** What a column of a sheet can be. */
export type ImportField = PlainField | DateField | ClearanceField | WorksField;

/** In the order in which they are offered. */
export const FIELDS_OF: Record<ImportKind, readonly ImportField[]> = {
  clusters: [...NAMING, ...OF_CLUSTERS, ...DATE_FIELDS],
  milestones: [...NAMING, ...OF_MILESTONES, ...DATE_FIELDS],
  clearance: [...NAMING, ...OF_REPORTS, ...CLEARED.map(clearanceField)],
  works: [...NAMING, ...OF_REPORTS, ...OF_WORKS, ...BUILT_COMPONENTS.map(worksField)],
  people: ['order', ...OF_PEOPLE.slice(0, 5), 'unit', ...OF_PEOPLE.slice(5)],
};
export const IMPORT_FIELDS: readonly ImportField[] = [...new Set(Object.values(FIELDS_OF).flat())];
/** Without one of them a table says nothing of its kind. */
export const TELLING: Partial<Record<ImportKind, readonly ImportField[]>> = {
  milestones: ['milestone'],
  clearance: CLEARED.map(clearanceField),
  works: ['component', ...BUILT_COMPONENTS.map(worksField)],
  people: ['person'],
};

type Reads =
  | 'text'
  | 'role'
  | 'choice'
  | 'unit'
  | 'order'
  | 'date'
  | 'milestone'
  | 'stage'
  | 'component'
  | NumberKind;
interface FieldRule {
  reads: Reads;
  /** Heads by which it is known, without accents; the first are those that we write ourselves. */
  heads: readonly string[];
}

const PLAIN_RULES: Record<PlainField, FieldRule> = {
  order: { reads: 'order', heads: ['tt', 'stt', 'so tt', 'so thu tu', 'no', 'no.', '#'] },
  code: { reads: 'text', heads: ['ma', 'code', 'ma cum', 'ma so', 'ma ccn', 'ma cum cong nghiep'] },
  name: {
    reads: 'text',
    heads: [
      'cum',
      'cluster',
      'cum cong nghiep',
      'ten cum',
      'ten ccn',
      'ten cum cong nghiep',
      'ten du an',
      'danh muc',
      'danh muc du an',
      'ccn',
      'ten',
      'name',
    ],
  },
  place: {
    reads: 'text',
    heads: [
      'dia diem',
      'place',
      'dia chi',
      'vi tri',
      'dia diem thuc hien',
      'noi thuc hien',
      'dia diem xay dung',
    ],
  },
  kind: { reads: 'choice', heads: ['loai', 'kind', 'loai hinh', 'loai cum', 'phan loai', 'type'] },
  unit: {
    reads: 'unit',
    heads: [
      'dia ban',
      'area',
      'huyen',
      'quan huyen',
      'quan, huyen, thi xa',
      'xa phuong',
      'xa, phuong',
      'xa',
      'don vi hanh chinh',
      'district',
      'commune',
    ],
  },
  lat: { reads: 'plain', heads: ['vi do', 'latitude', 'lat'] },
  lon: { reads: 'plain', heads: ['kinh do', 'longitude', 'lon', 'long', 'lng'] },
  area_ha: {
    reads: 'area',
    heads: ['dien tich', 'size', 'quy mo', 'quy mo dien tich', 'dien tich quy hoach', 'dien tich dat', 'dt'],
  },
  investment_vnd_bn: {
    reads: 'money',
    heads: [
      'tong muc dau tu',
      'total investment',
      'tmdt',
      'von dau tu',
      'tong von dau tu',
      'muc dau tu',
      'investment',
    ],
  },
  investor: {
    reads: 'text',
    heads: [
      'chu dau tu',
      'investor',
      'chu dau tu ha tang',
      'infrastructure investor',
      'nha dau tu',
      'don vi chu dau tu',
      'cdt',
    ],
  },
  decision_no: {
    reads: 'text',
    heads: [
      'so quyet dinh',
      'quyet dinh thanh lap so',
      'so quyet dinh thanh lap',
      'quyet dinh so',
      'so qd thanh lap',
      'decision no.',
      'quyet dinh thanh lap',
      'so qd',
      'qd thanh lap',
      'van ban thanh lap',
    ],
  },
  occupancy_pct: {
    reads: 'share',
    heads: ['ty le lap day', 'occupancy', 'lap day', 'ti le lap day', 'tl lap day', 'ty le lap day ccn'],
  },
  tenants: {
    reads: 'plain',
    heads: [
      'so doanh nghiep',
      'businesses',
      'so du an thu cap',
      'so co so san xuat',
      'so nha dau tu thu cap',
      'doanh nghiep',
    ],
  },
  workers: {
    reads: 'plain',
    heads: ['so lao dong', 'workers', 'lao dong', 'tong so lao dong', 'so cong nhan'],
  },
  status_reported: {
    reads: 'text',
    heads: ['hien trang', 'status as reported', 'tinh trang', 'tinh hinh thuc hien', 'hien trang den ngay'],
  },
  stage: { reads: 'stage', heads: ['giai doan', 'stage', 'trang thai', 'giai doan hien tai'] },
  milestone: {
    reads: 'milestone',
    heads: ['moc', 'milestone', 'moc tien do', 'noi dung moc', 'cong viec', 'buoc'],
  },
  date_done: {
    reads: 'date',
    heads: ['thuc te', 'actual', 'ngay thuc te', 'ngay dat', 'da thuc hien', 'ngay hoan thanh thuc te'],
  },
  date_due: {
    reads: 'date',
    heads: [
      'ke hoach',
      'schedule',
      'ngay ke hoach',
      'theo ke hoach',
      'theo quyet dinh',
      'tien do theo quyet dinh',
    ],
  },
  document_no: {
    reads: 'text',
    heads: ['so van ban', 'document no.', 'so ky hieu', 'so, ky hieu', 'van ban', 'so hieu van ban'],
  },
  document_day: {
    reads: 'date',
    heads: ['ngay van ban', 'document date', 'ngay ky', 'ngay ban hanh'],
  },
  reported_for: {
    reads: 'date',
    heads: ['ngay so lieu', 'so lieu den ngay', 'den ngay', 'ngay bao cao', 'thoi diem', 'as of', 'ngay'],
  },
  remark: { reads: 'text', heads: ['ghi chu', 'giai trinh', 'note', 'remark'] },
  component: { reads: 'component', heads: ['hang muc', 'component', 'hang muc cong trinh', 'ten hang muc'] },
  progress: {
    reads: 'share',
    heads: ['khoi luong', 'ty le hoan thanh', 'khoi luong da thuc hien', 'tien do', 'hoan thanh', 'progress'],
  },
  disbursed: {
    reads: 'money',
    heads: ['gia tri giai ngan', 'da giai ngan', 'giai ngan', 'gia tri da thanh toan', 'disbursed'],
  },
  person: {
    reads: 'text',
    heads: [
      'ho va ten',
      'full name',
      'ho ten',
      'ho ten can bo',
      'ho va ten can bo',
      'ten can bo',
      'ten nguoi dung',
      'nguoi dung',
      'can bo',
      'person',
    ],
  },
  title: { reads: 'text', heads: ['chuc vu', 'title', 'chuc danh', 'vi tri cong tac', 'job title'] },
  username: {
    reads: 'text',
    heads: ['ten dang nhap', 'user name', 'tai khoan', 'ten tai khoan', 'username', 'user', 'login'],
  },
  role: { reads: 'role', heads: ['vai tro', 'role', 'quyen', 'nhom quyen', 'phan quyen'] },
  agency: {
    reads: 'text',
    heads: [
      'co quan, don vi',
      'agency',
      'co quan',
      'don vi',
      'co quan/don vi',
      'don vi cong tac',
      'co quan cong tac',
      'noi cong tac',
      'to chuc',
      'organisation',
    ],
  },
  open_from: { reads: 'date', heads: ['tu ngay', 'from', 'ngay bat dau', 'hieu luc tu', 'su dung tu ngay'] },
  open_until: {
    reads: 'date',
    heads: ['den het ngay', 'until', 'den ngay', 'ngay ket thuc', 'ngay het han', 'het han', 'thoi han'],
  },
  document_issuer: {
    reads: 'text',
    heads: ['co quan ban hanh', 'issuer', 'noi ban hanh', 'don vi ban hanh'],
  },
};

const CLEARED_READS = {
  ha: 'area',
  vndBn: 'money',
  households: 'plain',
  organisations: 'plain',
  graves: 'plain',
} as const;

export const isDateField = (field: ImportField): field is DateField => milestoneIn(field) !== null;

export function ruleOf(field: ImportField): FieldRule {
  if (isDateField(field)) return { reads: 'date', heads: [] };
  const [cleared, component] = [clearedIn(field), componentIn(field)];
  if (cleared !== null) return { reads: CLEARED_READS[unitOf(cleared)], heads: clearanceHeads(cleared) };
  if (component !== null) return { reads: 'share', heads: COMPONENT_NAMES[component] };
  return PLAIN_RULES[field as PlainField];
}

/** Fields that make a row a record: without one of them nobody knows of which cluster, or of whom, it speaks. */
export const IDENTIFYING: readonly ImportField[] = ['code', 'name', 'person'];
