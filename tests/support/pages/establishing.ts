import {
  CHAIR,
  CITY,
  CITY_NAME,
  GROUNDS_2018,
  GROUNDS_2025,
  inFigures,
  inWords,
  issuerLines,
  MOTTO,
  SIGNED,
  subjectLines,
  subjectText,
  type Written,
} from './truth.ts';

/** Decisions that establish a cluster, as different offices word them. */

export interface Values {
  number: string;
  date: string;
  cluster: string;
  name: string;
  place: string;
  area: [string, number];
  investor: string;
  capital: [string, number];
  start: [string, string];
  completion: [string, string];
}

const heading = ({ number, date }: Values) => ({
  left: [...issuerLines(CITY), inFigures(number)],
  right: [...MOTTO, inWords(date)],
  title: 'QUYẾT ĐỊNH',
  authority: CHAIR,
  signed: SIGNED,
});

const truthOf = (values: Values, subject: readonly string[]) => ({
  kind: 'decision' as const,
  number: values.number,
  date: values.date,
  issuer: CITY_NAME,
  subject: subjectText(subject),
  clusters: [values.cluster],
  area: values.area[1],
  investor: values.investor,
  capital: values.capital[1],
  start: values.start[1],
  completion: values.completion[1],
});

/** Numbered contents below Article 1. */
export function numbered(v: Values): Written {
  const subject = [`Về việc thành lập ${v.name},`, `${v.place}, thành phố Hà Nội`];
  return {
    truth: truthOf(v, subject),
    content: {
      ...heading(v),
      subject: subjectLines(subject),
      body: [
        ...GROUNDS_2018,
        '**QUYẾT ĐỊNH:',
        `Điều 1. Thành lập [[cluster|${v.name}]] với các nội dung chủ yếu sau:`,
        `1. Tên gọi: ${v.name}.`,
        `2. Địa điểm: ${v.place}, thành phố Hà Nội.`,
        `3. Quy mô diện tích: [[area|${v.area[0]}]], trong đó đất công nghiệp khoảng 70% tổng diện tích.`,
        `4. Chủ đầu tư xây dựng hạ tầng kỹ thuật: [[investor|${v.investor}]].`,
        `5. Tổng mức đầu tư: [[capital|${v.capital[0]}]] (vốn chủ sở hữu 53,4 tỷ đồng; vốn vay và huy động hợp pháp khác 213,6 tỷ đồng).`,
        `6. Tiến độ thực hiện dự án: Từ [[start|${v.start[0]}]] đến [[completion|${v.completion[0]}]].`,
        '7. Ngành nghề hoạt động chủ yếu: cơ khí, chế biến gỗ, dệt may, thủ công mỹ nghệ.',
        'Điều 2. Tổ chức thực hiện',
        'Công ty báo cáo tiến độ trước ngày 20 hằng tháng; ký quỹ theo quy định. Thời hạn hoạt động của dự án: 50 năm.',
        'Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng UBND Thành phố và các đơn vị liên quan chịu trách nhiệm thi hành.',
      ],
    },
  };
}

/** All in running sentences; the investor before the words that call it one. */
export function prose(v: Values): Written {
  const subject = [`Thành lập ${v.name}`, `tại ${v.place}`];
  return {
    truth: truthOf(v, subject),
    content: {
      ...heading(v),
      subject: subjectLines(subject),
      body: [
        ...GROUNDS_2025,
        '**QUYẾT ĐỊNH:',
        `Điều 1. Thành lập [[cluster|${v.name}]] tại ${v.place}, thành phố Hà Nội trên phần đất có diện tích [[area|${v.area[0]}]]; ranh giới theo bản đồ kèm theo hồ sơ thành lập.`,
        `Giao [[investor|${v.investor}]] làm chủ đầu tư xây dựng hạ tầng kỹ thuật cụm công nghiệp, với tổng vốn đầu tư dự kiến là [[capital|${v.capital[0]}]].`,
        `Dự án khởi công trong [[start|${v.start[0]}]] và hoàn thành toàn bộ hạ tầng kỹ thuật trong [[completion|${v.completion[0]}]].`,
        'Điều 2. Sở Công Thương theo dõi, đôn đốc, kịp thời tổng hợp khó khăn, vướng mắc, trình Ủy ban nhân dân Thành phố xem xét.',
        'Điều 3. Chánh Văn phòng, Giám đốc các Sở, Chủ tịch UBND các xã và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.',
      ],
    },
  };
}

