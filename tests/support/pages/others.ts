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

/** What is not a plain decision of the city on one cluster. */

/** Number and day are left to be written by hand; the ones of other decisions stand all around. */
export const undated = (name: string, cluster: string): Written => {
  const subject = [`Về việc thành lập ${name}`];
  return {
    truth: {
      kind: 'decision',
      issuer: CITY_NAME,
      subject: subjectText(subject),
      clusters: [cluster],
      area: 15.3,
    },
    content: {
      left: [...issuerLines(CITY), 'Số:            /QĐ-UBND'],
      right: [...MOTTO, 'Hà Nội, ngày      tháng      năm 2026'],
      title: 'QUYẾT ĐỊNH',
      subject: subjectLines(subject),
      authority: CHAIR,
      body: [
        ...GROUNDS_2018,
        ...GROUNDS_2025,
        '**QUYẾT ĐỊNH:',
        `Điều 1. Thành lập [[cluster|${name}]], diện tích [[area|15,3 ha]], thay thế nội dung tại Quyết định số 2227/QĐ-UBND ngày 09 tháng 5 năm 2019 (diện tích 14,8 ha đã được phê duyệt).`,
        'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
      ],
      signed: SIGNED,
    },
  };
};

export const commune = (): Written => {
  const subject = ['Phê duyệt dự án đầu tư xây dựng hạ tầng kỹ thuật', 'Cụm công nghiệp làng nghề Hữu Bằng'];
  return {
    truth: {
      kind: 'decision',
      number: '318/QĐ-UBND',
      date: '2026-02-05',
      issuer: 'Ủy ban nhân dân xã Tây Phương',
      subject: subjectText(subject),
      clusters: ['HN-055'],
      area: 30.6,
      investor: 'Ban Quản lý dự án đầu tư - hạ tầng xã Tây Phương',
      capital: 689.25,
      completion: '2028',
    },
    content: {
      left: [...issuerLines(['ỦY BAN NHÂN DÂN', 'XÃ TÂY PHƯƠNG']), inFigures('318/QĐ-UBND')],
      right: [...MOTTO, inWords('2026-02-05', 'Tây Phương')],
      title: 'QUYẾT ĐỊNH',
      subject: subjectLines(subject),
      authority: ['ỦY BAN NHÂN DÂN XÃ TÂY PHƯƠNG'],
      body: [
        ...GROUNDS_2025,
        '**QUYẾT ĐỊNH:',
        'Điều 1. Phê duyệt dự án hạ tầng kỹ thuật [[cluster|Cụm công nghiệp làng nghề Hữu Bằng]]:',
        '1. Chủ đầu tư: [[investor|Ban Quản lý dự án đầu tư - hạ tầng xã Tây Phương]].',
        '2. Diện tích sử dụng đất: [[area|306.000 m2]].',
        '3. Tổng mức đầu tư: [[capital|689.250 triệu đồng]].',
        '4. Thời gian hoàn thành: [[completion|năm 2028]].',
        'Điều 2. Quyết định có hiệu lực kể từ ngày ký.',
      ],
      signed: ['CHỦ TỊCH', 'Trần Thị Hòa'],
    },
  };
};

/** A district, before it ended or (wrongly) after. */
export const district = (date: string): Written => {
  const subject = [
    'Phê duyệt quy hoạch chi tiết tỷ lệ 1/500',
    'Cụm công nghiệp Liên Hà 2, xã Liên Hà, huyện Đông Anh',
  ];
  return {
    truth: {
      kind: 'decision',
      number: '4107/QĐ-UBND',
      date,
      ...(date <= '2025-06-30' ? { issuer: 'Ủy ban nhân dân huyện Đông Anh' } : {}),
      subject: subjectText(subject),
      clusters: ['HN-058'],
      area: 21.9874,
    },
    content: {
      left: [...issuerLines(['ỦY BAN NHÂN DÂN', 'HUYỆN ĐÔNG ANH']), inFigures('4107/QĐ-UBND')],
      right: [...MOTTO, inWords(date, 'Đông Anh')],
      title: 'QUYẾT ĐỊNH',
      subject: subjectLines(subject),
      authority: ['ỦY BAN NHÂN DÂN HUYỆN ĐÔNG ANH'],
      body: [
        ...GROUNDS_2018,
        '**QUYẾT ĐỊNH:',
        'Điều 1. Phê duyệt quy hoạch chi tiết [[cluster|Cụm công nghiệp Liên Hà 2]] với quy mô diện tích lập quy hoạch là [[area|219.874 m2]].',
        'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
      ],
      signed: SIGNED,
    },
  };
};

