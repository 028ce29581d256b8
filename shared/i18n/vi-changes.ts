import type { ChangeKind } from '../changes.ts';

/** Words of what has changed between two days. */
export const viChanges = {
  name: 'Thay đổi giữa hai ngày',
  finding: (from: string, to: string, what: string) => `Từ ${from} đến ${to}: ${what}`,
  nothing: 'không có cụm nào thay đổi',
  /** The parts of the finding. */
  said: {
    entered: (n) => `${n} cụm được ghi nhận mới`,
    rejoined: (n) => `${n} cụm tách lại`,
    left: (n) => `${n} cụm ra khỏi danh mục`,
    established: (n) => `${n} cụm thành lập`,
    started: (n) => `${n} cụm khởi công`,
    completed: (n) => `${n} cụm hoàn thành hạ tầng`,
    operating: (n) => `${n} cụm đi vào hoạt động`,
    ended: (n) => `${n} cụm chấm dứt`,
    late: (n) => `${n} cụm chậm thêm`,
    recovered: (n) => `${n} cụm hết chậm`,
    moved: (n) => `${n} cụm thay đổi khác`,
  } satisfies Record<ChangeKind, (n: number) => string>,
  group: {
    entered: 'Ghi nhận mới',
    rejoined: 'Tách lại',
    left: 'Ra khỏi danh mục',
    established: 'Thành lập',
    started: 'Khởi công',
    completed: 'Hoàn thành hạ tầng',
    operating: 'Đi vào hoạt động',
    ended: 'Chấm dứt',
    late: 'Chậm thêm',
    recovered: 'Hết chậm',
    moved: 'Thay đổi khác',
  } satisfies Record<ChangeKind, string>,
  rule: {
    entered: 'Có trong danh mục theo dõi vào ngày sau, chưa có vào ngày trước.',
    rejoined: 'Ngày trước bị coi là ghi trùng với cụm khác, ngày sau lại được tính riêng.',
    left: 'Có trong danh mục vào ngày trước, không còn vào ngày sau: gộp vì ghi trùng, hoặc việc ghi đã hoàn tác. Cụm bị bãi bỏ hoặc rút khỏi quy hoạch vẫn ở trong danh mục, xem nhóm Chấm dứt.',
    established: 'Ngày trước chưa thành lập, ngày sau đã thành lập.',
    started: 'Ngày trước chưa khởi công, ngày sau đã khởi công.',
    completed: 'Ngày trước chưa hoàn thành hạ tầng, ngày sau đã hoàn thành.',
    operating: 'Ngày trước chưa hoạt động, ngày sau đang hoạt động.',
    ended: 'Bị bãi bỏ hoặc đưa khỏi quy hoạch giữa hai ngày.',
    late: 'Ngày trước không chậm, ngày sau chậm.',
    recovered: 'Ngày trước chậm, ngày sau không còn chậm và chưa chấm dứt.',
    moved: 'Đổi giai đoạn hoặc địa bàn theo cách khác với các nhóm trên.',
  } satisfies Record<ChangeKind, string>,
  /** Where nothing stood before. */
  notYet: 'chưa ghi nhận',
  wasMerged: 'bị coi là ghi trùng',
  mergedInto: (code: string) => `gộp vào ${code}`,
  notAnyMore: 'việc ghi đã hoàn tác',
  sum: ({ was, come, gone, is }: { was: number; come: number; gone: number; is: number }) =>
    `Danh mục: ${was} cụm, thêm ${come}, bớt ${gone}, còn ${is} cụm.`,
  to: 'đến',
  none: 'Giữa hai ngày này không có cụm nào thay đổi giai đoạn, tiến độ hay địa bàn.',
  noneHint: 'Chọn ngày đầu sớm hơn để so sánh.',
  from: 'So với ngày',
  chips: { month: 'Một tháng trước', quarter: 'Ba tháng trước', year: 'Một năm trước', newYear: 'Đầu năm' },
  notBefore: (day: string) => `Ngày đầu phải trước ngày đang xem (${day}).`,
  newUnits: 'Từ 01/07/2025 xã, phường thay cho huyện: việc đổi địa bàn do đó không tính là thay đổi.',
  toDay: (day: string) => `đến ${day}`,
  open: 'Xem thay đổi so với ngày khác',
  ground: 'Căn cứ',
  map: 'Xem trên bản đồ',
};

export type ChangesWords = typeof viChanges;
