import type { ThresholdNumber, ThresholdPart } from '../settings/parts.ts';

/** Words of the room in which thresholds are set. */
export const viSettings = {
  title: 'Ngưỡng đánh giá và căn cứ',
  hint: 'Các con số mà theo đó tiến độ được đánh giá. Số mới có hiệu lực từ ngày lưu; các ngày trước vẫn được đánh giá theo số đã áp dụng khi đó.',
  part: {
    atRisk: {
      name: 'Có nguy cơ chậm',
      what: 'Ngày dự kiến chậm trong giới hạn này thì cụm “có nguy cơ chậm”; quá giới hạn là “chậm”.',
    },
    critical: {
      name: 'Mức chậm nặng nhất',
      what: 'Chậm từ giới hạn này trở lên so với tiến độ được duyệt là mức nặng nhất trên bản đồ; dự kiến chậm đến mức này do Lãnh đạo Thành phố chấp thuận.',
    },
    report: {
      name: 'Nhịp báo cáo',
      what: 'Không có báo cáo nào trong số ngày này thì cụm bị ghi là quá hạn báo cáo.',
    },
    due: {
      name: 'Việc sắp đến hạn',
      what: 'Danh sách việc sắp đến hạn liệt kê các mốc đến hạn trong số ngày này.',
    },
    discipline: {
      name: 'Kỷ luật tiến độ',
      what: 'Dự kiến muộn hơn tiến độ gốc quá giới hạn thì phải được chấp thuận; ngày đã lỡ phải được giải trình trong số ngày làm việc đã định.',
    },
  } satisfies Record<ThresholdPart, { name: string; what: string }>,
  number: {
    days: { label: 'Số ngày', is: (n: number) => `${n} ngày` },
    months: { label: 'Số tháng', is: (n: number) => `${n} tháng` },
    construction: { label: 'Cụm đang xây dựng (ngày)', is: (n: number) => `đang xây dựng: ${n} ngày` },
    preparation: { label: 'Cụm chuẩn bị đầu tư (ngày)', is: (n: number) => `chuẩn bị đầu tư: ${n} ngày` },
    forecast: {
      label: 'Dự kiến muộn hơn tiến độ gốc (ngày)',
      is: (n: number) => `phải chấp thuận: quá ${n} ngày`,
    },
    explain: {
      label: 'Giải trình trong (ngày làm việc)',
      is: (n: number) => `giải trình: ${n} ngày làm việc`,
    },
  } satisfies Record<ThresholdNumber, { label: string; is: (n: number) => string }>,
  basis: 'Căn cứ',
  basisVi: 'Căn cứ (tiếng Việt)',
  basisEn: 'Căn cứ (tiếng Anh)',
  since: (day: string) => `Áp dụng từ ${day}`,
  sinceBegin: 'Áp dụng từ khi cài đặt hệ thống',
  change: 'Thay đổi',
  changeOf: (name: string) => `Thay đổi: ${name}`,
  reason: 'Lý do thay đổi',
  documentNumber: 'Số văn bản',
  documentDay: 'Ngày văn bản',
  documentIssuer: 'Cơ quan ban hành',
  save: 'Lưu, áp dụng từ hôm nay',
  saved: (name: string, is: string) => `${name}: ${is}, áp dụng từ hôm nay.`,
  effect: {
    title: 'Nếu lưu, hôm nay sẽ thay đổi',
    asking: 'Đang tính…',
    failed: 'Chưa tính được thay đổi.',
    notHere:
      'Cụm nào được đánh giá khác đi thì Sở Công Thương xem được tại trang này, vì lấy từ số liệu nội bộ.',
    none: (of: number) => `Không cụm nào trong ${of} cụm thay đổi mức chậm hay tình trạng báo cáo.`,
    some: (n: number, of: number) => `${n} trong ${of} cụm được đánh giá khác đi:`,
    class: (from: string, to: string) => `${from} → ${to}`,
    stale: 'thành quá hạn báo cáo',
    fresh: 'không còn quá hạn báo cáo',
    clusters: (n: number) => `${n} cụm`,
    first: (n: number) => `Chỉ nêu tên ${n} cụm đầu.`,
    dates: 'Các danh sách việc và thời hạn được tính lại theo số mới từ hôm nay.',
  },
  history: 'Đã thay đổi',
  noHistory: 'Chưa có lần thay đổi nào kể từ khi cài đặt.',
  by: (name: string | null, day: string) => (name === null ? day : `${name}, ${day}`),
  document: (number: string, issuer: string, day: string) => `${number} ngày ${day}, ${issuer}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
};
export type SettingsWords = typeof viSettings;
