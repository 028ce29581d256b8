import type { Day } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { ReportsEvent } from '../shared/reports/facet.ts';
import { periodAt, type Rhythm } from '../shared/reports/period.ts';
import { REPORT_TEXTS, type ReportText } from '../shared/reports/texts.ts';
import type { Chronicle } from './chronicle.ts';
import { type Random, randomFrom } from './random.ts';

/**
 * Regular reports of the demonstration: made up, and marked so. Each goes with what the project manager says of the
 * milestones on the same day, so that nobody reports more often than their temper lets them.
 */
export interface Periodical {
  day: Day;
  event: ReportsEvent;
}

/** From here on reports are given in the system; before, only milestones were. */
const IN_USE_FROM: Day = '2025-01-02';

type Texts = Partial<Record<ReportText, readonly string[]>>;

const BUILDING: Texts = {
  done: [
    'San nền thêm 0,8 ha phía Đông, lu lèn xong lớp đầu.',
    'Thi công 120 m cống thoát nước mưa tuyến N2.',
    'Đổ bê tông móng trạm xử lý nước thải, nghiệm thu nội bộ cốt thép.',
    'Rải cấp phối đá dăm 250 m đường trục chính.',
    'Lắp dựng 14 cột chiếu sáng tuyến D1.',
  ],
  works: [
    'Giao thông đạt khoảng một nửa khối lượng; thoát nước mưa đang thi công.',
    'Trạm xử lý nước thải đang thi công phần ngầm.',
    'Cấp điện chờ đấu nối với lưới trung thế.',
  ],
  tenants: [
    'Ba doanh nghiệp đăng ký thuê đất, tổng 1,9 ha.',
    'Đã làm việc với hai cơ sở sản xuất của làng nghề.',
  ],
  next: [
    'Tiếp tục thi công thoát nước mưa và hố ga.',
    'Hoàn thiện hồ sơ nghiệm thu san nền.',
    'Thi công mặt đường trục chính.',
  ],
};

const PREPARING: Texts = {
  done: [
    'Kiểm đếm thêm 12 hộ, lập phương án bồi thường đợt 3.',
    'Nộp hồ sơ điều chỉnh quy hoạch chi tiết 1/500.',
    'Họp với UBND xã về giá đất bồi thường.',
    'Bổ sung báo cáo đánh giá tác động môi trường theo ý kiến thẩm định.',
  ],
  legal: [
    'Hồ sơ thiết kế cơ sở đang được thẩm định.',
    'Chờ văn bản thẩm duyệt phòng cháy, chữa cháy.',
    'Đã có quyết định giao đất đợt 1.',
  ],
  clearance: ['Còn các hộ có đất chưa được cấp giấy chứng nhận.', 'Đang niêm yết công khai phương án đợt 2.'],
  next: ['Chi trả bồi thường đợt 2.', 'Làm việc với Sở Nông nghiệp và Môi trường về thủ tục giao đất.'],
};

const DIFFICULTIES: readonly (readonly [difficulty: string, proposal: string])[] = [
  ['Một số hộ chưa đồng ý giá bồi thường.', 'Đề nghị UBND huyện đối thoại với các hộ trong tháng.'],
  ['Hồ sơ phòng cháy, chữa cháy phải bổ sung nhiều lần.', 'Đề nghị Công an Thành phố hướng dẫn một lần.'],
  ['Chưa có điểm đấu nối thoát nước ngoài hàng rào.', 'Đề nghị Sở Xây dựng xác định điểm đấu nối.'],
];

/** The day from which a milestone is known to have happened, by what was said up to a day. */
const happenedBy = (chronicle: Chronicle, milestone: MilestoneCode, day: Day): boolean =>
  chronicle.chapters.some(
    ({ day: said, entries }) =>
      said <= day &&
      entries.some(
        (entry) => entry.milestone === milestone && entry.kind === 'actual' && lastDay(entry.date) <= day,
      ),
  );

function rhythmOn(chronicle: Chronicle, day: Day): Rhythm | null {
  if (happenedBy(chronicle, 'infrastructure_completed', day)) return null;
  if (happenedBy(chronicle, 'construction_started', day)) return 'week';
  return happenedBy(chronicle, 'established', day) ? 'month' : null;
}

/** What is paid for the works is a part of what is paid for the project: the rest is for the land. */
const WORKS_OF_PAID = 0.75;

export function periodicalsOf(
  { code, investment }: { code: string; investment: string | null },
  chronicle: Chronicle,
  paidForWorks: (day: Day) => number,
): Periodical[] {
  const random = randomFrom(`reports ${code}`);
  const total = investment === null ? random.between(200, 700) : Number(investment);
  let share = random.between(15, 45) / 100;
  return chronicle.chapters
    .filter(({ day, by }) => by === 'manager' && day >= IN_USE_FROM)
    .flatMap(({ day }) => {
      const rhythm = rhythmOn(chronicle, day);
      if (rhythm === null) return [];
      share = Math.min(0.95, share + random.next() * (rhythm === 'week' ? 0.02 : 0.01));
      const period = periodAt(rhythm, day).code;
      const disbursed = Math.round(Math.max(total * share, paidForWorks(day) / WORKS_OF_PAID) * 10) / 10;
      const said = random.chance(0.15)
        ? { nothing: true, ...silent(), disbursed: null }
        : { nothing: false, ...told(rhythm, random), disbursed };
      return [
        { day, event: { type: 'reports.filed', period, ...said, provenance: 'illustrative' } as const },
      ];
    });
}

const silent = () =>
  Object.fromEntries(REPORT_TEXTS.map((name) => [name, null])) as Record<ReportText, string | null>;

function told(rhythm: Rhythm, random: Random): Record<ReportText, string | null> {
  const from = rhythm === 'week' ? BUILDING : PREPARING;
  const said = silent();
  for (const name of REPORT_TEXTS) {
    const choices = from[name];
    if (choices && (name === 'done' || random.chance(0.6))) said[name] = random.pick(choices);
  }
  if (random.chance(0.3)) [said.difficulties, said.proposals] = random.pick(DIFFICULTIES);
  return said;
}
