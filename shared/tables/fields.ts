import type { NumberKind } from './read-number.ts';

/** What a column of a sheet of clusters can be. */
export const CLUSTER_FIELDS = [
  'order',
  'code',
  'name',
  'place',
  'kind',
  'unit',
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
] as const;
export type ClusterField = (typeof CLUSTER_FIELDS)[number];

type Reads = 'text' | 'choice' | 'unit' | 'order' | NumberKind;
interface FieldRule {
  reads: Reads;
  /** Heads by which it is known, without accents; the first are those that we write ourselves. */
  heads: readonly string[];
}

export const FIELD_RULES: Record<ClusterField, FieldRule> = {
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
    heads: ['chu dau tu', 'investor', 'chu dau tu ha tang', 'nha dau tu', 'don vi chu dau tu', 'cdt'],
  },
  decision_no: {
    reads: 'text',
    heads: [
      'so quyet dinh',
      'decision no.',
      'quyet dinh thanh lap',
      'so qd',
      'qd thanh lap',
      'quyet dinh so',
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
};

/** Fields that make a row a record: without one of them nobody knows of which cluster it speaks. */
export const IDENTIFYING: readonly ClusterField[] = ['code', 'name'];
