import type { FigureUnit } from '../figures/facet.ts';

/** Targets of earlier plans and what has been published about all clusters together. */
export const viPast = {
  heading: 'Kế hoạch trước',
  title: (missed: number, all: number) =>
    missed === 0
      ? `Chỉ tiêu các năm trước: ${all} chỉ tiêu tính được, đều đạt`
      : `Chỉ tiêu các năm trước: ${missed} trong ${all} chỉ tiêu tính được không đạt đúng hạn`,
  rule: 'Số đạt tính theo chính quy tắc của từng chỉ tiêu, theo những gì đã biết tại ngày đang xem.',
  closed: (reason: string) => `Kết thúc vì: ${reason}`,
  of: (target: string) => `đạt, chỉ tiêu ${target}`,
  uncounted: 'Chưa tính được số đạt, xem định nghĩa.',
  figures: 'Số liệu chung đã công bố',
  figuresRule: 'Ghi đúng như nguồn nêu, không cộng và không tính lại; hai nguồn khác nhau thì giữ cả hai.',
  what: 'Nội dung',
  value: 'Số liệu',
  statedFor: 'Thời điểm',
  unit: {
    clusters: (n: string) => `${n} cụm`,
    ha: (n: string) => `${n} ha`,
    plants: (n: string) => `${n} cụm`,
    vnd_bn_per_ha: (n: string) => `${n} tỷ đồng/ha`,
  } satisfies Record<FigureUnit, (n: string) => string>,
  outOf: (n: string, all: string) => `${n} trong ${all}`,
};

export type PastWords = typeof viPast;
