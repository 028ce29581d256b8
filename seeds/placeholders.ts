import type { RegisterRow } from './register.ts';

/**
 * Official numbers count 43 and 70; the public sources name 37 and 69. The missing seven are entered as clusters
 * that say that their name is not published, so that the numbers open to as many clusters as they state.
 */
const base = {
  place: '',
  districtCode: null,
  communeCode: null,
  kind: 'industrial',
  areaHa: null,
  decisionNo: null,
  decisionDate: null,
  investor: null,
  investment: null,
  groundbreaking: null,
  status: null,
  statusAsOf: null,
  expectedCompletion: null,
  occupancy: null,
  lat: null,
  lon: null,
  precision: 'none',
  source: null,
  confidence: 'placeholder',
} as const;

export const PLACEHOLDERS: RegisterRow[] = [
  ...[1, 2, 3, 4, 5, 6].map(
    (n): RegisterRow => ({
      ...base,
      code: `HN-P0${n}`,
      name: `Cụm công nghiệp chưa công bố tên (${n}/6, thành lập 2018–2020)`,
      reading: 'established_2018_2020',
    }),
  ),
  {
    ...base,
    code: 'HN-P07',
    name: 'Cụm công nghiệp chưa công bố tên (đang hoạt động)',
    reading: 'existing_operating',
  },
];
