import type { Condition, DelayGroup, DelaySort, Unrecorded } from '../delay-list.ts';

/** "a", "a, trong đó b từ 12 tháng trở lên" */
const lateWords = (critical: number, late: number): string => {
  const all = `${late} cụm chậm tiến độ`;
  if (late === 0) return 'không có cụm nào chậm tiến độ';
  if (critical === 0) return `${all}, chưa cụm nào từ 12 tháng trở lên`;
  return critical === late
    ? `${all}, đều từ 12 tháng trở lên`
    : `${all}, trong đó ${critical} cụm từ 12 tháng trở lên`;
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The page of delays: its finding, its columns, its totals, and what is new since a day. */
export const viDelays = {
  title: (critical: number, late: number, where: string | null) =>
    where === null ? capital(lateWords(critical, late)) : `${where}: ${lateWords(critical, late)}`,
  /** In place of an area, where other conditions hold. */
  filtered: 'Theo điều kiện đang lọc',
  /** Before the words of its delay. */
  gateIs: (gate: string) => gate,
  original: (words: string) => `so với quyết định gốc: ${words}`,
  originalShort: (words: string) => `gốc: ${words}`,
  column: {
    name: 'Cụm',
    area: 'Địa bàn',
    delay: 'Chậm so với tiến độ hiện hành',
    cause: 'Nguyên nhân',
    mover: 'Việc đang ở',
    report: 'Báo cáo',
  } satisfies Record<DelaySort, string>,
  sortBy: 'Sắp xếp',
  urgency: 'Nghiêm trọng nhất trước',
  groupBy: 'Nhóm theo',
  noGroups: 'Không nhóm',
  group: {
    area: 'Địa bàn',
    mover: 'Việc đang ở',
    cause: 'Nguyên nhân',
    class: 'Mức chậm',
  } satisfies Record<DelayGroup, string>,
  clusters: (n: number) => `${n} cụm`,
  ofThese: (late: number, critical: number) => {
    if (late === 0) return 'chưa cụm nào chậm';
    if (critical === 0) return `${late} cụm chậm`;
    return critical === late
      ? `${late} cụm chậm từ 12 tháng trở lên`
      : `${late} cụm chậm, ${critical} cụm từ 12 tháng trở lên`;
  },
  longest: (words: string) => `lâu nhất ${words}`,
  manyCauses: 'Cụm có nhiều nguyên nhân được tính ở từng nguyên nhân.',
  noCause: 'Chưa ghi nhận vướng mắc',
  noMover: 'Chưa phân công',
  noArea: 'Chưa rõ',
  lastGiven: 'Lý do nêu ở lần lùi gần nhất; chưa có vướng mắc nào được báo.',
  notSaid: 'Chưa ghi nhận',
  none: {
    area: 'chưa rõ địa bàn',
    cause: 'chưa ghi nhận vướng mắc',
    mover: 'chưa phân công đơn vị',
  } satisfies Record<Unrecorded, string>,
  moreCauses: (n: number) => `và ${n} nguyên nhân khác`,
  why: 'Vì sao, việc ở ai',
  worst: (where: string) => `Chậm nhất: ${where.charAt(0).toLowerCase()}${where.slice(1)}`,
  whyHere: (where: string) => `Vì sao ${where.charAt(0).toLowerCase()}${where.slice(1)} chậm`,
  because: 'Vì',
  waitsFor: 'Việc đang ở',
  open: (what: string, n: number) => `${what}: ${n} cụm, chỉ xem các cụm này`,
  moreOfThem: (n: number) => `Thêm ${n}`,
  since: 'Mới từ ngày',
  sinceChoose: 'So với ngày',
  sinceDay: {
    week: '7 ngày trước',
    month: '1 tháng trước',
    quarter: 'đầu quý',
  },
  sinceDrop: 'Thôi so sánh',
  newly: (n: number) => (n === 0 ? 'Không cụm nào chậm thêm' : `${n} cụm chậm thêm`),
  recovered: (n: number) => (n === 0 ? 'không cụm nào hết chậm' : `${n} cụm hết chậm`),
  sinceIs: (day: string) => `từ ${day}`,
  isNew: 'mới chậm',
  isOver: 'hết chậm',
  changed: { newly: 'mới chậm', recovered: 'đã hết chậm' },
  nothing: 'Không có cụm nào khớp với các điều kiện này.',
  nothingHere: 'Tại ngày này không có cụm nào chậm hoặc có nguy cơ chậm.',
  dropFor: (what: string, n: number) => `Bỏ ${what}: còn ${n} cụm`,
  dropAll: 'Bỏ mọi điều kiện',
  condition: {
    class: 'mức chậm',
    cause: 'nguyên nhân',
    mover: 'việc đang ở',
    area: 'địa bàn',
    change: 'so sánh với ngày trước',
    search: 'từ tìm kiếm',
    more: 'điều kiện khác',
  } satisfies Record<Condition, string>,
  projector: 'Trình chiếu',
  projected: (from: number, to: number, all: number) => `${from}–${to} trên ${all} cụm`,
  projectorKeys: '← → sang trang, Esc thoát',
  earlier: 'Trang trước',
  later: 'Trang sau',
  leave: 'Thoát trình chiếu',
};

export type DelaysWords = typeof viDelays;
