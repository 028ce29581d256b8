import type { Metric } from '../programme.ts';
import type { Counted } from '../state.ts';

const range = (min: number, max: number) => (min === max ? String(min) : `${min}–${max}`);

/** Targets over time: what is still to do, how fast it goes and how fast it must go. */
export const viCourse = {
  range,
  /** What still has to happen to a cluster, by the milestone that a target counts. */
  todo: {
    established: 'thành lập',
    construction_started: 'khởi công',
    infrastructure_completed: 'hoàn thành hạ tầng',
    first_tenant: 'đi vào hoạt động',
    expansion_decided: 'mở rộng',
  } satisfies Record<Counted, string>,
  /** The same of those to which it has happened. */
  done: {
    established: 'đã thành lập',
    construction_started: 'đã khởi công',
    infrastructure_completed: 'đã hoàn thành hạ tầng',
    first_tenant: 'đã đi vào hoạt động',
    expansion_decided: 'đã mở rộng',
  } satisfies Record<Counted, string>,
  /** So much of what a target is counted in; the number comes as text. */
  amount: {
    clusters: (n: string) => `${n} cụm`,
    hectares: (n: string) => `${n} ha`,
  } satisfies Record<Metric, (n: string) => string>,
  withoutArea: (n: number) => `${n} cụm đạt chưa có diện tích trong nguồn nào, nên chưa được cộng.`,
  left: (n: string, todo: string) => `Còn ${n} phải ${todo}`,
  leftIn: (n: string, todo: string, time: string) => `Còn ${n} phải ${todo} trong ${time}`,
  leftNoDue: (n: string, todo: string) => `Còn ${n} phải ${todo}, nguồn không nêu thời hạn`,
  leftToday: (n: string, todo: string) => `Còn ${n} phải ${todo}, hôm nay hết hạn`,
  missed: (n: string, todo: string, due: string) => `Hết hạn ${due}, còn ${n} chưa ${todo}`,
  reached: (n: string, done: string) => `Đạt chỉ tiêu: ${n} ${done}`,
  over: (n: string, done: string, target: string) => `Vượt chỉ tiêu: ${n} ${done}, chỉ tiêu ${target}`,
  uncounted: (n: number) => `${n} cụm trong diện, chưa tính được số đạt`,
  months: (n: number) => `${n} tháng`,
  days: (n: number) => `${n} ngày`,
  state: {
    underWay: (time: string) => `đang thực hiện, còn ${time}`,
    noDue: 'đang thực hiện, không có thời hạn',
    dueToday: 'đang thực hiện, hôm nay hết hạn',
  },
  tooSlow: (n: number, all: number) =>
    n === all && all > 1
      ? `Cả ${all} chỉ tiêu có thời hạn đều phải nhanh hơn nhịp hiện nay`
      : `${n} trong ${all} chỉ tiêu có thời hạn phải nhanh hơn nhịp hiện nay`,
  inTime: (all: number) => `${all} chỉ tiêu có thời hạn đang giữ được nhịp cần thiết`,
  at: (day: string) => `Tại ngày ${day}.`,
  needs: (rate: string) => `Cần ${rate}/tháng`,
  went: (months: number, rate: string) => `${months} tháng qua: ${rate}/tháng`,
  wentShort: 'chưa đủ một tháng để tính nhịp',
  of: (target: string, done: string) => `trên ${target} ${done}`,
  seeMissing: (n: number) => `Xem ${n} cụm chưa đạt`,
  seeAll: (n: number) => `Xem cả ${n} cụm`,
  fewEligible: (n: number, target: string) =>
    `Đến nay có ${n} cụm thuộc diện được tính; chỉ tiêu là ${target}.`,
  eligible: (n: number, target: string) =>
    `Có ${n} cụm thuộc diện được tính; chỉ tiêu là ${target} trong số đó.`,
  chart: (name: string) => `Diễn biến: ${name}`,
  chartText: (achieved: string, asOf: string, target: string) =>
    `Đến ${asOf} đã đạt ${achieved}, chỉ tiêu ${target}. Số liệu từng ngày ở bảng bên dưới.`,
  targetLine: (target: string) => `chỉ tiêu ${target}`,
  dueLine: (day: string) => `hạn ${day}`,
  known: 'Theo ngày được ghi nhận, không theo ngày xảy ra.',
  table: 'Bảng số liệu',
  day: 'Ghi nhận đến ngày',
  change: 'Thêm, bớt',
  about: 'Định nghĩa, nguồn',
  noSteps: 'Đến ngày này chưa ghi nhận cụm nào đạt.',
  second: 'Cách hiểu khác',
};

export type CourseWords = typeof viCourse;
