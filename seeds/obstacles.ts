import { v5 as uuidv5 } from 'uuid';
import type { Cause } from '../shared/cause.ts';
import { addDays, type Day } from '../shared/day.ts';
import type { MilestoneCode, Mover } from '../shared/lifecycle.ts';
import type { ObstaclesEvent } from '../shared/obstacles/facet.ts';
import type { Chronicle } from './chronicle.ts';
import { workday } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import { DEMO_START } from './reports.ts';

/**
 * Obstacles of the demonstration: made up, and marked so. They stand only before milestones that no source and no
 * report says have happened, and are never older than the decision they follow.
 */
export interface ObstacleChapter {
  day: Day;
  by: Mover;
  event: ObstaclesEvent;
}

interface Story {
  cause: Cause;
  milestone: MilestoneCode;
  mover: Mover;
  what: string;
  proposal: string;
  product: string;
}

const BEFORE_START: readonly Story[] = [
  {
    cause: 'compensation_price',
    milestone: 'site_cleared',
    mover: 'local_committee',
    what: 'Một số hộ chưa đồng thuận đơn giá bồi thường đất nông nghiệp.',
    proposal: 'Tổ chức đối thoại, rà soát lại phương án giá và công khai trước khi phê duyệt.',
    product: 'Biên bản đối thoại và phương án bồi thường được phê duyệt',
  },
  {
    cause: 'land_title',
    milestone: 'site_cleared',
    mover: 'local_committee',
    what: 'Hồ sơ nguồn gốc đất của một số thửa chưa khớp với diện tích thực tế.',
    proposal: 'UBND xã xác nhận nguồn gốc đất từng thửa, đo đạc lại phần sai lệch.',
    product: 'Danh sách thửa đất đã xác nhận nguồn gốc',
  },
  {
    cause: 'resettlement_graves',
    milestone: 'site_cleared',
    mover: 'local_committee',
    what: 'Chưa bố trí được nghĩa trang để di chuyển mộ trong phạm vi dự án.',
    proposal: 'Bố trí quỹ đất nghĩa trang và phê duyệt kinh phí di chuyển.',
    product: 'Quyết định bố trí nghĩa trang và phương án di chuyển mộ',
  },
  {
    cause: 'land_lease',
    milestone: 'land_allocated',
    mover: 'city_committee',
    what: 'Hồ sơ thuê đất đã nộp nhưng chưa xác định được giá đất.',
    proposal: 'Xác định giá đất cụ thể cho phần diện tích đã giải phóng mặt bằng.',
    product: 'Quyết định cho thuê đất đợt 1',
  },
  {
    cause: 'permits',
    milestone: 'construction_permit',
    mover: 'department',
    what: 'Hồ sơ thiết kế hạ tầng phải bổ sung, chưa đủ điều kiện cấp phép.',
    proposal: 'Hướng dẫn một lần các nội dung phải bổ sung và thời hạn trả kết quả.',
    product: 'Văn bản thẩm định thiết kế',
  },
];

const WHILE_BUILDING: readonly Story[] = [
  {
    cause: 'outside_infrastructure',
    milestone: 'infrastructure_completed',
    mover: 'city_committee',
    what: 'Đường đấu nối ngoài hàng rào chưa được bố trí vốn.',
    proposal: 'Bố trí vốn đầu tư công cho đoạn đấu nối trong năm.',
    product: 'Quyết định giao kế hoạch vốn',
  },
  {
    cause: 'investor_capacity',
    milestone: 'component_works',
    mover: 'investor',
    what: 'Nhà thầu thi công chậm, chủ đầu tư chưa thu xếp đủ vốn cho hạng mục giao thông.',
    proposal: 'Chủ đầu tư cam kết tiến độ vốn theo từng tháng và thay nhà thầu nếu chậm.',
    product: 'Cam kết tiến độ có xác nhận của ngân hàng',
  },
  {
    cause: 'wastewater',
    milestone: 'wastewater_trial',
    mover: 'investor',
    what: 'Trạm xử lý nước thải chưa được nghiệm thu hoàn thành.',
    proposal: 'Hoàn thiện hồ sơ và đăng ký vận hành thử nghiệm.',
    product: 'Thông báo vận hành thử nghiệm',
  },
];

/** Ids of the demonstration are the same on every machine. */
const NAMESPACE = '3f1b8f0a-5a0e-4d0b-9a3e-6f2f6f1d7c25';

/** The agency and the person of it whose move something is. */
export type Movers = (mover: Mover) => { organisation: string; person: string } | null;

/** What happens with the obstacles of one of the 43 clusters. */
export function obstaclesOf(
  code: string,
  { course, chapters }: Chronicle,
  movers: Movers,
): ObstacleChapter[] {
  if (!course || course.completed) return [];
  const random = randomFrom(`obstacles ${code}`);
  const stories = course.started ? WHILE_BUILDING : BEFORE_START;
  const happened = new Set(
    chapters.flatMap(({ entries }) =>
      entries.filter(({ kind }) => kind === 'actual').map((e) => e.milestone),
    ),
  );
  const count = course.started ? random.between(0, 1) : random.between(1, 2);
  const first = random.between(0, stories.length - 1);
  return Array.from({ length: count }, (_o, i) => stories[(first + i * 2) % stories.length])
    .filter((story): story is Story => story !== undefined && !happened.has(story.milestone))
    .flatMap((story, i) => lifeOf(`${code} ${i}`, story, movers, random));
}

const illustrative = { provenance: 'illustrative' } as const;

function lifeOf(key: string, story: Story, movers: Movers, random: Random): ObstacleChapter[] {
  const { mover, ...said } = story;
  const asked = movers(mover);
  if (!asked) return [];
  const id = uuidv5(key, NAMESPACE);
  const opened = workday(addDays(DEMO_START, -random.between(60, 150)));
  const due = workday(addDays(opened, random.between(25, 90)));
  const chapters: ObstacleChapter[] = [
    {
      day: opened,
      by: mover === 'investor' ? 'department' : 'investor',
      event: { type: 'obstacles.opened', id, ...said, ...asked, due, ...illustrative },
    },
  ];
  const next = workday(addDays(opened, random.between(10, 24)));
  const end = random.next();
  if (end < 0.3) {
    const note = 'Đã kiểm tra thực địa, đang xử lý theo thẩm quyền.';
    chapters.push({ day: next, by: mover, event: { type: 'obstacles.answered', id, note, ...illustrative } });
  } else if (end < 0.45) {
    const other = movers(mover === 'department' ? 'city_committee' : 'department');
    const later = workday(addDays(due, 45));
    const note = 'Vượt thẩm quyền, chuyển cơ quan có thẩm quyền giải quyết.';
    if (other) {
      const handed = {
        type: 'obstacles.handed_on',
        id,
        ...other,
        due: later,
        note,
        ...illustrative,
      } as const;
      chapters.push({ day: next, by: mover, event: handed });
    }
  } else if (end < 0.65) {
    const result = `Đã có: ${story.product.charAt(0).toLowerCase()}${story.product.slice(1)}.`;
    chapters.push({
      day: next,
      by: mover,
      event: { type: 'obstacles.resolved', id, result, ...illustrative },
    });
  }
  return chapters.filter(({ day }) => day < DEMO_START);
}
