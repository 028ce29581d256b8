import {
  CHAIR,
  CITY,
  CITY_NAME,
  GROUNDS_2025,
  inFigures,
  inWords,
  issuerLines,
  MOTTO,
  SIGNED,
  subjectLines,
  subjectText,
  type Truth,
  type Written,
} from './truth.ts';

/** Decisions that change a cluster: expansions, schedules, investors. */

interface Changed {
  number: string;
  date: string;
  cluster: string;
  name: string;
}

const written = (
  { number, date, cluster }: Changed,
  subject: readonly string[],
  body: readonly string[],
  more: Partial<Truth>,
): Written => ({
  truth: {
    kind: 'decision',
    number,
    date,
    issuer: CITY_NAME,
    subject: subjectText(subject),
    clusters: [cluster],
    ...more,
  },
  content: {
    left: [...issuerLines(CITY), inFigures(number)],
    right: [...MOTTO, inWords(date)],
    title: 'QUYẾT ĐỊNH',
    subject: subjectLines(subject),
    authority: CHAIR,
    body: [...GROUNDS_2025, '**QUYẾT ĐỊNH:', ...body],
    signed: SIGNED,
  },
});

/** Before, added, after: three areas one below the other. */
export const expandedList = (v: Changed & { areas: [string, string, string]; after: number }): Written =>
  written(
    v,
    [`Về việc mở rộng ${v.name}`],
    [
      `Điều 1. Mở rộng [[cluster|${v.name}]] với các nội dung sau:`,
      `1. Diện tích hiện có: ${v.areas[0]} ha.`,
      `2. Diện tích mở rộng: ${v.areas[1]} ha.`,
      `3. Tổng diện tích sau khi mở rộng: [[area|${v.areas[2]} ha]].`,
      '4. Chủ đầu tư phần mở rộng: [[investor|Công ty Cổ phần Hạ tầng Sông Nhuệ]].',
      '5. Tiến độ: Khởi công [[start|tháng 9 năm 2026]]; hoàn thành [[completion|tháng 6 năm 2028]].',
      'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    ],
    { area: v.after, investor: 'Công ty Cổ phần Hạ tầng Sông Nhuệ', start: '2026-09', completion: '2028-06' },
  );

export const expandedProse = (v: Changed & { areas: [string, string, string]; after: number }): Written =>
  written(
    v,
    [`Phê duyệt mở rộng ${v.name}`, 'và điều chỉnh quy mô dự án hạ tầng kỹ thuật'],
    [
      `Điều 1. Điều chỉnh quy mô diện tích của [[cluster|${v.name}]] từ ${v.areas[0]} ha lên [[area|${v.areas[2]} ha]] (phần mở rộng ${v.areas[1]} ha) theo ranh giới tại bản vẽ kèm theo.`,
      'Tổng mức đầu tư điều chỉnh từ 310,5 tỷ đồng lên [[capital|426,8 tỷ đồng]].',
      'Điều 2. Các nội dung khác tại Quyết định số 2800/QĐ-UBND ngày 26/6/2020 không thay đổi.',
    ],
    { area: v.after, capital: 426.8 },
  );

/** The points stand below a heading that says which state they are of. */
export const expandedHeaded = (v: Changed & { areas: [string, string, string]; after: number }): Written =>
  written(
    v,
    [`Về việc mở rộng, điều chỉnh tên gọi của`, v.name],
    [
      `Điều 1. Chấp thuận mở rộng [[cluster|${v.name}]].`,
      '1. Trước khi mở rộng:',
      `- Quy mô diện tích: ${v.areas[0]} ha;`,
      '- Tổng mức đầu tư: 120 tỷ đồng.',
      '2. Sau khi mở rộng:',
      `- Quy mô diện tích: [[area|${v.areas[2]} ha]], tăng thêm ${v.areas[1]} ha;`,
      'Điều 2. Giao Sở Công Thương hướng dẫn thực hiện các thủ tục tiếp theo.',
    ],
    { area: v.after },
  );

/** An expansion that tells only what is added: the area after it is not in the document. */
export const expandedBy = (v: Changed & { added: string }): Written =>
  written(
    v,
    [`Về việc mở rộng ${v.name}`],
    [
      `Điều 1. Mở rộng [[cluster|${v.name}]] về phía Tây, diện tích mở rộng khoảng ${v.added} ha.`,
      'Điều 2. Chánh Văn phòng UBND Thành phố, Giám đốc Sở Công Thương chịu trách nhiệm thi hành.',
    ],
    {},
  );

export const rescheduled = (v: Changed): Written =>
  written(
    v,
    [`Điều chỉnh tiến độ dự án đầu tư xây dựng hạ tầng kỹ thuật`, v.name],
    [
      `Điều 1. Điều chỉnh khoản 6 Điều 1 Quyết định số 5471/QĐ-UBND ngày 02/10/2019 về việc thành lập [[cluster|${v.name}]] như sau:`,
      'Tiến độ thực hiện dự án từ quý III/2019 đến quý I/2021 điều chỉnh thành từ [[start|quý I/2024]] đến [[completion|quý IV/2025]].',
      'Điều 2. Các nội dung khác giữ nguyên theo Quyết định số 5471/QĐ-UBND ngày 02/10/2019.',
    ],
    { start: '2024-01/2024-03', completion: '2025-10/2025-12' },
  );

export const extended = (v: Changed): Written =>
  written(
    v,
    [`Gia hạn thời gian hoàn thành hạ tầng ${v.name}`],
    [
      `Điều 1. Cho phép gia hạn tiến độ dự án hạ tầng [[cluster|${v.name}]]: hoàn thành [[completion|trước ngày 30/6/2027]].`,
      'Điều 2. Chủ đầu tư cam kết không đề nghị gia hạn thêm.',
    ],
    { completion: '../2027-06-30' },
  );

export const handedOver = (v: Changed): Written =>
  written(
    v,
    [`Thay đổi chủ đầu tư xây dựng hạ tầng kỹ thuật`, v.name],
    [
      `Điều 1. Thay đổi chủ đầu tư xây dựng hạ tầng kỹ thuật [[cluster|${v.name}]] từ Công ty TNHH Đại Phát sang Công ty Cổ phần Minh Long.`,
      'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    ],
    {},
  );
