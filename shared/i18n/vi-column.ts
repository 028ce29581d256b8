import type { ColumnName } from '../cluster-row.ts';

/** Headers of the columns of list and map (shared/cluster-row.ts). */
export const viColumn = {
  code: 'Mã',
  name: 'Cụm',
  place: 'Địa điểm',
  kind: 'Loại',
  unit: 'Địa bàn',
  lat: 'Vĩ độ',
  lon: 'Kinh độ',
  precision: 'Độ chính xác vị trí',
  stage: 'Giai đoạn',
  stageGround: 'Căn cứ của giai đoạn',
  lateGround: 'Căn cứ của tiến độ',
  lateness: 'Tiến độ',
  overdue: 'Quá hạn',
  slip: 'Chênh lệch',
  next: 'Mốc kế tiếp',
  gate: 'Mốc tính tiến độ',
  reportAge: 'Báo cáo gần nhất',
  stale: 'Quá hạn báo cáo',
  waiting: 'Chờ xác nhận',
  causes: 'Nguyên nhân',
  mover: 'Đang chờ',
  handedOver: 'Đã bàn giao (% diện tích phải GPMB)',
  toClear: 'Phải GPMB (ha)',
  clearanceGround: 'Căn cứ của số liệu GPMB',
  cohorts: 'Chương trình',
  achieved: 'Đã đạt',
  reported: 'Đã báo, chờ xác nhận',
} satisfies Record<ColumnName, string>;

export type ColumnWords = typeof viColumn;