export const twoClusters = (): Written => {
  const subject = ['Thành lập Cụm công nghiệp Dục Tú và Cụm công nghiệp Thụy Lâm,', 'huyện Đông Anh'];
  return {
    truth: {
      kind: 'decision',
      number: '6024/QĐ-UBND',
      date: '2019-10-29',
      issuer: CITY_NAME,
      subject: subjectText(subject),
      clusters: ['HN-059', 'HN-060'],
    },
    content: {
      left: [...issuerLines(CITY), inFigures('6024/QĐ-UBND')],
      right: [...MOTTO, inWords('2019-10-29')],
      title: 'QUYẾT ĐỊNH',
      subject: subjectLines(subject),
      authority: CHAIR,
      body: [
        ...GROUNDS_2018,
        '**QUYẾT ĐỊNH:',
        'Điều 1. Thành lập 02 cụm công nghiệp trên địa bàn huyện Đông Anh, gồm:',
        '1. Cụm công nghiệp Dục Tú: diện tích 15 ha, tổng mức đầu tư 336,8 tỷ đồng.',
        '2. Cụm công nghiệp Thụy Lâm: diện tích 17 ha, tổng mức đầu tư 326,2 tỷ đồng.',
        'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
      ],
      signed: SIGNED,
    },
  };
};

/** A cluster the register does not hold, though its name begins like one that it does. */
export const unknownCluster = (): Written => {
  const subject = ['Về việc thành lập Cụm công nghiệp Phú Thịnh 3'];
  return {
    truth: {
      kind: 'decision',
      number: '1170/QĐ-UBND',
      date: '2026-03-16',
      issuer: CITY_NAME,
      subject: subjectText(subject),
      clusters: [],
      area: 24.65,
      investor: 'Công ty TNHH Phát triển Phú Thịnh',
    },
    content: {
      left: [...issuerLines(CITY), inFigures('1170/QĐ-UBND')],
      right: [...MOTTO, inWords('2026-03-16')],
      title: 'QUYẾT ĐỊNH',
      subject: subjectLines(subject),
      authority: CHAIR,
      body: [
        ...GROUNDS_2025,
        '**QUYẾT ĐỊNH:',
        'Điều 1. Thành lập Cụm công nghiệp Phú Thịnh 3 (giáp Cụm công nghiệp Phú Thịnh): quy mô diện tích [[area|24,65 ha]]; chủ đầu tư hạ tầng: [[investor|Công ty TNHH Phát triển Phú Thịnh]].',
        'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
      ],
      signed: SIGNED,
    },
  };
};

export const letter = (): Written => {
  const lines = ['V/v đôn đốc tiến độ xây dựng hạ tầng', 'Cụm công nghiệp Đông Phú Yên'];
  return {
    truth: {
      kind: 'letter',
      number: '2841/SCT-QLCN',
      date: '2025-09-12',
      issuer: 'Sở Công Thương',
      subject: subjectText(lines),
      clusters: ['HN-062'],
    },
    content: {
      left: [
        'UBND THÀNH PHỐ HÀ NỘI',
        '[[issuer|SỞ CÔNG THƯƠNG]]',
        inFigures('2841/SCT-QLCN'),
        ...subjectLines(lines),
      ],
      right: [...MOTTO, inWords('2025-09-12')],
      title: null,
      subject: [],
      authority: [],
      body: [
        'Kính gửi: Công ty Cổ phần Đầu tư Phú Nghĩa.',
        'Thực hiện Quyết định số 6594/QĐ-UBND ngày 14/11/2019 của UBND Thành phố về việc thành lập Cụm công nghiệp Đông Phú Yên, diện tích 41,2 ha, tổng mức đầu tư 765,4 tỷ đồng, Sở Công Thương đề nghị Công ty khẩn trương hoàn thành hạ tầng trước ngày 31/12/2025.',
        'Đề nghị Công ty gửi báo cáo về Sở trước ngày 25/9/2025 để tổng hợp, trình UBND Thành phố./.',
      ],
      signed: ['KT. GIÁM ĐỐC', 'Lê Văn Hải'],
    },
  };
};