/** Points with letters; steps of the works one by one; square metres beside hectares. */
export function lettered(v: Values): Written {
  const subject = [`V/v thành lập ${v.name} và giao chủ đầu tư`, 'xây dựng hạ tầng kỹ thuật cụm công nghiệp'];
  return {
    truth: truthOf(v, subject),
    content: {
      ...heading(v),
      subject: subjectLines(subject),
      body: [
        ...GROUNDS_2018.slice(1),
        'Theo đề nghị của Sở Công Thương tại Báo cáo số 5120/BC-SCT ngày 28 tháng 10 năm 2019 và ý kiến của các sở, ngành,',
        '**QUYẾT ĐỊNH:',
        `Điều 1: Phê duyệt thành lập [[cluster|${v.name}]], nội dung như sau:`,
        `a) Vị trí: thuộc địa giới ${v.place}.`,
        `b) Diện tích cụm công nghiệp khoảng [[area|${v.area[0]}]]. Trong đó: đất nhà máy, kho tàng 9,11 ha; đất giao thông 2,05 ha; đất cây xanh, mặt nước 1,27 ha; đất hạ tầng kỹ thuật 0,51 ha.`,
        `c) Đơn vị đầu tư hạ tầng: Chủ đầu tư là [[investor|${v.investor}]], địa chỉ: số 12, đường Láng, thành phố Hà Nội; mã số doanh nghiệp 0101234567.`,
        `d) Vốn đầu tư khoảng [[capital|${v.capital[0]}]]. Nguồn vốn: vốn góp của chủ đầu tư 20%, phần còn lại vay ngân hàng.`,
        'đ) Tiến độ đầu tư xây dựng hạ tầng kỹ thuật:',
        `- Chuẩn bị đầu tư, giải phóng mặt bằng: từ tháng 1/2018 đến tháng 5/2018;`,
        `- Khởi công xây dựng: [[start|${v.start[0]}]];`,
        `- Hoàn thành, đưa vào sử dụng: [[completion|${v.completion[0]}]].`,
        'Điều 2: Quyết định này thay thế Quyết định số 4420/QĐ-UBND ngày 03/8/2016 và có hiệu lực từ ngày ký.',
      ],
    },
  };
}

/** Short labels, as from a form; the schedule by two dashes. */
export function labelled(v: Values): Written {
  const subject = [`Thành lập ${v.name} do`, `${v.investor} đầu tư hạ tầng`];
  return {
    truth: truthOf(v, subject),
    content: {
      ...heading(v),
      subject: subjectLines(subject),
      body: [
        ...GROUNDS_2025,
        '**QUYẾT ĐỊNH:',
        'Điều 1. Thành lập cụm công nghiệp với các thông tin sau đây:',
        `- Tên cụm công nghiệp: [[cluster|${v.name}]]`,
        `- Địa điểm: ${v.place}`,
        `- Quy mô: [[area|${v.area[0]}]]`,
        `- Nhà đầu tư hạ tầng kỹ thuật: [[investor|${v.investor}]]`,
        `- Mức đầu tư (làm tròn): [[capital|${v.capital[0]}]], trong đó chi phí bồi thường, hỗ trợ, tái định cư: 88,2 tỷ đồng`,
        `- Thời gian thực hiện: [[start|${v.start[0]}]] - [[completion|${v.completion[0]}]]`,
        '- Thời hạn hoạt động: 50 năm kể từ ngày được giao đất',
        'Điều 2. Trách nhiệm của các cơ quan, đơn vị có liên quan thực hiện theo Nghị định số 32/2024/NĐ-CP ngày 15/3/2024.',
        'Điều 3. Quyết định có hiệu lực thi hành kể từ ngày ký ban hành.',
      ],
    },
  };
}
