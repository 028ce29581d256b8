import type { Provenance } from '../register.ts';

/** Of the buttons: they stand on pages that everybody loads. */
export const viDownloadButton = { label: 'Tải danh sách này về', excel: 'Tải Excel', csv: 'CSV' };

/** Words of a list that is taken away, and of the lines that stand above it. */
export const viDownload = {
  columns: {
    heading: 'Nhóm',
    gateBaseline: 'Hạn theo tiến độ được duyệt',
    gateForecast: 'Ngày dự kiến',
    slipOriginal: 'Chênh lệch so với tiến độ gốc',
    responsible: 'Cơ quan đang giữ việc',
    obstacles: 'Vướng mắc',
    standing: 'Tình trạng báo cáo',
    reportedOn: 'Ngày gửi',
    change: 'Thay đổi',
    unitBefore: 'Địa bàn ngày đầu',
    stageBefore: 'Giai đoạn ngày đầu',
    latenessBefore: 'Tiến độ ngày đầu',
  },
  /** Added to the head of a column whose number is of something. */
  unit: { days: 'ngày', percent: '%', ha: 'ha' },
  yes: 'có',
  ground: {
    reported: 'theo báo cáo',
    sourced: 'có nguồn',
    derived: 'suy ra từ nguồn',
    illustrative: 'minh họa',
  } satisfies Record<Provenance, string>,
  title: {
    clusters: 'Danh sách cụm công nghiệp',
    delays: 'Các cụm chậm tiến độ',
    reports: (period: string) => `Báo cáo định kỳ ${period}`,
    changes: (from: string, to: string) => `Thay đổi từ ${from} đến ${to}`,
  },
  about: {
    asOf: 'Số liệu đến ngày',
    filter: 'Lọc theo',
    order: 'Sắp xếp theo',
    source: 'Nguồn',
    means: 'Cách hiểu',
    target: 'Chỉ tiêu',
  },
  all: 'tất cả, không lọc',
  taken: (name: string, at: string) => `${name}, tải về lúc ${at}`,
  urgency: 'mức độ cần chú ý',
  match: 'mức độ phù hợp với từ tìm',
  under: (heading: string) => `theo nhóm: ${heading}`,
  group: { area: 'địa bàn', mover: 'cơ quan đang chờ', cause: 'nguyên nhân', class: 'mức độ chậm' },
  sort: {
    name: 'tên cụm',
    area: 'địa bàn',
    delay: 'số ngày chậm',
    cause: 'nguyên nhân',
    mover: 'cơ quan đang chờ',
    report: 'ngày báo cáo gần nhất',
  },
  means: {
    clusters:
      'Mỗi dòng là một cụm. Chênh lệch tính bằng ngày so với tiến độ được duyệt hiện hành: số dương là chậm. Ô trống là chưa có thông tin. Ngày ghi đúng độ chính xác của nguồn: 2025-03 là tháng 3/2025, 2024-01/2024-03 là quý I/2024.',
    delays:
      'Mỗi dòng là một cụm chậm hoặc có nguy cơ chậm so với tiến độ được duyệt hiện hành; chênh lệch tính bằng ngày, số dương là chậm.',
    reports: (due: string, closes: string) => `Hạn gửi ${due}; nhận đến hết ${closes}.`,
    changes: 'So sánh hai ngày, mỗi ngày theo đúng những gì đã biết đến ngày đó.',
  },
};

export type DownloadWords = typeof viDownload;
