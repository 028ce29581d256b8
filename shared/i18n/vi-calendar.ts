import type { DayKind } from '../calendar/facet.ts';

/** Words of the room in which days off are entered. */
export const viCalendar = {
  title: 'Ngày nghỉ và ngày làm bù',
  hint: 'Mọi thời hạn tính bằng ngày làm việc đều theo lịch này. Thay đổi có hiệu lực từ ngày lưu: thời hạn đã nêu trước đó vẫn như đã nêu.',
  year: (year: number) => `Năm ${year}`,
  before: 'Năm trước',
  after: 'Năm sau',
  missing: (years: string) =>
    `Chưa có ngày nghỉ nào của năm ${years}: mọi ngày từ thứ Hai đến thứ Sáu đều được tính là ngày làm việc.`,
  missingDo: 'Nhập theo thông báo nghỉ lễ, tết hằng năm ngay khi có.',
  enterFor: (year: number) => `Nhập cho năm ${year}`,
  month: (month: number) => `Tháng ${month}`,
  kind: { off: 'nghỉ', worked: 'làm bù' } satisfies Record<DayKind, string>,
  legend: {
    off: 'nghỉ lễ, nghỉ bù',
    worked: 'làm bù vào ngày nghỉ hằng tuần',
    weekend: 'nghỉ hằng tuần',
  },
  dayIs: (day: string, mark: string) => `${day}: ${mark}`,
  set: (day: string) => `Thay đổi ngày ${day}`,
  marked: (year: number) => `Ngày nghỉ và ngày làm bù năm ${year}`,
  none: 'Chưa có ngày nào.',
  announced: 'theo thông báo của Nhà nước, có sẵn trong phần mềm',
  said: 'nhập tại đây',
  change: 'Thêm hoặc sửa ngày',
  formTitle: 'Ngày nghỉ, ngày làm bù theo thông báo',
  choice: {
    off: 'Nghỉ (nghỉ lễ, nghỉ bù)',
    worked: 'Làm việc (làm bù, bỏ ngày nghỉ)',
  } satisfies Record<DayKind, string>,
  span: (n: number) => `Khoảng ngày ${n}`,
  kindLabel: 'Loại ngày',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  add: 'Thêm khoảng ngày',
  remove: (n: number) => `Bỏ khoảng ngày ${n}`,
  howTo: 'Bấm vào một ngày trên lịch để thêm ngày đó. Ngày nghỉ nhập nhầm thì ghi lại là ngày làm việc.',
  save: 'Lưu, áp dụng từ hôm nay',
  saved: (n: number) => `Đã ghi ${n} khoảng ngày, áp dụng từ hôm nay.`,
  history: 'Đã nhập',
  noHistory: 'Chưa nhập gì thêm vào lịch có sẵn.',
  days: (kind: string, days: string) => `${kind}: ${days}`,
  through: (from: string, to: string) => `${from} – ${to}`,
};
export type CalendarWords = typeof viCalendar;
