import type { Unit } from '../procedure/clocks.ts';
import type { Desk, Rules } from '../procedure/rungs.ts';

const days = (n: number, unit: Unit): string => (unit === 'workday' ? `${n} ngày làm việc` : `${n} ngày`);

/** Words of the procedure before establishment: on the page of a cluster, and on the page of all. */
export const viProcedure = {
  name: 'Thủ tục thành lập',
  days,
  desk: {
    enterprise: 'Doanh nghiệp',
    local_committee: 'UBND địa phương',
    department: 'Sở Công Thương',
    council: 'Hội đồng đánh giá',
    city_committee: 'UBND Thành phố',
  } satisfies Record<Desk, string>,
  local: { district: 'UBND cấp huyện', commune: 'UBND cấp xã' },
  at: (desk: string) => `Hồ sơ đang ở: ${desk}`,
  nextIs: (rung: string) => `Bước tiếp theo: ${rung}`,
  inTime: 'trong hạn',
  left: (n: number, unit: Unit) => `còn ${days(n, unit)}`,
  lastDay: 'hết hạn hôm nay',
  over: (n: number, unit: Unit) => `quá hạn ${days(n, unit)}`,
  stopped: (n: number, unit: Unit) => `tạm dừng tính, còn ${days(n, unit)}`,
  stoppedOver: (n: number, unit: Unit) => `tạm dừng tính, đã quá hạn ${days(n, unit)}`,
  due: (day: string) => `hạn ${day}`,
  used: (n: number, allowed: number, unit: Unit) => `${n}/${days(allowed, unit)}`,
  usedPlain: (n: number) => (n === 0 ? 'trong ngày' : `sau ${n} ngày`),
  late: (n: number, unit: Unit) => `chậm ${days(n, unit)}`,
  supplementTime: (n: number, unit: Unit) => `không tính ${days(n, unit)} bổ sung hồ sơ`,
  inside: 'trong thời hạn thẩm định',
  noClock: 'Không có thời hạn đang chạy',
  noClockOld:
    'Hồ sơ theo quy định trước Nghị định 32/2024/NĐ-CP: chưa có nguồn về thời hạn của từng bước nên không tính đúng hạn hay quá hạn.',
  clause: (clause: string) => {
    const [article, part] = clause.split('.');
    return `khoản ${part} Điều ${article}`;
  },
  basis: (clause: string, decree: string) => `${clause}, ${decree}`,
  unchecked: 'theo bản tóm tắt, cần đối chiếu văn bản gốc',
  counting:
    'Ngày làm việc trừ thứ bảy, chủ nhật, ngày lễ, Tết và ngày nghỉ bù đã công bố. Ngày bắt đầu không tính; hạn rơi vào ngày nghỉ thì tính đến hết ngày làm việc tiếp theo (Điều 147, 148 Bộ luật Dân sự 2015). Thời gian doanh nghiệp bổ sung hồ sơ không tính vào thời hạn thẩm định.',
  unrecorded: 'chưa ghi nhận ngày',
  waits: 'chờ xác nhận',
  returnedOn: (day: string) => `Trả hồ sơ để bổ sung ngày ${day}`,
  handedInOn: (day: string) => `Nộp bổ sung ngày ${day}`,
  notHandedIn: 'chưa nộp bổ sung',
  done: 'Đã có quyết định thành lập.',
  all: 'Mọi cụm đang làm thủ tục',
  record: (rung: string) => `Ghi nhận: ${rung}`,
  recordMissing: 'Ghi nhận bước này',
  others: (desk: string) => `Bước này do ${desk} ghi nhận.`,
  recorder: { local_committee: 'UBND địa phương hoặc Sở Công Thương', department: 'Sở Công Thương' },
  giveBack: 'Trả hồ sơ để bổ sung',
  supplement: 'Ghi nhận nộp bổ sung',
  amend: 'Sửa, rút lại ghi nhận',
  correctOf: (rung: string) => `Sửa ngày: ${rung}`,
  takeBack: (what: string) => `Rút lại: ${what}`,
  takeBackHint: 'Ghi nhận đã rút lại vẫn còn trong lịch sử, kèm lý do.',
  milestoneHint: 'Bước này là một mốc của cụm: ghi ở đây là ghi mốc đó, kèm văn bản.',
  field: {
    date: 'Ngày',
    number: 'Số văn bản',
    numberOptional: 'Số văn bản (không bắt buộc)',
    noNumber: 'Văn bản không có số',
    documentDay: 'Ngày văn bản',
    issuer: 'Cơ quan ban hành',
    note: 'Ghi chú (không bắt buộc)',
    lacks: 'Hồ sơ thiếu gì',
    reason: 'Lý do',
  },
  save: 'Ghi nhận',
  saved: (what: string, day: string) => `${what}: ${day}.`,
  takenBack: (what: string) => `Đã rút lại: ${what}.`,
  list: {
    title: (n: number, late: number) =>
      n === 0
        ? 'Không có cụm nào đang làm thủ tục thành lập'
        : `${n} cụm đang làm thủ tục thành lập, ${late === 0 ? 'không cụm nào quá hạn' : `${late} cụm quá hạn`}`,
    none: 'Khi ghi nhận văn bản đầu tiên đề nghị làm chủ đầu tư trên trang của cụm, hồ sơ hiện ở đây.',
    noneFound: 'Không có cụm nào khớp với bộ lọc.',
    hint: 'Xếp theo số ngày còn lại của bước đang làm, ít nhất trước.',
    desk: 'Đang ở',
    rung: 'Bước tiếp theo',
    area: 'Địa bàn',
    anyDesk: 'mọi nơi',
    anyRung: 'mọi bước',
    anyArea: 'mọi địa bàn',
    noArea: 'chưa rõ địa bàn',
    stand: 'Thời hạn',
    stands: { any: 'tất cả', late: 'quá hạn', running: 'còn hạn', stopped: 'đang bổ sung hồ sơ' },
    cluster: 'Cụm',
    since: 'Bước đã qua',
    left: 'Còn lại',
    clear: 'Bỏ lọc',
    waiting: (n: number) => `Chưa bắt đầu: ${n} cụm`,
    waitingHint: 'Có trong danh mục của Sở nhưng chưa ghi nhận văn bản đầu tiên; chưa có thời hạn nào chạy.',
    notPlanned: 'chưa ghi nhận trong phương án phát triển',
  },
  spread: {
    title: 'Thời gian đã dùng',
    hint: 'Mọi hồ sơ đã qua từng bước tính đến ngày đang xem. Dưới 5 hồ sơ thì nêu từng trường hợp.',
    rules: {
      nd303: 'Từ 15/9/2026: Nghị định 303/2026/NĐ-CP',
      nd32: 'Từ 01/5/2024: Nghị định 32/2024/NĐ-CP',
      older: 'Trước 01/5/2024: chưa có nguồn về thời hạn',
    } satisfies Record<Rules, string>,
    total: (workdays: number, calendar: number) =>
      calendar === 0
        ? `Tổng thời hạn theo quy định: ${workdays} ngày làm việc.`
        : `Tổng thời hạn theo quy định: ${workdays} ngày làm việc và ${calendar} ngày.`,
    byRung: 'Theo bước',
    byDesk: 'Theo nơi giữ hồ sơ, tính bằng ngày',
    rung: 'Bước',
    desk: 'Nơi giữ hồ sơ',
    n: 'Hồ sơ',
    median: 'Trung vị',
    p80: '80 % không quá',
    longest: 'Dài nhất',
    within: 'Đúng hạn',
    share: (kept: number, of: number, percent: string) => `${kept}/${of} (${percent})`,
    unjudged: 'chưa rõ thời hạn',
    inside: 'tính trong thẩm định',
    unit: { workday: 'ngày làm việc', day: 'ngày' } satisfies Record<Unit, string>,
    none: 'Chưa có hồ sơ nào qua một bước có ngày rõ ràng.',
  },
  work: (n: number) => `Thủ tục thành lập đang ở đơn vị (${n})`,
};
export type ProcedureWords = typeof viProcedure;