export const invitation = (): Written => {
  const subject = ['Về việc họp rà soát các cụm công nghiệp chậm tiến độ'];
  return {
    truth: {
      kind: 'invitation',
      number: '96/GM-UBND',
      date: '2026-04-09',
      issuer: CITY_NAME,
      clusters: [],
    },
    content: {
      left: [...issuerLines(CITY), inFigures('96/GM-UBND')],
      right: [...MOTTO, inWords('2026-04-09')],
      title: 'GIẤY MỜI',
      subject: subject.map((line) => line),
      authority: [],
      body: [
        'UBND Thành phố trân trọng kính mời các đồng chí dự họp rà soát tiến độ; thời gian: 14 giờ 00, ngày 15 tháng 4 năm 2026 tại phòng họp số 3.',
        'Đề nghị các đồng chí đến dự đúng thành phần.',
      ],
      signed: ['TL. CHỦ TỊCH', 'Phạm Thị Lan'],
    },
  };
};

export const notice = (): Written => {
  const subject = ['Kết luận của Phó Chủ tịch UBND Thành phố tại cuộc họp về', 'Cụm công nghiệp Kim Bài'];
  return {
    truth: {
      kind: 'notice',
      number: '158/TB-VP',
      date: '2025-03-31',
      clusters: ['HN-078'],
      subject: subjectText(subject),
      issuer: 'Văn phòng Ủy ban nhân dân thành phố Hà Nội',
    },
    content: {
      left: [...issuerLines(['VĂN PHÒNG', 'ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HÀ NỘI']), inFigures('158/TB-VP')],
      right: [...MOTTO, inWords('2025-03-31')],
      title: 'THÔNG BÁO',
      subject: subjectLines(subject),
      authority: [],
      body: [
        'Thực hiện chương trình công tác, ngày 28 tháng 3 năm 2025, đồng chí Phó Chủ tịch đã chủ trì họp về Cụm công nghiệp Kim Bài (46,1 ha, gần 1.000 tỷ đồng).',
        'Yêu cầu chủ đầu tư khởi công trong tháng 6/2025 theo Quyết định số 2803/QĐ-UBND ngày 26/6/2020.',
      ],
      signed: ['CHÁNH VĂN PHÒNG', 'Trương Việt Dũng'],
    },
  };
};

/** A page of a newspaper: it tells all of it and is no document of anybody. */
export const newspaper = (): Written => ({
  truth: { kind: null, clusters: [] },
  content: {
    left: ['KINH TẾ HÀ NỘI'],
    right: ['Thứ Hai', 'ngày 29 tháng 6 năm 2020'],
    title: null,
    subject: [],
    authority: [],
    body: [
      '**Hà Nội thành lập Cụm công nghiệp Kim Bài',
      'UBND thành phố Hà Nội vừa ban hành Quyết định số 2803/QĐ-UBND ngày 26/6/2020 thành lập Cụm công nghiệp Kim Bài, quy mô diện tích 46,1 ha, tổng mức đầu tư 1.000 tỷ đồng, chủ đầu tư: Công ty Cổ phần Kim Bài.',
      'Dự án khởi công quý III/2020, hoàn thành quý IV/2022.',
    ],
    signed: ['Tòa soạn', 'Thu Trang'],
  },
});
