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
  /** Heads of the register's own columns: each is one by which an import knows it, with the unit of its numbers. */
  register: {
    area_ha: 'Diện tích (ha)',
    investment_vnd_bn: 'Tổng mức đầu tư (tỷ đồng)',
    investor: 'Chủ đầu tư hạ tầng',
    decision_no: 'Số quyết định thành lập',
    occupancy_pct: 'Tỷ lệ lấp đầy (%, từ 0 đến 100)',
    tenants: 'Số doanh nghiệp',
    workers: 'Số lao động',
    status_reported: 'Hiện trạng',
    done: (milestone: string) => `Ngày ${milestone} (thực tế)`,
    schedule: (milestone: string) => `Ngày ${milestone} (theo quyết định)`,
    illustrative: 'Trong đó là minh họa',
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
    register: 'Danh mục cụm công nghiệp',
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
    register:
      'Mỗi dòng là một cụm. Sửa trong tệp này rồi nhập lại ở trang Nhập từ Excel, CSV: chỉ những ô đã sửa mới thành thay đổi. Ô trống là chưa có thông tin và không xóa gì. Nơi có nhiều nguồn: diện tích là số lớn nhất, còn lại là số ghi sau cùng. Ngày ghi đúng độ chính xác của nguồn: 2025-03 là tháng 3/2025, 2024-01/2024-03 là quý I/2024, ../2020 là chậm nhất năm 2020.',
    reports: (due: string, closes: string) => `Hạn gửi ${due}; nhận đến hết ${closes}.`,
    changes: 'So sánh hai ngày, mỗi ngày theo đúng những gì đã biết đến ngày đó.',
  },
};

export type DownloadWords = typeof viDownload;
